/** What becomes of a resource where nothing can be done about it, or the usual reason is missing. */

import { describeCauses } from "../support/answers.js";
import { FAILED_STOP, LOST, off, on, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  order,
  primitive,
  STATEFUL,
} from "../support/elements.js";
import { history, operation, promoted, started } from "../support/history.js";

const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });

describeCauses("what becomes of resources in rare cases", [
  {
    cause: "moves that wait for each other",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [order("r", "s"), order("s", "r"), on("n2", "INFINITY"), location("s", "n2", "INFINITY")],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r
        r is to stop on n1 but cannot: the stop of r on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: order:r-then-s order:s-then-r location:l
        note: r is only ordered with s (r-then-s): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with s (s-then-r): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (r-then-s).
        note: The start of r waits until s has started (s-then-r).
        item: r cannot stop, from n1 to undefined`,
      `s
        s is to stop on n1 but cannot: the stop of s on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: order:r-then-s order:s-then-r location:s-on-n2
        note: s is only ordered with r (r-then-s): no colocation ties the places of the two, so they may run on different nodes.
        note: s is only ordered with r (s-then-r): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (r-then-s).
        note: The start of r waits until s has started (s-then-r).
        item: s cannot stop, from n1 to undefined`,
      `
        No resource changes; r and s cannot be started or stopped.
        item: r cannot stop, from n1 to undefined
        item: s cannot stop, from n1 to undefined`,
    ],
  },
  {
    cause: "a move whose start waits for a circle",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        order("t", "s"),
        order("s", "t"),
        order("t", "r", 'symmetrical="false" id="o"'),
        on("n2", "INFINITY"),
      ],
      history: { n1: [started("r")] },
    },
    asked: [
      `r
        r stops on n1, and cannot start on n2: the start of r on n2 waits for the start of t on n1, as o says, since the start of t on n1 waits for itself in a circle of orderings, which can never be completed.
          the start of r on n2 waits for the start of t on n1, as o says
            the start of t on n1 waits for itself in a circle of orderings, which can never be completed
        facts: order:o location:l
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until t has started (o, not the other way round).
        item: r stops, from n1 to undefined`,
      `r n2
        r stops on n1, and cannot start on n2: the start of r on n2 waits for the start of t on n1, as o says, since the start of t on n1 waits for itself in a circle of orderings, which can never be completed.
          the start of r on n2 waits for the start of t on n1, as o says
            the start of t on n1 waits for itself in a circle of orderings, which can never be completed
        facts: order:o location:l
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until t has started (o, not the other way round).
        item: r stops, from n1 to undefined`,
      `
        r stops on n1, and cannot start on n2; s and t cannot be started or stopped.
        facts: order:o
        item: r stops, from n1 to undefined
        item: s cannot start, from  to undefined
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "an instance that would be promoted, without quorum",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      resources: PROMOTABLE,
      constraints: location("c", "n1", "10", 'role="Promoted"'),
    },
    asked: [
      `c
        The clone c stays stopped, although n1 is chosen for it and stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:0 cannot start, from  to undefined
        item: r:1 cannot start, from  to undefined`,
      `r:0
        r:0 stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:0 cannot start, from  to undefined`,
      `
        No resource changes; r cannot be started or stopped: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: r:0 cannot start, from  to undefined
        item: r:1 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "instances that are not promoted, without quorum",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: PROMOTABLE,
      constraints: location("c", "n1", "10", 'role="Promoted"'),
      history: { n1: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c stays on n1 as unpromoted and stays stopped, although n2 is chosen for it, and none is promoted: the promotion score of r on n1 is 9 (promotion score -1, c-on-n1 10); r has no promotion score on n2: its agent has not set one (crm_attribute --promotion); the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
          the promotion score of r on n1 is 9 (promotion score -1, c-on-n1 10)
          r has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
          the cluster has no quorum, and no-quorum-policy=freeze starts nothing new
        facts: no-quorum instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:0 stays, from n1 to n1
        item: r:1 cannot start, from  to undefined`,
      `r:0
        r:0 stays on n1 as unpromoted: the promotion score of r on n1 is 9 (promotion score -1, c-on-n1 10).
        facts: instance-limit promotion-limit not-interleaved location:c-on-n1
        item: r:0 stays, from n1 to n1`,
      `
        No resource changes; r stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum
        note: Unchanged on n1: r:0.
        item: r:1 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a demotion after the stop of what is blocked",
    cluster: {
      nodes: 2,
      resources: [PROMOTABLE, S],
      constraints: [
        location("c", "n1", "-INFINITY", 'role="Promoted" id="l"'),
        order("s", "c", 'id="o" first-action="stop" then-action="demote"'),
        off("s", "n1", "m"),
        off("s", "n2", "n"),
      ],
      history: {
        n1: [
          promoted("r"),
          history("s", [operation("s", "start"), operation("s", "stop", { rc: 1, call: 2, id: "s_last_failure_0" })]),
        ],
        n2: started("r", STATEFUL),
      },
    },
    asked: [
      `c
        The clone c is demoted on n1 and stays on n2 as unpromoted, and none is promoted: l keeps c from the role Promoted on n1 (-INFINITY); r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
          l keeps c from the role Promoted on n1 (-INFINITY)
          r has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: location:l instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The demote of c waits until s has stopped (o).
        item: r:0 demotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `r:0
        r:0 is demoted on n1: l keeps c from the role Promoted on n1 (-INFINITY).
        facts: location:l instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The demote of c waits until s has stopped (o).
        item: r:0 demotes, from n1 to n1`,
      `
        r is demoted on n1; s is left alone on n1.
        facts: location:l blocked operation-failed fencing-disabled
        note: Unchanged on n2: r:1.
        item: r:0 demotes, from n1 to n1
        item: s is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "what is not managed and blocked as well",
    cluster: { nodes: 1, resources: primitive("r", meta({ "is-managed": "false" })), history: { n1: FAILED_STOP } },
    asked: [
      `r
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled
        item: r is left alone, from n1 to n1`,
      `
        No resource changes; r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "a migration that is half done",
    cluster: {
      nodes: 3,
      resources: primitive("r", meta({ "allow-migrate": "true" })),
      constraints: on("n2", "100"),
      history: {
        n1: history("r", [
          operation("r", "start", { call: 1 }),
          operation("r", "migrate_to", { call: 2, more: 'migrate_source="n1" migrate_target="n2"' }),
        ]),
        n2: history("r", [
          operation("r", "migrate_from", {
            call: 3,
            status: -1,
            rc: 193,
            more: 'migrate_source="n1" migrate_target="n2"',
          }),
        ]),
      },
    },
    asked: [
      `r
        r migrates live from n1 to n2: l prefers r on n2 (100).
        facts: location:l operation-pending
        note: The migrate from of r on n2 has not ended yet.
        item: r migrates, from n1 to n2`,
    ],
  },
  {
    cause: "a migration from a node that is lost",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [primitive("r", meta({ "allow-migrate": "true" })), FENCING],
      states: { n1: LOST },
      history: {
        n1: history("r", [
          operation("r", "start", { call: 1 }),
          operation("r", "migrate_to", {
            call: 2,
            status: -1,
            rc: 193,
            more: 'migrate_source="n1" migrate_target="n2"',
          }),
        ]),
        n2: started("F", 'class="stonith" type="fence_xvm"'),
      },
    },
    asked: [
      `r
        r moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean operation-pending
        note: The migrate to of r on n1 has not ended yet.
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "another agent than it was started with",
    cluster: { nodes: 1, resources: primitive("r"), history: { n1: started("r", STATEFUL) } },
    asked: [
      `r
        r restarts on n1: r runs on n1 with another agent than the one configured now, ocf:pacemaker:Dummy.
        item: r restarts, from n1 to n1`,
      `
        r restarts on n1: r runs on n1 with another agent than the one configured now, ocf:pacemaker:Dummy.
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "that everything is stopped",
    cluster: { nodes: 1, options: { "stop-all-resources": "true" }, resources: [R, S] },
    asked: [
      `
        No resource changes; r and s are disabled: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "what must run with what is disabled",
    cluster: {
      nodes: 1,
      resources: [primitive("r", meta({ "target-role": "Stopped" })), S, T],
      constraints: [colocation("s", "r", "INFINITY"), colocation("t", "r", "INFINITY")],
    },
    asked: [
      `
        No resource changes; s and t have no node where they could run; r runs nowhere.
        facts: disabled colocation:s-with-r colocation:t-with-r
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined
        item: t stays stopped, from  to undefined`,
      `s
        s runs nowhere: s must run with r (s-with-r), which runs nowhere, since r is disabled (target-role=Stopped).
          s must run with r (s-with-r), which runs nowhere
            r is disabled (target-role=Stopped)
        facts: colocation:s-with-r disabled
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "instances that wait for what is not managed",
    cluster: {
      nodes: 2,
      resources: [primitive("s", meta({ "is-managed": "false" })), clone("c", R)],
      constraints: order("s", "c", 'id="o"'),
    },
    asked: [
      `
        No resource changes; r cannot be started or stopped; s is left alone and stays stopped.
        facts: unmanaged order:o
        item: s is left alone, from  to undefined
        item: r:0 cannot start, from  to undefined
        item: r:1 cannot start, from  to undefined`,
      `c
        The clone c stays stopped, although n1 is chosen for it and stays stopped, although n2 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes); the start of r on n2 waits for the start of s, as o says.
          the start of r on n1 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
          the start of r on n2 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged instance-limit not-interleaved
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of c waits until s has started (o).
        item: r:0 cannot start, from  to undefined
        item: r:1 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a node in standby that is to be fenced",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING],
      states: { n1: LOST },
      attributes: { n1: { standby: "on" } },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): peer is no longer part of the cluster; n1 is in standby until it leaves the cluster.
          peer is no longer part of the cluster
          n1 is in standby until it leaves the cluster
        facts: node-unclean node-standby node-offline`,
      `
        n1 is to be fenced; F starts on n2: n1 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-offline node-standby
        item: n1 node, from  to undefined
        item: F starts, from  to n2`,
    ],
  },
  {
    cause: "a group that is kept off",
    cluster: { nodes: 2, resources: group("g", [R, S]), constraints: location("g", "n2", "-INFINITY", 'id="l"') },
    asked: [
      `n2
        n2 is available, and nothing will run on it: l keeps g off n2 (-INFINITY).
        facts: location:l`,
    ],
  },
]);
