/** Instances of clones: where they are, where not, and how many there may be. */

import { describeCauses } from "../support/answers.js";
import { off, R, S } from "../support/causes.js";
import { clone, group, location } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const UNIQUE = (more: Readonly<Record<string, string>>) => clone("c", R, { "globally-unique": "true", ...more });

describeCauses("what is told of the instances of a clone", [
  {
    cause: "a ban of the node that one runs on",
    cluster: {
      nodes: 3,
      resources: clone("c", R),
      constraints: off("c", "n2"),
      history: { n1: started("r"), n2: started("r") },
    },
    without: { constraints: "" },
    then: { "r:1": "n2 Started" },
    asked: [
      `c +nodes
        The clone c stays on n1, stops on n2 and starts on n3: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stops, from n2 to undefined
        item: r:2 starts, from  to n3
        r:0 on n1*, active: 1 stickiness 1: chosen (stickiness 1)
        r:1 on n2, active: -1000000 location -1000000: l keeps c off n2 (-INFINITY)
        r:2 on n3*: 0: chosen`,
      `c n1
        r stays on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1`,
      `c n2
        c does not stay on n2: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:1 stops, from n2 to undefined`,
      `c n3
        r starts on n3.
        facts: instance-limit not-interleaved location:l
        item: r:2 starts, from  to n3`,
      `r:1
        r:1 stops on n2: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:1 stops, from n2 to undefined`,
      `r:1 n2
        r:1 does not stay on n2: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:1 stops, from n2 to undefined`,
      `r:0 n2
        r:0 will not run on n2, but on n1: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `n2
        n2 is available, and nothing will run on it: l keeps c off n2 (-INFINITY).
        facts: location:l
        item: r:1 stops, from n2 to undefined`,
      `
        r changes.
        facts: location:l
        note: Unchanged on n1: r:0.
        item: r:1 stops, from n2 to undefined
        item: r:2 starts, from  to n3`,
    ],
  },
  {
    cause: "that there may be two, on three nodes",
    cluster: { nodes: 3, resources: clone("c", R, { "clone-max": "2" }), constraints: off("c", "n1") },
    without: { constraints: "" },
    asked: [
      `c
        The clone c starts on n2 and n3: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 starts, from  to n2
        item: r:1 starts, from  to n3`,
      `c n1
        c will not run on n1, but on n2 and n3: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 starts, from  to n2`,
      `c n2
        r starts on n2.
        facts: instance-limit not-interleaved location:l
        item: r:0 starts, from  to n2`,
      `c n3
        r starts on n3.
        facts: instance-limit not-interleaved location:l
        item: r:1 starts, from  to n3`,
      `r:0 n3
        r:0 will not run on n3, but on n2: r scores 0 on n3 as on n2, which comes first among equals.
        facts: instance-limit not-interleaved location:l
        item: r:0 starts, from  to n2`,
      `n1
        n1 is available, and nothing will run on it: l keeps c off n1 (-INFINITY).
        facts: location:l`,
      `n3
        n3 is available, and r will run on it.
        item: r:1 starts, from  to n3`,
    ],
  },
  {
    cause: "that there may be two, which run, on three nodes",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "2" }),
      history: { n1: started("r"), n2: started("r") },
    },
    without: { resources: clone("c", R, { "clone-max": "3" }) },
    asked: [
      `c
        The clone c stays on n1 and n2: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n3
        c will not run on n3, but on n1 and n2: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `r:0 n3
        r:0 will not run on n3, but on n1: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `n3
        n3 is available, and nothing will run on it: c has 2 instances (clone-max), which are on n1 and n2.
        facts: instance-limit`,
      `r:0 r:1
        r:0 and r:1 are tied directly: both are members of the clone c.
        note: In this transition no action of one waits for one of the other.
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n2 to n2`,
    ],
  },
  {
    cause: "that there are more instances that differ than nodes",
    cluster: { nodes: 2, resources: UNIQUE({ "clone-max": "3", "clone-node-max": "1" }) },
    without: { resources: UNIQUE({ "clone-max": "3", "clone-node-max": "2" }) },
    asked: [
      `c
        The clone c starts on n1 and n2: no other node can have r:1, since n1 has r:0, and may have no more instances of c (clone-node-max=1).
          no other node can have r:1
            n1 has r:0, and may have no more instances of c (clone-node-max=1)
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        item: r:1 starts, from  to n2`,
      `r:2
        r:2 runs nowhere: n1 has r:0, and may have no more instances of c (clone-node-max=1); n2 has r:1, and may have no more instances of c (clone-node-max=1).
          n1 has r:0, and may have no more instances of c (clone-node-max=1)
          n2 has r:1, and may have no more instances of c (clone-node-max=1)
        facts: instance-limit not-interleaved
        item: r:2 stays stopped, from  to undefined`,
      `r:2 n1
        r:2 will not run on n1: n1 has r:0, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved
        item: r:2 stays stopped, from  to undefined`,
      `r:0 n2
        r:0 will not run on n2, but on n1: r:0 scores 0 on n2 as on n1, which comes first among equals.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `r:1
        r:1 starts on n2: no other node can have r:1, since n1 has r:0, and may have no more instances of c (clone-node-max=1).
          no other node can have r:1
            n1 has r:0, and may have no more instances of c (clone-node-max=1)
        facts: instance-limit not-interleaved
        item: r:1 starts, from  to n2`,
      `c n1
        r:0 starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `n1
        n1 is available, and r:0 will run on it.
        item: r:0 starts, from  to n1`,
      `
        r:0 and r:1 change.
        facts: instance-limit
        item: r:0 starts, from  to n1
        item: r:1 starts, from  to n2`,
    ],
  },
  {
    cause: "that two of a node may be there, and three are",
    cluster: { nodes: 1, resources: UNIQUE({ "clone-max": "3", "clone-node-max": "2" }) },
    without: { resources: UNIQUE({ "clone-max": "3", "clone-node-max": "3" }) },
    asked: [
      `c
        The clone c starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        item: r:1 starts, from  to n1`,
      `r:2 n1
        r:2 will not run on n1: n1 has r:0 and r:1, and may have no more instances of c (clone-node-max=2).
        facts: instance-limit not-interleaved
        item: r:2 stays stopped, from  to undefined`,
      `r:2
        r:2 runs nowhere: n1 has r:0 and r:1, and may have no more instances of c (clone-node-max=2).
        facts: instance-limit not-interleaved
        item: r:2 stays stopped, from  to undefined`,
      `c n1
        r:0 starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "an instance that is one more than there may be now",
    cluster: {
      nodes: 2,
      resources: UNIQUE({ "clone-max": "2", "clone-node-max": "2" }),
      history: {
        n1: [history("r:0", operation("r:0", "start")), history("r:1", operation("r:1", "start"))],
        n2: history("r:5", operation("r:5", "start")),
      },
    },
    asked: [
      `c
        The clone c stays on n1: r:0 scores 0 on n2, less than 1 on n1 (stickiness 1).
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n1 to n1`,
      `r:5
        r:5 stops on n2: r:5 is no longer configured.
        facts: removed
        item: r:5 stops, from n2 to undefined`,
      `r:5 n2
        r:5 does not stay on n2: r:5 is no longer configured.
        facts: removed
        item: r:5 stops, from n2 to undefined`,
      `r:5 n1
        r:5 will not run on n1: r:5 is no longer configured.
        facts: removed
        item: r:5 stops, from n2 to undefined`,
      `r:0
        r:0 stays on n1: r:0 scores 0 on n2, less than 1 on n1 (stickiness 1).
        facts: removed instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `
        r:5 stops on n2: r:5 is no longer configured.
        facts: removed
        note: Unchanged on n1: r:0 and r:1.
        item: r:5 stops, from n2 to undefined`,
    ],
  },
  {
    cause: "a clone of a group, with two for each node",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [R, S]), { "clone-max": "2" }),
      constraints: location("c", "n1", "50", 'id="l"'),
      history: { n2: [started("r"), started("s")] },
    },
    asked: [
      `c +nodes
        Of the clone c, r stays on n2 and starts on n1; s stays on n2 and starts on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n2 to n2
        item: s:0 stays, from n2 to n2
        item: r:1 starts, from  to n1
        item: s:1 starts, from  to n1
        r:1 on n1*: 50 location 50: chosen (l 50)
        r:0 on n2*, active: 2 stickiness 1, colocated preference 1: chosen (stickiness 1, preference of s 1)`,
      `g:0
        The group g:0 stays on n2.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n2 to n2
        item: s:0 stays, from n2 to n2`,
      `g:1
        The group g:1 starts on n1.
        facts: instance-limit not-interleaved location:l
        item: r:1 starts, from  to n1
        item: s:1 starts, from  to n1`,
      `s:0 n1
        s:0 will not run on n1, but on n2: n1 has s already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved location:l
        item: s:0 stays, from n2 to n2`,
      `c n2
        r stays on n2.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n2 to n2`,
      `r n2
        r stays on n2.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n2 to n2`,
    ],
  },
  {
    cause: "that a clone runs on no node that there is",
    cluster: {
      nodes: 2,
      resources: clone("c", R),
      constraints: [off("c", "n1"), off("c", "n2", "m")],
      history: { n1: started("r") },
    },
    without: { constraints: "" },
    then: { "r:0": "n1 Started" },
    asked: [
      `c
        The clone c stops on n1: l keeps c off n1 (-INFINITY); m keeps c off n2 (-INFINITY).
          l keeps c off n1 (-INFINITY)
          m keeps c off n2 (-INFINITY)
        facts: location:l location:m instance-limit not-interleaved
        item: r:0 stops, from n1 to undefined
        item: r:1 stays stopped, from  to undefined`,
      `r:0
        r:0 stops on n1: l keeps c off n1 (-INFINITY); m keeps c off n2 (-INFINITY).
          l keeps c off n1 (-INFINITY)
          m keeps c off n2 (-INFINITY)
        facts: location:l location:m instance-limit not-interleaved
        item: r:0 stops, from n1 to undefined`,
      `r:1
        r:1 runs nowhere: l keeps c off n1 (-INFINITY); m keeps c off n2 (-INFINITY).
          l keeps c off n1 (-INFINITY)
          m keeps c off n2 (-INFINITY)
        facts: location:l location:m instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `c n1
        c does not stay on n1: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved location:m
        item: r:0 stops, from n1 to undefined`,
      `c n2
        c will not run on n2: m keeps c off n2 (-INFINITY).
        facts: location:m instance-limit not-interleaved location:l
        item: r:0 stops, from n1 to undefined`,
      `
        r stops on n1; r runs nowhere.
        facts: location:l location:m
        item: r:0 stops, from n1 to undefined
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
]);
