/** Why something leaves one node for another: what is better there, and what held it; without that it stays. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, failedStart, INF, off, on, R, S } from "../support/causes.js";
import { colocation, location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what moves a resource", [
  {
    cause: "a preference that is more than its stickiness",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "resource-stickiness": "20" })),
      constraints: on("n2", "100"),
      history: { n1: started("r") },
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes +actions
        r moves from n1 to n2: l prefers r on n2 (100), which is more than its stickiness of 20 on n1.
        facts: location:l
        item: r moves, from n1 to n2
        r on n1, active: 20 stickiness 20: available (stickiness 20)
        r on n2*: 100 location 100: chosen (l 100)
        r_monitor_0 on n2 done
        r_stop_0 on n1 done
        r_start_0 on n2 done after r_monitor_0 on n2, after r_stop_0 on n1`,
      `r n1
        r does not stay on n1: r scores 20 on n1 (stickiness 20), less than 100 on n2 (l 100).
        facts: location:l
        item: r moves, from n1 to n2`,
      `r n2
        r moves from n1 to n2: l prefers r on n2 (100), which is more than its stickiness of 20 on n1.
        facts: location:l
        item: r moves, from n1 to n2`,
      `
        r moves from n1 to n2: l prefers r on n2 (100), which is more than its stickiness of 20 on n1.
        facts: location:l
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a stickiness that is more than the preference",
    cluster: {
      nodes: 3,
      resources: primitive("r", meta({ "resource-stickiness": "20" })),
      constraints: on("n2", "10"),
      history: { n1: started("r") },
    },
    without: { resources: R },
    then: { r: "n2 Started" },
    asked: [
      `r +nodes
        r stays on n1: r scores 20 on n1 (stickiness 20), on the other nodes at most 10, since r scores 10 on n2 (l 10), less than 20 on n1 (stickiness 20).
          r scores 20 on n1 (stickiness 20), on the other nodes at most 10
            r scores 10 on n2 (l 10), less than 20 on n1 (stickiness 20)
        facts: location:l
        note: It would move to n2 from a score of 21 there on, 11 more than now (l with 21 in place of 10).
        note: It would move to n3 from a score of 21 there on, 21 more than now.
        item: r stays, from n1 to n1
        r on n1*, active: 20 stickiness 20: chosen (stickiness 20)
        r on n2: 10 location 10: available (l 10)
        r on n3: 0: available`,
      `r n2
        r will not run on n2, but on n1: r scores 10 on n2 (l 10), less than 20 on n1 (stickiness 20).
        facts: location:l
        note: It would move to n2 from a score of 21 there on, 11 more than now (l with 21 in place of 10).
        item: r stays, from n1 to n1`,
      `r n1
        r stays on n1: r scores 20 on n1 (stickiness 20), on the other nodes at most 10, since r scores 10 on n2 (l 10), less than 20 on n1 (stickiness 20).
          r scores 20 on n1 (stickiness 20), on the other nodes at most 10
            r scores 10 on n2 (l 10), less than 20 on n1 (stickiness 20)
        facts: location:l
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "a preference on a node that others follow in score",
    cluster: {
      nodes: 4,
      resources: R,
      constraints: [on("n4", "50"), on("n2", "30", 'id="m"'), on("n3", "30", 'id="k"')],
    },
    without: { constraints: [on("n2", "30", 'id="m"'), on("n3", "30", 'id="k"')] },
    then: { r: "n2 Started" },
    asked: [
      `r
        r starts on n4: r scores 50 on n4 (l 50), on the other nodes at most 30, since r scores 30 on n2 (m 30), less than 50 on n4 (l 50).
          r scores 50 on n4 (l 50), on the other nodes at most 30
            r scores 30 on n2 (m 30), less than 50 on n4 (l 50)
            r scores 30 on n3 (k 30), less than 50 on n4 (l 50)
        facts: location:l location:m location:k
        item: r starts, from  to n4`,
    ],
  },
  {
    cause: "that equals are spread where nothing holds them",
    cluster: {
      nodes: 2,
      resources: [primitive("a"), R],
      constraints: location("a", "n2", "5", 'id="l"'),
      history: { n2: [started("a"), started("r")] },
    },
    without: { resources: [primitive("a"), primitive("r", meta({ "resource-stickiness": "1" }))] },
    then: { r: "n2 Started" },
    asked: [
      `r
        r moves from n2 to n1: r scores 0 on n1 as on n2: among equals the cluster spreads what it has, and no stickiness holds r.
        item: r moves, from n2 to n1`,
      `r n2
        r does not stay on n2: r scores 0 on n2 as on n1, which comes first among equals.
        item: r moves, from n2 to n1`,
    ],
  },
  {
    cause: "one that must run with it, and prefers another node",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", INF, 'id="k"'), location("s", "n2", "100", 'id="l"')],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("s", "r", INF, 'id="k"') },
    then: { r: "n1 Started", s: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: s, which is tied to r (k), is better off on n2 by 100, since l prefers s on n2 (100).
          s, which is tied to r (k), is better off on n2 by 100
            l prefers s on n2 (100)
        facts: colocation:k location:l
        note: s must run with r (k).
        item: r moves, from n1 to n2`,
      `s
        s moves from n1 to n2: s must run with r (k), which runs on n2, since s, which is tied to r (k), is better off on n2 by 100, because l prefers s on n2 (100).
          s must run with r (k), which runs on n2
            s, which is tied to r (k), is better off on n2 by 100
              l prefers s on n2 (100)
        facts: colocation:k location:l
        item: s moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 100 on n2 (preference of s through k 100), since l prefers s on n2 (100).
          r scores 0 on n1, less than 100 on n2 (preference of s through k 100)
            l prefers s on n2 (100)
        facts: colocation:k location:l
        note: s must run with r (k).
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that must run with it, and may not be there",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", "200", 'id="k"'), off("s", "n1")],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("s", "r", "200", 'id="k"') },
    then: { r: "n1 Started", s: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: s prefers to run with r (k, score 200), and s cannot run on n1, since l keeps s off n1 (-INFINITY).
          s prefers to run with r (k, score 200), and s cannot run on n1
            l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
      `s
        s moves from n1 to n2: l keeps s off n1 (-INFINITY).
        facts: location:l colocation:k
        note: s prefers to run with r (k, score 200).
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that must run with it, and failed there",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: colocation("r", "s", "500", 'id="k"'),
      history: { n1: [started("s"), failedStart(1)] },
      attributes: { n1: COUNTED },
    },
    without: { attributes: {} },
    then: { s: "n1 Started" },
    asked: [
      `s
        s moves from n1 to n2: r prefers to run with s (k, score 500), and r cannot run on n1, since r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of r failed on n1 (exit code 1, Error occurred).
          r prefers to run with s (k, score 500), and r cannot run on n1
            r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of r failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: colocation:k fail-count operation-failed
        item: s moves, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count colocation:k
        note: r prefers to run with s (k, score 500).
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "one that must not run with it, and comes",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: [
        colocation("r", "s", "-INFINITY", 'id="k"'),
        location("s", "n1", "100", 'id="l"'),
        on("n1", "5", 'id="m"'),
      ],
      history: { n1: started("r"), n2: started("s") },
    },
    without: { constraints: [location("s", "n1", "100", 'id="l"'), on("n1", "5", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: r must not run with s (k), which runs on n1.
        facts: colocation:k location:m
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r must not run with s (k), which runs on n1.
        facts: colocation:k location:m
        item: r moves, from n1 to n2`,
      `s
        s moves from n2 to n1: l prefers s on n1 (100).
        facts: location:l colocation:k
        note: r must not run with s (k).
        item: s moves, from n2 to n1`,
    ],
  },
  {
    cause: "one that rather does not run with it, and wants to be there",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", "-50", 'id="k"'), location("s", "n1", "100", 'id="l"')],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("s", "r", "-50", 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: s rather does not run with r (k, score -50), and s scores 100 on n1 (l 100).
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
      `s
        s stays on n1: no other node can have s, since s rather does not run with r (k, score -50), which runs on n2.
          no other node can have s
            s rather does not run with r (k, score -50), which runs on n2
        facts: colocation:k location:l
        item: s stays, from n1 to n1`,
      `r n1
        r does not stay on n1: s rather does not run with r (k, score -50), and s scores 100 on n1 (l 100).
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that rather does not run with it, wants to be there, and outweighs its stickiness",
    cluster: {
      nodes: 2,
      resources: [primitive("r", meta({ "resource-stickiness": "60" })), S],
      constraints: [
        colocation("s", "r", "-600000", 'id="k"'),
        location("s", "n1", "100", 'id="l"'),
        on("n2", "30", 'id="m"'),
      ],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: [location("s", "n1", "100", 'id="l"'), on("n2", "30", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: s rather does not run with r (k, score -600000), and s scores 100 on n1 (l 100), which is more than its stickiness of 60 on n1; m prefers r on n2 (30).
          s rather does not run with r (k, score -600000), and s scores 100 on n1 (l 100), which is more than its stickiness of 60 on n1
          m prefers r on n2 (30)
        facts: colocation:k location:l location:m
        item: r moves, from n1 to n2
        r on n1, active: 0 stickiness 60, colocated preference -60: available (stickiness 60, preference of s through k -60)
        r on n2*: 30 location 30: chosen (m 30)`,
      `s
        s stays on n1: no other node can have s, since s rather does not run with r (k, score -600000), which runs on n2.
          no other node can have s
            s rather does not run with r (k, score -600000), which runs on n2
        facts: colocation:k location:l
        item: s stays, from n1 to n1`,
    ],
  },
  {
    cause: "one that rather does not run with it, and has to leave",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", "-50", 'id="k"'), off("s", "n2"), on("n1", "10", 'id="m"')],
      history: { n1: started("r"), n2: started("s") },
    },
    without: { constraints: [colocation("s", "r", "-50", 'id="k"'), on("n1", "10", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: s rather does not run with r (k, score -50), and s has to leave n2, since l keeps s off n2 (-INFINITY).
          s rather does not run with r (k, score -50), and s has to leave n2
            l keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: r moves, from n1 to n2
        r on n1, active: 10 location 10: available (m 10)
        r on n2*: 50 colocated preference 50: chosen (preference of s through k 50)`,
      `s
        s moves from n2 to n1: l keeps s off n2 (-INFINITY).
        facts: location:l colocation:k
        note: s rather does not run with r (k, score -50).
        item: s moves, from n2 to n1`,
      `r n1
        r does not stay on n1: r scores 10 on n1 (m 10), less than 50 on n2 (preference of s through k 50).
        facts: location:m colocation:k
        note: s rather does not run with r (k, score -50).
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that rather does not run with it, and failed",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: [colocation("r", "s", "-50", 'id="k"'), location("s", "n1", "10", 'id="m"')],
      history: { n1: started("s"), n2: failedStart(1) },
      attributes: { n2: COUNTED },
    },
    without: { attributes: {}, history: { n1: started("s"), n2: started("r") } },
    then: { s: "n1 Started" },
    asked: [
      `s +nodes
        s moves from n1 to n2: r rather does not run with s (k, score -50), and r has to leave n2, since r failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of r failed on n2 (exit code 1, Error occurred).
          r rather does not run with s (k, score -50), and r has to leave n2
            r failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of r failed on n2 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: colocation:k fail-count operation-failed location:m
        item: s moves, from n1 to n2
        s on n1, active: 10 location 10: available (m 10)
        s on n2*: 50 colocated preference 50: chosen (preference of r through k 50)`,
      `r
        r is recovered, moving from n2 to n1: the start of r failed on n2 (exit code 1, Error occurred); r failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n2 (exit code 1, Error occurred)
          r failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n2 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count colocation:k
        note: r rather does not run with s (k, score -50).
        item: r recovers, from n2 to n1`,
    ],
  },
  {
    cause: "what it must run with, which moves",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", INF, 'id="k"'), location("s", "n2", "100", 'id="l"')],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("r", "s", INF, 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: r must run with s (k), which runs on n2, since l prefers s on n2 (100).
          r must run with s (k), which runs on n2
            l prefers s on n2 (100)
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r must run with s (k), which runs on n2, since l prefers s on n2 (100).
          r must run with s (k), which runs on n2
            l prefers s on n2 (100)
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "what it prefers to run with, which moves",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", "500", 'id="k"'), location("s", "n2", "100", 'id="l"')],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("r", "s", "500", 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: r prefers to run with s (k, score 500), which runs on n2, since l prefers s on n2 (100).
          r prefers to run with s (k, score 500), which runs on n2
            l prefers s on n2 (100)
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 500 on n2 (k 500).
        facts: colocation:k
        note: r prefers to run with s (k, score 500).
        item: r moves, from n1 to n2`,
    ],
  },
]);
