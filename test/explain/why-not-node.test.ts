/** What is the matter with nodes: why nothing is placed there, and what becomes of what runs there. */

import { describeCauses } from "../support/answers.js";
import { FENCES, LOST, on, R, withAttributes } from "../support/causes.js";
import { FENCED, FENCING, meta, primitive, REMOTE } from "../support/elements.js";
import { GONE, started } from "../support/history.js";

describeCauses("what is the matter with a node", [
  {
    cause: "that the node is offline",
    cluster: { nodes: 2, resources: R, states: { n1: GONE } },
    without: { states: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: n1 is offline.
        facts: node-offline
        item: r starts, from  to n2
        r on n1, unavailable: 0: n1 is offline
        r on n2*: 0: chosen`,
      `n1
        n1 is offline, and nothing will run on it.
          n1 is offline
        facts: node-offline`,
      `
        n1 is not available; r starts on n2: no other node can have r, since n1 is offline.
          no other node can have r
            n1 is offline
        facts: node-offline
        item: n1 node, from  to undefined
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "standby",
    cluster: { nodes: withAttributes({ standby: "on" }), resources: R, history: { n1: started("r") } },
    without: { nodes: 2 },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r does not stay on n1: n1 is in standby.
        facts: node-standby
        item: r moves, from n1 to n2
        r on n1, active, unavailable: 0: n1 is in standby
        r on n2*: 0: chosen`,
      `r
        r moves from n1 to n2: n1 is in standby.
        facts: node-standby
        item: r moves, from n1 to n2`,
      `n1
        n1 is in standby, and nothing will run on it.
          n1 is in standby
        facts: node-standby
        item: r moves, from n1 to n2`,
      `
        n1 is not available; r moves from n1 to n2: n1 is in standby.
        facts: node-standby
        item: n1 node, from  to undefined
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "that the node shuts down",
    cluster: { nodes: 2, resources: R, attributes: { n1: { shutdown: "1699999999" } }, history: { n1: started("r") } },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: n1 is shutting down.
        facts: node-shutting-down
        item: r moves, from n1 to n2`,
      `r
        r moves from n1 to n2: n1 is shutting down.
        facts: node-shutting-down
        item: r moves, from n1 to n2`,
      `n1
        n1 is shutting down, and nothing will run on it.
          n1 is shutting down
        facts: node-shutting-down
        item: r moves, from n1 to n2`,
      `
        n1 is not available; r moves from n1 to n2: n1 is shutting down.
        facts: node-shutting-down
        item: n1 node, from  to undefined
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a lock to a node that shuts down",
    cluster: {
      nodes: 2,
      options: { "shutdown-lock": "true" },
      resources: R,
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r") },
    },
    without: { options: {} },
    then: { r: "n2 Started" },
    asked: [
      `r n2 +nodes
        r will not run on n2: r is locked to n1, which is shut down cleanly (shutdown-lock=true).
        facts: shutdown-lock
        item: r stops, from n1 to undefined
        r on n1, active, unavailable: 0: n1 is shutting down
        r on n2: -1000000 shutdown lock -1000000: r is locked to n1, which is shut down cleanly (shutdown-lock=true)`,
      `r
        r stops on n1: n1 is shutting down; r is locked to n1, which is shut down cleanly (shutdown-lock=true).
          n1 is shutting down
          r is locked to n1, which is shut down cleanly (shutdown-lock=true)
        facts: node-shutting-down shutdown-lock
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "health",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "migrate-on-red" },
      resources: R,
      attributes: { n1: { "#health-disk": "red" }, n2: { "#health-disk": "yellow" } },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy
        item: r starts, from  to n2`,
      `n1
        n1 is available, and nothing will run on it: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy`,
    ],
  },
  {
    cause: "that its remote node has no connection",
    cluster: {
      nodes: 2,
      resources: [primitive("rem", meta({ "target-role": "Stopped" }), REMOTE), R],
      constraints: on("rem", "100"),
    },
    without: { resources: [primitive("rem", "", REMOTE), R] },
    then: { r: "rem Started" },
    asked: [
      `r rem
        r will not run on rem, but on n1: rem is offline, since the connection to rem runs nowhere, because rem is disabled (target-role=Stopped).
          rem is offline
            the connection to rem runs nowhere
              rem is disabled (target-role=Stopped)
        facts: node-offline disabled location:l
        item: r starts, from  to n1`,
      `rem +nodes
        rem runs nowhere: rem is disabled (target-role=Stopped).
        facts: disabled
        note: rem is offline, and nothing will run on it: the connection to rem runs nowhere, since rem is disabled (target-role=Stopped).
        item: rem stays stopped, from  to undefined
        rem on n1: -1000000 target role -1000000: rem is disabled (target-role=Stopped)
        rem on n2: -1000000 target role -1000000: rem is disabled (target-role=Stopped)
        rem on rem, unavailable: -1000000 remote node -1000000: rem is offline`,
      `r
        r starts on n1.
        facts: location:l
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "that it is a connection itself",
    cluster: { nodes: 1, resources: primitive("rem", "", REMOTE), history: { n1: started("rem", REMOTE) } },
    asked: [
      `rem rem
        rem will not run on rem, but on n1: rem cannot be on rem: it cannot run on a remote node.
        item: rem stays, from n1 to n1`,
      `rem n1
        rem stays on n1.
        item: rem stays, from n1 to n1`,
      `rem
        rem stays on n1.
        note: rem is available, and nothing will run on it: rem cannot be on rem: it cannot run on a remote node.
        item: rem stays, from n1 to n1`,
    ],
  },
  {
    cause: "that the node is lost",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R],
      constraints: FENCES,
      states: { n1: LOST },
      history: { n1: started("r") },
    },
    without: { states: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        item: r moves, from n1 to n2`,
      `r +actions
        r moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        item: r moves, from n1 to n2
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after stonith-n1-reboot on n1
        r_start_0 on n2 done after stonith-n1-reboot on n1, after r_monitor_0 on n2, after r_stop_0 on n1`,
      `n1
        n1 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline
        item: r moves, from n1 to n2`,
      `
        n1 is to be fenced; F and r change: n1 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-offline node-unclean
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r moves, from n1 to n2`,
      `stonith-n1-reboot +actions
        The fencing of n1 is done.
        note: It waits for nothing.
        stonith-n1-reboot on n1 done (peer is no longer part of the cluster)`,
    ],
  },
  {
    cause: "that the node is lost, and cannot be fenced without quorum",
    cluster: {
      root: { "have-quorum": "0" },
      options: FENCED,
      resources: [FENCING, R],
      constraints: FENCES,
      states: { n1: LOST },
      history: { n1: started("r") },
    },
    asked: [
      `r n1
        r is to stop on n1 but cannot: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r cannot stop, from n1 to undefined`,
      `r +actions
        r is to stop on n1 but cannot: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r cannot stop, from n1 to undefined
        r_monitor_0 on n2 done
        r_monitor_0 on n3 done
        r_stop_0 on n1 blocked: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        r_start_0 on n3 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)`,
      `n1
        n1 should be fenced and cannot be: peer is no longer part of the cluster; r is thought to be active there; n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
          peer is no longer part of the cluster
          r is thought to be active there
          n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: node-unclean node-unclean node-cannot-be-fenced no-quorum node-offline
        item: r cannot stop, from n1 to undefined`,
      `
        n1 is not available; no resource changes; F and r cannot be started or stopped: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum node-offline node-unclean node-unclean node-cannot-be-fenced
        item: n1 node, from  to undefined
        item: F cannot start, from  to undefined
        item: r cannot stop, from n1 to undefined`,
    ],
  },
  {
    cause: "that the node is lost, and cannot be fenced without a device",
    cluster: { nodes: 2, options: FENCED, resources: R, states: { n1: LOST }, history: { n1: started("r") } },
    asked: [
      `r n1
        r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); n1 cannot be fenced: no fence device is configured.
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: no fence device is configured
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: r is left alone, from n1 to n1`,
      `r +nodes
        r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); n1 cannot be fenced: no fence device is configured.
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: no fence device is configured
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: r is left alone, from n1 to n1
        r on n1, active, unavailable: 0: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
        r on n2: 0: available`,
      `n1
        n1 should be fenced and cannot be: peer is no longer part of the cluster; r is thought to be active there; n1 cannot be fenced: no fence device is configured.
          peer is no longer part of the cluster
          r is thought to be active there
          n1 cannot be fenced: no fence device is configured
        facts: node-unclean node-unclean node-cannot-be-fenced node-offline
        item: r is left alone, from n1 to n1`,
      `
        n1 is not available; no resource changes; r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: n1 node, from  to undefined
        item: r is left alone, from n1 to n1`,
    ],
  },
]);
