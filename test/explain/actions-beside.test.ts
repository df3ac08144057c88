/** Actions that are not done, each with its own reason: what it waits for, and what that waits for. */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S, T } from "../support/causes.js";
import { clone, FENCED, FENCING, group, meta, order, primitive, STATEFUL } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const UNMANAGED = primitive("s", meta({ "is-managed": "false" }));
const BLOCKED = history("s", [
  operation("s", "start", { call: 1 }),
  operation("s", "stop", { rc: 1, call: 2, id: "s_last_failure_0" }),
]);

describeCauses("actions that wait", [
  {
    cause: "a group without quorum, which is frozen",
    cluster: {
      nodes: 1,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: group("g", [R, S]),
    },
    asked: [
      `g +actions
        The group g stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum
        item: r cannot start, from  to undefined
        item: s cannot start, from  to undefined
        r_monitor_0 on n1 done
        s_monitor_0 on n1 done`,
    ],
  },
  {
    cause: "a group without quorum, of which a member runs",
    cluster: {
      nodes: 1,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: group("g", [R, S]),
      history: { n1: started("r") },
    },
    asked: [
      `g +actions
        Of the group g, r stays on n1; s stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum
        item: r stays, from n1 to n1
        item: s cannot start, from  to undefined
        s_monitor_0 on n1 done`,
    ],
  },
  {
    cause: "an ordering after one that is blocked",
    cluster: { nodes: 2, resources: [R, S], constraints: order("s", "r", 'id="o"'), history: { n1: BLOCKED } },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          the start of r on n1 waits for the start of s, as o says
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
        facts: order:o blocked operation-failed fencing-disabled
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_monitor_0 on n2 done
        r_start_0 on n1 blocked: the start of r on n1 waits for the start of s, as o says (unrunnable s start)`,
      `s +actions
        s is left alone on n1: s is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          s is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s is left alone, from n1 to n1
        s_monitor_0 on n2 done`,
    ],
  },
  {
    cause: "an ordering after one that is blocked, and not managed",
    cluster: { nodes: 2, resources: [R, UNMANAGED], constraints: order("s", "r", 'id="o"'), history: { n1: BLOCKED } },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          the start of r on n1 waits for the start of s, as o says
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
        facts: order:o blocked operation-failed fencing-disabled
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_monitor_0 on n2 done
        r_start_0 on n1 blocked: the start of r on n1 waits for the start of s, as o says (unrunnable s start)`,
    ],
  },
  {
    cause: "a group that waits for one that is not managed",
    cluster: { nodes: 1, resources: [group("g", [R, T]), UNMANAGED], constraints: order("s", "g", 'id="o"') },
    asked: [
      `g +actions
        The group g stays stopped, although n1 is chosen for it: the start of g waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of g waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: g is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of g waits until s has started (o).
        item: r cannot start, from  to undefined
        item: t cannot start, from  to undefined
        g_start_0 blocked: the start of g waits for the start of s, as o says (unrunnable s start)
        g_running_0 blocked: the completed start of g waits for the start of r on n1
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: the start of g waits for the start of s, as o says (unrunnable s start)
        t_monitor_0 on n1 done
        t_start_0 on n1 blocked: the start of t on n1 waits for the start of r on n1 (unrunnable s start)`,
      `t
        t stays stopped, although n1 is chosen for it: the start of t on n1 waits for the start of r on n1, since the start of g waits for the start of s, as o says, because s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of t on n1 waits for the start of r on n1
            the start of g waits for the start of s, as o says
              s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: g is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of g waits until s has started (o).
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a clone that waits for one that is not managed",
    cluster: { nodes: 1, resources: [clone("c", R), UNMANAGED], constraints: order("s", "c", 'id="o"') },
    asked: [
      `c +actions
        The clone c stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n1 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of c waits until s has started (o).
        item: r:0 cannot start, from  to undefined
        c_start_0 blocked: the start of c waits for the start of s, as o says (unrunnable s start)
        c_running_0 blocked: the completed start of c waits for the start of s, as o says
        r:0_monitor_0 on n1 done
        r:0_start_0 on n1 blocked: the start of r on n1 waits for the start of s, as o says (unrunnable s start)`,
    ],
  },
  {
    cause: "a promotion that waits for one that is not managed",
    cluster: {
      nodes: 1,
      resources: [clone("c", primitive("r", "", STATEFUL), { promotable: "true" }), UNMANAGED],
      constraints: `<rsc_order id="o" first="s" then="c" first-action="start" then-action="promote"/>`,
      attributes: { n1: { "master-r": "10" } },
    },
    asked: [
      `c +actions
        The clone c starts on n1, and cannot be promoted: the promote of c waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the promote of c waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit promotion-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c waits until s has started (o).
        item: r:0 starts, from  to n1
        c_start_0 done after r:0_monitor_0 on n1
        c_running_0 done after r:0_start_0 on n1, after c_start_0
        c_promote_0 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)
        c_promoted_0 blocked: the promote of c waits for the start of s, as o says
        r:0_monitor_0 on n1 done
        r:0_start_0 on n1 done after c_start_0
        r:0_promote_0 on n1 blocked: the promote of c waits for the start of s, as o says (unrunnable s start)`,
    ],
  },
  {
    cause: "a start that waits for a promotion that does not come",
    cluster: {
      nodes: 1,
      resources: [clone("c", primitive("r", "", STATEFUL), { promotable: "true" }), S],
      constraints: `<rsc_order id="o" first="c" then="s" first-action="promote" then-action="start"/>`,
    },
    asked: [
      `s +actions
        s stays stopped, although n1 is chosen for it: the start of s on n1 waits for the completed promotion of c, as o says, since c is promoted nowhere, because r has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          the start of s on n1 waits for the completed promotion of c, as o says
            c is promoted nowhere
              r has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
        facts: order:o
        note: s is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until c is promoted (o).
        item: s cannot start, from  to undefined
        s_monitor_0 on n1 done
        s_start_0 on n1 blocked: the start of s on n1 waits for the completed promotion of c, as o says (unrunnable c promoted)`,
    ],
  },
  {
    cause: "a start that waits for a promotion which waits for another start",
    cluster: {
      nodes: 1,
      resources: [clone("c", primitive("r", "", STATEFUL), { promotable: "true" }), T, UNMANAGED],
      constraints: [
        `<rsc_order id="o" first="s" then="c" first-action="start" then-action="promote"/>`,
        `<rsc_order id="p" first="c" then="t" first-action="promote" then-action="start"/>`,
      ],
      attributes: { n1: { "master-r": "10" } },
    },
    asked: [
      `t +actions
        t stays stopped, although n1 is chosen for it: the start of t on n1 waits for the completed promotion of c, as p says, since the promote of c waits for the start of s, as o says, because s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of t on n1 waits for the completed promotion of c, as p says
            the promote of c waits for the start of s, as o says
              s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:p order:o unmanaged
        note: t is only ordered with c (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until c is promoted (p).
        item: t cannot start, from  to undefined
        t_monitor_0 on n1 done
        t_start_0 on n1 blocked: the start of t on n1 waits for the completed promotion of c, as p says (unrunnable c promoted)`,
    ],
  },
  {
    cause: "a fencing that lacks quorum, for which a start waits",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      options: { ...FENCED, "no-quorum-policy": "freeze" },
      resources: [FENCING, R],
      states: { n2: LOST },
      history: { n2: started("r") },
    },
    asked: [
      `r +actions
        r is to stop on n2 but cannot: n2 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n2 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r cannot stop, from n2 to undefined
        r_monitor_0 on n1 done
        r_stop_0 on n2 blocked: n2 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n2 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new
        r_start_0 on n1 blocked: n2 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n2 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new`,
      `n2 +actions
        n2 should be fenced and cannot be: peer is no longer part of the cluster; r is thought to be active there; n2 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
          peer is no longer part of the cluster
          r is thought to be active there
          n2 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new
        facts: node-unclean node-unclean node-cannot-be-fenced no-quorum node-offline
        item: r cannot stop, from n2 to undefined`,
    ],
  },
  {
    cause: "one of two that have to start first, neither of which can",
    cluster: {
      nodes: 1,
      resources: [R, S, T],
      constraints: [
        `<rsc_order id="o"><resource_set id="a" sequential="false" require-all="false"><resource_ref id="s"/><resource_ref id="t"/></resource_set><resource_set id="b"><resource_ref id="r"/></resource_set></rsc_order>`,
        off("s", "n1", "l"),
        off("t", "n1", "m"),
      ],
    },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: 1 of s and t has to start first, and none can (o), since l keeps s off n1 (-INFINITY).
          1 of s and t has to start first, and none can (o)
            l keeps s off n1 (-INFINITY)
            m keeps t off n1 (-INFINITY)
        facts: order:o location:l location:m
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until one of s and t has started (o).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: 1 of s and t has to start first, and none can (o) (unrunnable one-or-more:a)`,
    ],
  },
  {
    cause: "a live migration that something has to come in between",
    cluster: {
      nodes: 2,
      resources: [primitive("r", meta({ "allow-migrate": "true" })), S],
      constraints: [order("s", "r", 'id="o"'), off("r", "n1"), off("s", "n1", "m")],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r
        r moves from n1 to n2: l keeps r off n1 (-INFINITY); it cannot migrate live, since the stop of s has to come in between (o).
          l keeps r off n1 (-INFINITY)
          it cannot migrate live, since the stop of s has to come in between (o)
        facts: location:l order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a restart for what moves, two orderings away",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [order("r", "s", 'id="o"'), order("s", "t", 'id="p"'), order("r", "t", 'id="q"'), off("r", "n1")],
      history: { n1: started("r"), n2: [started("s"), started("t")] },
    },
    asked: [
      `t +actions
        t restarts on n2: the start of t waits until r has started (q), since the start of r on n2 is due; the start of t waits until s has started (p).
          the start of t waits until r has started (q)
            the start of r on n2 is due
          the start of t waits until s has started (p)
            the start of s on n1 is due
        facts: order:q order:p
        note: t is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with r (q): no colocation ties the places of the two, so they may run on different nodes.
        item: t restarts, from n2 to n2
        t_monitor_0 on n1 done
        t_stop_0 on n2 done after s_monitor_0 on n1, after r_monitor_0 on n2
        t_start_0 on n2 done (required r start) after t_monitor_0 on n1, after r_start_0 on n2, after s_start_0 on n1, after t_stop_0 on n2`,
      `s
        s moves from n2 to n1: s scores 0 on n1 as on n2: among equals the cluster spreads what it has, and no stickiness holds s.
        facts: order:o order:p
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: s is only ordered with t (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (o).
        note: The start of t waits until s has started (p).
        item: s moves, from n2 to n1`,
    ],
  },
]);
