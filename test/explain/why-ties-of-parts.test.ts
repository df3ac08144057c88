/** What parts of bundles, clones and groups have to do with a place. */

import { describeCauses } from "../support/answers.js";
import { R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  group,
  location,
  meta,
  operations,
  order,
  primitive,
  REMOTE,
  STATEFUL,
  utilization,
} from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const failedStart = (id: string, rc: number, agent?: string) =>
  history(id, operation(id, "start", { rc, id: `${id}_last_failure_0`, time: 1_699_999_000 }), agent);
const starting = (id: string, agent?: string) => history(id, operation(id, "start", { status: -1, rc: 193 }), agent);

describeCauses("what ties places of parts", [
  {
    cause: "a clone of groups apart from a bundle with a location of its own",
    cluster: {
      nodes: 2,
      resources: [
        '<bundle id="b0"><podman image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/></bundle>',
        clone("c1", group("g1", [S, T])),
      ],
      constraints: [
        '<rsc_location id="l0" rsc="b0"><rule id="rule1" score="50"><expression id="e1" attribute="#uname" operation="eq" value="n2"/></rule></rsc_location>',
        colocation("b0", "c1", "-10", 'id="k2"'),
      ],
    },
    asked: [
      `s:0 n2
        s:0 will not run on n2, but on n1: b0 rather does not run with c1 (k2, score -10), and b0-podman-0 scores 100 on n2 (l0 50, preference of b0-ip-10.0.0.1 50).
        facts: colocation:k2 location:l0 instance-limit not-interleaved
        item: s:0 starts, from  to n1`,
      `c1
        Of the clone c1, s starts on n1 and n2; t starts on n1 and n2.
        facts: instance-limit not-interleaved colocation:k2
        note: b0 rather does not run with c1 (k2, score -10).
        item: s:0 starts, from  to n1
        item: t:0 starts, from  to n1
        item: s:1 starts, from  to n2
        item: t:1 starts, from  to n2`,
    ],
  },
  {
    cause: "one that goes with a clone that is blocked on one node",
    cluster: {
      nodes: 2,
      resources: [clone("c2", primitive("t", operations('name="start" interval="0" on-fail="block"'))), primitive("u")],
      constraints: colocation("u", "c2", "INFINITY", 'id="k1"'),
      history: { n2: failedStart("t", 5) },
    },
    asked: [
      `u
        u starts on n1: no other node can have u, since u must run with c2 (k1), which runs on n2 and n1, because t:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up.
          no other node can have u
            u must run with c2 (k1), which runs on n2 and n1
              t:0 is blocked on n2: after a failed operation it is left alone until somebody cleans up
        facts: colocation:k1 blocked
        item: u starts, from  to n1`,
    ],
  },
  {
    cause: "a group that goes with a clone for which nodes lack capacity",
    cluster: {
      nodes:
        '<node id="1" uname="n1"><utilization id="?" ><nvpair id="?" name="memory" value="2"/></utilization></node><node id="2" uname="n2"><utilization id="?" ><nvpair id="?" name="memory" value="1"/></utilization></node><node id="3" uname="n3"><utilization id="?" ><nvpair id="?" name="memory" value="1"/></utilization></node>',
      options: { "placement-strategy": "utilization" },
      resources: [
        group("g0", S),
        clone(
          "c1",
          group("g1", [primitive("t", utilization({ memory: "2" }), STATEFUL), primitive("u", "", STATEFUL)]),
        ),
      ],
      constraints: colocation("g0", "c1", "100", 'id="k1"'),
      history: { n3: started("t", STATEFUL) },
    },
    asked: [
      `g0
        The group g0 starts on n1: no other node can have s, since g0 prefers to run with c1 (k1, score 100), which runs on n1, because n2 has too little capacity for t:0: it needs 2 memory, 1 is free.
          no other node can have s
            g0 prefers to run with c1 (k1, score 100), which runs on n1
              n2 has too little capacity for t:0: it needs 2 memory, 1 is free
              n3 has too little capacity for t:0: it needs 2 memory, 1 is free
        facts: colocation:k1 capacity capacity capacity capacity
        item: s starts, from  to n1`,
    ],
  },
  {
    cause: "a container apart from what its bundle rather does not run with",
    cluster: {
      nodes: 3,
      resources: [
        '<bundle id="b1"><podman image="i" replicas="1" replicas-per-host="2"/><network control-port="3121"/><primitive id="s" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
        T,
      ],
      constraints: [
        '<rsc_location id="l0" rsc="b1"><rule id="rule1" score="50"><expression id="e1" attribute="#uname" operation="eq" value="n3"/></rule></rsc_location>',
        colocation("b1", "t", "-10", 'id="k2"'),
      ],
    },
    asked: [
      `t +nodes
        t starts on n1.
        facts: colocation:k2
        note: b1 rather does not run with t (k2, score -10).
        item: t starts, from  to n1
        t on n1*: 0: chosen
        t on n2: 0: available
        t on n3: -1 colocated preference -1: b1 rather does not run with t (k2, score -10), and b1-podman-0 scores 50 on n3 (l0 50)`,
      `t n3
        t will not run on n3, but on n1: b1 rather does not run with t (k2, score -10), and b1-podman-0 scores 50 on n3 (l0 50).
        facts: colocation:k2 location:l0
        item: t starts, from  to n1`,
    ],
  },
  {
    cause: "a member that draws its group, by the group",
    cluster: {
      nodes: 2,
      resources: group("g1", [S, T]),
      constraints: [location("t", "n2", "1", 'id="l1"'), order("g1", "t", 'id="o4"')],
      history: { n1: started("s") },
    },
    asked: [
      `g1
        Of the group g1, s moves from n1 to n2; t starts on n2: t, which is tied to s, is better off on n2 by 1, since l1 prefers t on n2 (1).
          t, which is tied to s, is better off on n2 by 1
            l1 prefers t on n2 (1)
        facts: location:l1 order:o4
        note: g1 is only ordered with t (o4): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until g1 has started (o4).
        item: s moves, from n1 to n2
        item: t starts, from  to n2`,
    ],
  },
  {
    cause: "a member that draws its group, and is tied to it besides",
    cluster: {
      nodes: 2,
      resources: group("g1", [S, T]),
      constraints: [location("t", "n2", "1", 'id="l1"'), colocation("t", "g1", "INFINITY", 'id="k2"')],
      history: { n1: started("s") },
    },
    asked: [
      `g1
        Of the group g1, s moves from n1 to n2; t starts on n2: t, which is tied to s (k2), is better off on n2 by 1, since l1 prefers t on n2 (1).
          t, which is tied to s (k2), is better off on n2 by 1
            l1 prefers t on n2 (1)
        facts: colocation:k2 location:l1
        note: t must run with g1 (k2).
        item: s moves, from n1 to n2
        item: t starts, from  to n2`,
    ],
  },
  {
    cause: "a group that rather runs apart from the first member of another one",
    cluster: {
      nodes: 2,
      resources: [group("g1", [S, T, primitive("u")]), group("g3", primitive("w"))],
      constraints: [
        location("g3", "n1", "10", 'id="l1"'),
        colocation("g1", "t", "-100", 'id="k2"'),
        colocation("g3", "s", "-10", 'id="k3"'),
      ],
      history: { n2: starting("s") },
    },
    asked: [
      `u
        u starts on n2: no other node can have u, since u runs where t does, both being members of the group g1, and t runs on n2, because g3 rather does not run with s (k3, score -10), and w scores 10 on n1 (l1 10).
          no other node can have u
            u runs where t does, both being members of the group g1, and t runs on n2
              g3 rather does not run with s (k3, score -10), and w scores 10 on n1 (l1 10)
        facts: colocation:k3 location:l1 colocation:k2
        note: g1 rather does not run with t (k2, score -100).
        item: u starts, from  to n2`,
      `s
        s moves from n2 to n1: g1 rather does not run with t (k2, score -100), which runs on n2.
        facts: colocation:k2 operation-pending colocation:k3
        note: The start of s on n2 has not ended yet.
        note: g3 rather does not run with s (k3, score -10).
        item: s moves, from n2 to n1`,
    ],
  },
  {
    cause: "two that are for and against each other",
    cluster: {
      nodes: 1,
      resources: [primitive("s", meta({ "resource-stickiness": "1" })), T],
      constraints: [
        location("s", "n1", "50", 'id="l0"'),
        colocation("t", "s", "-10", 'id="k3"'),
        colocation("s", "t", "50", 'id="k4"'),
      ],
      history: { n1: started("s") },
    },
    asked: [
      `s +nodes
        s stays on n1.
        facts: location:l0 colocation:k3 colocation:k4
        note: t rather does not run with s (k3, score -10).
        note: s prefers to run with t (k4, score 50).
        item: s stays, from n1 to n1
        s on n1*, active: 99 location 50, stickiness 1, colocation 50, colocated preference -1, colocated preference -1: chosen (l0 50, stickiness 1, k4 50, preference of t through k3 -1, preference of s through k4 -1)`,
    ],
  },
  {
    cause: "a group apart from its own member",
    cluster: {
      nodes: 3,
      resources: group("g0", S),
      constraints: [location("s", "n3", "10", 'id="l1"'), colocation("g0", "s", "-100", 'id="k3"')],
    },
    asked: [
      `n1
        n1 is available, and nothing will run on it: s scores 0 on n1, less than 9 on n3 (l1 10, preference of s through k3 -1).
        facts: location:l1 colocation:k3`,
    ],
  },
  {
    cause: "a member of a group that rather does not run with something",
    cluster: {
      nodes: 3,
      resources: [S, group("g3", [primitive("u"), primitive("v")])],
      constraints: [
        '<rsc_location id="l0" rsc="g3"><rule id="rule1" score="100"><expression id="e1" attribute="#uname" operation="ne" value="n2"/></rule></rsc_location>',
        colocation("v", "s", "-10", 'id="k1"'),
      ],
    },
    asked: [
      `s
        s starts on n2: no other node can have s, since v rather does not run with s (k1, score -10), and v is drawn to n1.
          no other node can have s
            v rather does not run with s (k1, score -10), and v is drawn to n1
            v rather does not run with s (k1, score -10), and v is drawn to n3
        facts: colocation:k1
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "nodes that only a remote connection is looked for on",
    cluster: {
      nodes: 1,
      resources: [group("g0", [R, S]), primitive("rem", "", REMOTE)],
      constraints: location("rem", "rem", "1", 'id="l1" resource-discovery="exclusive"'),
      history: { n1: started("rem", REMOTE) },
    },
    asked: [
      `g0 +nodes
        The group g0 starts on n1: no other node can have r, since the connection to rem runs nowhere, because rem can only be on nodes that its locations with resource-discovery=exclusive name (l1: rem).
          no other node can have r
            the connection to rem runs nowhere
              rem can only be on nodes that its locations with resource-discovery=exclusive name (l1: rem)
        facts: location:l1
        item: r starts, from  to n1
        item: s starts, from  to n1
        r on n1*: 0: chosen
        r on rem: -1000000 colocated preference -1000000: the connection to rem runs nowhere`,
    ],
  },
]);
