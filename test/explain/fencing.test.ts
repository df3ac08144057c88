/** Fencing: what makes it fail, delays it, or puts it after another; what is unfenced or shut down. */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S } from "../support/causes.js";
import { clone, FENCED, FENCING, group, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what is told of the fencing of nodes", [
  {
    cause: "that two nodes are lost, and fenced one after the other",
    cluster: {
      options: { ...FENCED, "concurrent-fencing": "false" },
      resources: [FENCING, R],
      states: { n1: LOST, n2: LOST },
      history: { n1: started("r") },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline
        item: r moves, from n1 to n3`,
      `n2
        n2 is to be fenced (reboot): peer is no longer part of the cluster.
        facts: node-unclean node-offline
        note: n1 comes first: nodes are fenced one after the other (concurrent-fencing=false).`,
      `r
        r moves from n1 to n3: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        item: r moves, from n1 to n3`,
      `stonith-n1-reboot +actions
        The fencing of n1 is done.
        note: It waits for nothing.
        stonith-n1-reboot on n1 done (peer is no longer part of the cluster)`,
      `stonith-n2-reboot
        The fencing of n2 is done.
        note: It waits for the fencing of n1.
        note: n1 comes first: nodes are fenced one after the other (concurrent-fencing=false).`,
      `
        n2 and n1 are to be fenced; F and r change: n2 is unclean: peer is no longer part of the cluster; n1 is unclean: peer is no longer part of the cluster.
          n2 is unclean: peer is no longer part of the cluster
          n1 is unclean: peer is no longer part of the cluster
        facts: node-unclean node-unclean node-offline node-unclean node-offline
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: F starts, from  to n3
        item: r moves, from n1 to n3`,
    ],
  },
  {
    cause: "a level that fails",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R],
      states: { n1: LOST },
      history: { n1: started("r") },
      more: '<fencing-topology><fencing-level id="l1" index="1" target="n1" devices="F,gone"/></fencing-topology>',
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline fencing-level-broken
        note: Level 1 of the fencing of n1 fails, since gone is not configured.
        item: r moves, from n1 to n2`,
      `r
        r moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        note: Level 1 of the fencing of n1 fails, since gone is not configured.
        item: r moves, from n1 to n2`,
      `
        n1 is to be fenced; F and r change: n1 is unclean: peer is no longer part of the cluster.
        facts: node-unclean node-offline node-unclean
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a delay for priority",
    cluster: {
      nodes: 2,
      options: { ...FENCED, "priority-fencing-delay": "15s" },
      resources: [FENCING, primitive("r", meta({ priority: "10" }))],
      states: { n2: LOST },
      history: { n2: started("r") },
    },
    asked: [
      `n2
        n2 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline fencing-delayed
        note: The fencing of n2 waits 15 s, so that it has the better chance where nodes fence each other (priority-fencing-delay).
        item: r moves, from n2 to n1`,
      `r
        r moves from n2 to n1: n2 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        note: The fencing of n2 waits 15 s, so that it has the better chance where nodes fence each other (priority-fencing-delay).
        item: r moves, from n2 to n1`,
    ],
  },
  {
    cause: "that no device is for a node",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [
        '<primitive id="F" class="stonith" type="fence_xvm"><instance_attributes id="F-p"><nvpair id="F-l" name="pcmk_host_list" value="n2"/></instance_attributes></primitive>',
        R,
      ],
      states: { n1: LOST },
      history: { n1: started("r") },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): peer is no longer part of the cluster; r is thought to be active there.
          peer is no longer part of the cluster
          r is thought to be active there
        facts: node-unclean node-unclean node-offline no-device-for-node
        note: No fence device is for n1: its name is not in the pcmk_host_list or pcmk_host_map of F.
        item: r moves, from n1 to n2`,
      `r
        r moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
        facts: node-offline node-unclean node-unclean
        note: No fence device is for n1: its name is not in the pcmk_host_list or pcmk_host_map of F.
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a level that would fail, of a node that is well",
    cluster: {
      nodes: 1,
      options: FENCED,
      resources: FENCING,
      more: '<fencing-topology><fencing-level id="l1" index="1" target="n1" devices="gone"/></fencing-topology>',
    },
    asked: [
      `n1
        n1 is available, and F will run on it.
        facts: fencing-level-broken
        item: F starts, from  to n1`,
      `F
        F starts on n1.
        item: F starts, from  to n1`,
    ],
  },
  {
    cause: "that a node with what has to run leaves",
    cluster: { nodes: 1, resources: R, attributes: { n1: { shutdown: "1699999999" } }, history: { n1: started("r") } },
    asked: [
      `n1
        n1 is shutting down, and nothing will run on it.
          n1 is shutting down
        facts: node-shutting-down
        item: r stops, from n1 to undefined`,
      `r
        r stops on n1: n1 is shutting down.
        facts: node-shutting-down
        item: r stops, from n1 to undefined`,
      `do_shutdown-n1
        The shutdown of n1 is done.
        note: It waits for the stop of r on n1.`,
      `
        n1 is not available; r stops on n1: n1 is shutting down.
        facts: node-shutting-down
        item: n1 node, from  to undefined
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that nothing is configured",
    cluster: { nodes: 2 },
    asked: [
      `
        No resource changes.`,
      `n1
        n1 is available, and nothing will run on it.`,
    ],
  },
  {
    cause: "that six resources are disabled, and others change",
    cluster: {
      nodes: 1,
      resources: ["a", "b", "c", "d", "e", "f"]
        .map((id) => primitive(id, meta({ "target-role": "Stopped" })))
        .concat([R, S]),
      history: { n1: started("s") },
    },
    asked: [
      `
        r starts on n1; a, b, c, d and 2 others are disabled.
        facts: disabled disabled disabled disabled disabled disabled
        note: Unchanged on n1: s.
        item: a stays stopped, from  to undefined
        item: b stays stopped, from  to undefined
        item: c stays stopped, from  to undefined
        item: d stays stopped, from  to undefined
        item: e stays stopped, from  to undefined
        item: f stays stopped, from  to undefined
        item: r starts, from  to n1`,
      `n1
        n1 is available, and r and s will run on it.
        item: r starts, from  to n1
        item: s stays, from n1 to n1`,
      `a b
        Nothing in the configuration ties a and b.
        item: a stays stopped, from  to undefined
        item: b stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a clone of a group of which a member may not be somewhere",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [R, S])),
      constraints: off("c", "n1"),
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `c
        Of the clone c, r stops on n1 and starts on n2; s stops on n1 and starts on n2: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stops, from n1 to undefined
        item: s:0 stops, from n1 to undefined
        item: r:1 starts, from  to n2
        item: s:1 starts, from  to n2`,
      `g:0
        The group g:0 stops on n1: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stops, from n1 to undefined
        item: s:0 stops, from n1 to undefined`,
      `r n1
        c does not stay on n1: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stops, from n1 to undefined`,
      `c n2
        r starts on n2.
        facts: instance-limit not-interleaved location:l
        item: r:1 starts, from  to n2`,
      `
        r and s change.
        facts: location:l
        item: r:0 stops, from n1 to undefined
        item: s:0 stops, from n1 to undefined
        item: r:1 starts, from  to n2
        item: s:1 starts, from  to n2`,
    ],
  },
  {
    cause: "a location that was left over and says nothing now",
    cluster: {
      nodes: 1,
      resources: R,
      constraints:
        '<rsc_location id="cli-ban-r-on-n1" rsc="r"><rule id="x" score="-INFINITY"><expression id="e" attribute="#uname" operation="eq" value="gone"/></rule></rsc_location>',
    },
    asked: [
      `r
        r starts on n1.
        facts: location:cli-ban-r-on-n1
        note: cli-ban-r-on-n1 says nothing about r now: its rule is met on no node; it can be cleared.
        item: r starts, from  to n1`,
    ],
  },
]);
