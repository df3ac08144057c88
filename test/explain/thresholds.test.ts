/** From which score on something would move, and what holds it: the notes of answers. */

import { describeCauses } from "../support/answers.js";
import { R, S } from "../support/causes.js";
import { clone, group, location, meta, primitive } from "../support/elements.js";
import { GONE, started } from "../support/history.js";

const STICKY = (id: string, stickiness: string) => primitive(id, meta({ "resource-stickiness": stickiness }));

describeCauses("what is told of what holds a resource where it is", [
  {
    cause: "stickiness, against locations of other nodes",
    cluster: {
      nodes: 5,
      resources: STICKY("r", "10"),
      constraints: [
        location("r", "n2", "4", 'id="l"'),
        location("r", "n3", "-3", 'id="m"'),
        location("r", "n4", "7", 'id="o"'),
      ],
      states: { n4: GONE },
      history: { n1: started("r") },
    },
    asked: [
      `r +nodes
        r stays on n1: r scores 10 on n1 (stickiness 10), on the other nodes at most 4, since r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10).
          r scores 10 on n1 (stickiness 10), on the other nodes at most 4
            r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10)
        facts: location:l location:m location:o
        note: It would move to n2 from a score of 11 there on, 7 more than now (l with 11 in place of 4).
        note: It would move to n5 from a score of 11 there on, 11 more than now.
        item: r stays, from n1 to n1
        r on n1*, active: 10 stickiness 10: chosen (stickiness 10)
        r on n2: 4 location 4: available (l 4)
        r on n3: -3 location -3: m rather keeps r off n3 (-3)
        r on n4, unavailable: 7 location 7: n4 is offline
        r on n5: 0: available`,
      `r n1
        r stays on n1: r scores 10 on n1 (stickiness 10), on the other nodes at most 4, since r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10).
          r scores 10 on n1 (stickiness 10), on the other nodes at most 4
            r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10)
        facts: location:l location:m location:o
        item: r stays, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10).
        facts: location:l location:m location:o
        note: It would move to n2 from a score of 11 there on, 7 more than now (l with 11 in place of 4).
        item: r stays, from n1 to n1`,
      `r n3
        r will not run on n3, but on n1: m rather keeps r off n3 (-3).
        facts: location:m location:l location:o
        item: r stays, from n1 to n1`,
      `r n4
        r will not run on n4, but on n1: n4 is offline.
        facts: node-offline location:l location:m location:o
        item: r stays, from n1 to n1`,
      `r n5
        r will not run on n5, but on n1: r scores 0 on n5, less than 10 on n1 (stickiness 10).
        facts: location:l location:m location:o
        note: It would move to n5 from a score of 11 there on, 11 more than now.
        item: r stays, from n1 to n1`,
      `n2
        n2 is available, and nothing will run on it: r scores 4 on n2 (l 4), less than 10 on n1 (stickiness 10).
        facts: location:l`,
    ],
  },
  {
    cause: "stickiness, with more nodes than are told",
    cluster: { nodes: 6, resources: STICKY("r", "10"), history: { n1: started("r") } },
    asked: [
      `r
        r stays on n1: r scores 10 on n1 (stickiness 10), on the other nodes at most 0.
        note: It would move to n2 from a score of 11 there on, 11 more than now.
        note: It would move to n3 from a score of 11 there on, 11 more than now.
        note: It would move to n4 from a score of 11 there on, 11 more than now.
        item: r stays, from n1 to n1`,
      `r n6
        r will not run on n6, but on n1: r scores 0 on n6, less than 10 on n1 (stickiness 10).
        note: It would move to n6 from a score of 11 there on, 11 more than now.
        item: r stays, from n1 to n1`,
      `r n1
        r stays on n1: r scores 10 on n1 (stickiness 10), on the other nodes at most 0.
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "a location that holds it for good",
    cluster: {
      nodes: 2,
      resources: STICKY("r", "10"),
      constraints: location("r", "n1", "INFINITY", 'id="l"'),
      history: { n1: started("r") },
    },
    asked: [
      `r
        r stays on n1: r scores 0 on n2, less than INFINITY on n1 (l INFINITY).
        facts: location:l
        item: r stays, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: r scores 0 on n2, less than INFINITY on n1 (l INFINITY).
        facts: location:l
        item: r stays, from n1 to n1`,
      `n2
        n2 is available, and nothing will run on it: r scores 0 on n2, less than INFINITY on n1 (l INFINITY).
        facts: location:l`,
    ],
  },
  {
    cause: "nothing at all, or less than nothing",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [location("s", "n1", "-5", 'id="l"'), location("s", "n2", "-5", 'id="m"')],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r
        r stays on n1.
        item: r stays, from n1 to n1`,
      `s
        s stops on n1: l rather keeps s off n1 (-5); m rather keeps s off n2 (-5).
          l rather keeps s off n1 (-5)
          m rather keeps s off n2 (-5)
        facts: location:l location:m
        item: s stops, from n1 to undefined`,
      `s n2
        s will not run on n2: m rather keeps s off n2 (-5).
        facts: location:m location:l
        item: s stops, from n1 to undefined`,
      `s n1
        s does not stay on n1: l rather keeps s off n1 (-5).
        facts: location:l location:m
        item: s stops, from n1 to undefined`,
    ],
  },
  {
    cause: "the stickiness of the members of a group",
    cluster: {
      nodes: 3,
      resources: group("g", [STICKY("r", "10"), STICKY("s", "20")]),
      constraints: location("g", "n2", "5", 'id="l"'),
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `g +nodes
        The group g stays on n1: r scores 30 on n1 (stickiness 10, preference of s 20), on the other nodes at most 5, since r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20), because the stickiness of s is 20 on n1.
          r scores 30 on n1 (stickiness 10, preference of s 20), on the other nodes at most 5
            r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20)
              the stickiness of s is 20 on n1
        facts: location:l
        note: The stickiness of the 2 members of g adds up to 30 on n1.
        note: It would move to n2 from a score of 31 there on, 26 more than now (l with 31 in place of 5).
        note: It would move to n3 from a score of 31 there on, 31 more than now.
        item: r stays, from n1 to n1
        item: s stays, from n1 to n1
        r on n1*, active: 30 stickiness 10, colocated preference 20: chosen (stickiness 10, preference of s 20)
        r on n2: 5 location 5: available (l 5)
        r on n3: 0: available`,
      `r
        r stays on n1: r scores 30 on n1 (stickiness 10, preference of s 20), on the other nodes at most 5, since r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20), because the stickiness of s is 20 on n1.
          r scores 30 on n1 (stickiness 10, preference of s 20), on the other nodes at most 5
            r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20)
              the stickiness of s is 20 on n1
        facts: location:l
        note: The stickiness of the 2 members of g adds up to 30 on n1.
        note: It would move to n2 from a score of 31 there on, 26 more than now (l with 31 in place of 5).
        note: It would move to n3 from a score of 31 there on, 31 more than now.
        item: r stays, from n1 to n1`,
      `s n2
        s will not run on n2, but on n1: s runs where r does, both being members of the group g, and r runs on n1, since r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20), because the stickiness of s is 20 on n1.
          s runs where r does, both being members of the group g, and r runs on n1
            r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20)
              the stickiness of s is 20 on n1
        facts: location:l
        note: The stickiness of the 2 members of g adds up to 30 on n1.
        item: s stays, from n1 to n1`,
      `g n2
        g will not run on n2, but on n1: r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20), since the stickiness of s is 20 on n1.
          r scores 5 on n2 (l 5), less than 30 on n1 (stickiness 10, preference of s 20)
            the stickiness of s is 20 on n1
        facts: location:l
        note: The stickiness of the 2 members of g adds up to 30 on n1.
        note: It would move to n2 from a score of 31 there on, 26 more than now (l with 31 in place of 5).
        item: r stays, from n1 to n1`,
      `g n3
        g will not run on n3, but on n1: r scores 0 on n3, less than 30 on n1 (stickiness 10, preference of s 20), since the stickiness of s is 20 on n1.
          r scores 0 on n3, less than 30 on n1 (stickiness 10, preference of s 20)
            the stickiness of s is 20 on n1
        facts: location:l
        note: The stickiness of the 2 members of g adds up to 30 on n1.
        note: It would move to n3 from a score of 31 there on, 31 more than now.
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "the stickiness of instances, of which no threshold is told",
    cluster: {
      nodes: 2,
      resources: clone("c", STICKY("r", "10"), { "clone-max": "1" }),
      constraints: location("c", "n2", "5", 'id="l"'),
      history: { n1: started("r") },
    },
    asked: [
      `c +nodes
        The clone c stays on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1
        r:0 on n1*, active: 10 stickiness 10: chosen (stickiness 10)
        r:0 on n2: 5 location 5: available (l 5)`,
      `r:0
        r:0 stays on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1`,
      `c n2
        c will not run on n2, but on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1`,
      `c n1
        r stays on n1: c has 1 instance (clone-max), which is on n1.
        facts: instance-limit not-interleaved location:l
        item: r:0 stays, from n1 to n1`,
    ],
  },
  {
    cause: "a resource that is in no hands",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "resource-stickiness": "10", "is-managed": "false" })),
      history: { n1: started("r") },
    },
    asked: [
      `r +nodes
        r is left alone on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from n1 to n1
        r on n1, active: 1000000 unmanaged 1000000: it stays there, since it is left alone
        r on n2: 0: available`,
      `r n2
        r will not run on n2, but on n1: r is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "one that moves, and holds on where it was with less",
    cluster: {
      nodes: 2,
      resources: STICKY("r", "10"),
      constraints: [location("r", "n2", "20", 'id="l"'), location("r", "n1", "3", 'id="m"')],
      history: { n1: started("r") },
    },
    without: { constraints: [location("r", "n1", "3", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: l prefers r on n2 (20), which is more than the 13 that hold it on n1 (m 3, stickiness 10).
        facts: location:l location:m
        item: r moves, from n1 to n2
        r on n1, active: 13 location 3, stickiness 10: available (m 3, stickiness 10)
        r on n2*: 20 location 20: chosen (l 20)`,
      `r n1
        r does not stay on n1: r scores 13 on n1 (m 3, stickiness 10), less than 20 on n2 (l 20).
        facts: location:m location:l
        item: r moves, from n1 to n2`,
      `n1
        n1 is available, and nothing will run on it: r scores 13 on n1 (m 3, stickiness 10), less than 20 on n2 (l 20).
        facts: location:m location:l
        item: r moves, from n1 to n2`,
      `r n2
        r moves from n1 to n2: l prefers r on n2 (20), which is more than the 13 that hold it on n1 (m 3, stickiness 10).
        facts: location:l location:m
        item: r moves, from n1 to n2`,
    ],
  },
]);
