/** Orderings of clones, groups and what is not managed: what waits, and what is restarted because of another. */

import { describeCauses } from "../support/answers.js";
import { FAILED_MONITOR, R, S, T } from "../support/causes.js";
import { clone, group, meta, order, parameters, primitive, STATEFUL } from "../support/elements.js";
import { absent, history, operation, started } from "../support/history.js";

describeCauses("what an action of a member or an instance waits for", [
  {
    cause: "a member of its group that is recovered",
    cluster: {
      nodes: 1,
      resources: group("g", [R, S, T]),
      history: { n1: [FAILED_MONITOR, started("s"), started("t")] },
    },
    asked: [
      `s
        s restarts on n1: s comes after r in the group g, since the start of r on n1 is due, because the monitor of r failed on n1 (exit code 1, Error occurred).
          s comes after r in the group g
            the start of r on n1 is due
              the monitor of r failed on n1 (exit code 1, Error occurred)
        facts: operation-failed
        item: s restarts, from n1 to n1`,
      `t
        t restarts on n1: t comes after s in the group g, since s comes after r in the group g, because the start of r on n1 is due.
          t comes after s in the group g
            s comes after r in the group g
              the start of r on n1 is due
                the monitor of r failed on n1 (exit code 1, Error occurred)
        facts: operation-failed
        item: t restarts, from n1 to n1`,
      `g +actions
        Of the group g, r is recovered on n1; s and t restart on n1: the monitor of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r recovers, from n1 to n1
        item: s restarts, from n1 to n1
        item: t restarts, from n1 to n1
        g_start_0 done after g_stopped_0
        g_running_0 done after r_start_0 on n1, after s_start_0 on n1, after t_start_0 on n1, after g_start_0
        g_stop_0 done
        g_stopped_0 done after r_stop_0 on n1, after s_stop_0 on n1, after t_stop_0 on n1, after g_stop_0
        r_monitor_10000 on n1 done after r_stop_0 on n1
        r_stop_0 on n1 done after s_stop_0 on n1, after g_stop_0
        r_start_0 on n1 done after r_stop_0 on n1, after g_start_0
        s_stop_0 on n1 done after t_stop_0 on n1, after g_stop_0
        s_start_0 on n1 done (required r start) after r_start_0 on n1, after s_stop_0 on n1, after g_start_0
        t_stop_0 on n1 done (required s stop) after g_stop_0
        t_start_0 on n1 done (required s start) after s_start_0 on n1, after t_stop_0 on n1, after g_start_0`,
      `r t
        r and t are tied directly: both are members of the group g, which start in its order on one node.
        note: In this transition no action of one waits for one of the other.
        item: r recovers, from n1 to n1
        item: t restarts, from n1 to n1`,
      `
        r, s and t change.
        facts: operation-failed
        item: r recovers, from n1 to n1
        item: s restarts, from n1 to n1
        item: t restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a configuration that is not the one it was started with",
    cluster: {
      nodes: 1,
      resources: [S, primitive("r", parameters({ fake: "1" }))],
      constraints: order("r", "s", 'id="o"'),
      history: { n1: [started("r"), started("s")] },
    },
    without: { resources: [S, R] },
    asked: [
      `r +actions
        r restarts on n1: the configuration of r is not the one that it was started with (resource definition change).
        facts: order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (o).
        item: r restarts, from n1 to n1
        r_start_0 on n1 done (resource definition change) after r_stop_0 on n1
        r_stop_0 on n1 done after s_stop_0 on n1`,
      `s
        s restarts on n1: the start of s waits until r has started (o), since the configuration of r is not the one that it was started with (resource definition change).
          the start of s waits until r has started (o)
            the configuration of r is not the one that it was started with (resource definition change)
        facts: order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        item: s restarts, from n1 to n1`,
      `
        s and r change.
        facts: order:o
        item: s restarts, from n1 to n1
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a clone that is not interleaved, and another that starts after it",
    cluster: {
      nodes: 2,
      resources: [clone("c", S), clone("d", R)],
      constraints: order("c", "d", 'id="o"'),
      history: { n1: [started("r"), started("s")], n2: [started("r"), absent("s")] },
    },
    asked: [
      `d
        The clone d restarts on n1 and n2: the start of d waits until c has started (o); c is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node, since the start of s on n2 is due.
          the start of d waits until c has started (o); c is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node
            the start of s on n2 is due
        facts: order:o not-interleaved instance-limit not-interleaved
        note: d is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 restarts, from n1 to n1
        item: r:1 restarts, from n2 to n2`,
      `c
        The clone c stays on n1 and starts on n2.
        facts: instance-limit not-interleaved order:o
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of d waits until c has started (o).
        item: s:0 stays, from n1 to n1
        item: s:1 starts, from  to n2`,
      `r:0
        r:0 restarts on n1: the start of d waits until c has started (o); c is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node, since the start of s on n2 is due.
          the start of d waits until c has started (o); c is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node
            the start of s on n2 is due
        facts: order:o not-interleaved instance-limit not-interleaved
        note: d is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 restarts, from n1 to n1`,
      `c d
        c and d are tied directly: the start of d waits until c has started (o).
        facts: order:o
        note: The start of d waits for the completed start of c (d_start_0 after c_running_0).
        note: They are only ordered: no colocation ties their places.
        item: s:0 stays, from n1 to n1
        item: s:1 starts, from  to n2
        item: r:0 restarts, from n1 to n1
        item: r:1 restarts, from n2 to n2`,
      `
        s and r change.
        facts: order:o not-interleaved
        note: Unchanged on n1: s:0.
        item: s:1 starts, from  to n2
        item: r:0 restarts, from n1 to n1
        item: r:1 restarts, from n2 to n2`,
    ],
  },
  {
    cause: "an ordering after a promotion that does not come",
    cluster: {
      nodes: 1,
      resources: [clone("c", primitive("s", "", STATEFUL), { promotable: "true" }), R],
      constraints: '<rsc_order id="o" first="c" first-action="promote" then="r" then-action="start"/>',
    },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the completed promotion of c, as o says, since c is promoted nowhere, because s has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          the start of r on n1 waits for the completed promotion of c, as o says
            c is promoted nowhere
              s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
        facts: order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: r cannot start, from  to undefined`,
      `c r
        c and r are tied directly: the start of r waits until c is promoted (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: s:0 starts, from  to n1
        item: r cannot start, from  to undefined`,
      `r +actions
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the completed promotion of c, as o says, since c is promoted nowhere, because s has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          the start of r on n1 waits for the completed promotion of c, as o says
            c is promoted nowhere
              s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
        facts: order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: the start of r on n1 waits for the completed promotion of c, as o says (unrunnable c promoted)`,
    ],
  },
  {
    cause: "an ordering after a promotion",
    cluster: {
      nodes: 1,
      resources: [clone("c", primitive("s", "", STATEFUL), { promotable: "true" }), R],
      constraints: '<rsc_order id="o" first="c" first-action="promote" then="r" then-action="start"/>',
      attributes: { n1: { "master-s": "5" } },
    },
    asked: [
      `r +actions
        r starts on n1.
        facts: order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c is promoted (o).
        item: r starts, from  to n1
        r_monitor_0 on n1 done
        r_start_0 on n1 done after r_monitor_0 on n1, after c_promoted_0`,
      `c_promoted_0
        The completed promotion of c is done.
        note: It waits for the promote of s on n1.`,
      `s:0_promote_0
        The promote of s on n1 is done.
        note: It waits for the start of s on n1 and the promote of c.`,
    ],
  },
  {
    cause: "an ordering with one that is not managed",
    cluster: {
      nodes: 1,
      resources: [primitive("s", meta({ "target-role": "Stopped" })), primitive("r", meta({ "is-managed": "false" }))],
      constraints: order("s", "r", 'id="o"'),
      history: { n1: [started("s"), started("r")] },
    },
    asked: [
      `s +actions
        s stops on n1: s is disabled (target-role=Stopped).
        facts: disabled order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s stops, from n1 to undefined
        s_stop_0 on n1 done (node availability)
        s_start_0 blocked: s runs nowhere`,
      `r
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r is left alone, from n1 to n1`,
      `s_stop_0
        The stop of s on n1 is done.
        note: It waits for nothing.`,
      `s n1
        s does not stay on n1: s is disabled (target-role=Stopped).
        facts: disabled order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s stops, from n1 to undefined`,
      `
        s stops on n1; r is left alone on n1.
        facts: disabled unmanaged
        item: s stops, from n1 to undefined
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "a group of which a member in the middle is not managed",
    cluster: {
      nodes: 1,
      resources: group("g", [R, primitive("s", meta({ "is-managed": "false" })), T], { "target-role": "Stopped" }),
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    asked: [
      `g
        Of the group g, r is to stop on n1 but cannot; s is left alone on n1; t stops on n1: the stop of r on n1 waits for the stop of s on n1, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the stop of r on n1 waits for the stop of s on n1
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged disabled
        item: r cannot stop, from n1 to undefined
        item: s is left alone, from n1 to n1
        item: t stops, from n1 to undefined`,
      `r +actions
        r is to stop on n1 but cannot: the stop of r on n1 waits for the stop of s on n1, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the stop of r on n1 waits for the stop of s on n1
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged disabled disabled
        item: r cannot stop, from n1 to undefined
        r_stop_0 on n1 blocked: the stop of r on n1 waits for the stop of s on n1 (node availability)`,
      `s
        s is left alone on n1: s is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged disabled disabled
        item: s is left alone, from n1 to n1`,
      `t
        t stops on n1: g is disabled (target-role=Stopped).
        facts: disabled disabled
        item: t stops, from n1 to undefined`,
    ],
  },
  {
    cause: "operations that have not ended",
    cluster: {
      nodes: 1,
      resources: [S, R],
      constraints: order("s", "r", 'id="o"'),
      history: {
        n1: [
          history("s", operation("s", "start", { rc: 193, status: -1 })),
          history("r", operation("r", "monitor", { rc: 193, status: -1 })),
        ],
      },
    },
    asked: [
      `r
        r starts on n1.
        facts: operation-pending order:o
        note: The probe of r on n1 has not ended yet.
        note: r waits for the start of s on n1, which has not ended yet.
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r starts, from  to n1`,
      `s
        s stays on n1: the start of s on n1 has not ended yet.
        facts: operation-pending order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s stays, from n1 to n1`,
      `s_start_0
        The start of s on n1 is done.
        note: It was begun, and has not ended yet.
        note: It waits for nothing.`,
      `r_start_0
        The start of r on n1 is done.
        note: It waits for the monitor of r on n1 and the start of s on n1.`,
      `r_monitor_0
        The monitor of r on n1 is done.
        note: It was begun, and has not ended yet.
        note: It waits for nothing.`,
      `r s
        r and s are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: The start of r on n1 waits for the start of s on n1 (r_start_0 after s_start_0).
        note: They are only ordered: no colocation ties their places.
        item: r starts, from  to n1
        item: s stays, from n1 to n1`,
    ],
  },
]);
