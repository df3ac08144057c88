/** Actions that are not done, by what they are parts of, and what they are given up with. */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  MONITOR,
  meta,
  operations,
  order,
  primitive,
  REMOTE,
} from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const BUNDLE = (replicas: number) =>
  `<bundle id="b"><podman image="i" replicas="${replicas}"/><network control-port="3121"/>${R}</bundle>`;
const UNMANAGED = primitive("s", meta({ "is-managed": "false" }));
const STUCK = history("s", [
  operation("s", "start", { call: 1 }),
  operation("s", "stop", { rc: 1, call: 2, id: "s_last_failure_0" }),
]);
const NO_QUORUM = { "have-quorum": "0" };
const FAILED = { interval: 10_000, rc: 1, call: 3, expected: 0 };
const freeze = { "no-quorum-policy": "freeze" };

describeCauses("what actions are parts of", [
  {
    cause: "a group that stops without quorum: its start lacks it as its member's does, its completion does not",
    cluster: { nodes: 2, root: NO_QUORUM, resources: group("g", R), history: { n2: started("r") } },
    asked: [
      `g +actions
        The group g stops on n2: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: r stops, from n2 to undefined
        g_start_0 done after g_stopped_0
        g_running_0 blocked: the completed start of g waits for the start of r on n2
        g_stop_0 done
        g_stopped_0 done after r_monitor_0 on n1, after r_stop_0 on n2, after g_stop_0
        r_monitor_0 on n1 done
        r_stop_0 on n2 done after g_stop_0
        r_start_0 on n2 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)`,
    ],
  },
  {
    cause: "a group whose monitor comes after a start without quorum",
    cluster: { nodes: 1, root: NO_QUORUM, resources: group("g", primitive("r", MONITOR)) },
    asked: [
      `g +actions
        The group g stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_monitor_10000 on n1 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything`,
    ],
  },
  {
    cause: "a bundle that stops without quorum",
    cluster: {
      nodes: 2,
      root: NO_QUORUM,
      resources: BUNDLE(1),
      history: { n2: started("b-podman-0", 'class="ocf" provider="heartbeat" type="podman"') },
    },
    asked: [
      `b +actions
        Of the bundle b, b-podman-0 stops on n2; b-0 stays stopped, although n2 is chosen for it; r stays stopped, although b-0 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: b-podman-0 stops, from n2 to undefined
        item: b-0 cannot start, from  to undefined
        item: r:0 cannot start, from  to undefined
        b_start_0 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        b_running_0 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        b_stop_0 done
        b_stopped_0 done after b-podman-0_monitor_0 on n1, after b-podman-0_stop_0 on n2
        b-podman-0_start_0 on n2 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)
        b-podman-0_monitor_0 on n1 done
        b-podman-0_stop_0 on n2 done after b_stop_0
        b-podman-0_monitor_60000 on n2 blocked: the monitor of b-podman-0 on n2 waits for the start of b
        b-0_monitor_0 on n1 done
        b-0_monitor_0 on n2 done
        b-0_start_0 on n2 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)
        b-0_monitor_30000 on n2 blocked: the monitor of b-0 on n2 waits for the start of b
        r:0_monitor_0 on b-0 blocked: the monitor of r on b-0 waits for the start of b (unrunnable b-0 start)
        r:0_start_0 on b-0 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)`,
    ],
  },
  {
    cause: "a bundle whose container has no node",
    cluster: { nodes: 1, resources: BUNDLE(1), attributes: { n1: { standby: "on" } } },
    asked: [
      `b +actions
        Of the bundle b, b-podman-0 runs nowhere; r stays stopped, although b-0 is chosen for it: the start of r on b-0 waits for the start of b-clone, since b runs nowhere, because n1 is in standby until it leaves the cluster.
          the start of r on b-0 waits for the start of b-clone
            b runs nowhere
              n1 is in standby until it leaves the cluster
        facts: node-standby
        item: b-podman-0 stays stopped, from  to undefined
        item: r:0 cannot start, from  to undefined
        b-podman-0_monitor_0 on n1 done
        r:0_start_0 on b-0 blocked: the start of r on b-0 waits for the start of b-clone (unrunnable b-0 start)`,
    ],
  },
  {
    cause: "a bundle one of whose containers has a node",
    cluster: { nodes: 1, resources: BUNDLE(2) },
    asked: [
      `b
        Of the bundle b, b-podman-0 starts on n1; b-podman-1 runs nowhere; b-1 stays stopped, although n1 is chosen for it; r starts on b-0; r stays stopped, although b-1 is chosen for it: the start of b-1 on n1 waits for the start of b-podman-1, since b-podman-1 runs nowhere, because n1 has as many replicas of b as it may have (replicas-per-host).
          the start of b-1 on n1 waits for the start of b-podman-1
            b-podman-1 runs nowhere
              n1 has as many replicas of b as it may have (replicas-per-host)
        item: b-podman-0 starts, from  to n1
        item: b-podman-1 stays stopped, from  to undefined
        item: b-1 cannot start, from  to undefined
        item: r:0 starts, from  to b-0
        item: r:1 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a stop on a node that is in standby besides, which counts for nothing there",
    cluster: {
      nodes: 2,
      root: NO_QUORUM,
      options: { ...FENCED, ...freeze },
      resources: [FENCING, R],
      history: { n1: started("r") },
      attributes: { n1: { standby: "on" } },
      states: { n1: LOST },
    },
    asked: [
      `r
        r is to stop on n1 but cannot: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r cannot stop, from n1 to undefined`,
    ],
  },
  {
    cause: "a stop on a remote node whose connection failed, which is fenced",
    cluster: {
      nodes: 1,
      root: NO_QUORUM,
      options: { ...FENCED, ...freeze },
      resources: [FENCING, primitive("rem", "", REMOTE), R],
      history: {
        n1: history("rem", [operation("rem", "start"), operation("rem", "monitor", FAILED)], REMOTE),
        rem: started("r"),
      },
    },
    asked: [
      `r +actions
        r moves from rem to n1: rem is offline and unclean (remote connection is unrecoverable; r is thought to be active there), since the monitor of rem failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote).
          rem is offline and unclean (remote connection is unrecoverable; r is thought to be active there)
            the monitor of rem failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote)
        facts: node-offline node-unclean node-unclean operation-failed
        item: r moves, from rem to n1
        r_monitor_0 on n1 done
        r_stop_0 on rem done after stonith-rem-reboot on rem
        r_start_0 on n1 done after stonith-rem-reboot on rem, after r_monitor_0 on n1, after r_stop_0 on rem`,
      `rem
        rem is recovered on n1: the monitor of rem failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote).
        facts: operation-failed node-unclean
        note: rem is to be fenced (reboot): remote connection is unrecoverable; r is thought to be active there; rem cannot be fenced: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        item: rem recovers, from n1 to n1`,
    ],
  },
  {
    cause: "an instance that waits for a member of its own that is blocked, where others are not managed",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [R, UNMANAGED])),
      history: { n2: STUCK },
    },
    asked: [
      `c +actions
        Of the clone c, r stays stopped, although n2 is chosen for it and starts on n1; s is left alone on n2 and is left alone and stays stopped: the start of r on n2 waits for the stop of s on n2, since s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up; s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up; and 1 more reason.
          the start of r on n2 waits for the stop of s on n2
            s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n2 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
          s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up
            the stop of s failed on n2 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
          s:1 is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: blocked operation-failed fencing-disabled unmanaged instance-limit not-interleaved
        item: r:0 cannot start, from  to undefined
        item: s:0 is left alone, from n2 to n2
        item: r:1 starts, from  to n1
        item: s:1 is left alone, from  to undefined
        c_start_0 done after r:1_monitor_0 on n1, after s:1_monitor_0 on n1, after r:0_monitor_0 on n2
        c_running_0 blocked: the completed start of c cannot be run
        r:0_monitor_0 on n2 done
        r:0_start_0 on n2 blocked: the start of r on n2 waits for the stop of s on n2 (unrunnable s:0 stop)
        s:0_start_0 blocked: s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up (required r:0 start)
        r:1_monitor_0 on n1 done
        r:1_start_0 on n1 done after g:1_start_0
        s:1_monitor_0 on n1 done
        s:1_start_0 blocked: s:1 is not managed (is-managed=false or maintenance=true in its meta attributes) (required r:1 start)`,
      `s:0
        s:0 is left alone on n2: s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up, since the stop of s failed on n2 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up
            the stop of s failed on n2 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled unmanaged instance-limit not-interleaved
        item: s:0 is left alone, from n2 to n2`,
    ],
  },
  {
    cause: "a start that is given up with that of one that is blocked, with which it must run",
    cluster: {
      nodes: 1,
      resources: [R, group("g", S)],
      constraints: colocation("r", "g", "INFINITY", 'id="k"'),
      history: { n1: STUCK },
    },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: r must run with g (k), and the start of s cannot be done, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          r must run with g (k), and the start of s cannot be done
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
        facts: colocation:k blocked operation-failed fencing-disabled
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: r must run with g (k), and the start of s cannot be done (colocation with s)`,
    ],
  },
  {
    cause: "a start that is given up with that of one that is blocked, with which it must run twice over",
    cluster: {
      nodes: 1,
      resources: [R, T, group("g", S)],
      constraints: [
        colocation("r", "g", "100", 'id="j"'),
        colocation("r", "g", "INFINITY", 'id="k"'),
        colocation("t", "s", "INFINITY", 'id="l"'),
        colocation("r", "s", "INFINITY", 'id="m"'),
        colocation("r", "t", "INFINITY", 'id="n"'),
      ],
      history: { n1: STUCK },
    },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: r must run with g (k) and r must run with s (m), and the start of s cannot be done, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          r must run with g (k) and r must run with s (m), and the start of s cannot be done
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
        facts: colocation:k colocation:m blocked operation-failed fencing-disabled colocation:j colocation:n
        note: r prefers to run with g (j, score 100).
        note: r must run with s (m).
        note: r must run with t (n).
        item: r cannot start, from  to undefined`,
      `t
        t stays stopped, although n1 is chosen for it: t must run with s (l), and the start of s cannot be done, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          t must run with s (l), and the start of s cannot be done
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                fencing is disabled (fencing-enabled=false)
        facts: colocation:l blocked operation-failed fencing-disabled colocation:n
        note: r must run with t (n).
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a start that is given up with that of a clone that waits, with which it must run",
    cluster: {
      nodes: 1,
      resources: [R, T, clone("c", primitive("s", meta({ "is-managed": "false" })))],
      constraints: [colocation("r", "t", "INFINITY", 'id="k"'), order("c", "t", 'id="o"')],
    },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: r must run with t (k), and the start of t on n1 cannot be done, since the start of t on n1 waits for the completed start of c, as o says, because c runs nowhere.
          r must run with t (k), and the start of t on n1 cannot be done
            the start of t on n1 waits for the completed start of c, as o says
              c runs nowhere
                s:0 is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: colocation:k order:o unmanaged
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: r must run with t (k), and the start of t on n1 cannot be done (colocation with t)`,
      `t
        t stays stopped, although n1 is chosen for it: the start of t on n1 waits for the completed start of c, as o says, since c runs nowhere, because s:0 is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of t on n1 waits for the completed start of c, as o says
            c runs nowhere
              s:0 is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged colocation:k
        note: t is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r must run with t (k).
        note: The start of t waits until c has started (o).
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "orderings that go round, on a node that is fenced besides",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, primitive("r", operations('name="start" interval="0" on-fail="fence"')), S],
      constraints: [order("r", "s", 'id="o"'), order("s", "r", 'id="p"')],
      history: { n2: [history("r", operation("r", "start", { rc: 1, id: "r_last_failure_0" })), started("s")] },
    },
    asked: [
      `r +actions
        r is to stop on n2 but cannot: the stop of r on n2 waits for itself in a circle of orderings, which can never be completed.
        facts: node-unclean operation-failed order:o order:p
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (o).
        note: The start of r waits until s has started (p).
        item: r cannot stop, from n2 to undefined
        r_monitor_0 on n1 done
        r_stop_0 on n2 impossible: the stop of r on n2 waits for itself in a circle of orderings, which can never be completed after stonith-n2-reboot on n2, after s_monitor_0 on n1, after s_stop_0 on n2
        r_start_0 on n1 impossible: the stop of r on n2 waits for itself in a circle of orderings, which can never be completed after stonith-n2-reboot on n2, after r_monitor_0 on n1, after r_stop_0 on n2, after s_start_0 on n1`,
    ],
  },
  {
    cause: "orderings that go round: each stop waits for itself",
    cluster: {
      nodes: 1,
      resources: [R, S],
      constraints: [order("r", "s", 'id="o"'), order("s", "r", 'id="p"'), off("r", "n1", "l"), off("s", "n1", "m")],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r +actions
        r is to stop on n1 but cannot: the stop of r on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: order:o order:p location:l
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (o).
        note: The start of r waits until s has started (p).
        item: r cannot stop, from n1 to undefined
        r_stop_0 on n1 impossible: the stop of r on n1 waits for itself in a circle of orderings, which can never be completed (node availability) after s_stop_0 on n1
        r_start_0 blocked: the start of r waits for the start of s, as o says`,
      `r_stop_0
        The stop of r on n1 is impossible: the stop of r on n1 waits for itself in a circle of orderings, which can never be completed.
        note: It waits for the stop of s on n1.`,
    ],
  },
]);
