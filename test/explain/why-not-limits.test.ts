/** Limits: how many instances there may be, and what nodes have room for. */

import { describeCauses } from "../support/answers.js";
import { BALANCED, R, withMemory } from "../support/causes.js";
import { clone, location, primitive, utilization } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("limits: instances and capacities", [
  {
    cause: "capacity",
    cluster: {
      nodes: withMemory("10", "20"),
      options: BALANCED,
      resources: primitive("r", utilization({ memory: "15" })),
    },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: n1 has too little capacity for r: it needs 15 memory, 10 is free.
        facts: capacity
        item: r starts, from  to n2
        r on n1: 0: n1 has too little capacity for r: it needs 15 memory, 10 is free
        r on n2*: 0: chosen`,
    ],
  },
  {
    cause: "capacity that others use",
    cluster: {
      nodes: withMemory("20", "0"),
      options: BALANCED,
      resources: [primitive("s", utilization({ memory: "15" })), primitive("r", utilization({ memory: "15" }))],
    },
    without: { options: {} },
    then: { r: "n2 Started" },
    asked: [
      `r n1
        r will not run on n1: n1 has too little capacity for r: it needs 15 memory, 5 is free (used by s).
        facts: capacity capacity
        item: r stays stopped, from  to undefined`,
      `r +nodes
        r runs nowhere: n1 has too little capacity for r: it needs 15 memory, 5 is free (used by s); n2 has too little capacity for r: it needs 15 memory, 0 is free.
          n1 has too little capacity for r: it needs 15 memory, 5 is free (used by s)
          n2 has too little capacity for r: it needs 15 memory, 0 is free
        facts: capacity capacity
        item: r stays stopped, from  to undefined
        r on n1: 0: n1 has too little capacity for r: it needs 15 memory, 5 is free (used by s)
        r on n2: 0: n2 has too little capacity for r: it needs 15 memory, 0 is free`,
      `
        s starts on n1; r runs nowhere.
        facts: capacity capacity
        item: s starts, from  to n1
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that a clone has as many instances as it may have",
    cluster: { nodes: 2, resources: clone("c", R, { "clone-max": "1" }) },
    without: { resources: clone("c", R, { "clone-max": "2" }) },
    then: { "r:1": "n2 Started" },
    asked: [
      `c n2 +nodes
        c will not run on n2, but on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        r:0 on n1*: 0: chosen
        r:0 on n2: 0: available`,
      `c +actions
        The clone c starts on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        c_start_0 done after r:0_monitor_0 on n1, after r:0_monitor_0 on n2
        c_running_0 done after r:0_start_0 on n1, after c_start_0
        r:0_monitor_0 on n1 done
        r:0_monitor_0 on n2 done
        r:0_start_0 on n1 done after c_start_0`,
    ],
  },
  {
    cause: "that a node has as many instances as it may have",
    cluster: { nodes: 1, resources: clone("c", R, { "clone-max": "2" }) },
    without: { resources: clone("c", R, { "clone-max": "2", "clone-node-max": "2" }) },
    then: { "r:1": "n1 Started" },
    asked: [
      `r:1 n1
        r:1 will not run on n1: n1 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `c n1
        r starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `r:1
        r:1 runs nowhere: n1 has r already, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `c +nodes
        The clone c starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        r:0 on n1*: 0: chosen`,
    ],
  },
  {
    cause: "that a node has as many instances as it may have, which differ",
    cluster: { nodes: 1, resources: clone("c", R, { "clone-max": "2", "globally-unique": "true" }) },
    without: { resources: clone("c", R, { "clone-max": "2", "clone-node-max": "2", "globally-unique": "true" }) },
    then: { "r:1": "n1 Started" },
    asked: [
      `r:1 n1
        r:1 will not run on n1: n1 has r:0, and may have no more instances of c (clone-node-max=1).
        facts: instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `c n1
        r:0 starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1`,
      `c +nodes
        The clone c starts on n1.
        facts: instance-limit not-interleaved
        item: r:0 starts, from  to n1
        r:0 on n1*: 0: chosen`,
    ],
  },
  {
    cause: "a ban of a clone",
    cluster: { nodes: 2, resources: clone("c", R), constraints: location("c", "n1", "-INFINITY", 'id="l"') },
    without: { constraints: "" },
    then: { "r:0": "n1 Started" },
    asked: [
      `c n1
        c will not run on n1, but on n2: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `r:0 n1
        r:0 will not run on n1, but on n2: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 starts, from  to n2`,
      `c +nodes
        The clone c starts on n2: l keeps c off n1 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 starts, from  to n2
        r:0 on n1: -1000000 location -1000000: l keeps c off n1 (-INFINITY)
        r:0 on n2*: 0: chosen`,
    ],
  },
  {
    cause: "that there are more instances than there may be",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "1" }),
      history: { n1: started("r"), n2: started("r") },
    },
    without: { resources: clone("c", R) },
    then: { "r:1": "n2 Started" },
    asked: [
      `c n2
        c does not stay on n2: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit removed not-interleaved
        item: r:1 stops, from n2 to undefined`,
      `c +actions
        The clone c stays on n1 and stops on n2: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 stops, from n2 to undefined
        c_stop_0 done
        c_stopped_0 done after r:0_monitor_0 on n3, after r:1_stop_0 on n2, after c_stop_0
        r:0_monitor_0 on n3 done
        r:1_stop_0 on n2 done (node availability) after c_stop_0`,
      `r:1 n2
        r:1 does not stay on n2: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit removed not-interleaved
        item: r:1 stops, from n2 to undefined`,
    ],
  },
  {
    cause: "that there are more instances than there may be, which differ",
    cluster: {
      nodes: 2,
      resources: clone("c", R, { "clone-max": "1", "globally-unique": "true" }),
      history: { n1: started("r:0"), n2: started("r:1") },
    },
    without: { resources: clone("c", R, { "clone-max": "2", "globally-unique": "true" }) },
    then: { "r:1": "n2 Started" },
    asked: [
      `c n2
        r:0 (of c) will not run on n2, but on n1: r:0 scores 0 on n2, less than 1 on n1 (stickiness 1).
        facts: removed instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `c
        The clone c stays on n1: r:0 scores 0 on n2, less than 1 on n1 (stickiness 1).
        facts: instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `r:1 n2
        r:1 does not stay on n2: r:1 is no longer configured.
        facts: removed
        item: r:1 stops, from n2 to undefined`,
      `r:1 n1
        r:1 will not run on n1: r:1 is no longer configured.
        facts: removed
        item: r:1 stops, from n2 to undefined`,
    ],
  },
]);
