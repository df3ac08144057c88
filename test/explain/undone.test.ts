/** What becomes of resources where something cannot be done: it is told what can be, and what is in the way. */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S } from "../support/causes.js";
import { FENCED, FENCING, MONITOR, meta, order, parameters, primitive } from "../support/elements.js";
import { history, NO_PARAMETERS, operation, started } from "../support/history.js";

const UNMANAGED = primitive("s", meta({ "is-managed": "false" }));

describeCauses("what becomes of a resource where something cannot be done", [
  {
    cause: "that it has to leave, and may not start elsewhere",
    cluster: {
      nodes: 2,
      resources: [UNMANAGED, R],
      constraints: [off("r", "n1"), order("s", "r", 'id="o"')],
      history: { n1: started("r") },
    },
    asked: [
      `r +actions
        r stops on n1: the start of r on n2 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n2 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged location:l
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r stops, from n1 to undefined
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after s_monitor_0 on n1, after s_monitor_0 on n2
        r_start_0 on n2 blocked: the start of r on n2 waits for the start of s, as o says (unrunnable s start)`,
      `r n2
        r stops on n1: the start of r on n2 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n2 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged location:l
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: l keeps r off n1 (-INFINITY).
        facts: location:l order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r stops, from n1 to undefined`,
      `n2
        n2 is available, and nothing will run on it: s is not managed (is-managed=false or maintenance=true in its meta attributes); the start of r on n2 waits for the start of s, as o says.
          s is not managed (is-managed=false or maintenance=true in its meta attributes)
          the start of r on n2 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged order:o
        item: r stops, from n1 to undefined`,
      `
        r stops on n1; s is left alone and stays stopped.
        facts: unmanaged order:o
        item: s is left alone, from  to undefined
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that it runs on two nodes, of which one is lost and cannot be fenced",
    cluster: {
      nodes: 3,
      options: FENCED,
      root: { "have-quorum": "0" },
      resources: [FENCING, primitive("r", meta({ "target-role": "Stopped" }))],
      states: { n1: LOST },
      history: { n1: started("r"), n2: started("r") },
    },
    asked: [
      `r +actions
        r stops on n2, and is left on n1, where nothing can stop it: r is active on n1 and n2 at once (multiple-active=stop_start); r is disabled (target-role=Stopped); n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); and 1 more reason.
          r is active on n1 and n2 at once (multiple-active=stop_start)
          r is disabled (target-role=Stopped)
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: multiple-active disabled node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r stops, from n1,n2 to undefined
        r_monitor_0 on n3 done
        r_stop_0 on n1 blocked: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there) and n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (node availability)
        r_stop_0 on n2 done (node availability)`,
      `r n1
        r stops on n2, and is left on n1, where nothing can stop it: r is active on n1 and n2 at once (multiple-active=stop_start); r is disabled (target-role=Stopped); n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); and 1 more reason.
          r is active on n1 and n2 at once (multiple-active=stop_start)
          r is disabled (target-role=Stopped)
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: multiple-active disabled node-offline node-unclean node-unclean node-cannot-be-fenced no-quorum
        item: r stops, from n1,n2 to undefined`,
      `n1
        n1 should be fenced and cannot be: peer is no longer part of the cluster; r is thought to be active there; n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
          peer is no longer part of the cluster
          r is thought to be active there
          n1 cannot be fenced: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: node-unclean node-unclean node-cannot-be-fenced no-quorum node-offline
        item: r stops, from n1,n2 to undefined`,
      `r n3
        r will not run on n3: r is disabled (target-role=Stopped).
        facts: disabled node-unclean multiple-active
        item: r stops, from n1,n2 to undefined`,
      `
        n1 is not available; r stops on n2, and is left on n1, where nothing can stop it; F stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum multiple-active disabled node-offline node-unclean node-unclean node-cannot-be-fenced
        item: n1 node, from  to undefined
        item: F cannot start, from  to undefined
        item: r stops, from n1,n2 to undefined`,
    ],
  },
  {
    cause: "that it is lost with its node, which cannot be fenced, and another would do",
    cluster: {
      nodes: 3,
      options: { ...FENCED, "no-quorum-policy": "ignore" },
      root: { "have-quorum": "0" },
      resources: [R],
      states: { n1: LOST },
      history: { n1: started("r") },
    },
    asked: [
      `r +actions
        r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); n1 cannot be fenced: no fence device is configured.
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: no fence device is configured
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: r is left alone, from n1 to n1
        r_monitor_0 on n2 done
        r_monitor_0 on n3 done`,
      `r n1
        r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); n1 cannot be fenced: no fence device is configured.
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: no fence device is configured
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: r is left alone, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there); n1 cannot be fenced: no fence device is configured.
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
          n1 cannot be fenced: no fence device is configured
        facts: no-fence-device node-offline node-unclean node-unclean node-cannot-be-fenced
        item: r is left alone, from n1 to n1`,
      `n1
        n1 should be fenced and cannot be: peer is no longer part of the cluster; r is thought to be active there; n1 cannot be fenced: no fence device is configured.
          peer is no longer part of the cluster
          r is thought to be active there
          n1 cannot be fenced: no fence device is configured
        facts: node-unclean node-unclean node-cannot-be-fenced node-offline
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "a parameter that can be reloaded",
    cluster: {
      nodes: 1,
      resources: primitive("r", parameters({ fake: "1" })),
      history: {
        n1: history(
          "r",
          operation("r", "start", {
            call: 2,
            more: `op-digest="${NO_PARAMETERS}" op-force-restart=" state " op-restart-digest="${NO_PARAMETERS}"`,
          }),
        ),
      },
    },
    asked: [
      `r +actions +nodes
        r is reloaded on n1: a parameter changed that can be reloaded.
        item: r reloads, from n1 to n1
        r on n1*, active: 0: chosen
        r_reload-agent_0 on n1 done (resource definition change)`,
      `n1
        n1 is available, and r will run on it.
        item: r reloads, from n1 to n1`,
      `
        r is reloaded on n1: a parameter changed that can be reloaded.
        item: r reloads, from n1 to n1`,
    ],
  },
  {
    cause: "a monitor that has not ended, and one that failed before",
    cluster: {
      nodes: 1,
      resources: [primitive("r", MONITOR), S],
      history: {
        n1: [
          history("r", [
            operation("r", "start", { call: 1 }),
            operation("r", "monitor", { interval: 10_000, rc: 193, status: -1, call: 2 }),
          ]),
          history("s", [
            operation("s", "monitor", { interval: 10_000, rc: 1, call: 2, expected: 0, id: "s_last_failure_0" }),
            operation("s", "start", { call: 4 }),
            operation("s", "monitor", { interval: 10_000, call: 5 }),
          ]),
        ],
      },
    },
    asked: [
      `r
        r stays on n1.
        facts: operation-pending
        note: The monitor of r on n1 has not ended yet.
        item: r stays, from n1 to n1`,
      `s
        s stays on n1.
        facts: operation-failed
        item: s stays, from n1 to n1`,
      `r_monitor_10000
        The monitor of r on n1 is done.
        note: It was begun, and has not ended yet.
        note: It waits for nothing.`,
      `r_monitor_10000 n1
        The monitor of r on n1 is done.
        note: It was begun, and has not ended yet.
        note: It waits for nothing.`,
      `
        No resource changes.
        note: Unchanged on n1: r and s.`,
    ],
  },
]);
