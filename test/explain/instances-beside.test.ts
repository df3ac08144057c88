/** Questions about one of several instances: where it is not, and that it is one too many. */

import { describeCauses } from "../support/answers.js";
import { INF, off, R, S } from "../support/causes.js";
import { clone, colocation, group, location, order } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("an instance beside others", [
  {
    cause: "that no node may have an instance",
    cluster: { nodes: 2, resources: clone("c", R, { "clone-max": "2", "clone-node-max": "0" }) },
    without: { resources: clone("c", R, { "clone-max": "2" }) },
    then: { "r:0": "n1 Started" },
    asked: [
      `r:0 n1
        r:0 will not run on n1: n1 may have no instance of c (clone-node-max=0).
        facts: instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `c n1
        c will not run on n1: n1 may have no instance of c (clone-node-max=0).
        facts: instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `c
        The clone c runs nowhere: n1 may have no instance of c (clone-node-max=0); n2 may have no instance of c (clone-node-max=0).
          n1 may have no instance of c (clone-node-max=0)
          n2 may have no instance of c (clone-node-max=0)
        facts: instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that no node may have an instance, which differ",
    cluster: {
      nodes: 2,
      resources: clone("c", R, { "clone-max": "2", "clone-node-max": "0", "globally-unique": "true" }),
    },
    without: { resources: clone("c", R, { "clone-max": "2", "globally-unique": "true" }) },
    then: { "r:0": "n1 Started" },
    asked: [
      `r:0 n1
        r:0 will not run on n1: n1 may have no instance of c (clone-node-max=0).
        facts: instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "an instance beyond those there may be, asked about where another one is",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "1" }),
      history: { n1: started("r"), n2: started("r") },
    },
    without: { resources: clone("c", R) },
    then: { "r:1": "n2 Started" },
    asked: [
      `r:1 n1
        r:1 will not run on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit removed not-interleaved
        item: r:1 stops, from n2 to undefined`,
      `r:1 n3
        r:1 will not run on n3: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit removed not-interleaved
        item: r:1 stops, from n2 to undefined`,
    ],
  },
  {
    cause: "a ban of a clone of groups, and of a member of it",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [R, S])),
      constraints: [location("c", "n1", "-INFINITY", 'id="l"')],
    },
    without: { constraints: "" },
    then: { "s:0": "n1 Started" },
    asked: [
      `s:1 n1
        s:1 will not run on n1: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: s:1 stays stopped, from  to undefined`,
      `g:1 n2
        g:1 will not run on n2: n2 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved location:l
        item: r:1 stays stopped, from  to undefined`,
      `s:1 n2
        s:1 will not run on n2: n2 has s already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved location:l
        item: s:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that a clone must go with what is elsewhere",
    cluster: {
      nodes: 2,
      resources: [clone("c", R), S],
      constraints: [colocation("c", "s", INF, 'id="k"'), off("s", "n1", "b")],
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Started" },
    asked: [
      `r:1 n2
        r:1 will not run on n2: n2 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved colocation:k
        note: c must run with s (k).
        item: r:1 stays stopped, from  to undefined`,
      `r:1 n1
        r:1 will not run on n1: c must run with s (k), which runs on n2, since b keeps s off n1 (-INFINITY).
          c must run with s (k), which runs on n2
            b keeps s off n1 (-INFINITY)
        facts: colocation:k location:b instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that only some nodes are allowed for a clone",
    cluster: {
      nodes: 2,
      options: { "symmetric-cluster": "false" },
      resources: clone("c", R),
      constraints: [location("c", "n2", "1", 'id="l"')],
    },
    asked: [
      `r:0 n1
        r:0 will not run on n1, but on n2: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster instance-limit not-interleaved location:l
        item: r:0 starts, from  to n2`,
    ],
  },
  {
    cause: "that an instance is no longer one of those there are, and its node is free",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "2" }),
      constraints: [location("c", "n1", "-INFINITY", 'id="l"'), location("c", "n2", "-INFINITY", 'id="m"')],
      history: { n1: started("r"), n2: started("r"), n3: started("r") },
    },
    asked: [
      `r:2 n3
        r:2 does not stay on n3: r:2 is one more than the instances that c has now (clone-max).
        facts: instance-limit removed not-interleaved location:l location:m
        item: r:2 stops, from n3 to undefined`,
      `r:1 n3
        r:1 will not run on n3: n3 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit removed not-interleaved location:l location:m
        item: r:1 stops, from n2 to undefined`,
      `r:2
        r:2 stops on n3: r:2 is one more than the instances that c has now (clone-max).
        facts: instance-limit removed not-interleaved location:l location:m
        item: r:2 stops, from n3 to undefined`,
      `r:2 n1
        r:2 will not run on n1: r:2 is one more than the instances that c has now (clone-max).
        facts: instance-limit removed not-interleaved location:l location:m
        item: r:2 stops, from n3 to undefined`,
      `c n3
        r moves from n1 to n3: l keeps c off n1 (-INFINITY).
        facts: location:l removed instance-limit not-interleaved location:m
        item: r:0 moves, from n1 to n3`,
      `c
        The clone c moves from n1 to n3 and stops on n2 and n3: l keeps c off n1 (-INFINITY); m keeps c off n2 (-INFINITY); r:2 is one more than the instances that c has now (clone-max).
          l keeps c off n1 (-INFINITY)
          m keeps c off n2 (-INFINITY)
          r:2 is one more than the instances that c has now (clone-max)
        facts: location:l location:m instance-limit not-interleaved
        item: r:0 moves, from n1 to n3
        item: r:1 stops, from n2 to undefined
        item: r:2 stops, from n3 to undefined`,
    ],
  },
  {
    cause: "two instances of three that run, of which a node may have two",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "2", "clone-node-max": "2", "globally-unique": "false" }),
      constraints: [location("c", "n1", "50", 'id="l"')],
      history: { n1: started("r"), n2: started("r"), n3: started("r") },
    },
    asked: [
      `r:2 n1
        r:2 will not run on n1: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit removed not-interleaved location:l
        item: r:2 stops, from n3 to undefined`,
      `r:2 n3
        r:2 does not stay on n3: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit removed not-interleaved location:l
        item: r:2 stops, from n3 to undefined`,
      `r:1 n3
        r:1 will not run on n3, but on n2: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit removed not-interleaved location:l
        item: r:1 stays, from n2 to n2`,
      `c n3
        c does not stay on n3: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit removed not-interleaved location:l
        item: r:2 stops, from n3 to undefined`,
    ],
  },
  {
    cause: "that a node was meant for another instance, which has no partner there",
    cluster: {
      nodes: 2,
      resources: [clone("d", S, { interleave: "true" }), clone("c", R, { interleave: "true" })],
      constraints: [order("d", "c", 'id="o"'), off("d", "n2")],
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Started" },
    asked: [
      `r:0 n2
        r:0 will not run on n2: the start of c waits until d has started (o), and no instance of d is to be on n2, since l keeps d off n2 (-INFINITY).
          the start of c waits until d has started (o), and no instance of d is to be on n2
            l keeps d off n2 (-INFINITY)
        facts: order:o location:l instance-limit
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 stays stopped, from  to undefined`,
      `r:1 n2
        r:1 will not run on n2, but on n1: n2 was meant for another instance of c, and may have no more (clone-node-max=1).
        facts: instance-limit order:o
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of c waits until d has started (o).
        item: r:1 starts, from  to n1`,
      `c n2
        c will not run on n2, but on n1: the start of c waits until d has started (o), and no instance of d is to be on n2, since l keeps d off n2 (-INFINITY).
          the start of c waits until d has started (o), and no instance of d is to be on n2
            l keeps d off n2 (-INFINITY)
        facts: order:o location:l instance-limit
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 stays stopped, from  to undefined`,
    ],
  },
]);
