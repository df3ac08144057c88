/** Why members of groups, instances and what may migrate leave a node; without that they stay. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, FAILED_MONITOR, failedStart, INF, on, R, S, T } from "../support/causes.js";
import { clone, colocation, group, location, meta, order, primitive } from "../support/elements.js";
import { absent, started } from "../support/history.js";

describeCauses("what moves a member or an instance", [
  {
    cause: "what its group is drawn by",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S, T], { "resource-stickiness": "10" }),
      constraints: location("s", "n2", "100", 'id="l"'),
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    without: { constraints: "" },
    then: { r: "n1 Started", t: "n1 Started" },
    asked: [
      `r +actions
        r moves from n1 to n2: s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1, since l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1
            l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: r moves, from n1 to n2
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after s_monitor_0 on n2, after s_stop_0 on n1, after g_stop_0
        r_start_0 on n2 done after r_monitor_0 on n2, after r_stop_0 on n1, after g_start_0`,
      `s
        s moves from n1 to n2: s runs where r does, both being members of the group g, and r runs on n2, since s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1, because l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          s runs where r does, both being members of the group g, and r runs on n2
            s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1
              l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: s moves, from n1 to n2`,
      `t
        t moves from n1 to n2: t runs where r does, both being members of the group g, and r runs on n2, since s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1, because l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          t runs where r does, both being members of the group g, and r runs on n2
            s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1
              l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: t moves, from n1 to n2`,
      `g
        The group g moves from n1 to n2: s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1, since l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1
            l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: r moves, from n1 to n2
        item: s moves, from n1 to n2
        item: t moves, from n1 to n2`,
      `g n1
        g does not stay on n1: r scores 30 on n1 (stickiness 10, preference of s 10, preference of t 10), less than 100 on n2 (preference of s 100), since l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          r scores 30 on n1 (stickiness 10, preference of s 10, preference of t 10), less than 100 on n2 (preference of s 100)
            l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: r moves, from n1 to n2`,
      `t n1
        t does not stay on n1: t runs where r does, both being members of the group g, and r runs on n2, since s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1, because l prefers s on n2 (100), which is more than its stickiness of 30 on n1.
          t runs where r does, both being members of the group g, and r runs on n2
            s, which is tied to r, is better off on n2 by 100, which is more than its stickiness of 30 on n1
              l prefers s on n2 (100), which is more than its stickiness of 30 on n1
        facts: location:l
        item: t moves, from n1 to n2`,
    ],
  },
  {
    cause: "what holds its group",
    cluster: {
      nodes: 3,
      resources: group("g", [R, S, T], { "resource-stickiness": "10" }),
      constraints: location("g", "n2", "20", 'id="l"'),
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    without: { resources: group("g", [R, S, T]) },
    then: { r: "n2 Started", t: "n2 Started" },
    asked: [
      `r
        r stays on n1: r scores 30 on n1 (stickiness 10, preference of s 10, preference of t 10), on the other nodes at most 20, since r scores 20 on n2 (l 20), less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10), because the stickiness of s is 10 on n1.
          r scores 30 on n1 (stickiness 10, preference of s 10, preference of t 10), on the other nodes at most 20
            r scores 20 on n2 (l 20), less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10)
              the stickiness of s is 10 on n1
              the stickiness of t is 10 on n1
        facts: location:l
        note: The stickiness of the 3 members of g adds up to 30 on n1.
        note: It would move to n2 from a score of 31 there on, 11 more than now (l with 31 in place of 20).
        note: It would move to n3 from a score of 31 there on, 31 more than now.
        item: r stays, from n1 to n1`,
      `g n2
        g will not run on n2, but on n1: r scores 20 on n2 (l 20), less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10), since the stickiness of s is 10 on n1.
          r scores 20 on n2 (l 20), less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10)
            the stickiness of s is 10 on n1
            the stickiness of t is 10 on n1
        facts: location:l
        note: The stickiness of the 3 members of g adds up to 30 on n1.
        note: It would move to n2 from a score of 31 there on, 11 more than now (l with 31 in place of 20).
        item: r stays, from n1 to n1`,
      `t
        t stays on n1: no other node can have t, since t runs where s does, both being members of the group g, and s runs on n1, because s runs where r does, both being members of the group g, and r runs on n1.
          no other node can have t
            t runs where s does, both being members of the group g, and s runs on n1
              s runs where r does, both being members of the group g, and r runs on n1
                r scores 20 on n2 (l 20), less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10)
                  the stickiness of s is 10 on n1
                  the stickiness of t is 10 on n1
                r scores 0 on n3, less than 30 on n1 (stickiness 10, preference of s 10, preference of t 10)
                  the stickiness of s is 10 on n1
                  the stickiness of t is 10 on n1
        facts: location:l
        note: The stickiness of the 3 members of g adds up to 30 on n1.
        item: t stays, from n1 to n1`,
    ],
  },
  {
    cause: "that a member of its group failed",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S], { "resource-stickiness": "10" }),
      history: { n1: [failedStart(1), started("s")] },
      attributes: { n1: COUNTED },
    },
    without: { attributes: {} },
    then: { s: "n1 Started" },
    asked: [
      `s
        s moves from n1 to n2: s runs where r does, both being members of the group g, and r runs on n2, since r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of r failed on n1 (exit code 1, Error occurred).
          s runs where r does, both being members of the group g, and r runs on n2
            r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of r failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: fail-count operation-failed
        item: s moves, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
      `g
        Of the group g, r is recovered, moving from n1 to n2; s moves from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
      `
        r and s change.
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "health that is not so good there",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "custom", "node-health-yellow": "-20" },
      resources: R,
      attributes: { n1: { "#health-disk": "yellow" }, n2: { "#health-disk": "green" } },
      constraints: [on("n1", "30"), on("n2", "20", 'id="m"')],
      history: { n1: started("r") },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: m prefers r on n2 (20); n1 is not healthy: #health-disk is yellow (-20, node-health-strategy=custom).
          m prefers r on n2 (20)
          n1 is not healthy: #health-disk is yellow (-20, node-health-strategy=custom)
        facts: location:m node-unhealthy location:l
        item: r moves, from n1 to n2
        r on n1, active: 10 location 30, health -20: available (l 30, health -20)
        r on n2*: 20 location 20: chosen (m 20)`,
      `n1
        n1 is available, and nothing will run on it: n1 is not healthy: #health-disk is yellow (-20, node-health-strategy=custom); r scores 10 on n1 (l 30, health -20), less than 20 on n2 (m 20).
          n1 is not healthy: #health-disk is yellow (-20, node-health-strategy=custom)
          r scores 10 on n1 (l 30, health -20), less than 20 on n2 (m 20)
        facts: node-unhealthy location:l location:m
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "that a monitor failed where it is, and it prefers another node",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: on("n2", "100"),
      history: { n1: FAILED_MONITOR },
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r
        r is recovered, moving from n1 to n2: the monitor of r failed on n1 (exit code 1, Error occurred); l prefers r on n2 (100).
          the monitor of r failed on n1 (exit code 1, Error occurred)
          l prefers r on n2 (100)
        facts: operation-failed location:l
        item: r recovers, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 100 on n2 (l 100).
        facts: location:l operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "a preference, and that it may migrate live",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "allow-migrate": "true" })),
      constraints: on("n2", "100"),
      history: { n1: started("r"), n2: absent("r") },
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r +actions
        r migrates live from n1 to n2: l prefers r on n2 (100).
        facts: location:l
        item: r migrates, from n1 to n2
        r_stop_0 on n1 done after r_migrate_from_0 on n2
        r_start_0 on n2 done after r_stop_0 on n1, after r_migrate_from_0 on n2
        r_migrate_to_0 on n1 done
        r_migrate_from_0 on n2 done after r_migrate_to_0 on n1`,
      `
        r migrates live from n1 to n2: l prefers r on n2 (100).
        facts: location:l
        item: r migrates, from n1 to n2`,
    ],
  },
  {
    cause: "a preference, and that something has to come in between",
    cluster: {
      nodes: 2,
      resources: [S, primitive("r", meta({ "allow-migrate": "true" }))],
      constraints: [
        order("s", "r", 'id="o"'),
        colocation("r", "s", INF, 'id="k"'),
        location("s", "n2", "100", 'id="l"'),
      ],
      history: { n1: [started("r"), started("s")], n2: [absent("r"), absent("s")] },
    },
    without: { constraints: [order("s", "r", 'id="o"'), colocation("r", "s", INF, 'id="k"')] },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n2: r must run with s (k), which runs on n2, since l prefers s on n2 (100); it cannot migrate live, since the stop of s has to come in between (o).
          r must run with s (k), which runs on n2
            l prefers s on n2 (100)
          it cannot migrate live, since the stop of s has to come in between (o)
        facts: colocation:k location:l order:o
        note: The start of r waits until s has started (o).
        item: r moves, from n1 to n2`,
      `s r
        s and r are tied directly: r must run with s (k); the start of r waits until s has started (o).
          r must run with s (k)
          the start of r waits until s has started (o)
        facts: colocation:k order:o
        note: The stop of s on n1 waits for the stop of r on n1 (s_stop_0 after r_stop_0).
        note: The start of r on n2 waits for the start of s on n2 (r_start_0 after s_start_0).
        item: s moves, from n1 to n2
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "that an instance is where its clone may not be",
    cluster: {
      nodes: 2,
      resources: clone("c", R, { "clone-max": "1", "resource-stickiness": "1" }),
      constraints: location("c", "n2", "100", 'id="l"'),
      history: { n1: started("r") },
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Started" },
    asked: [
      `c
        The clone c moves from n1 to n2: l prefers c on n2 (100), which is more than its stickiness of 1 on n1; c has 1 instance (clone-max), which is on n2.
          l prefers c on n2 (100), which is more than its stickiness of 1 on n1
          c has 1 instance (clone-max), which is on n2
        facts: location:l instance-limit not-interleaved
        item: r:0 moves, from n1 to n2`,
      `c n1
        c does not stay on n1: c has 1 instance (clone-max), which is on n2.
        facts: instance-limit not-interleaved location:l
        item: r:0 moves, from n1 to n2`,
      `r:0
        r:0 moves from n1 to n2: l prefers c on n2 (100), which is more than its stickiness of 1 on n1.
        facts: location:l instance-limit not-interleaved
        item: r:0 moves, from n1 to n2`,
    ],
  },
  {
    cause: "that seven things are against it",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: ["1", "2", "3", "4", "5", "6", "7"].map((score) => on("n2", score, `id="l${score}"`)),
      history: { n1: started("r") },
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: l7 prefers r on n2 (7); l6 prefers r on n2 (6); l5 prefers r on n2 (5); and 4 more reasons.
          l7 prefers r on n2 (7)
          l6 prefers r on n2 (6)
          l5 prefers r on n2 (5)
          l4 prefers r on n2 (4)
          l3 prefers r on n2 (3)
          l2 prefers r on n2 (2)
          l1 prefers r on n2 (1)
        facts: location:l7 location:l6 location:l5 location:l4 location:l3 location:l2 location:l1
        item: r moves, from n1 to n2
        r on n1, active: 0: available
        r on n2*: 28 location 7, location 6, location 5, location 4, location 3, location 2, location 1: chosen (l7 7, l6 6, l5 5, l4 4, l3 3 and 2 more)`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 28 on n2 (l7 7, l6 6, l5 5, l4 4, l3 3 and 2 more).
        facts: location:l7 location:l6 location:l5 location:l4 location:l3 location:l2 location:l1
        item: r moves, from n1 to n2`,
    ],
  },
]);
