/** Promotion: why an instance is promoted, or is not; without that it is. */

import { describeCauses } from "../support/answers.js";
import { monitored, S, tickets } from "../support/causes.js";
import { clone, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { GONE, history, operation, promoted, started } from "../support/history.js";

describeCauses("what decides about promotion", [
  {
    cause: "the higher promotion score",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    },
    without: { attributes: { n2: { "master-r": "5" } } },
    then: { "r:0": "n2 Promoted" },
    asked: [
      `c +actions
        The clone c is promoted on n1 and starts on n2: its promotion score there is 10, against 5 on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n1
        item: r:1 starts, from  to n2
        c_start_0 done after r:0_monitor_0 on n1, after r:1_monitor_0 on n2
        c_running_0 done after r:0_start_0 on n1, after r:1_start_0 on n2, after c_start_0
        c_promote_0 done after c_running_0
        c_promoted_0 done after r:0_promote_0 on n1
        r:0_monitor_0 on n1 done
        r:0_start_0 on n1 done after c_start_0
        r:0_promote_0 on n1 done after r:0_start_0 on n1, after c_promote_0
        r:1_monitor_0 on n2 done
        r:1_start_0 on n2 done after c_start_0`,
      `c n1
        r is promoted on n1: its promotion score there is 10, against 5 on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n1`,
      `c n2 +nodes
        r starts on n2: the promotion score of r on n2 is 5 (promotion score 5), promoted is n1 with 10; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved
        item: r:1 starts, from  to n2
        r:0 on n1*: 10 promotion score 10: chosen (promotion score 10)
        r:1 on n2*: 5 promotion score 5: chosen (promotion score 5)`,
      `r:0
        r:0 is promoted on n1: its promotion score there is 10, against 5 on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n1`,
      `r:1
        r:1 starts on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 starts, from  to n2`,
      `
        r changes.
        item: r:0 promotes, from  to n1
        item: r:1 starts, from  to n2`,
    ],
  },
  {
    cause: "that an agent does not want it promoted",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "-10" } },
      history: { n1: started("r", STATEFUL), n2: started("r", STATEFUL) },
    },
    without: { attributes: { n1: { "master-r": "10" } } },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c
        The clone c stays on n1 and n2 as unpromoted, and none is promoted: the promotion score of r on n1 is -10: its agent does not want it promoted there; r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
          the promotion score of r on n1 is -10: its agent does not want it promoted there
          r has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n1
        r stays on n1 as unpromoted: the promotion score of r on n1 is -10: its agent does not want it promoted there.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `r:1
        r:1 stays on n2 as unpromoted: r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
    ],
  },
  {
    cause: "a ban from the role",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      constraints:
        '<rsc_location id="l" rsc="c"><rule id="lr" role="Promoted" score="-INFINITY"><expression id="e" attribute="#uname" operation="eq" value="n1"/></rule></rsc_location>',
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c n1
        r starts on n1: l keeps c from the role Promoted on n1 (-INFINITY), as #uname eq n1 (#uname is n1).
        facts: location:l instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `c n2
        r is promoted on n2: its promotion score there is 5.
        facts: instance-limit promotion-limit not-interleaved location:l
        item: r:1 promotes, from  to n2`,
      `c
        The clone c starts on n1 and is promoted on n2: its promotion score there is 5.
        facts: instance-limit promotion-limit not-interleaved location:l
        item: r:0 starts, from  to n1
        item: r:1 promotes, from  to n2`,
    ],
  },
  {
    cause: "a preference for the role",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      constraints: '<rsc_location id="l" rsc="c" node="n2" role="Promoted" score="100"/>',
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c n1
        r starts on n1: the promotion score of r on n1 is 10 (promotion score 10), promoted is n2 with 105; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved location:l
        item: r:0 starts, from  to n1`,
      `c n2
        r is promoted on n2: its promotion score there is 105 (promotion score 5, l 100), against 10 on n1.
        facts: location:l instance-limit promotion-limit not-interleaved
        item: r:1 promotes, from  to n2`,
      `c
        The clone c starts on n1 and is promoted on n2: its promotion score there is 105 (promotion score 5, l 100), against 10 on n1.
        facts: location:l instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1
        item: r:1 promotes, from  to n2`,
    ],
  },
  {
    cause: "target-role of the clone",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "target-role": "Unpromoted" }),
      attributes: { n1: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    without: { resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }) },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c +actions
        The clone c is demoted on n1 and stays on n2 as unpromoted, and none is promoted: c is kept unpromoted (target-role=Unpromoted).
        facts: disabled instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 stays, from n2 to n2
        c_demote_0 done
        c_demoted_0 done after r:0_demote_0 on n1, after c_demote_0
        r:0_demote_0 on n1 done after c_demote_0`,
      `c n1
        r is demoted on n1: c is kept unpromoted (target-role=Unpromoted).
        facts: disabled disabled disabled instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
      `r:0
        r:0 is demoted on n1: c is kept unpromoted (target-role=Unpromoted).
        facts: disabled disabled disabled instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
    ],
  },
  {
    cause: "that quorum is lost",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "demote" },
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    without: { root: {} },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c
        The clone c is demoted on n1 and stays on n2 as unpromoted, and none is promoted: the cluster has no quorum, and no-quorum-policy=demote demotes what is promoted, and starts nothing.
        facts: no-quorum instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n1
        r is demoted on n1: the cluster has no quorum, and no-quorum-policy=demote demotes what is promoted, and starts nothing.
        facts: no-quorum instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
      `
        r is demoted on n1: the cluster has no quorum, and no-quorum-policy=demote demotes what is promoted, and starts nothing.
        facts: no-quorum
        note: Unchanged on n2: r:1.
        item: r:0 demotes, from n1 to n1`,
    ],
  },
  {
    cause: "a ticket",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      constraints: '<rsc_ticket id="t" rsc="c" rsc-role="Promoted" ticket="T" loss-policy="demote"/>',
      attributes: { n1: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    without: { tickets: tickets('granted="true"') },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c
        The clone c is demoted on n1 and stays on n2 as unpromoted, and none is promoted: c needs the ticket T (t), which is not granted (loss-policy=demote).
        facts: ticket:t instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n1
        r is demoted on n1: c needs the ticket T (t), which is not granted (loss-policy=demote).
        facts: ticket:t instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
    ],
  },
  {
    cause: "a ticket in standby",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      constraints: '<rsc_ticket id="t" rsc="c" rsc-role="Promoted" ticket="T" loss-policy="demote"/>',
      tickets: tickets('granted="true" standby="true"'),
      attributes: { n1: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    without: { tickets: tickets('granted="true"') },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c n1
        r is demoted on n1: c needs the ticket T (t), which is in standby (loss-policy=demote).
        facts: ticket:t instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
    ],
  },
  {
    cause: "a colocation of the role",
    cluster: {
      nodes: 2,
      resources: [S, clone("c", primitive("r", "", STATEFUL), { promotable: "true" })],
      constraints: [
        '<rsc_colocation id="k" rsc="c" rsc-role="Promoted" with-rsc="s" score="INFINITY"/>',
        location("s", "n2", "100", 'id="l"'),
      ],
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    },
    without: { constraints: location("s", "n2", "100", 'id="l"') },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c n1
        r starts on n1: c (promoted) must run with s (k), which runs on n2, since s scores 0 on n1, less than 100 on n2 (l 100).
          c (promoted) must run with s (k), which runs on n2
            s scores 0 on n1, less than 100 on n2 (l 100)
        facts: colocation:k location:l instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `c n2
        r is promoted on n2: its promotion score there is INFINITY (promotion score 5, k INFINITY).
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) must run with s (k).
        item: r:1 promotes, from  to n2`,
      `c
        The clone c starts on n1 and is promoted on n2: its promotion score there is INFINITY (promotion score 5, k INFINITY).
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) must run with s (k).
        item: r:0 starts, from  to n1
        item: r:1 promotes, from  to n2`,
    ],
  },
  {
    cause: "a colocation of the role with what runs nowhere",
    cluster: {
      nodes: 2,
      resources: [
        primitive("s", meta({ "target-role": "Stopped" })),
        clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      ],
      constraints: '<rsc_colocation id="k" rsc="c" rsc-role="Promoted" with-rsc="s" score="INFINITY"/>',
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c n1
        r starts on n1: c (promoted) must run with s (k), which runs nowhere, since s is disabled (target-role=Stopped).
          c (promoted) must run with s (k), which runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `c
        The clone c starts on n1 and n2, and none is promoted: c (promoted) must run with s (k), which runs nowhere, since s is disabled (target-role=Stopped).
          c (promoted) must run with s (k), which runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1
        item: r:1 starts, from  to n2`,
    ],
  },
  {
    cause: "that the promoted one failed",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", monitored('role="Promoted" on-fail="demote"'), STATEFUL), {
        promotable: "true",
      }),
      attributes: { n1: { "master-r": "10" } },
      history: {
        n1: history(
          "r",
          [
            operation("r", "start", { call: 2 }),
            operation("r", "promote", { call: 3 }),
            operation("r", "monitor", { interval: 10_000, rc: 1, call: 4, expected: 8, id: "r_last_failure_0" }),
          ],
          STATEFUL,
        ),
        n2: started("r", STATEFUL),
      },
    },
    asked: [
      `c
        The clone c is promoted again on n1 and stays on n2 as unpromoted: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `r:0 +actions
        r:0 is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1
        r:0_demote_0 on n1 done after c_demote_0
        r:0_promote_0 on n1 done after r:0_demote_0 on n1, after c_promote_0`,
      `c n1
        r is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1`,
      `
        r is promoted again on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          its promotion score there is 10
        facts: operation-failed
        note: Unchanged on n2: r:1.
        item: r:0 promotes, from n1 to n1`,
    ],
  },
  {
    cause: "that a node is offline where it would be promoted",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n2: { "master-r": "10" } },
      states: { n2: GONE },
    },
    without: { states: {} },
    then: { "r:0": "n2 Promoted" },
    asked: [
      `c
        The clone c starts on n1, and none is promoted: r has no promotion score on n1: its agent has not set one (crm_attribute --promotion); n2 is offline.
          r has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          n2 is offline
        facts: node-offline instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `c n2
        c will not run on n2, but on n1: n2 is offline.
        facts: node-offline instance-limit promotion-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `c n1
        r starts on n1: r has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "that two may be promoted, and three could be",
    cluster: {
      nodes: 3,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "promoted-max": "2" }),
      attributes: { n1: { "master-r": "1" }, n2: { "master-r": "2" }, n3: { "master-r": "3" } },
    },
    asked: [
      `c n1
        r starts on n1: the promotion score of r on n1 is 1 (promotion score 1), promoted is n3 with 3 and n2 with 2; at most 2 instances of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved
        item: r:2 starts, from  to n1`,
      `c n2
        r is promoted on n2: its promotion score there is 2, against 3 on n3 and 1 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 promotes, from  to n2`,
      `c
        The clone c is promoted on n3 and n2 and starts on n1: its promotion score there is 3, against 2 on n2 and 1 on n1; its promotion score there is 2, against 3 on n3 and 1 on n1.
          its promotion score there is 3, against 2 on n2 and 1 on n1
          its promotion score there is 2, against 3 on n3 and 1 on n1
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n3
        item: r:1 promotes, from  to n2
        item: r:2 starts, from  to n1`,
      `r:2
        r:2 starts on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:2 starts, from  to n1`,
    ],
  },
  {
    cause: "that it is promoted elsewhere now",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n1: { "master-r": "5" }, n2: { "master-r": "10" } },
      history: { n1: promoted("r"), n2: started("r", STATEFUL) },
    },
    without: { attributes: { n1: { "master-r": "5" } } },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c
        The clone c is demoted on n1 and is promoted on n2: the promotion score of r on n1 is 5 (promotion score 5), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max); its promotion score there is 10, against 5 on n1.
          the promotion score of r on n1 is 5 (promotion score 5), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max)
          its promotion score there is 10, against 5 on n1
        facts: promotion-limit instance-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 promotes, from n2 to n2`,
      `c n1
        r is demoted on n1: the promotion score of r on n1 is 5 (promotion score 5), promoted is n2 with 10; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
      `c n2
        r is promoted on n2: its promotion score there is 10, against 5 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 promotes, from n2 to n2`,
      `r:0 r:1
        r:0 and r:1 are tied directly: both are members of the clone c.
        note: In this transition no action of one waits for one of the other.
        item: r:0 demotes, from n1 to n1
        item: r:1 promotes, from n2 to n2`,
    ],
  },
]);
