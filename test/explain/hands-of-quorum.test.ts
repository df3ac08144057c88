/** Without quorum, fence devices or a configuration: what is left as it is. */

import { describeCauses } from "../support/answers.js";
import { on, R, S, T } from "../support/causes.js";
import { clone, FENCED, group, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what keeps the cluster from acting at all", [
  {
    cause: "that there is no quorum",
    cluster: { root: { "have-quorum": "0" }, resources: [R, S], history: { n1: started("r") } },
    asked: [
      `r +actions
        r stops on n1: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: r stops, from n1 to undefined
        r_monitor_0 on n2 done
        r_monitor_0 on n3 done
        r_stop_0 on n1 done
        r_start_0 on n1 blocked: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything (no quorum)`,
      `s +nodes
        s stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: s cannot start, from  to undefined
        s on n1: 0: available
        s on n2*: 0: chosen
        s on n3: 0: available`,
      `s n1
        s will not run on n1, but on n2: s scores 0 on n1 as on n2, which comes first among equals.
        item: s cannot start, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything; s scores 0 on n1 as on n2, which comes first among equals.
          the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
          s scores 0 on n1 as on n2, which comes first among equals
        facts: no-quorum
        item: r stops, from n1 to undefined`,
      `s_start_0
        The start of s on n2 is not needed.
        note: It waits for nothing.`,
      `
        r stops on n1; s stays stopped, although n2 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: r stops, from n1 to undefined
        item: s cannot start, from  to undefined`,
    ],
  },
  {
    cause: "that there is no quorum, and nothing new is started",
    cluster: {
      root: { "have-quorum": "0" },
      options: { "no-quorum-policy": "freeze" },
      resources: [R, S, group("g", T)],
      constraints: on("n2", "5"),
      history: { n1: started("r") },
    },
    asked: [
      `r +actions
        r moves from n1 to n2: l prefers r on n2 (5).
        facts: location:l
        item: r moves, from n1 to n2
        r_monitor_0 on n2 done
        r_monitor_0 on n3 done
        r_stop_0 on n1 done
        r_start_0 on n2 done after r_monitor_0 on n2, after r_monitor_0 on n3, after r_stop_0 on n1`,
      `s +actions
        s stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum
        item: s cannot start, from  to undefined
        s_monitor_0 on n1 done
        s_monitor_0 on n2 done
        s_monitor_0 on n3 done`,
      `g +actions
        The group g stays stopped, although n3 is chosen for it: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum
        item: t cannot start, from  to undefined
        t_monitor_0 on n1 done
        t_monitor_0 on n2 done
        t_monitor_0 on n3 done`,
      `g_start_0
        The start of g is not needed.
        note: It waits for nothing.`,
      `
        r moves from n1 to n2; s and t cannot be started or stopped: the cluster has no quorum, and no-quorum-policy=freeze starts nothing new.
        facts: no-quorum location:l
        item: r moves, from n1 to n2
        item: s cannot start, from  to undefined
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "that there is no quorum, which does not matter",
    cluster: { root: { "have-quorum": "0" }, options: { "no-quorum-policy": "ignore" }, resources: R },
    asked: [
      `r
        r starts on n1.
        item: r starts, from  to n1`,
      `
        r starts on n1.
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "that no fence device is configured",
    cluster: { nodes: 2, options: FENCED, resources: R, history: { n1: started("r") }, constraints: on("n2", "5") },
    without: { options: {} },
    then: { r: "n2 Started" },
    asked: [
      `r
        r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        facts: no-fence-device location:l
        item: r is left alone, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        facts: no-fence-device location:l
        item: r is left alone, from n1 to n1`,
      `n1
        n1 is available, and r is left alone on it.
        item: r is left alone, from n1 to n1`,
      `
        No resource changes; r is left alone on n1: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        facts: no-fence-device
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "what was removed, and is left running",
    cluster: { nodes: 1, options: { "stop-removed-resources": "false" }, history: { n1: started("gone") } },
    asked: [
      `gone
        gone is left alone on n1: gone is no longer configured, and stop-removed-resources=false leaves it running.
        facts: unmanaged removed
        item: gone is left alone, from n1 to n1`,
      `gone n1
        gone is left alone on n1: gone is no longer configured, and stop-removed-resources=false leaves it running.
        facts: unmanaged removed
        item: gone is left alone, from n1 to n1`,
      `
        No resource changes; gone is left alone on n1: gone is no longer configured, and stop-removed-resources=false leaves it running.
        facts: unmanaged
        item: gone is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "what was removed",
    cluster: { nodes: 2, history: { n1: started("gone") } },
    asked: [
      `gone +actions
        gone stops on n1: gone is no longer configured.
        facts: removed
        item: gone stops, from n1 to undefined
        gone_delete_0 on n1 done after gone_stop_0 on n1
        gone_stop_0 on n1 done (node availability)`,
      `gone n2
        gone will not run on n2: gone is no longer configured.
        facts: removed
        item: gone stops, from n1 to undefined`,
      `n1
        n1 is available, and nothing will run on it: gone is no longer configured.
        facts: removed
        item: gone stops, from n1 to undefined`,
      `
        gone stops on n1: gone is no longer configured.
        facts: removed
        item: gone stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a clone that is not managed",
    cluster: { nodes: 2, resources: clone("c", R, { "is-managed": "false" }), history: { n1: started("r") } },
    asked: [
      `c +nodes
        The clone c is left alone on n1 and is left alone and stays stopped: c is not managed (is-managed=false or maintenance=true in its meta attributes); r:0 is not managed, since c is not (is-managed=false or maintenance=true there); r:1 is not managed, since c is not (is-managed=false or maintenance=true there).
          c is not managed (is-managed=false or maintenance=true in its meta attributes)
          r:0 is not managed, since c is not (is-managed=false or maintenance=true there)
          r:1 is not managed, since c is not (is-managed=false or maintenance=true there)
        facts: unmanaged unmanaged unmanaged instance-limit not-interleaved
        item: r:0 is left alone, from n1 to n1
        item: r:1 is left alone, from  to undefined
        r:0 on n1, active: 1000000 unmanaged 1000000: it stays there, since it is left alone
        r:0 on n2: 0: available`,
      `c n1
        r is left alone on n1: r:0 is not managed, since c is not (is-managed=false or maintenance=true there); c is not managed (is-managed=false or maintenance=true in its meta attributes).
          r:0 is not managed, since c is not (is-managed=false or maintenance=true there)
          c is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged unmanaged unmanaged instance-limit not-interleaved
        item: r:0 is left alone, from n1 to n1`,
      `c n2
        c will not run on n2, but on n1: r:1 is not managed, since c is not (is-managed=false or maintenance=true there); c is not managed (is-managed=false or maintenance=true in its meta attributes).
          r:1 is not managed, since c is not (is-managed=false or maintenance=true there)
          c is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged unmanaged unmanaged instance-limit not-interleaved
        item: r:1 is left alone, from  to undefined`,
      `
        No resource changes; r is left alone.
        facts: unmanaged unmanaged unmanaged
        item: r:0 is left alone, from n1 to n1
        item: r:1 is left alone, from  to undefined`,
    ],
  },
  {
    cause: "a member of a group that is disabled",
    cluster: {
      nodes: 1,
      resources: group("g", [R, primitive("s", meta({ "target-role": "Stopped" })), T]),
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    asked: [
      `g +actions
        Of the group g, r stays on n1; s and t stop on n1: s is disabled (target-role=Stopped).
        facts: disabled
        item: r stays, from n1 to n1
        item: s stops, from n1 to undefined
        item: t stops, from n1 to undefined
        g_stop_0 done
        g_stopped_0 done after s_stop_0 on n1, after t_stop_0 on n1, after g_stop_0
        s_stop_0 on n1 done (node availability) after t_stop_0 on n1, after g_stop_0
        t_stop_0 on n1 done (node availability) after g_stop_0`,
      `t
        t stops on n1: t runs where s does, both being members of the group g, and s runs nowhere, since s is disabled (target-role=Stopped).
          t runs where s does, both being members of the group g, and s runs nowhere
            s is disabled (target-role=Stopped)
        facts: disabled
        item: t stops, from n1 to undefined`,
      `s
        s stops on n1: s is disabled (target-role=Stopped).
        facts: disabled
        item: s stops, from n1 to undefined`,
      `n1
        n1 is available, and r will run on it.
        item: r stays, from n1 to n1
        item: s stops, from n1 to undefined
        item: t stops, from n1 to undefined`,
      `
        s and t change.
        facts: disabled
        note: Unchanged on n1: r.
        item: s stops, from n1 to undefined
        item: t stops, from n1 to undefined`,
    ],
  },
]);
