/** Unfencing, and nodes that leave: what is told of them. */

import { describeCauses } from "../support/answers.js";
import { FAILED_MONITOR, FAILED_STOP, LOST, R, S, T, withAttributes } from "../support/causes.js";
import { FENCED, FENCING, location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

const UNFENCER = primitive("F", meta({ provides: "unfencing" }), 'class="stonith" type="fence_scsi"');

describeCauses("what is told of nodes that are let in, and of those that leave", [
  {
    cause: "that nodes are to be unfenced",
    cluster: { nodes: 2, options: FENCED, resources: [UNFENCER, R] },
    asked: [
      `n1
        n1 is to be unfenced, so that fence devices let it write (on).
        note: required by F monitor.
        item: F starts, from  to n1`,
      `n2
        n2 is to be unfenced, so that fence devices let it write (on).
        note: required by F monitor.
        item: r starts, from  to n2`,
      `stonith-n1-on
        The unfencing of n1 is done.
        note: It waits for nothing.`,
      `stonith-n1-on n1 +actions
        The unfencing of n1 is done.
        note: It waits for nothing.
        stonith-n1-on on n1 done (required by F monitor)`,
      `r +actions
        r starts on n2.
        item: r starts, from  to n2
        r_monitor_0 on n1 done after stonith-n1-on on n1
        r_monitor_0 on n2 done after stonith-n2-on on n2
        r_start_0 on n2 done after stonith-n2-on on n2, after r_monitor_0 on n1, after r_monitor_0 on n2`,
      `F
        F starts on n1.
        item: F starts, from  to n1`,
      `
        n2 and n1 are to be unfenced; F and r change.
        item: F starts, from  to n1
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that one node is to be unfenced, and another fenced",
    cluster: {
      nodes: 3,
      options: FENCED,
      resources: [UNFENCER, R],
      states: { n2: LOST },
      attributes: { n3: { "#node-unfenced": "1699999999" } },
      history: { n2: started("r") },
    },
    asked: [
      `n1
        n1 is to be unfenced, so that fence devices let it write (on).
        note: required by F monitor.
        item: F starts, from  to n1`,
      `n2
        n2 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline
        item: r moves, from n2 to n3`,
      `n3
        n3 is available, and r will run on it.
        item: r moves, from n2 to n3`,
      `r
        r moves from n2 to n3: n2 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        item: r moves, from n2 to n3`,
      `
        n2 is to be fenced; n1 is to be unfenced; F and r change: n2 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-offline node-unclean
        item: n2 node, from  to undefined
        item: F starts, from  to n1
        item: r moves, from n2 to n3`,
    ],
  },
  {
    cause: "a node that leaves, and another that is lost",
    cluster: {
      nodes: 3,
      options: FENCED,
      resources: [FENCING, R, S],
      states: { n2: LOST },
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r"), n2: started("s") },
    },
    asked: [
      `n1
        n1 is shutting down, and nothing will run on it.
          n1 is shutting down
        facts: node-shutting-down
        item: r moves, from n1 to n3`,
      `n2
        n2 is to be fenced (reboot): peer is no longer part of the cluster; s is thought to be active there.
          peer is no longer part of the cluster
          s is thought to be active there
        facts: node-unclean node-unclean node-offline
        item: s moves, from n2 to n3`,
      `n3
        n3 is available, and F, r and s will run on it.
        item: F starts, from  to n3
        item: r moves, from n1 to n3
        item: s moves, from n2 to n3`,
      `r +actions
        r moves from n1 to n3: n1 is shutting down.
        facts: node-shutting-down
        item: r moves, from n1 to n3
        r_monitor_0 on n3 done
        r_stop_0 on n1 done
        r_start_0 on n3 done after stonith-n2-reboot on n2, after r_monitor_0 on n3, after r_stop_0 on n1`,
      `s
        s moves from n2 to n3: n2 is offline and unclean (peer is no longer part of the cluster; s is thought to be active there).
        facts: node-offline node-unclean node-unclean
        item: s moves, from n2 to n3`,
      `do_shutdown-n1
        The shutdown of n1 is done.
        note: It waits for the stop of r on n1.`,
      `do_shutdown-n1 n1
        The shutdown of n1 is done.
        note: It waits for the stop of r on n1.`,
      `stonith-n2-reboot
        The fencing of n2 is done.
        note: It waits for nothing.`,
      `
        n2 is to be fenced; n1 is not available; F, r and s change: n2 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-shutting-down node-offline node-unclean
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: F starts, from  to n3
        item: r moves, from n1 to n3
        item: s moves, from n2 to n3`,
    ],
  },
  {
    cause: "two nodes that leave",
    cluster: {
      nodes: 3,
      resources: [R],
      attributes: { n1: { shutdown: "1699999999" }, n2: { shutdown: "1699999999" } },
      history: { n1: started("r") },
    },
    asked: [
      `n1
        n1 is shutting down, and nothing will run on it.
          n1 is shutting down
        facts: node-shutting-down
        item: r moves, from n1 to n3`,
      `n2
        n2 is shutting down, and nothing will run on it.
          n2 is shutting down
        facts: node-shutting-down`,
      `
        n1 and n2 are not available; r moves from n1 to n3: n1 is shutting down.
        facts: node-shutting-down
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: r moves, from n1 to n3`,
      `r
        r moves from n1 to n3: n1 is shutting down.
        facts: node-shutting-down
        item: r moves, from n1 to n3`,
    ],
  },
  {
    cause: "a failed stop, for which a node is fenced that runs others",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R, S, T],
      constraints: location("F", "n2", "9", 'id="f"'),
      history: { n1: [FAILED_STOP, started("s")], n2: started("t") },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): r failed there, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          r failed there
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence); n1 is unclean (r failed there).
          the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: operation-failed node-unclean
        item: r recovers, from n1 to n2`,
      `s
        s moves from n1 to n2: n1 is unclean (r failed there), since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: s moves, from n1 to n2`,
      `s n1
        s does not stay on n1: n1 is unclean (r failed there), since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: s moves, from n1 to n2`,
      `r n1
        r does not stay on n1: n1 is unclean (r failed there), since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: r recovers, from n1 to n2`,
      `
        n1 is to be fenced; F, r and s change: n1 is unclean: r failed there, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean: r failed there
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        note: Unchanged on n2: t.
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
      `n2
        n2 is available, and F, r, s and t will run on it.
        item: F starts, from  to n2
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2
        item: t stays, from n2 to n2`,
    ],
  },
  {
    cause: "a node in standby that something failed on before",
    cluster: {
      nodes: withAttributes({ standby: "on" }),
      resources: [R, S],
      history: { n1: [FAILED_MONITOR, started("s")] },
    },
    asked: [
      `n1
        n1 is in standby, and nothing will run on it.
          n1 is in standby
        facts: node-standby operation-failed
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
      `r n1
        r does not stay on n1: n1 is in standby.
        facts: node-standby operation-failed
        item: r recovers, from n1 to n2`,
      `s n1
        s does not stay on n1: n1 is in standby.
        facts: node-standby
        item: s moves, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the monitor of r failed on n1 (exit code 1, Error occurred); n1 is in standby.
          the monitor of r failed on n1 (exit code 1, Error occurred)
          n1 is in standby
        facts: operation-failed node-standby
        item: r recovers, from n1 to n2`,
      `
        n1 is not available; r and s change.
        facts: operation-failed node-standby
        item: n1 node, from  to undefined
        item: r recovers, from n1 to n2
        item: s moves, from n1 to n2`,
    ],
  },
]);
