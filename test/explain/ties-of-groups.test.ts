/** What ties resources through groups, and within them. */

import { describeCauses } from "../support/answers.js";
import { off, R, S, T } from "../support/causes.js";
import { colocation, group, location, order, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

const U = primitive("u");

describeCauses("what ties resources through groups", [
  {
    cause: "ties through a group",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T, U],
      constraints: [colocation("t", "g", "INFINITY", 'id="k"'), order("u", "t", 'id="o"')],
    },
    asked: [
      `t r
        t and r are tied directly: t must run with g (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: t starts, from  to n1
        item: r starts, from  to n1`,
      `u s
        u and s are tied through others: the start of t waits until u has started (o); t must run with g (k).
          the start of t waits until u has started (o)
          t must run with g (k)
        facts: order:o colocation:k
        note: In this transition no action of one waits for one of the other.
        item: u starts, from  to n2
        item: s starts, from  to n1`,
      `u g
        u and g are tied through others: the start of t waits until u has started (o); t must run with g (k).
          the start of t waits until u has started (o)
          t must run with g (k)
        facts: order:o colocation:k
        note: In this transition no action of one waits for one of the other.
        item: u starts, from  to n2
        item: r starts, from  to n1
        item: s starts, from  to n1`,
      `r u
        r and u are tied through others: t must run with g (k); the start of t waits until u has started (o).
          t must run with g (k)
          the start of t waits until u has started (o)
        facts: colocation:k order:o
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n1
        item: u starts, from  to n2`,
      `r s
        r and s are tied directly: both are members of the group g, which start in its order on one node.
        note: The start of s on n1 waits for the start of r on n1 (s_start_0 after r_start_0).
        item: r starts, from  to n1
        item: s starts, from  to n1`,
      `g t
        g and t are tied directly: t must run with g (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n1
        item: s starts, from  to n1
        item: t starts, from  to n1`,
      `u
        u starts on n2.
        facts: order:o
        note: u is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until u has started (o).
        item: u starts, from  to n2`,
    ],
  },
  {
    cause: "an explicit preference of one member of a group for another",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S]),
      constraints: [colocation("s", "r", "5", 'id="k"'), off("r", "n1")],
    },
    asked: [
      `s n1
        s will not run on n1, but on n2: s runs where r does, both being members of the group g, and r runs on n2, since l keeps r off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs on n2
            l keeps r off n1 (-INFINITY)
        facts: location:l colocation:k
        note: s prefers to run with r (k, score 5).
        item: s starts, from  to n2`,
      `s +nodes
        s starts on n2: no other node can have s, since s runs where r does, both being members of the group g, and r runs on n2, because l keeps r off n1 (-INFINITY).
          no other node can have s
            s runs where r does, both being members of the group g, and r runs on n2
              l keeps r off n1 (-INFINITY)
        facts: location:l colocation:k
        note: s prefers to run with r (k, score 5).
        item: s starts, from  to n2
        s on n1: -1000000 colocation -1000000: s runs where r does, both being members of the group g, and r runs on n2
        s on n2*: 6 colocation 5, colocated preference 1: chosen (k 5, preference of s through k 1)`,
      `g
        The group g starts on n2: no other node can have r, since l keeps r off n1 (-INFINITY).
          no other node can have r
            l keeps r off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2
        item: s starts, from  to n2`,
      `r s
        r and s are tied directly: both are members of the group g, which start in its order on one node; s prefers to run with r (k, score 5).
          both are members of the group g, which start in its order on one node
          s prefers to run with r (k, score 5)
        facts: colocation:k
        note: The start of s on n2 waits for the start of r on n2 (s_start_0 after r_start_0).
        item: r starts, from  to n2
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "members of a group of which one may not",
    cluster: {
      nodes: 3,
      resources: group("g", [R, S, T]),
      constraints: [off("t", "n1"), location("r", "n2", "7", 'id="m"')],
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    without: { constraints: location("r", "n2", "7", 'id="m"') },
    asked: [
      `r n1
        r does not stay on n1: t is a member of the same group, and t cannot run on n1, since l keeps t off n1 (-INFINITY).
          t is a member of the same group, and t cannot run on n1
            l keeps t off n1 (-INFINITY)
        facts: location:l location:m
        item: r moves, from n1 to n2`,
      `s n1
        s does not stay on n1: s runs where r does, both being members of the group g, and r runs on n2, since t is a member of the same group, and t cannot run on n1, because l keeps t off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs on n2
            t is a member of the same group, and t cannot run on n1
              l keeps t off n1 (-INFINITY)
        facts: location:l
        item: s moves, from n1 to n2`,
      `t n1
        t does not stay on n1: l keeps t off n1 (-INFINITY).
        facts: location:l
        item: t moves, from n1 to n2`,
      `g +nodes
        The group g moves from n1 to n2: t is a member of the same group, and t cannot run on n1, since l keeps t off n1 (-INFINITY).
          t is a member of the same group, and t cannot run on n1
            l keeps t off n1 (-INFINITY)
        facts: location:l
        item: r moves, from n1 to n2
        item: s moves, from n1 to n2
        item: t moves, from n1 to n2
        r on n1, active: -1000000 colocated preference -1000000: t is a member of the same group, and t cannot run on n1
        r on n2*: 7 location 7: chosen (m 7)
        r on n3: 0: available`,
      `r +nodes
        r moves from n1 to n2: t is a member of the same group, and t cannot run on n1, since l keeps t off n1 (-INFINITY).
          t is a member of the same group, and t cannot run on n1
            l keeps t off n1 (-INFINITY)
        facts: location:l location:m
        item: r moves, from n1 to n2
        r on n1, active: -1000000 colocated preference -1000000: t is a member of the same group, and t cannot run on n1
        r on n2*: 7 location 7: chosen (m 7)
        r on n3: 0: available`,
      `s n3
        s will not run on n3, but on n2: s runs where r does, both being members of the group g, and r runs on n2, since r scores 0 on n3, less than 7 on n2 (m 7).
          s runs where r does, both being members of the group g, and r runs on n2
            r scores 0 on n3, less than 7 on n2 (m 7)
        facts: location:m
        item: s moves, from n1 to n2`,
      `t
        t moves from n1 to n2: l keeps t off n1 (-INFINITY).
        facts: location:l
        item: t moves, from n1 to n2`,
      `s
        s moves from n1 to n2: s runs where r does, both being members of the group g, and r runs on n2, since t is a member of the same group, and t cannot run on n1, because l keeps t off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs on n2
            t is a member of the same group, and t cannot run on n1
              l keeps t off n1 (-INFINITY)
        facts: location:l
        item: s moves, from n1 to n2`,
    ],
  },
]);
