/** Why something runs nowhere: what is the same on several nodes is said once; chains that are too long are cut. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, INF, off, R, rule, S, T } from "../support/causes.js";
import { clone, colocation, primitive } from "../support/elements.js";
import { absent, GONE } from "../support/history.js";

describeCauses("what keeps a resource off all nodes", [
  {
    cause: "one location on all nodes",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: rule("-INFINITY", "pingd", "lt", "100"),
      attributes: { n1: { pingd: "0" }, n2: { pingd: "0" } },
    },
    without: { attributes: { n1: { pingd: "100" }, n2: { pingd: "0" } } },
    then: { r: "n1 Started" },
    asked: [
      `r
        r runs nowhere: l keeps r off n1 and n2 (-INFINITY), as pingd lt 100 (pingd is 0).
        facts: location:l
        item: r stays stopped, from  to undefined`,
      `
        No resource changes; r runs nowhere: l keeps r off n1 and n2 (-INFINITY), as pingd lt 100 (pingd is 0).
        facts: location:l
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that all nodes are in standby",
    cluster: {
      nodes:
        '<node id="1" uname="n1"><instance_attributes id="a1"><nvpair id="a1r" name="standby" value="on"/></instance_attributes></node><node id="2" uname="n2"><instance_attributes id="a2"><nvpair id="a2r" name="standby" value="on"/></instance_attributes></node>',
      resources: R,
    },
    without: { nodes: 2 },
    then: { r: "n1 Started" },
    asked: [
      `r
        r runs nowhere: n1 and n2 are in standby.
        facts: node-standby node-standby
        item: r stays stopped, from  to undefined`,
      `
        n1 and n2 are not available; no resource changes; r runs nowhere: n1 and n2 are in standby.
        facts: node-standby node-standby
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that all nodes are in maintenance",
    cluster: {
      nodes:
        '<node id="1" uname="n1"><instance_attributes id="a1"><nvpair id="a1r" name="maintenance" value="on"/></instance_attributes></node><node id="2" uname="n2"><instance_attributes id="a2"><nvpair id="a2r" name="maintenance" value="on"/></instance_attributes></node>',
      resources: R,
    },
    without: { nodes: 2 },
    then: { r: "n1 Started" },
    asked: [
      `r
        r runs nowhere: n1 and n2 are in maintenance.
        facts: node-maintenance node-maintenance
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that all nodes but one are offline, from which it is banned",
    cluster: { nodes: 3, resources: R, states: { n1: GONE, n3: GONE }, constraints: off("r", "n2") },
    without: { constraints: "" },
    then: { r: "n2 Started" },
    asked: [
      `r
        r runs nowhere: n1 and n3 are offline; l keeps r off n2 (-INFINITY).
          n1 and n3 are offline
          l keeps r off n2 (-INFINITY)
        facts: node-offline node-offline location:l
        item: r stays stopped, from  to undefined`,
      `r n3
        r will not run on n3: n3 is offline.
        facts: node-offline location:l
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that it failed on both nodes",
    cluster: {
      nodes: 2,
      resources: R,
      history: { n1: absent("r"), n2: absent("r") },
      attributes: { n1: COUNTED, n2: COUNTED },
    },
    without: { attributes: { n2: COUNTED } },
    then: { r: "n1 Started" },
    asked: [
      `r
        r runs nowhere: r failed on n1 and n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
        facts: fail-count fail-count
        item: r stays stopped, from  to undefined`,
      `r n1
        r will not run on n1: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
        facts: fail-count fail-count
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a chain of ties that is too long to be told",
    cluster: {
      nodes: 1,
      resources: [
        primitive("p0"),
        primitive("p1"),
        primitive("p2"),
        primitive("p3"),
        primitive("p4"),
        primitive("p5"),
        primitive("p6"),
        primitive("p7"),
        primitive("p8"),
        primitive("p9"),
        primitive("p10"),
        primitive("p11"),
        primitive("p12"),
        primitive("p13"),
        primitive("p14"),
      ],
      constraints: [
        colocation("p0", "p1", INF, 'id="k0"'),
        colocation("p1", "p2", INF, 'id="k1"'),
        colocation("p2", "p3", INF, 'id="k2"'),
        colocation("p3", "p4", INF, 'id="k3"'),
        colocation("p4", "p5", INF, 'id="k4"'),
        colocation("p5", "p6", INF, 'id="k5"'),
        colocation("p6", "p7", INF, 'id="k6"'),
        colocation("p7", "p8", INF, 'id="k7"'),
        colocation("p8", "p9", INF, 'id="k8"'),
        colocation("p9", "p10", INF, 'id="k9"'),
        colocation("p10", "p11", INF, 'id="k10"'),
        colocation("p11", "p12", INF, 'id="k11"'),
        colocation("p12", "p13", INF, 'id="k12"'),
        colocation("p13", "p14", INF, 'id="k13"'),
        off("p14", "n1"),
      ],
    },
    without: {
      constraints: [
        colocation("p0", "p1", INF, 'id="k0"'),
        colocation("p1", "p2", INF, 'id="k1"'),
        colocation("p2", "p3", INF, 'id="k2"'),
        colocation("p3", "p4", INF, 'id="k3"'),
        colocation("p4", "p5", INF, 'id="k4"'),
        colocation("p5", "p6", INF, 'id="k5"'),
        colocation("p6", "p7", INF, 'id="k6"'),
        colocation("p7", "p8", INF, 'id="k7"'),
        colocation("p8", "p9", INF, 'id="k8"'),
        colocation("p9", "p10", INF, 'id="k9"'),
        colocation("p10", "p11", INF, 'id="k10"'),
        colocation("p11", "p12", INF, 'id="k11"'),
        colocation("p12", "p13", INF, 'id="k12"'),
        colocation("p13", "p14", INF, 'id="k13"'),
      ],
    },
    then: { p0: "n1 Started" },
    asked: [
      `p0
        p0 runs nowhere: p0 must run with p1 (k0), which runs nowhere, since p1 must run with p2 (k1), which runs nowhere, because p2 must run with p3 (k2), which runs nowhere.
          p0 must run with p1 (k0), which runs nowhere
            p1 must run with p2 (k1), which runs nowhere
              p2 must run with p3 (k2), which runs nowhere
                p3 must run with p4 (k3), which runs nowhere
                  p4 must run with p5 (k4), which runs nowhere
                    p5 must run with p6 (k5), which runs nowhere
                      and so on: the reasons go round in a circle, or too far to be told
        facts: colocation:k0 colocation:k1 colocation:k2 colocation:k3 colocation:k4 colocation:k5
        item: p0 stays stopped, from  to undefined`,
      `p13
        p13 runs nowhere: p13 must run with p14 (k13), which runs nowhere, since l keeps p14 off n1 (-INFINITY).
          p13 must run with p14 (k13), which runs nowhere
            l keeps p14 off n1 (-INFINITY)
        facts: colocation:k13 location:l colocation:k12
        note: p12 must run with p13 (k12).
        item: p13 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that two must run together, of which one may not",
    cluster: {
      nodes: 1,
      resources: [R, S],
      constraints: [colocation("r", "s", INF, 'id="k1"'), colocation("s", "r", INF, 'id="k2"'), off("r", "n1")],
    },
    without: { constraints: [colocation("r", "s", INF, 'id="k1"'), colocation("s", "r", INF, 'id="k2"')] },
    then: { r: "n1 Started" },
    asked: [
      `s
        s starts on n1.
        facts: colocation:k1 colocation:k2
        note: r must run with s (k1).
        note: s must run with r (k2).
        item: s starts, from  to n1`,
      `r
        r runs nowhere: l keeps r off n1 (-INFINITY).
        facts: location:l colocation:k1 colocation:k2
        note: r must run with s (k1).
        note: s must run with r (k2).
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "sets of resources that are to run together",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        '<rsc_colocation id="k" score="INFINITY"><resource_set id="k1" sequential="false"><resource_ref id="r"/><resource_ref id="s"/></resource_set><resource_set id="k2" sequential="false"><resource_ref id="t"/></resource_set></rsc_colocation>',
        off("r", "n1", "l1"),
        off("t", "n2", "l2"),
      ],
    },
    without: { constraints: [off("r", "n1", "l1"), off("t", "n2", "l2")] },
    then: { r: "n2 Started" },
    asked: [
      `r
        r runs nowhere: l1 keeps r off n1 (-INFINITY); r must run with t (k), which runs on n1.
          l1 keeps r off n1 (-INFINITY)
          r must run with t (k), which runs on n1
            l2 keeps t off n2 (-INFINITY)
        facts: location:l1 colocation:k location:l2
        item: r stays stopped, from  to undefined`,
      `s
        s starts on n1: no other node can have s, since s must run with t (k), which runs on n1, because l2 keeps t off n2 (-INFINITY).
          no other node can have s
            s must run with t (k), which runs on n1
              l2 keeps t off n2 (-INFINITY)
        facts: colocation:k location:l2
        item: s starts, from  to n1`,
      `t
        t starts on n1: no other node can have t, since l2 keeps t off n2 (-INFINITY).
          no other node can have t
            l2 keeps t off n2 (-INFINITY)
        facts: location:l2 colocation:k colocation:k
        note: r must run with t (k).
        note: s must run with t (k).
        item: t starts, from  to n1`,
      `r n2
        r will not run on n2: r must run with t (k), which runs on n1, since l2 keeps t off n2 (-INFINITY).
          r must run with t (k), which runs on n1
            l2 keeps t off n2 (-INFINITY)
        facts: colocation:k location:l2 location:l1
        item: r stays stopped, from  to undefined`,
      `t n1
        t starts on n1: no other node can have t, since l2 keeps t off n2 (-INFINITY).
          no other node can have t
            l2 keeps t off n2 (-INFINITY)
        facts: location:l2 colocation:k colocation:k
        note: r must run with t (k).
        note: s must run with t (k).
        item: t starts, from  to n1`,
    ],
  },
  {
    cause: "that a clone is on no node that is available",
    cluster: { nodes: 2, resources: clone("c", R), states: { n1: GONE, n2: GONE } },
    without: { states: {} },
    then: { "r:0": "n1 Started" },
    asked: [
      `c
        The clone c runs nowhere: n1 and n2 are offline.
        facts: node-offline node-offline instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
      `r:0
        r:0 runs nowhere: n1 and n2 are offline.
        facts: node-offline node-offline instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `
        n1 and n2 are not available; no resource changes; r has no node where it could run.
        facts: node-offline node-offline
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that the replicas of a bundle have no more room",
    cluster: {
      nodes: 1,
      resources: [`<bundle id="b"><podman image="i" replicas="2"/><network control-port="3121"/>${R}</bundle>`],
    },
    asked: [
      `b-podman-1
        b-podman-1 runs nowhere: n1 has as many replicas of b as it may have (replicas-per-host).
        item: b-podman-1 stays stopped, from  to undefined`,
      `b-1
        b-1 stays stopped, although n1 is chosen for it: the start of b-1 on n1 waits for the start of b-podman-1, since b-podman-1 runs nowhere, because n1 has as many replicas of b as it may have (replicas-per-host).
          the start of b-1 on n1 waits for the start of b-podman-1
            b-podman-1 runs nowhere
              n1 has as many replicas of b as it may have (replicas-per-host)
        note: b-1 is offline, and nothing will run on it.
        item: b-1 cannot start, from  to undefined`,
      `r:1
        r:1 stays stopped, although b-1 is chosen for it: the start of r on b-1 waits for the start of b-podman-1, since b-podman-1 runs nowhere, because n1 has as many replicas of b as it may have (replicas-per-host).
          the start of r on b-1 waits for the start of b-podman-1
            b-podman-1 runs nowhere
              n1 has as many replicas of b as it may have (replicas-per-host)
        facts: instance-limit not-interleaved
        item: r:1 cannot start, from  to undefined`,
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
      `b-podman-1 n1
        b-podman-1 will not run on n1: n1 has as many replicas of b as it may have (replicas-per-host).
        item: b-podman-1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a ban of a bundle",
    cluster: {
      nodes: 1,
      resources: [`<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`],
      constraints: off("b", "n1"),
    },
    without: { constraints: "" },
    then: { "b-podman-0": "n1 Started" },
    asked: [
      `b
        Of the bundle b, b-podman-0 runs nowhere; b-0 stays stopped, although n1 is chosen for it; r stays stopped, although b-0 is chosen for it: the start of b-0 on n1 waits for the start of b-podman-0, since b-podman-0 runs nowhere, because l keeps b off n1 (-INFINITY).
          the start of b-0 on n1 waits for the start of b-podman-0
            b-podman-0 runs nowhere
              l keeps b off n1 (-INFINITY)
        facts: location:l
        item: b-podman-0 stays stopped, from  to undefined
        item: b-0 cannot start, from  to undefined
        item: r:0 cannot start, from  to undefined`,
      `r:0
        r:0 stays stopped, although b-0 is chosen for it: the start of r on b-0 waits for the start of b-podman-0, since b-podman-0 runs nowhere, because l keeps b off n1 (-INFINITY).
          the start of r on b-0 waits for the start of b-podman-0
            b-podman-0 runs nowhere
              l keeps b off n1 (-INFINITY)
        facts: location:l instance-limit not-interleaved
        item: r:0 cannot start, from  to undefined`,
      `b-0
        b-0 stays stopped, although n1 is chosen for it: the start of b-0 on n1 waits for the start of b-podman-0, since b-podman-0 runs nowhere, because l keeps b off n1 (-INFINITY).
          the start of b-0 on n1 waits for the start of b-podman-0
            b-podman-0 runs nowhere
              l keeps b off n1 (-INFINITY)
        facts: location:l
        note: b-0 is offline, and nothing will run on it.
        item: b-0 cannot start, from  to undefined`,
      `b n1
        b-0 stays stopped, although n1 is chosen for it: the start of b-0 on n1 waits for the start of b-podman-0, since b-podman-0 runs nowhere, because l keeps b off n1 (-INFINITY).
          the start of b-0 on n1 waits for the start of b-podman-0
            b-podman-0 runs nowhere
              l keeps b off n1 (-INFINITY)
        facts: location:l
        item: b-0 cannot start, from  to undefined`,
    ],
  },
]);
