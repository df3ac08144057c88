/** Reasons at their edges: what is one more or less than what decides, and what says the same of several nodes. */

import { describeCauses } from "../support/answers.js";
import { off, on, R, S, T } from "../support/causes.js";
import { clone, colocation, group, location, meta, order, primitive, STATEFUL } from "../support/elements.js";
import { absent, history, operation, started } from "../support/history.js";

const PROMOTABLE = { promotable: "true" };
const failedStart = (id: string) =>
  history(id, operation(id, "start", { rc: 1, id: `${id}_last_failure_0`, time: 1_699_999_000 }));
const PODMAN = 'class="ocf" provider="heartbeat" type="podman"';
const others = (id: string, score: string, ...nodes: readonly string[]) =>
  `<rsc_location id="${id}" rsc="r"><rule id="${id}-rule" score="${score}" boolean-op="or">${nodes.map((node) => `<expression id="${id}-${node}" attribute="#uname" operation="eq" value="${node}"/>`).join("")}</rule></rsc_location>`;

describeCauses("reasons at their edges", [
  {
    cause: "a location for a role that is not to be, which stops nothing",
    cluster: {
      nodes: 1,
      resources: R,
      constraints: ['<rsc_location id="k" rsc="r" role="Stopped" node="n1" score="-INFINITY"/>', off("r", "n1")],
    },
    asked: [
      `r
        r runs nowhere: l keeps r off n1 (-INFINITY).
        facts: location:l location:k
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that goes with the promoted instance of a clone that runs nowhere",
    cluster: {
      nodes: 2,
      resources: [clone("c", primitive("r", "", STATEFUL), PROMOTABLE), S],
      constraints: [
        colocation("s", "c", "INFINITY", 'id="k" with-rsc-role="Promoted"'),
        off("c", "n1"),
        off("c", "n2", "m"),
      ],
    },
    asked: [
      `s
        s runs nowhere: s must run with c (promoted) (k), which is promoted nowhere, since l keeps c off n1 (-INFINITY).
          s must run with c (promoted) (k), which is promoted nowhere
            l keeps c off n1 (-INFINITY)
            m keeps c off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that goes with the promoted instance of a clone that has none",
    cluster: {
      nodes: 2,
      resources: [clone("c", primitive("r", "", STATEFUL), PROMOTABLE), S],
      constraints: colocation("s", "c", "INFINITY", 'id="k" with-rsc-role="Promoted"'),
    },
    asked: [
      `s
        s runs nowhere: s must run with c (promoted) (k), which is promoted nowhere, since r has no promotion score on n1: its agent has not set one (crm_attribute --promotion).
          s must run with c (promoted) (k), which is promoted nowhere
            r has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
            r has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: colocation:k
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that goes with the promoted instance, and a node that has no instance",
    cluster: {
      nodes: 2,
      resources: [clone("c", primitive("r", "", STATEFUL), { ...PROMOTABLE, "clone-max": "1" }), S],
      constraints: colocation("s", "c", "INFINITY", 'id="k" with-rsc-role="Promoted"'),
      attributes: { n1: { "master-r": "5" }, n2: { "master-r": "9" } },
    },
    asked: [
      `s
        s starts on n2: no other node can have s, since s must run with c (promoted) (k), which is promoted on n2, because c has 1 instance (clone-max), which is on n2.
          no other node can have s
            s must run with c (promoted) (k), which is promoted on n2
              c has 1 instance (clone-max), which is on n2
        facts: colocation:k instance-limit
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "failures that differ from node to node",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "migration-threshold": "1" })),
      attributes: { n1: { "fail-count-r#monitor_10000": "1" }, n2: { "fail-count-r#monitor_10000": "2" } },
    },
    asked: [
      `r
        r runs nowhere: r failed once on n1, which reaches migration-threshold=1; r failed 2 times on n2, which reaches migration-threshold=1.
          r failed once on n1, which reaches migration-threshold=1
          r failed 2 times on n2, which reaches migration-threshold=1
        facts: fail-count fail-count
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a start that failed as often as it may, and would be tried again",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "migration-threshold": "1" })),
      history: { n1: failedStart("r") },
      attributes: { n1: { "fail-count-r#start_0": "1" } },
    },
    asked: [
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed once on n1, which reaches migration-threshold=1.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed once on n1, which reaches migration-threshold=1
            the start of r failed on n1 (exit code 1, Error occurred)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "the two next best of three nodes",
    cluster: {
      nodes: 4,
      resources: R,
      constraints: [on("n1", "100"), others("k", "50", "n2", "n3", "n4")],
    },
    asked: [
      `r
        r starts on n1: r scores 100 on n1 (l 100), on the other nodes at most 50, since r scores 50 on n2 (k 50), less than 100 on n1 (l 100).
          r scores 100 on n1 (l 100), on the other nodes at most 50
            r scores 50 on n2 (k 50), less than 100 on n1 (l 100)
            r scores 50 on n3 (k 50), less than 100 on n1 (l 100)
        facts: location:l location:k
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "nodes that are as good, where none is preferred",
    cluster: { nodes: 4, resources: R, constraints: on("n1", "100") },
    asked: [
      `r
        r starts on n1: r scores 100 on n1 (l 100), on the other nodes at most 0.
        facts: location:l
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "the best of three nodes, as good as another one",
    cluster: { nodes: 3, resources: R, constraints: others("k", "50", "n1", "n2") },
    asked: [
      `r
        r starts on n1.
        facts: location:k
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a location for both nodes besides what decides between them",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: [others("k", "50", "n1", "n2"), on("n2", "100")],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: l prefers r on n2 (100).
        facts: location:l location:k
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a connection to a container that moves",
    cluster: {
      nodes: 2,
      resources: `<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121"/>${R}</bundle>`,
      constraints: off("b", "n1"),
      history: {
        n1: [started("b-podman-0", PODMAN), started("b-0", 'class="ocf" provider="pacemaker" type="remote"')],
        "b-0": started("r"),
      },
    },
    asked: [
      `b-0
        b-0 moves from n1 to n2: b-0 runs where b-podman-0 does, and b-podman-0 runs on n2, since l keeps b off n1 (-INFINITY).
          b-0 runs where b-podman-0 does, and b-podman-0 runs on n2
            l keeps b off n1 (-INFINITY)
        facts: location:l
        note: b-0 is available, and r will run on it.
        item: b-0 moves, from n1 to n2`,
      `b
        Of the bundle b, b-podman-0 moves from n1 to n2; r restarts on b-0: l keeps b off n1 (-INFINITY).
        facts: location:l
        item: b-podman-0 moves, from n1 to n2
        item: r:0 restarts, from b-0 to b-0`,
    ],
  },
  {
    cause: "two constraints through which another one draws it along",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [
        colocation("t", "r", "100", 'id="k"'),
        colocation("t", "g", "100", 'id="m"'),
        location("t", "n2", "10", 'id="l"'),
      ],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r
        r moves from n1 to n2: t, which is tied to r (k), is better off on n2 by 1, since l prefers t on n2 (10); t, which is tied to r (m), is better off on n2 by 1.
          t, which is tied to r (k), is better off on n2 by 1
            l prefers t on n2 (10)
          t, which is tied to r (m), is better off on n2 by 1
            l prefers t on n2 (10)
        facts: colocation:k location:l colocation:m
        note: t prefers to run with r (k, score 100).
        note: t prefers to run with g (m, score 100).
        item: r moves, from n1 to n2`,
      `s
        s moves from n1 to n2: s runs where r does, both being members of the group g, and r runs on n2, since t, which is tied to r (k), is better off on n2 by 1, because l prefers t on n2 (10).
          s runs where r does, both being members of the group g, and r runs on n2
            t, which is tied to r (k), is better off on n2 by 1
              l prefers t on n2 (10)
            t, which is tied to r (m), is better off on n2 by 1
              l prefers t on n2 (10)
        facts: colocation:k location:l colocation:m
        note: t prefers to run with g (m, score 100).
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "a member that is not managed of a clone of groups, on nodes where nothing speaks against it",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [R, primitive("s", meta({ "is-managed": "false" }))])),
    },
    asked: [
      `s:0 n1
        s:0 will not run on n1: s:0 is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged unmanaged instance-limit not-interleaved
        item: s:0 is left alone, from  to undefined`,
      `c n1
        r starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "an interleaved clone that lacks a partner on one node, by its own ordering",
    cluster: {
      nodes: 2,
      resources: [clone("c", R, { interleave: "true" }), clone("d", S, { interleave: "true" })],
      constraints: [order("c", "d", 'id="o"'), off("c", "n2")],
    },
    asked: [
      `d
        The clone d starts on n1: the start of d waits until c has started (o), and no instance of c is to be on n2, since l keeps c off n2 (-INFINITY).
          the start of d waits until c has started (o), and no instance of c is to be on n2
            l keeps c off n2 (-INFINITY)
        facts: order:o location:l instance-limit
        note: d is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        item: s:1 starts, from  to n1`,
      `d n2
        d will not run on n2, but on n1: the start of d waits until c has started (o), and no instance of c is to be on n2, since l keeps c off n2 (-INFINITY).
          the start of d waits until c has started (o), and no instance of c is to be on n2
            l keeps c off n2 (-INFINITY)
        facts: order:o location:l instance-limit
        note: d is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        item: s:0 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a group of which a member runs nowhere, with which something must run",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [colocation("t", "g", "INFINITY", 'id="k"'), off("s", "n1"), off("s", "n2", "m")],
      history: { n1: [started("r"), absent("s")] },
    },
    asked: [
      `t
        t runs nowhere: t must run with g (k), of which s runs nowhere, since l keeps s off n1 (-INFINITY).
          t must run with g (k), of which s runs nowhere
            l keeps s off n1 (-INFINITY)
            m keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: t stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a group with a place for each of its members, apart from one",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: colocation("t", "g", "-INFINITY", 'id="k"'),
    },
    asked: [
      `t
        t starts on n2: no other node can have t, since t must not run with g (k), which runs on n1.
          no other node can have t
            t must not run with g (k), which runs on n1
        facts: colocation:k
        item: t starts, from  to n2`,
    ],
  },
]);
