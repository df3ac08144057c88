/** What else is known beside what decides, and is not told. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, failedStart, INF, monitored, R, S, T, ticket, tickets } from "../support/causes.js";
import { colocation, FENCED, FENCING, group, location, meta, primitive, REMOTE } from "../support/elements.js";
import { absent, history, operation, started } from "../support/history.js";

describeCauses("what is known beside what decides", [
  {
    cause: "one of two failures there",
    cluster: {
      nodes: 2,
      resources: R,
      history: {
        n1: history("r", [
          operation("r", "start", { rc: 5, call: 3, id: "r_last_failure_0" }),
          operation("r", "monitor", { interval: 10_000, rc: 1, call: 2, expected: 0 }),
        ]),
      },
    },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: the start of r failed on n1 (exit code 5, Not installed).
        facts: operation-failed operation-failed
        item: r recovers, from n1 to n2`,
      `r +nodes
        r is recovered, moving from n1 to n2: the monitor of r failed on n1 (exit code 1, Error occurred); the start of r failed on n1 (exit code 5, Not installed).
          the monitor of r failed on n1 (exit code 1, Error occurred)
          the start of r failed on n1 (exit code 5, Not installed)
        facts: operation-failed operation-failed
        item: r recovers, from n1 to n2
        r on n1, active: -1000000 failure -1000000: the start of r failed on n1 (exit code 5, Not installed)
        r on n2*: 0: chosen`,
    ],
  },
  {
    cause: "a failure for all nodes, beside a count of another one",
    cluster: {
      nodes: 2,
      resources: R,
      history: { n1: failedStart(6), n2: absent("r") },
      attributes: { n2: { "fail-count-r#monitor_10000": "1" } },
    },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n2
        r will not run on n2: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node.
        facts: operation-failed fail-count
        item: r stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node.
        facts: operation-failed fail-count
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "failed starts that are counted, of which one is not enough",
    cluster: {
      nodes: 2,
      options: { "start-failure-is-fatal": "false" },
      resources: primitive("r", meta({ "migration-threshold": "2" })),
      history: { n1: failedStart(1) },
      attributes: { n1: { "fail-count-r#start_0": "2", "last-failure-r#start_0": "1699999000" } },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: r failed 2 times on n1, which reaches migration-threshold=2, since the start of r failed on n1 (exit code 1, Error occurred).
          r failed 2 times on n1, which reaches migration-threshold=2
            the start of r failed on n1 (exit code 1, Error occurred)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "a monitor that failed beyond count",
    cluster: {
      nodes: 2,
      resources: R,
      history: {
        n1: history("r", [
          operation("r", "start"),
          operation("r", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 }),
        ]),
      },
      attributes: { n1: { "fail-count-r#monitor_10000": INF, "last-failure-r#monitor_10000": "1699999000" } },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, since the monitor of r failed on n1 (exit code 1, Error occurred).
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the monitor of r failed on n1 (exit code 1, Error occurred)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "failed starts beyond count, although one is not enough",
    cluster: {
      nodes: 2,
      options: { "start-failure-is-fatal": "false" },
      resources: R,
      history: { n1: failedStart(1) },
      attributes: { n1: COUNTED },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, since the start of r failed on n1 (exit code 1, Error occurred).
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "health of a node on which another resource failed",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "only-green" },
      resources: [R, primitive("s", monitored('on-fail="ignore"').replace("r-m", "s-m"))],
      attributes: { n1: { "#health-disk": "yellow" } },
      history: {
        n1: history("s", [
          operation("s", "start"),
          operation("s", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 }),
        ]),
      },
    },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: n1 is not healthy: #health-disk is yellow (-INFINITY, node-health-strategy=only-green).
        facts: node-unhealthy
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "a ticket, beside the health of a node",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "progressive", "node-health-yellow": "-5" },
      resources: R,
      constraints: ticket("stop"),
      tickets: tickets('granted="false"'),
      attributes: { n1: { "#health-disk": "yellow" } },
    },
    without: { constraints: "" },
    then: { r: "n2 Started" },
    asked: [
      `r n1
        r will not run on n1: r needs the ticket T (t), which is not granted (loss-policy=stop).
        facts: ticket:t node-unhealthy
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "tickets that are lost, of which one only stops",
    cluster: {
      nodes: 1,
      options: FENCED,
      resources: [FENCING, R, S],
      constraints: [
        `<rsc_ticket id="t" rsc="r" ticket="T" loss-policy="fence"/>`,
        `<rsc_ticket id="u" rsc="s" ticket="U" loss-policy="stop"/>`,
      ],
      tickets: '<tickets><ticket_state id="T" granted="false"/><ticket_state id="U" granted="false"/></tickets>',
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r n1
        r does not stay on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `s n1
        s does not stay on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t ticket:u
        item: s stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that one that goes with it would rather not be there",
    cluster: {
      nodes: 2,
      resources: [R, group("g", [S, T])],
      constraints: [
        colocation("g", "r", INF, 'id="k"'),
        location("r", "n1", "10", 'id="a"'),
        location("r", "n2", "7", 'id="b"'),
        location("s", "n1", "-5", 'id="d"'),
      ],
    },
    without: { constraints: [location("r", "n1", "10", 'id="a"'), location("r", "n2", "7", 'id="b"')] },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 5 on n1 (a 10, preference of s through k -5), less than 7 on n2 (b 7), since d rather keeps s off n1 (-5).
          r scores 5 on n1 (a 10, preference of s through k -5), less than 7 on n2 (b 7)
            d rather keeps s off n1 (-5)
        facts: location:a colocation:k location:b location:d
        note: g must run with r (k).
        item: r starts, from  to n2
        r on n1: 5 location 10, colocated preference -5: available (a 10, preference of s through k -5)
        r on n2*: 7 location 7: chosen (b 7)`,
      `r
        r starts on n2: r scores 5 on n1 (a 10, preference of s through k -5), less than 7 on n2 (b 7), since d rather keeps s off n1 (-5).
          r scores 5 on n1 (a 10, preference of s through k -5), less than 7 on n2 (b 7)
            d rather keeps s off n1 (-5)
        facts: location:a colocation:k location:b location:d
        note: g must run with r (k).
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that the connection of a remote node failed where it was",
    cluster: {
      nodes: 2,
      resources: [primitive("q", "", REMOTE), R],
      history: { n1: history("q", operation("q", "start", { rc: 1, id: "q_last_failure_0" }), REMOTE) },
      attributes: { n1: { "fail-count-q#start_0": INF } },
      constraints: [location("q", "n1", "50", 'id="a"')],
    },
    asked: [
      `r q
        r will not run on q, but on n1: q is offline, since the start of q failed on n1 (exit code 1, Error occurred).
          q is offline
            the start of q failed on n1 (exit code 1, Error occurred)
        facts: node-offline operation-failed
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a failure on a remote node, for which it is in standby",
    cluster: {
      nodes: 2,
      resources: [primitive("q", "", REMOTE), primitive("r", monitored('on-fail="standby"'))],
      history: {
        n1: started("q", REMOTE),
        q: history("r", [
          operation("r", "start"),
          operation("r", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 }),
        ]),
      },
    },
    asked: [
      `r q
        r does not stay on q: q is in standby after a failure (on-fail=standby), since the monitor of r failed on q (exit code 1, Error occurred; handled as on-fail=standby).
          q is in standby after a failure (on-fail=standby)
            the monitor of r failed on q (exit code 1, Error occurred; handled as on-fail=standby)
        facts: node-standby operation-failed
        item: r recovers, from q to n2`,
    ],
  },
]);
