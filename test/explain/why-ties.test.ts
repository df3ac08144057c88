/** What others have to do with a place */

import { describeCauses } from "../support/answers.js";
import { LOST, R, S, T } from "../support/causes.js";
import { clone, colocation, group, location, meta, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses(" sets, groups, bundles, and what is apart.:what ties places", [
  {
    cause: "what is in a bundle: its address and its connection go with its container",
    cluster: {
      nodes: 2,
      resources:
        '<bundle id="b1"><podman image="i" replicas="1" replicas-per-host="2"/><network ip-range-start="10.0.0.1" control-port="3121"/><primitive id="s" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
    },
    asked: [
      `b1
        Of the bundle b1, b1-podman-0 starts on n1; s starts on b1-0.
        item: b1-podman-0 starts, from  to n1
        item: s:0 starts, from  to b1-0`,
      `b1-ip-10.0.0.1
        b1-ip-10.0.0.1 starts on n1: no other node can have b1-ip-10.0.0.1, since b1-ip-10.0.0.1 runs where b1-podman-0 does, and b1-podman-0 runs on n1, because b1-podman-0 scores 0 on n2 as on n1, which comes first among equals.
          no other node can have b1-ip-10.0.0.1
            b1-ip-10.0.0.1 runs where b1-podman-0 does, and b1-podman-0 runs on n1
              b1-podman-0 scores 0 on n2 as on n1, which comes first among equals
        item: b1-ip-10.0.0.1 starts, from  to n1`,
      `b1-0
        b1-0 starts on n1: b1-0 scores 0 on n2, less than 10000 on n1 (being with b1-podman-0 10000).
        note: b1-0 is offline, and s will run on it.
        item: b1-0 starts, from  to n1`,
    ],
  },
  {
    cause: "a clone in a set that is apart, drawn to a node by its own location",
    cluster: {
      nodes: 3,
      resources: [primitive("u"), clone("c2", primitive("v", "", STATEFUL))],
      constraints: [
        location("c2", "n3", "100", 'id="l0"'),
        '<rsc_colocation id="k2" score="-INFINITY"><resource_set id="z3" sequential="true"><resource_ref id="u"/><resource_ref id="c2"/></resource_set></rsc_colocation>',
      ],
    },
    asked: [
      `u +nodes
        u starts on n1.
        facts: colocation:k2
        note: c2 must not run with u (k2).
        item: u starts, from  to n1
        u on n1*: 0: chosen
        u on n2: 0: available
        u on n3: -100 colocated preference -100: c2 must not run with u (k2), and v scores 100 on n3 (l0 100)`,
      `c2
        The clone c2 starts on n3 and n2: c2 must not run with u (k2), which runs on n1.
        facts: colocation:k2 instance-limit not-interleaved location:l0
        item: v:0 starts, from  to n3
        item: v:1 starts, from  to n2`,
    ],
  },
  {
    cause: "a group of which the first member runs",
    cluster: { nodes: 2, resources: group("g2", [T, primitive("u"), primitive("v")]), history: { n2: started("t") } },
    asked: [
      `v
        v starts on n2: no other node can have v, since v runs where u does, both being members of the group g2, and u runs on n2, because u runs where t does, both being members of the group g2, and t runs on n2.
          no other node can have v
            v runs where u does, both being members of the group g2, and u runs on n2
              u runs where t does, both being members of the group g2, and t runs on n2
                t scores 0 on n1 as on n2, which comes first among equals
        item: v starts, from  to n2`,
      `u
        u starts on n2: no other node can have u, since u runs where t does, both being members of the group g2, and t runs on n2, because t scores 0 on n1 as on n2, which comes first among equals.
          no other node can have u
            u runs where t does, both being members of the group g2, and t runs on n2
              t scores 0 on n1 as on n2, which comes first among equals
        item: u starts, from  to n2`,
    ],
  },
  {
    cause: "a bundle that draws another one to its container's node",
    cluster: {
      nodes: 2,
      resources: [
        '<bundle id="b2"><podman image="i" replicas="1"/><network control-port="3121"/><primitive id="t" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
        primitive("u"),
      ],
      constraints: colocation("u", "b2", "50", 'id="k3"'),
    },
    asked: [
      `n2
        n2 is available, and nothing will run on it: b2-podman-0 scores 0 on n2 as on n1, which comes first among equals; u scores 0 on n2, less than 50 on n1 (k3 50).
          b2-podman-0 scores 0 on n2 as on n1, which comes first among equals
          u scores 0 on n2, less than 50 on n1 (k3 50)
        facts: colocation:k3`,
      `u
        u starts on n1: u scores 0 on n2, less than 50 on n1 (k3 50).
        facts: colocation:k3
        note: u prefers to run with b2 (k3, score 50).
        item: u starts, from  to n1`,
    ],
  },
  {
    cause: "a set of which the last one is drawn to a node",
    cluster: {
      nodes: 2,
      resources: [clone("c0", primitive("r", "", STATEFUL)), S, T],
      constraints: [
        location("c0", "n2", "100", 'id="l1"'),
        '<rsc_colocation id="k3" score="INFINITY"><resource_set id="z4" sequential="true"><resource_ref id="t"/><resource_ref id="s"/><resource_ref id="c0"/></resource_set></rsc_colocation>',
      ],
    },
    asked: [
      `c0
        The clone c0 starts on n2: c0 must run with s (k3), which runs on n2, since s must run with t (k3), which runs on n2, because t scores 0 on n1, less than 100 on n2 (preference of c0 100).
          c0 must run with s (k3), which runs on n2
            s must run with t (k3), which runs on n2
              t scores 0 on n1, less than 100 on n2 (preference of c0 100)
                c0 must run with s (k3), which runs on n2
                  and so on: the reasons go round in a circle, or too far to be told
        facts: colocation:k3 colocation:k3 instance-limit not-interleaved location:l1
        item: r:0 starts, from  to n2`,
    ],
  },
  {
    cause: "a clone that failed on one node, in a set",
    cluster: {
      nodes: 3,
      resources: [clone("c0", primitive("r", "", STATEFUL)), S],
      constraints: [
        location("c0", "n2", "100", 'id="l1"'),
        '<rsc_colocation id="k3" score="INFINITY"><resource_set id="z4" sequential="true"><resource_ref id="s"/><resource_ref id="c0"/></resource_set></rsc_colocation>',
      ],
      attributes: { n3: { "fail-count-r#start_0": "INFINITY" } },
    },
    asked: [
      `c0
        The clone c0 starts on n2: c0 must run with s (k3), which runs on n2, since s scores 0 on n1, less than 100 on n2 (preference of c0 through k3 100); r failed on n3: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          c0 must run with s (k3), which runs on n2
            s scores 0 on n1, less than 100 on n2 (preference of c0 through k3 100)
              l1 prefers c0 on n2 (100)
          r failed on n3: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
        facts: colocation:k3 location:l1 fail-count fail-count fail-count instance-limit not-interleaved
        item: r:0 starts, from  to n2`,
    ],
  },
  {
    cause: "a member of a group before what makes a remote node, in a set",
    cluster: {
      nodes: 2,
      resources: [group("g0", S), primitive("rem", "", REMOTE)],
      constraints:
        '<rsc_colocation id="k2" score="50"><resource_set id="z3" sequential="true"><resource_ref id="s"/><resource_ref id="rem"/></resource_set></rsc_colocation>',
    },
    asked: [
      `n2
        n2 is available, and nothing will run on it: s scores 0 on n2 as on n1, which comes first among equals; rem scores 0 on n2, less than 50 on n1 (k2 50).
          s scores 0 on n2 as on n1, which comes first among equals
          rem scores 0 on n2, less than 50 on n1 (k2 50)
        facts: colocation:k2`,
      `rem
        rem starts on n1: rem scores 0 on n2, less than 50 on n1 (k2 50).
        facts: colocation:k2
        note: rem is offline, and nothing will run on it.
        note: rem prefers to run with s (k2, score 50).
        item: rem starts, from  to n1`,
    ],
  },
  {
    cause: "what goes with one of a set, by its own location",
    cluster: {
      nodes: 2,
      resources: [R, S, clone("c2", primitive("t", "", STATEFUL), { promotable: "true" })],
      constraints: [
        location("r", "n1", "INFINITY", 'id="l0"'),
        '<rsc_colocation id="k1" score="1"><resource_set id="z2" sequential="true"><resource_ref id="s"/><resource_ref id="r"/><resource_ref id="c2"/></resource_set></rsc_colocation>',
        colocation("r", "c2", "INFINITY", 'id="k2"'),
      ],
      attributes: { n2: { "master-t": "INFINITY" } },
    },
    asked: [
      `s
        s starts on n1: s scores 1 on n2 (preference of c2 1), less than 2 on n1 (preference of r through k1 1, preference of c2 1), since l0 wants r on n1 (INFINITY).
          s scores 1 on n2 (preference of c2 1), less than 2 on n1 (preference of r through k1 1, preference of c2 1)
            l0 wants r on n1 (INFINITY)
        facts: colocation:k1 location:l0
        note: r prefers to run with s (k1, score 1).
        item: s starts, from  to n1`,
      `s n2
        s will not run on n2, but on n1: s scores 1 on n2 (preference of c2 1), less than 2 on n1 (preference of r through k1 1, preference of c2 1), since l0 wants r on n1 (INFINITY).
          s scores 1 on n2 (preference of c2 1), less than 2 on n1 (preference of r through k1 1, preference of c2 1)
            l0 wants r on n1 (INFINITY)
        facts: colocation:k1 location:l0
        note: r prefers to run with s (k1, score 1).
        item: s starts, from  to n1`,
    ],
  },
  {
    cause: "a clone in a set besides what is drawn to a node",
    cluster: {
      nodes: 2,
      resources: [R, S, clone("c2", primitive("t", "", STATEFUL))],
      constraints: [
        location("r", "n1", "INFINITY", 'id="l0"'),
        '<rsc_colocation id="k1" score="1"><resource_set id="z2" sequential="true"><resource_ref id="s"/><resource_ref id="r"/><resource_ref id="c2"/></resource_set></rsc_colocation>',
        colocation("r", "c2", "INFINITY", 'id="k2"'),
      ],
    },
    asked: [
      `s
        s starts on n1: s scores 0 on n2, less than 2 on n1 (preference of r through k1 1, preference of c2 1), since l0 wants r on n1 (INFINITY).
          s scores 0 on n2, less than 2 on n1 (preference of r through k1 1, preference of c2 1)
            l0 wants r on n1 (INFINITY)
            r, which is tied to t (k2), is better off on n1 by INFINITY
              l0 wants r on n1 (INFINITY)
        facts: colocation:k1 location:l0 colocation:k2
        note: r prefers to run with s (k1, score 1).
        item: s starts, from  to n1`,
    ],
  },
  {
    cause: "a group that is only looked for where it is banned",
    cluster: {
      nodes: 2,
      resources: group("g1", [primitive("u"), primitive("v"), primitive("w")]),
      constraints: location("g1", "n1", "-INFINITY", 'id="l2" resource-discovery="exclusive"'),
      history: { n2: started("u") },
    },
    asked: [
      `w
        w runs nowhere: w runs where v does, both being members of the group g1, and v runs nowhere, since v runs where u does, both being members of the group g1, and u runs nowhere; w can only be on nodes that its locations with resource-discovery=exclusive name (l2: n1).
          w runs where v does, both being members of the group g1, and v runs nowhere
            v runs where u does, both being members of the group g1, and u runs nowhere
              l2 keeps g1 off n1 (-INFINITY, resource-discovery=exclusive)
            v can only be on nodes that its locations with resource-discovery=exclusive name (l2: n1)
          w can only be on nodes that its locations with resource-discovery=exclusive name (l2: n1)
        facts: location:l2
        item: w stays stopped, from  to undefined`,
      `g1
        Of the group g1, u stops on n2; v and w run nowhere: l2 keeps g1 off n1 (-INFINITY, resource-discovery=exclusive).
        facts: location:l2
        item: u stops, from n2 to undefined
        item: v stays stopped, from  to undefined
        item: w stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a clone that is apart from another one, with which something runs that is not managed",
    cluster: {
      nodes: 2,
      resources: [clone("c0", R), clone("c1", S), primitive("t", meta({ "is-managed": "false" }))],
      constraints: [colocation("c1", "c0", "-100", 'id="k0"'), colocation("t", "c1", "INFINITY", 'id="k1"')],
      history: { n2: started("t") },
    },
    asked: [
      `c0 n2
        r starts on n2.
        facts: instance-limit not-interleaved colocation:k0
        note: c1 rather does not run with c0 (k0, score -100).
        item: r:1 starts, from  to n2`,
      `r:0 n2
        r:0 will not run on n2, but on n1: c1 rather does not run with c0 (k0, score -100); t must run with c1 (k1), and t scores INFINITY on n2 (unmanaged INFINITY).
        facts: colocation:k0 colocation:k1 instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "a bundle that cannot be on a remote node",
    cluster: {
      nodes: 2,
      resources: [
        '<bundle id="b0"><podman image="i" replicas="2"/><network control-port="3121"/><primitive id="r" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
        primitive("rem", "", REMOTE),
      ],
      constraints:
        '<rsc_location id="l0" rsc="rem"><rule id="rule1" score="-INFINITY"><expression id="e1" attribute="#uname" operation="eq" value="n2"/></rule></rsc_location>',
      history: { n2: started("rem", REMOTE) },
      states: { n1: LOST },
    },
    asked: [
      `b0
        Of the bundle b0, b0-podman-0 starts on n2; b0-podman-1 runs nowhere; b0-1 stays stopped, although n2 is chosen for it; r starts on b0-0; r stays stopped, although b0-1 is chosen for it: the start of b0-1 on n2 waits for the start of b0-podman-1, since b0-podman-1 runs nowhere, because n1 is offline.
          the start of b0-1 on n2 waits for the start of b0-podman-1
            b0-podman-1 runs nowhere
              n1 is offline
              n2 has as many replicas of b0 as it may have (replicas-per-host)
              the connection to rem runs nowhere
                n1 is offline
                l0 keeps rem off n2 (-INFINITY), as #uname eq n2 (#uname is n2)
        facts: node-offline location:l0
        item: b0-podman-0 starts, from  to n2
        item: b0-podman-1 stays stopped, from  to undefined
        item: b0-1 cannot start, from  to undefined
        item: r:0 starts, from  to b0-0
        item: r:1 cannot start, from  to undefined`,
    ],
  },
]);
