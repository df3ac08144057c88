/** What the state of nodes and failures has to do with a place. */

import { describeCauses } from "../support/answers.js";
import { LOST, off, R, S, T } from "../support/causes.js";
import { clone, group, meta, order, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";

const failedStart = (id: string, rc: number, agent?: string) =>
  history(id, operation(id, "start", { rc, id: `${id}_last_failure_0`, time: 1_699_999_000 }), agent);
const failedStop = (id: string, agent?: string) =>
  history(
    id,
    [operation(id, "start", { call: 1 }), operation(id, "stop", { rc: 1, call: 2, id: `${id}_last_failure_0` })],
    agent,
  );
const changed = (id: string, agent?: string) => history(id, operation(id, "start", { more: 'op-digest="0"' }), agent);
const notInstalled = (id: string, agent?: string) =>
  history(id, operation(id, "monitor", { rc: 5, id: `${id}_monitor_0` }), agent);

describeCauses("states and failures", [
  {
    cause: "an instance on a lost node, of a clone of groups that nothing can be done with",
    cluster: {
      nodes: 3,
      options: { "fencing-enabled": "true" },
      resources: clone("c0", group("g0", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), {
        promotable: "true",
      }),
      history: { n3: changed("s:2", STATEFUL) },
      states: { n3: LOST },
    },
    asked: [
      `c0
        Of the clone c0, r is left alone and stays stopped; s is left alone on n3 and is left alone and stays stopped, and none is promoted: n3 is offline and unclean (peer is no longer part of the cluster; s:0 is thought to be active there); fencing is enabled but no fence device is configured, so nothing is started, moved or stopped; n3 cannot be fenced: no fence device is configured.
          n3 is offline and unclean (peer is no longer part of the cluster; s:0 is thought to be active there)
          fencing is enabled but no fence device is configured, so nothing is started, moved or stopped
          n3 cannot be fenced: no fence device is configured
        facts: node-offline node-unclean node-unclean no-fence-device node-cannot-be-fenced instance-limit promotion-limit not-interleaved
        item: r:0 is left alone, from  to undefined
        item: s:0 is left alone, from n3 to n3
        item: r:1 is left alone, from  to undefined
        item: s:1 is left alone, from  to undefined
        item: r:2 is left alone, from  to undefined
        item: s:2 is left alone, from  to undefined`,
    ],
  },
  {
    cause: "a connection that is no longer configured, on a node in maintenance",
    cluster: { nodes: 2, history: { n2: started("rem", REMOTE) }, attributes: { n2: { maintenance: "true" } } },
    asked: [
      `rem +nodes
        rem is left alone on n2: rem is not managed, since n2 is in maintenance.
        facts: unmanaged removed
        note: rem is shutting down, and nothing will run on it.
        item: rem is left alone, from n2 to n2
        rem on n1: undefined: rem is no longer configured
        rem on n2, active, unavailable: undefined: n2 is in maintenance`,
      `rem n1
        rem will not run on n1, but on n2: rem is not managed, since n2 is in maintenance.
        facts: unmanaged removed
        item: rem is left alone, from n2 to n2`,
    ],
  },
  {
    cause: "a start that failed, and a ban of the other node",
    cluster: { nodes: 2, resources: R, constraints: off("r", "n2", "l1"), history: { n1: failedStart("r", 5) } },
    asked: [
      `r
        r stops on n1: the start of r failed on n1 (exit code 5, Not installed); l1 keeps r off n2 (-INFINITY).
          the start of r failed on n1 (exit code 5, Not installed)
          l1 keeps r off n2 (-INFINITY)
        facts: operation-failed location:l1
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a location by a rule of what makes a remote node",
    cluster: {
      nodes: 1,
      resources: primitive("rem", "", REMOTE),
      constraints:
        '<rsc_location id="l0" rsc="rem"><rule id="rule1" score="10"><expression id="e1" attribute="#uname" operation="ne" value="rem"/></rule></rsc_location>',
    },
    asked: [
      `rem +nodes
        rem starts on n1.
        facts: location:l0
        note: rem is offline, and nothing will run on it.
        item: rem starts, from  to n1
        rem on n1*: 10 location 10: chosen (l0 10)
        rem on rem, unavailable: -1000000 location 10, remote node -1000000: rem is offline`,
    ],
  },
  {
    cause: "a bundle that nothing allows anywhere, address and all",
    cluster: {
      nodes: 1,
      options: { "symmetric-cluster": "false" },
      resources:
        '<bundle id="b0"><podman image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/></bundle>',
    },
    asked: [
      `b0 +nodes
        The bundle b0 runs nowhere: no location constraint allows b0-podman-0 on any node, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster
        item: b0-podman-0 stays stopped, from  to undefined
        b0-podman-0 on n1: undefined: no location constraint allows b0-podman-0 on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)`,
    ],
  },
  {
    cause: "a failed start that counts",
    cluster: {
      nodes: 1,
      resources: primitive("w"),
      history: { n1: failedStart("w", 1) },
      attributes: { n1: { "fail-count-w#start_0": "INFINITY" } },
    },
    asked: [
      `w
        w stops on n1: w failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, since the start of w failed on n1 (exit code 1, Error occurred), because a start that failed once is not tried there again (start-failure-is-fatal=true).
          w failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of w failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: fail-count operation-failed
        item: w stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a failed start in a cluster in which nothing is allowed unless it is said",
    cluster: {
      nodes: 2,
      options: { "symmetric-cluster": "false" },
      resources: primitive("u"),
      history: { n2: failedStart("u", 5) },
      attributes: { n2: { "fail-count-u#start_0": "INFINITY" } },
    },
    asked: [
      `u
        u stops on n2: no location constraint allows u on n1, and resources run only where a location constraint allows them (symmetric-cluster=false); an operation of u failed on n2 (u_last_failure_0 in its history).
          no location constraint allows u on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)
          an operation of u failed on n2 (u_last_failure_0 in its history)
        facts: opt-in-cluster fail-count
        item: u stops, from n2 to undefined`,
    ],
  },
  {
    cause: "what holds a guest node, for which there is no node left",
    cluster: {
      nodes: 3,
      resources: primitive("vm", meta({ "remote-node": "gue" })),
      attributes: { n2: { standby: "on" }, n1: { shutdown: "1700000000" } },
      states: { n3: GONE },
    },
    asked: [
      `vm
        vm runs nowhere: n1 is shutting down; n2 is in standby until it leaves the cluster; n3 is offline.
          n1 is shutting down
          n2 is in standby until it leaves the cluster
          n3 is offline
        facts: node-shutting-down node-standby node-offline
        item: vm stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one of several that have to start first, which lacks quorum",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      resources: [clone("c0", R), clone("c1", S)],
      constraints:
        '<rsc_order id="o4"><resource_set id="y5" sequential="false" require-all="false"><resource_ref id="c0"/></resource_set><resource_set id="x5"><resource_ref id="c1"/></resource_set></rsc_order>',
      history: { n2: started("s") },
    },
    asked: [
      `c1_running_0
        The completed start of c1 is blocked: 1 of c0 has to start first, and none can (o4), since the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
          1 of c0 has to start first, and none can (o4)
            the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: order:o4 no-quorum
        note: It waits for nothing.`,
      `c1
        The clone c1 stops on n2 and stays stopped, although n1 is chosen for it: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum instance-limit not-interleaved order:o4
        note: c1 is only ordered with c0 (o4): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of c1 waits until c0 has started (o4).
        item: s:0 stops, from n2 to undefined
        item: s:1 cannot start, from  to undefined`,
    ],
  },
  {
    cause: "one that could not be stopped, of two that are no longer configured",
    cluster: { nodes: 2, history: { n1: failedStop("s"), n2: started("s") } },
    asked: [
      `s
        s is left alone on n1 and n2: s is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          s is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled removed multiple-active
        item: s is left alone, from n1,n2 to n1`,
    ],
  },
  {
    cause: "a clone that is not managed, and that nothing allows anywhere",
    cluster: {
      nodes: 1,
      options: { "symmetric-cluster": "false" },
      resources: clone("c2", primitive("t", meta({ "is-managed": "false" }))),
    },
    asked: [
      `c2 +nodes
        The clone c2 is left alone and stays stopped: t:0 is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged instance-limit not-interleaved
        item: t:0 is left alone, from  to undefined
        t:0 on n1: undefined: no location constraint allows t on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)`,
    ],
  },
  {
    cause: "one that failed on all nodes",
    cluster: {
      nodes: 2,
      resources: primitive("r", "", STATEFUL),
      attributes: { n2: { "fail-count-r#start_0": "INFINITY" }, n1: { "fail-count-r#start_0": "INFINITY" } },
    },
    asked: [
      `r
        r runs nowhere: r failed on n1 and n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
        facts: fail-count fail-count
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one of several that have to start first, which is not installed on one node and lacks quorum on the other",
    cluster: {
      nodes: 2,
      root: { "have-quorum": "0" },
      resources: [group("g1", T), clone("c2", primitive("w"))],
      constraints:
        '<rsc_order id="o3"><resource_set id="y4" sequential="false" require-all="false"><resource_ref id="c2"/></resource_set><resource_set id="x4"><resource_ref id="t"/></resource_set></rsc_order>',
      history: { n2: notInstalled("w:1"), n1: started("t") },
    },
    asked: [
      `g1_running_0
        The completed start of g1 is blocked: 1 of c2 has to start first, and none can (o3), since the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
          1 of c2 has to start first, and none can (o3)
            the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything
        facts: order:o3 no-quorum
        note: It waits for nothing.`,
      `g1
        The group g1 stops on n1: the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything.
        facts: no-quorum
        item: t stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a restart for one that starts on the guest that is restarted",
    cluster: {
      nodes: 1,
      resources: [T, primitive("vm", meta({ "remote-node": "gue" }))],
      constraints: order("t", "vm", 'id="o1"'),
      history: { n1: started("vm") },
    },
    asked: [
      `vm
        vm restarts on n1: the start of vm on n1 is due: required t start.
        facts: order:o1
        note: vm is only ordered with t (o1): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of vm waits until t has started (o1).
        item: vm restarts, from n1 to n1`,
    ],
  },
]);
