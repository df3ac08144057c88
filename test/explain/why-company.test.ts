/** Other resources that keep one off a node: colocations, groups, bundles, containers; without the tie it is there. */

import { describeCauses } from "../support/answers.js";
import { INF, off, on, R, S, T } from "../support/causes.js";
import { colocation, group, location, meta, primitive } from "../support/elements.js";

describeCauses("what keeps a resource off a node because of others", [
  {
    cause: "that it must not run with another",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", "-INFINITY", 'id="k"'), location("s", "n1", "5", 'id="l"')],
    },
    without: { constraints: location("s", "n1", "5", 'id="l"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r must not run with s (k), which runs on n1.
        facts: colocation:k
        item: r starts, from  to n2
        r on n1: -1000000 colocation -1000000: r must not run with s (k), which runs on n1
        r on n2*: 0: chosen`,
      `r
        r starts on n2: no other node can have r, since r must not run with s (k), which runs on n1.
          no other node can have r
            r must not run with s (k), which runs on n1
        facts: colocation:k
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that it rather does not run with another",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [
        colocation("r", "s", "-50", 'id="k"'),
        location("s", "n1", "5", 'id="l"'),
        on("n1", "10", 'id="m"'),
      ],
    },
    without: { constraints: [location("s", "n1", "5", 'id="l"'), on("n1", "10", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r rather does not run with s (k, score -50), which runs on n1.
        facts: colocation:k location:m
        item: r starts, from  to n2
        r on n1: -40 location 10, colocation -50: r rather does not run with s (k, score -50), which runs on n1
        r on n2*: 0: chosen`,
    ],
  },
  {
    cause: "that it must run with another",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", INF, 'id="k"'), location("s", "n2", "5", 'id="l"')],
    },
    without: { constraints: location("s", "n2", "5", 'id="l"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r must run with s (k), which runs on n2, since s scores 0 on n1, less than 5 on n2 (l 5).
          r must run with s (k), which runs on n2
            s scores 0 on n1, less than 5 on n2 (l 5)
        facts: colocation:k location:l
        item: r starts, from  to n2
        r on n1: -1000000 colocation -1000000: r must run with s (k), which runs on n2
        r on n2*: 0: chosen`,
      `r
        r starts on n2: no other node can have r, since r must run with s (k), which runs on n2, because s scores 0 on n1, less than 5 on n2 (l 5).
          no other node can have r
            r must run with s (k), which runs on n2
              s scores 0 on n1, less than 5 on n2 (l 5)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
      `s
        s starts on n2: s scores 0 on n1, less than 5 on n2 (l 5).
        facts: location:l colocation:k
        note: r must run with s (k).
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "that it prefers to run with another",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", "50", 'id="k"'), location("s", "n2", "5", 'id="l"')],
    },
    without: { constraints: location("s", "n2", "5", 'id="l"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 0 on n1, less than 50 on n2 (k 50).
        facts: colocation:k
        note: r prefers to run with s (k, score 50).
        item: r starts, from  to n2
        r on n1: 0: available
        r on n2*: 50 colocation 50: chosen (k 50)`,
      `r
        r starts on n2: r scores 0 on n1, less than 50 on n2 (k 50).
        facts: colocation:k
        note: r prefers to run with s (k, score 50).
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that it must run with one that is disabled",
    cluster: {
      nodes: 2,
      resources: [R, primitive("s", meta({ "target-role": "Stopped" }))],
      constraints: colocation("r", "s", INF, 'id="k"'),
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: r must run with s (k), which runs nowhere, since s is disabled (target-role=Stopped).
          r must run with s (k), which runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: r stays stopped, from  to undefined`,
      `r +nodes
        r runs nowhere: r must run with s (k), which runs nowhere, since s is disabled (target-role=Stopped).
          r must run with s (k), which runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: r stays stopped, from  to undefined
        r on n1: -1000000 colocation -1000000: r must run with s (k), which runs nowhere
        r on n2: -1000000 colocation -1000000: r must run with s (k), which runs nowhere`,
      `
        No resource changes; r runs nowhere; s runs nowhere.
        facts: colocation:k disabled
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "what it must run with, which must run with another",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [colocation("r", "s", INF, 'id="k1"'), colocation("s", "t", INF, 'id="k2"'), off("t", "n1")],
    },
    without: { constraints: [colocation("r", "s", INF, 'id="k1"'), colocation("s", "t", INF, 'id="k2"')] },
    then: { r: "n1 Started", s: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: r must run with s (k1), which runs on n2, since s must run with t (k2), which runs on n2, because l keeps t off n1 (-INFINITY).
          r must run with s (k1), which runs on n2
            s must run with t (k2), which runs on n2
              l keeps t off n1 (-INFINITY)
        facts: colocation:k1 colocation:k2 location:l
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since r must run with s (k1), which runs on n2, because s must run with t (k2), which runs on n2.
          no other node can have r
            r must run with s (k1), which runs on n2
              s must run with t (k2), which runs on n2
                l keeps t off n1 (-INFINITY)
        facts: colocation:k1 colocation:k2 location:l
        item: r starts, from  to n2`,
      `t
        t starts on n2: no other node can have t, since l keeps t off n1 (-INFINITY).
          no other node can have t
            l keeps t off n1 (-INFINITY)
        facts: location:l colocation:k2
        note: s must run with t (k2).
        item: t starts, from  to n2`,
      `r t
        r and t are tied through others: r must run with s (k1); s must run with t (k2).
          r must run with s (k1)
          s must run with t (k2)
        facts: colocation:k1 colocation:k2
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n2
        item: t starts, from  to n2`,
      `r s
        r and s are tied directly: r must run with s (k1).
        facts: colocation:k1
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n2
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "that one that must run with it is banned",
    cluster: { nodes: 2, resources: [R, S], constraints: [colocation("s", "r", INF, 'id="k"'), off("s", "n1")] },
    without: { constraints: colocation("s", "r", INF, 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: s must run with r (k), and s cannot run on n1, since l keeps s off n1 (-INFINITY).
          s must run with r (k), and s cannot run on n1
            l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2
        r on n1: -1000000 colocated preference -1000000: s must run with r (k), and s cannot run on n1
        r on n2*: 0: chosen`,
      `r
        r starts on n2: no other node can have r, since s must run with r (k), and s cannot run on n1, because l keeps s off n1 (-INFINITY).
          no other node can have r
            s must run with r (k), and s cannot run on n1
              l keeps s off n1 (-INFINITY)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
      `s n1
        s will not run on n1, but on n2: l keeps s off n1 (-INFINITY).
        facts: location:l colocation:k
        note: s must run with r (k).
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "that one that must run with it would rather be elsewhere",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", INF, 'id="k"'), location("s", "n1", "-30", 'id="l"')],
    },
    without: { constraints: colocation("s", "r", INF, 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: s must run with r (k), and s rather does not run on n1, since l rather keeps s off n1 (-30).
          s must run with r (k), and s rather does not run on n1
            l rather keeps s off n1 (-30)
        facts: colocation:k location:l
        item: r starts, from  to n2
        r on n1: -30 colocated preference -30: s must run with r (k), and s rather does not run on n1
        r on n2*: 0: chosen`,
      `r
        r starts on n2: no other node can have r, since s must run with r (k), and s rather does not run on n1, because l rather keeps s off n1 (-30).
          no other node can have r
            s must run with r (k), and s rather does not run on n1
              l rather keeps s off n1 (-30)
        facts: colocation:k location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that one that must run with it prefers another node",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", INF, 'id="k"'), location("s", "n2", "30", 'id="l"')],
    },
    without: { constraints: colocation("s", "r", INF, 'id="k"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 0 on n1, less than 30 on n2 (preference of s through k 30), since l prefers s on n2 (30).
          r scores 0 on n1, less than 30 on n2 (preference of s through k 30)
            l prefers s on n2 (30)
        facts: colocation:k location:l
        note: s must run with r (k).
        item: r starts, from  to n2
        r on n1: 0: available
        r on n2*: 30 colocated preference 30: chosen (preference of s through k 30)`,
      `r
        r starts on n2: r scores 0 on n1, less than 30 on n2 (preference of s through k 30), since l prefers s on n2 (30).
          r scores 0 on n1, less than 30 on n2 (preference of s through k 30)
            l prefers s on n2 (30)
        facts: colocation:k location:l
        note: s must run with r (k).
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "what a member of its group may not",
    cluster: { nodes: 2, resources: group("g", [R, S]), constraints: off("s", "n1") },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: s is a member of the same group, and s cannot run on n1, since l keeps s off n1 (-INFINITY).
          s is a member of the same group, and s cannot run on n1
            l keeps s off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2
        r on n1: -1000000 colocated preference -1000000: s is a member of the same group, and s cannot run on n1
        r on n2*: 0: chosen`,
      `s n1
        s will not run on n1, but on n2: l keeps s off n1 (-INFINITY).
        facts: location:l
        item: s starts, from  to n2`,
      `g
        The group g starts on n2: no other node can have r, since s is a member of the same group, and s cannot run on n1, because l keeps s off n1 (-INFINITY).
          no other node can have r
            s is a member of the same group, and s cannot run on n1
              l keeps s off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2
        item: s starts, from  to n2`,
      `g n1
        g will not run on n1, but on n2: s is a member of the same group, and s cannot run on n1, since l keeps s off n1 (-INFINITY).
          s is a member of the same group, and s cannot run on n1
            l keeps s off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that a member before it runs nowhere",
    cluster: { nodes: 2, resources: group("g", [R, S]), constraints: [off("r", "n1"), off("r", "n2", "l2")] },
    without: { constraints: off("r", "n1") },
    then: { s: "n2 Started" },
    asked: [
      `s n1
        s will not run on n1: s runs where r does, both being members of the group g, and r runs nowhere, since l keeps r off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs nowhere
            l keeps r off n1 (-INFINITY)
            l2 keeps r off n2 (-INFINITY)
        facts: location:l location:l2
        item: s stays stopped, from  to undefined`,
      `s
        s runs nowhere: s runs where r does, both being members of the group g, and r runs nowhere, since l keeps r off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs nowhere
            l keeps r off n1 (-INFINITY)
            l2 keeps r off n2 (-INFINITY)
        facts: location:l location:l2
        item: s stays stopped, from  to undefined`,
      `g +nodes
        The group g runs nowhere: l keeps r off n1 (-INFINITY); l2 keeps r off n2 (-INFINITY).
          l keeps r off n1 (-INFINITY)
          l2 keeps r off n2 (-INFINITY)
        facts: location:l location:l2
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined
        r on n1: -1000000 location -1000000: l keeps r off n1 (-INFINITY)
        r on n2: -1000000 location -1000000: l2 keeps r off n2 (-INFINITY)`,
    ],
  },
]);
