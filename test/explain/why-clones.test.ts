/** Clones */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCING,
  group,
  location,
  meta,
  operations,
  order,
  primitive,
  STATEFUL,
} from "../support/elements.js";
import { GONE, history, operation, promoted, started } from "../support/history.js";

const failedMonitor = (id: string, rc: number, agent?: string) =>
  history(
    id,
    [
      operation(id, "start"),
      operation(id, "monitor", { interval: 10_000, rc, call: 3, expected: 0, id: `${id}_last_failure_0` }),
    ],
    agent,
  );
const failedStart = (id: string, rc: number, agent?: string) =>
  history(id, operation(id, "start", { rc, id: `${id}_last_failure_0`, time: 1_699_999_000 }), agent);
const failedStop = (id: string, agent?: string) =>
  history(
    id,
    [operation(id, "start", { call: 1 }), operation(id, "stop", { rc: 1, call: 2, id: `${id}_last_failure_0` })],
    agent,
  );

describeCauses(" why their instances are where they are, and not promoted.:instances of clones", [
  {
    cause: "a clone of groups of which no agent says which to promote, and a node that is offline",
    cluster: {
      nodes: 3,
      resources: clone("c0", group("g0", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), {
        promotable: "true",
        "globally-unique": "true",
      }),
      states: { n3: LOST },
    },
    asked: [
      `c0
        Of the clone c0, r:0 starts on n1; s:0 starts on n1; r:1 starts on n2; s:1 starts on n2; r:2 runs nowhere; s:2 runs nowhere, and none is promoted: g0:0 has no promotion score on n1: its agent has not set one (crm_attribute --promotion); g0:1 has no promotion score on n2: its agent has not set one (crm_attribute --promotion); n3 is offline.
          g0:0 has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          g0:1 has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
          n3 is offline
        facts: node-offline instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1
        item: s:0 starts, from  to n1
        item: r:1 starts, from  to n2
        item: s:1 starts, from  to n2`,
      `s:0
        s:0 starts on n1: g0:0 has no promotion score on n1: its agent has not set one (crm_attribute --promotion); no other node can have s:0.
          g0:0 has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          no other node can have s:0
            s:0 runs where r:0 does, both being members of the group g0:0, and r:0 runs on n1
              r:0 scores 0 on n2 as on n1, which comes first among equals
            n3 is offline
        facts: node-offline instance-limit promotion-limit not-interleaved
        item: s:0 starts, from  to n1`,
      `g0:2
        The group g0:2 runs nowhere.
        facts: instance-limit promotion-limit not-interleaved node-offline`,
    ],
  },
  {
    cause: "what is tied to a clone, and away from it again, which adds up to nothing",
    cluster: {
      nodes: 3,
      resources: [
        clone("c2", group("g2", [primitive("u", "", STATEFUL), primitive("v", "", STATEFUL)])),
        primitive("w"),
      ],
      constraints: colocation("w", "c2", "100", 'id="k0"'),
      states: { n3: LOST },
    },
    asked: [
      `w +nodes
        w starts on n1.
        facts: colocation:k0
        note: w prefers to run with c2 (k0, score 100).
        item: w starts, from  to n1
        w on n1*: 0 colocation 100, colocation -100: chosen
        w on n2: 0 colocation 100, colocation -100: available
        w on n3, unavailable: -100 colocation -100: n3 is offline`,
    ],
  },
  {
    cause: "an instance that is left over on a node that is lost",
    cluster: {
      nodes: 3,
      options: { "fencing-enabled": "true" },
      resources: [
        clone("c2", group("g2", [primitive("u", "", STATEFUL), primitive("v", "", STATEFUL)]), { promotable: "true" }),
        FENCING,
      ],
      history: { n3: started("u", STATEFUL) },
      attributes: { n1: { "master-u": "INFINITY" } },
      states: { n2: GONE, n3: LOST },
    },
    asked: [
      `c2
        Of the clone c2, u stops on n3 and is promoted on n1; v is promoted on n1: n3 is offline and unclean (peer is no longer part of the cluster; u:0 is thought to be active there); n2 is offline and unclean (peer is no longer part of the cluster); its promotion score there is INFINITY.
          n3 is offline and unclean (peer is no longer part of the cluster; u:0 is thought to be active there)
          n2 is offline and unclean (peer is no longer part of the cluster)
          its promotion score there is INFINITY
        facts: node-offline node-unclean node-unclean node-offline node-unclean instance-limit promotion-limit not-interleaved
        item: u:0 stops, from n3 to undefined
        item: u:1 promotes, from  to n1
        item: v:1 promotes, from  to n1`,
    ],
  },
  {
    cause: "an instance that nobody outranks",
    cluster: {
      nodes: 2,
      resources: clone("c0", primitive("r", "", STATEFUL), { promotable: "true" }),
      attributes: { n2: { "master-r": "10" } },
    },
    asked: [
      `c0
        The clone c0 is promoted on n2 and starts on n1: its promotion score there is 10.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n2
        item: r:1 starts, from  to n1`,
      `c0 n2
        r is promoted on n2: its promotion score there is 10.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n2`,
    ],
  },
  {
    cause: "a clone that may have no promoted instance",
    cluster: {
      nodes: 2,
      resources: clone("c0", group("g0", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), {
        promotable: "true",
        "promoted-max": "0",
      }),
      attributes: { n2: { "master-r": "INFINITY" } },
    },
    asked: [
      `c0 n2
        r starts on n2: the promotion score of g0 on n2 is INFINITY (promotion score INFINITY).
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 starts, from  to n2`,
    ],
  },
  {
    cause: "two instances that are equals for the promotion",
    cluster: {
      nodes: 3,
      resources: clone("c0", primitive("r", "", STATEFUL), { promotable: "true" }),
      constraints:
        '<rsc_location id="l1" rsc="c0"><rule id="rule2" score="50" role="Promoted"><expression id="e2" attribute="#uname" operation="ne" value="n2"/></rule></rsc_location>',
    },
    asked: [
      `c0 n3
        r starts on n3: the promotion score of r on n3 is 49 (promotion score -1, l1 50), promoted is n1 with 49; at most 1 instance of c0 may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved location:l1
        item: r:2 starts, from  to n3`,
      `c0 n1
        r is promoted on n1: its promotion score there is 49 (promotion score -1, l1 50), against 49 on n3.
        facts: location:l1 instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from  to n1`,
    ],
  },
  {
    cause: "a location with exclusive discovery that bans",
    cluster: {
      nodes: 2,
      resources: clone("c1", primitive("u")),
      constraints: location("c1", "n2", "-INFINITY", 'id="l1" resource-discovery="exclusive"'),
    },
    asked: [
      `c1
        The clone c1 runs nowhere: l1 keeps c1 off n2 (-INFINITY, resource-discovery=exclusive).
        facts: location:l1 instance-limit not-interleaved
        item: u:0 stays stopped, from  to undefined
        item: u:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a failure that keeps all instances off every node",
    cluster: {
      nodes: 2,
      resources: clone("c0", primitive("r", operations('name="monitor" interval="10s" on-fail="stop"'), STATEFUL)),
      history: { n2: failedMonitor("r", 7, STATEFUL) },
    },
    asked: [
      `c0
        The clone c0 stops on n2: the monitor of r failed on n2 (exit code 7, Not running; handled as on-fail=stop), which keeps it off every node.
        facts: operation-failed instance-limit not-interleaved
        item: r:0 stops, from n2 to undefined
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that goes with the promoted instance, and nodes that the clone is banned from",
    cluster: {
      nodes: 3,
      resources: [S, clone("c2", primitive("t", "", STATEFUL), { promotable: "true" })],
      constraints: [off("c2", "n3", "l0"), colocation("s", "c2", "INFINITY", 'id="k3" with-rsc-role="Promoted"')],
      attributes: { n2: { "master-t": "10" } },
    },
    asked: [
      `s
        s starts on n2: no other node can have s, since s must run with c2 (promoted) (k3), which is promoted on n2, because t has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          no other node can have s
            s must run with c2 (promoted) (k3), which is promoted on n2
              t has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
              l0 keeps c2 off n3 (-INFINITY)
        facts: colocation:k3 location:l0
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "a promotion that rather is not where another clone is",
    cluster: {
      nodes: 1,
      resources: [clone("c0", R), clone("c1", primitive("s", "", STATEFUL), { promotable: "true" })],
      constraints: colocation("c1", "c0", "-100", 'id="k4" rsc-role="Promoted"'),
    },
    asked: [
      `c1
        The clone c1 starts on n1, and none is promoted: c1 (promoted) rather does not run with c0 (k4, score -100), which runs on n1.
        facts: colocation:k4 instance-limit promotion-limit not-interleaved
        item: s:0 starts, from  to n1`,
    ],
  },
  {
    cause: "a single instance of a clone whose instances differ",
    cluster: { nodes: 2, resources: clone("c1", S, { "clone-max": "1", "globally-unique": "true" }) },
    asked: [
      `n2
        n2 is available, and nothing will run on it: s:0 scores 0 on n2 as on n1, which comes first among equals.`,
      `c1 n2
        s:0 (of c1) will not run on n2, but on n1: s:0 scores 0 on n2 as on n1, which comes first among equals.
        facts: instance-limit not-interleaved
        item: s:0 starts, from  to n1`,
    ],
  },
  {
    cause: "a promotion that another clone is in favour of, on two nodes alike",
    cluster: {
      nodes: 2,
      resources: [clone("c2", T), clone("c3", primitive("u", "", STATEFUL), { promotable: "true" })],
      constraints: colocation("c3", "c2", "1", 'id="k3" rsc-role="Promoted"'),
    },
    asked: [
      `c3 n2
        u starts on n2: the promotion score of u on n2 is 0 (promotion score -1, k3 1), promoted is n1 with 0; at most 1 instance of c3 may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved colocation:k3
        note: c3 (promoted) prefers to run with c2 (k3, score 1).
        item: u:1 starts, from  to n2`,
    ],
  },
  {
    cause: "an instance on a node that nothing allows it on, of as many as there may be",
    cluster: {
      nodes: 3,
      options: { "symmetric-cluster": "false" },
      resources: clone("c1", primitive("u", "", STATEFUL), { "clone-max": "2" }),
      constraints:
        '<rsc_location id="l1" rsc="c1"><rule id="rule2" score="100"><expression id="e2" attribute="#uname" operation="ne" value="n2"/></rule></rsc_location>',
      history: { n2: started("u", STATEFUL) },
    },
    asked: [
      `c1
        The clone c1 moves from n2 to n3 and starts on n1: no location constraint allows u on n2, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster instance-limit not-interleaved location:l1
        item: u:0 moves, from n2 to n3
        item: u:1 starts, from  to n1`,
    ],
  },
  {
    cause: "a failed start that does not count for the promotion",
    cluster: {
      nodes: 2,
      options: { "fencing-enabled": "true" },
      resources: clone("c2", primitive("v", "", STATEFUL), { promotable: "true" }),
      history: { n2: failedStart("v:1", 5, STATEFUL) },
    },
    asked: [
      `c2
        The clone c2 is left alone on n2 and is left alone and stays stopped, and none is promoted: v has no promotion score on n2: its agent has not set one (crm_attribute --promotion); fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
          v has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
        facts: no-fence-device instance-limit promotion-limit not-interleaved
        item: v:0 is left alone, from n2 to n2
        item: v:1 is left alone, from  to undefined`,
    ],
  },
  {
    cause: "an instance that is blocked, and so not promoted",
    cluster: {
      nodes: 2,
      resources: clone("c1", primitive("s", "", STATEFUL), { promotable: "true" }),
      constraints: off("c1", "n2", "l2"),
      history: { n2: failedStop("s", STATEFUL) },
    },
    asked: [
      `c1
        The clone c1 is left alone on n2 and starts on n1, and none is promoted: s has no promotion score on n2: its agent has not set one (crm_attribute --promotion); s has no promotion score on n1: its agent has not set one (crm_attribute --promotion); s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up.
          s has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
          s has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          s:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up
            the stop of s failed on n2 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled instance-limit promotion-limit not-interleaved location:l2
        item: s:0 is left alone, from n2 to n2
        item: s:1 starts, from  to n1`,
    ],
  },
  {
    cause: "a demotion of a clone a member of which is disabled",
    cluster: {
      nodes: 2,
      resources: clone(
        "c0",
        group("g0", [primitive("r", meta({ "target-role": "Stopped" }), STATEFUL), primitive("s", "", STATEFUL)]),
        { promotable: "true" },
      ),
      history: { n2: promoted("r") },
    },
    asked: [
      `c0_demoted_0
        The completed demotion of c0 is blocked: c0 runs nowhere, since r:1 is disabled (target-role=Stopped of r).
          c0 runs nowhere
            r:1 is disabled (target-role=Stopped of r)
        facts: disabled
        note: It waits for nothing.`,
      `c0
        Of the clone c0, r stops on n2; s runs nowhere: r:1 is disabled (target-role=Stopped of r).
        facts: disabled instance-limit promotion-limit not-interleaved disabled
        item: r:0 stops, from n2 to undefined
        item: s:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined
        item: s:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "an instance of a clone of groups whose promotion waits for another clone",
    cluster: {
      nodes: 2,
      resources: [
        clone("c0", group("g0", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), { interleave: "true" }),
        clone("c2", primitive("u", meta({ "is-managed": "false" }))),
      ],
      constraints: order("c2", "c0", 'id="o4" then-action="promote"'),
    },
    asked: [
      `r:0 n2
        r:0 will not run on n2, but on n1: r scores 0 on n2 as on n1, which comes first among equals.
        facts: instance-limit order:o4
        note: c0 is only ordered with c2 (o4): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c0 waits until c2 has started (o4).
        item: r:0 starts, from  to n1`,
      `c0
        Of the clone c0, r starts on n1 and n2; s starts on n1 and n2.
        facts: instance-limit order:o4
        note: c0 is only ordered with c2 (o4): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c0 waits until c2 has started (o4).
        item: r:0 starts, from  to n1
        item: s:0 starts, from  to n1
        item: r:1 starts, from  to n2
        item: s:1 starts, from  to n2`,
    ],
  },
  {
    cause: "a clone that is disabled, where nothing can be stopped",
    cluster: {
      nodes: 2,
      options: { "fencing-enabled": "true" },
      resources: clone("c0", group("g0", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), {
        "target-role": "Stopped",
        promotable: "true",
      }),
      history: { n2: started("s:1", STATEFUL) },
    },
    asked: [
      `c0
        Of the clone c0, r is left alone and stays stopped; s is left alone on n2 and is left alone and stays stopped, and none is promoted: g0 has no promotion score on n2: its agent has not set one (crm_attribute --promotion); fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; c0 is disabled (target-role=Stopped).
          g0 has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          c0 is disabled (target-role=Stopped)
        facts: no-fence-device disabled instance-limit promotion-limit not-interleaved
        item: r:0 is left alone, from  to undefined
        item: s:0 is left alone, from n2 to n2
        item: r:1 is left alone, from  to undefined
        item: s:1 is left alone, from  to undefined`,
    ],
  },
  {
    cause: "a restart of an interleaved clone for one that is not, of groups",
    cluster: {
      nodes: 1,
      resources: [
        clone("c0", primitive("r", "", STATEFUL), { interleave: "true" }),
        clone("c2", group("g2", [T, primitive("u")])),
      ],
      constraints: order("c2", "c0", 'id="o3"'),
      history: { n1: started("r", STATEFUL) },
    },
    asked: [
      `c0
        The clone c0 restarts on n1: the start of c0 waits until c2 has started (o3); c2 is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node, since the start of t on n1 is due.
          the start of c0 waits until c2 has started (o3); c2 is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node
            the start of t on n1 is due
            the start of u on n1 is due
        facts: order:o3 not-interleaved instance-limit
        note: c0 is only ordered with c2 (o3): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a promotion of members of groups that nobody is chosen for",
    cluster: {
      nodes: 1,
      resources: [
        R,
        clone("c1", group("g1", [primitive("s", "", STATEFUL), primitive("t", "", STATEFUL)]), { promotable: "true" }),
      ],
      constraints: order("r", "c1", 'id="o0" then-action="promote"'),
    },
    asked: [
      `c1 +actions
        Of the clone c1, s starts on n1; t starts on n1, and none is promoted: g1 has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
        facts: instance-limit promotion-limit not-interleaved order:o0
        note: c1 is only ordered with r (o0): no colocation ties the places of the two, so they may run on different nodes.
        note: The promote of c1 waits until r has started (o0).
        item: s:0 starts, from  to n1
        item: t:0 starts, from  to n1
        c1_start_0 done after s:0_monitor_0 on n1, after t:0_monitor_0 on n1
        c1_running_0 done after g1:0_running_0, after c1_start_0
        c1_promote_0 done (required r start) after r_start_0 on n1, after c1_running_0
        c1_promoted_0 blocked: c1 is promoted nowhere
        s:0_monitor_0 on n1 done
        s:0_start_0 on n1 done after g1:0_start_0
        s:0_promote_0 on n1 blocked: s is promoted nowhere (required r start)
        t:0_monitor_0 on n1 done
        t:0_start_0 on n1 done after s:0_start_0 on n1, after g1:0_start_0
        t:0_promote_0 on n1 blocked: the promote of t on n1 waits for the promote of s on n1 (required r start)`,
    ],
  },
]);
