/** What is told of nodes, actions and thresholds beside what decides. */

import { describeCauses } from "../support/answers.js";
import { BALANCED, off, on, R, S } from "../support/causes.js";
import { clone, location, meta, primitive, REMOTE, utilization } from "../support/elements.js";
import { absent, history, operation, started } from "../support/history.js";

describeCauses("what is told beside what decides", [
  {
    cause: "a location of a node that there is not",
    cluster: { nodes: 1, resources: [R], constraints: location("r", "nx", "5", 'id="l"') },
    asked: [
      `r
        r starts on n1.
        facts: location-without-node:l
        note: l says nothing about r: it names the node nx, which there is not.
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a rule that is met nowhere",
    cluster: {
      nodes: 1,
      resources: [R],
      constraints:
        '<rsc_location id="l" rsc="r"><rule id="rule" score="5"><expression id="e" attribute="#uname" operation="eq" value="nx"/></rule></rsc_location>',
    },
    asked: [
      `r
        r starts on n1.
        facts: location:l
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a ban that acts",
    cluster: {
      nodes: 2,
      resources: [R],
      constraints: off("r", "n1", "cli-ban-r-on-n1"),
      history: { n2: started("r") },
    },
    asked: [
      `r
        r stays on n2: no other node can have r, since cli-ban-r-on-n1 keeps r off n1 (-INFINITY); it is left over from a ban or move.
          no other node can have r
            cli-ban-r-on-n1 keeps r off n1 (-INFINITY); it is left over from a ban or move
        facts: location:cli-ban-r-on-n1
        item: r stays, from n2 to n2`,
    ],
  },
  {
    cause: "a probe that has not ended",
    cluster: {
      nodes: 2,
      resources: [R],
      history: { n1: history("r", operation("r", "monitor", { status: -1, rc: 193 })) },
    },
    asked: [
      `r_monitor_0 n2
        The monitor of r on n2 is done.
        note: It waits for nothing.`,
      `r_monitor_0 n1
        The monitor of r on n1 is done.
        note: It was begun, and has not ended yet.
        note: It waits for nothing.`,
      `r
        r starts on n1.
        facts: operation-pending
        note: The probe of r on n1 has not ended yet.
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "locations that would be raised",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [
        on("n1", "50"),
        location("r", "n2", "-5", 'id="m"'),
        location("s", "n1", "50", 'id="x"'),
        location("s", "n2", "0", 'id="y"'),
      ],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r
        r stays on n1: no other node can have r, since m rather keeps r off n2 (-5).
          no other node can have r
            m rather keeps r off n2 (-5)
        facts: location:m location:l
        item: r stays, from n1 to n1`,
      `s
        s stays on n1: s scores 0 on n2, less than 50 on n1 (x 50).
        facts: location:x location:y
        note: It would move to n2 from a score of 51 there on, 51 more than now.
        item: s stays, from n1 to n1`,
    ],
  },
  {
    cause: "too little capacity on one of two other nodes",
    cluster: {
      nodes:
        '<node id="1" uname="n1">' +
        utilization({ memory: "10" }) +
        '</node><node id="2" uname="n2">' +
        utilization({ memory: "1" }) +
        '</node><node id="3" uname="n3">' +
        utilization({ memory: "10" }) +
        "</node>",
      options: BALANCED,
      resources: [primitive("r", utilization({ memory: "5" }))],
      constraints: on("n1", "50"),
      history: { n1: started("r") },
    },
    asked: [
      `r +nodes
        r stays on n1: r scores 50 on n1 (l 50), on the other nodes at most 0.
        facts: location:l capacity
        note: It would move to n3 from a score of 51 there on, 51 more than now.
        item: r stays, from n1 to n1
        r on n1*, active: 50 location 50: chosen (l 50)
        r on n2: 0: n2 has too little capacity for r: it needs 5 memory, 1 is free
        r on n3: 0: available`,
    ],
  },
  {
    cause: "an instance too many",
    cluster: {
      nodes: 2,
      resources: clone("c", R, { "clone-max": "3", "globally-unique": "true", "clone-node-max": "1" }),
    },
    asked: [
      `r:2 +nodes
        r:2 runs nowhere: n1 has r:0, and may have no more instances of c (clone-node-max=1); n2 has r:1, and may have no more instances of c (clone-node-max=1).
          n1 has r:0, and may have no more instances of c (clone-node-max=1)
          n2 has r:1, and may have no more instances of c (clone-node-max=1)
        facts: instance-limit not-interleaved
        item: r:2 stays stopped, from  to undefined
        r:2 on n1: -1000000 instance limit -1000000: n1 has r:0, and may have no more instances of c (clone-node-max=1)
        r:2 on n2: -1000000 instance limit -1000000: n2 has r:1, and may have no more instances of c (clone-node-max=1)`,
    ],
  },
  {
    cause: "an instance that moves beside one that stays",
    cluster: {
      nodes: 3,
      resources: clone("c", R, { "clone-max": "2" }),
      constraints: location("c", "n2", "-INFINITY", 'id="l"'),
      history: { n1: started("r"), n2: started("r"), n3: absent("r") },
    },
    asked: [
      `r:0 +nodes
        r:0 stays on n1.
        facts: removed instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1
        r:0 on n1*, active: 1 stickiness 1: chosen (stickiness 1)
        r:1 on n2, active: -1000000 location -1000000: l keeps c off n2 (-INFINITY)
        r:1 on n3*: 0: chosen`,
      `c +nodes
        The clone c stays on n1 and moves from n2 to n3: l keeps c off n2 (-INFINITY).
        facts: location:l instance-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: r:1 moves, from n2 to n3
        r:0 on n1*, active: 1 stickiness 1: chosen (stickiness 1)
        r:1 on n2, active: -1000000 location -1000000: l keeps c off n2 (-INFINITY)
        r:1 on n3*: 0: chosen`,
    ],
  },
  {
    cause: "what is disabled and not managed",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "is-managed": "false", "target-role": "Stopped" })),
      history: { n1: started("r") },
    },
    asked: [
      `r +nodes
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged disabled
        item: r is left alone, from n1 to n1
        r on n1, active: -1000000 unmanaged 1000000, target role -1000000: it stays there, since it is left alone
        r on n2: -1000000 target role -1000000: r is disabled (target-role=Stopped)`,
    ],
  },
  {
    cause: "an action that is not needed",
    cluster: { nodes: 1, resources: R, history: { n1: started("r") } },
    asked: [
      `r_start_0 +actions
        The start of r on n1 is not needed.
        note: It waits for nothing.
        r_start_0 on n1 not needed`,
    ],
  },
  {
    cause: "a clone that is kept off a remote node",
    cluster: {
      nodes: 2,
      resources: [primitive("rem", "", REMOTE), clone("c", R)],
      constraints: location("c", "rem", "-INFINITY", 'id="l"'),
      history: { n1: started("rem", REMOTE), rem: "" },
    },
    asked: [
      `c
        The clone c starts on n2 and n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 starts, from  to n2
        item: r:1 starts, from  to n1`,
      `n1
        n1 is available, and rem and r will run on it.
        item: rem stays, from n1 to n1
        item: r:1 starts, from  to n1`,
    ],
  },
]);
