/** What sets of resources tie. */

import { describeCauses } from "../support/answers.js";
import { off, R, S, T } from "../support/causes.js";
import { location, meta, primitive } from "../support/elements.js";

const refs = (...ids: readonly string[]) => ids.map((id) => `<resource_ref id="${id}"/>`).join("");
const set = (id: string, more: string, ...ids: readonly string[]) =>
  `<resource_set id="${id}" ${more}>${refs(...ids)}</resource_set>`;
const U = primitive("u");

describeCauses("what sets of resources tie", [
  {
    cause: "an ordering of one set after another",
    cluster: {
      nodes: 1,
      resources: [R, S, T, U],
      constraints: `<rsc_order id="o">${set("o1", 'sequential="false"', "r", "s")}${set("o2", 'sequential="false"', "t", "u")}</rsc_order>`,
    },
    asked: [
      `r t
        r and t are tied directly: the start of t and u waits until r and s have started (o).
        facts: order:o
        note: The start of t on n1 waits for the start of r on n1 (t_start_0 after r_start_0).
        note: They are only ordered: no colocation ties their places.
        item: r starts, from  to n1
        item: t starts, from  to n1`,
      `t r
        t and r are tied directly: the start of t and u waits until r and s have started (o).
        facts: order:o
        note: The start of t on n1 waits for the start of r on n1 (t_start_0 after r_start_0).
        note: They are only ordered: no colocation ties their places.
        item: t starts, from  to n1
        item: r starts, from  to n1`,
      `s u
        s and u are tied directly: the start of t and u waits until r and s have started (o).
        facts: order:o
        note: The start of u on n1 waits for the start of s on n1 (u_start_0 after s_start_0).
        note: They are only ordered: no colocation ties their places.
        item: s starts, from  to n1
        item: u starts, from  to n1`,
      `r s
        r and s are tied through others: the start of t and u waits until r and s have started (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n1
        item: s starts, from  to n1`,
      `t
        t starts on n1.
        facts: order:o
        note: t is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t and u waits until r and s have started (o).
        item: t starts, from  to n1`,
      `r
        r starts on n1.
        facts: order:o
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with u (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t and u waits until r and s have started (o).
        item: r starts, from  to n1`,
      `t_start_0 +actions
        The start of t on n1 is done.
        note: It waits for the monitor of t on n1, the start of r on n1 and the start of s on n1.
        t_start_0 on n1 done after t_monitor_0 on n1, after r_start_0 on n1, after s_start_0 on n1`,
      `u_start_0
        The start of u on n1 is done.
        note: It waits for the monitor of u on n1, the start of r on n1 and the start of s on n1.`,
    ],
  },
  {
    cause: "an ordering of one set after another, of which one may not start",
    cluster: {
      nodes: 1,
      resources: [R, primitive("s", meta({ "target-role": "Stopped" })), T, U],
      constraints: `<rsc_order id="o">${set("o1", 'sequential="false"', "r", "s")}${set("o2", 'sequential="false"', "t", "u")}</rsc_order>`,
    },
    without: { resources: [R, S, T, U] },
    asked: [
      `t
        t stays stopped, although n1 is chosen for it: the start of t on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of t on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: t is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t and u waits until r and s have started (o).
        item: t cannot start, from  to undefined`,
      `u n1
        u stays stopped, although n1 is chosen for it: the start of u on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of u on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: u is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: u is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t and u waits until r and s have started (o).
        item: u cannot start, from  to undefined`,
      `r
        r starts on n1.
        facts: order:o
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with u (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t and u waits until r and s have started (o).
        item: r starts, from  to n1`,
      `t s
        t and s are tied directly: the start of t and u waits until r and s have started (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: t cannot start, from  to undefined
        item: s stays stopped, from  to undefined`,
      `t_start_0 +actions
        The start of t on n1 is blocked: the start of t on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of t on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: It waits for nothing.
        t_start_0 on n1 blocked: the start of t on n1 waits for the start of s, as o says (unrunnable s start)`,
      `
        r starts on n1; t and u cannot be started or stopped; s runs nowhere.
        facts: disabled order:o
        item: r starts, from  to n1
        item: s stays stopped, from  to undefined
        item: t cannot start, from  to undefined
        item: u cannot start, from  to undefined`,
    ],
  },
  {
    cause: "colocations of three sets",
    cluster: {
      nodes: 3,
      resources: [R, S, T, U],
      constraints: [
        `<rsc_colocation id="k" score="INFINITY">${set("k1", 'sequential="false"', "r", "s")}${set("k2", 'sequential="false"', "t", "u")}</rsc_colocation>`,
        off("u", "n1"),
      ],
    },
    without: { constraints: "" },
    asked: [
      `r n1
        r will not run on n1: r must run with u (k), which runs on n2, since l keeps u off n1 (-INFINITY).
          r must run with u (k), which runs on n2
            l keeps u off n1 (-INFINITY)
        facts: colocation:k location:l colocation:k
        note: r must run with t (k).
        item: r stays stopped, from  to undefined`,
      `s n1
        s will not run on n1: s must run with u (k), which runs on n2, since l keeps u off n1 (-INFINITY).
          s must run with u (k), which runs on n2
            l keeps u off n1 (-INFINITY)
        facts: colocation:k location:l colocation:k
        note: s must run with t (k).
        item: s stays stopped, from  to undefined`,
      `t n1
        t starts on n1.
        facts: colocation:k colocation:k
        note: r must run with t (k).
        note: s must run with t (k).
        item: t starts, from  to n1`,
      `u n1
        u will not run on n1, but on n2: l keeps u off n1 (-INFINITY).
        facts: location:l colocation:k colocation:k
        note: r must run with u (k).
        note: s must run with u (k).
        item: u starts, from  to n2`,
      `r u
        r and u are tied directly: r must run with u (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r stays stopped, from  to undefined
        item: u starts, from  to n2`,
      `s t
        s and t are tied directly: s must run with t (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: s stays stopped, from  to undefined
        item: t starts, from  to n1`,
      `r s
        r and s are tied through others: r must run with t (k); s must run with t (k).
          r must run with t (k)
          s must run with t (k)
        facts: colocation:k colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined`,
      `r +nodes
        r runs nowhere: r must run with u (k), which runs on n2, since l keeps u off n1 (-INFINITY); r must run with t (k), which runs on n1.
          r must run with u (k), which runs on n2
            l keeps u off n1 (-INFINITY)
          r must run with t (k), which runs on n1
            t scores 0 on n2 as on n1, which comes first among equals
            t scores 0 on n3 as on n1, which comes first among equals
        facts: colocation:k location:l colocation:k
        item: r stays stopped, from  to undefined
        r on n1: -1000000 colocation -1000000: r must run with u (k), which runs on n2
        r on n2: -1000000 colocation -1000000: r must run with t (k), which runs on n1
        r on n3: -1000000 colocation -1000000: r must run with t (k), which runs on n1`,
      `n1
        n1 is available, and t will run on it.
        item: t starts, from  to n1`,
    ],
  },
  {
    cause: "what is apart within a set",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        `<rsc_colocation id="k" score="-INFINITY">${set("k1", "", "r", "s", "t")}</rsc_colocation>`,
        off("t", "n1"),
      ],
    },
    without: { constraints: off("t", "n1") },
    asked: [
      `r
        r starts on n2: no other node can have r, since t must not run with r (k), and t scores -INFINITY on n1 (l -INFINITY).
          no other node can have r
            t must not run with r (k), and t scores -INFINITY on n1 (l -INFINITY)
        facts: colocation:k location:l colocation:k
        note: s must not run with r (k).
        item: r starts, from  to n2`,
      `r n1
        r will not run on n1, but on n2: t must not run with r (k), and t scores -INFINITY on n1 (l -INFINITY).
        facts: colocation:k location:l colocation:k
        note: s must not run with r (k).
        item: r starts, from  to n2`,
      `r n2
        r starts on n2: no other node can have r, since t must not run with r (k), and t scores -INFINITY on n1 (l -INFINITY).
          no other node can have r
            t must not run with r (k), and t scores -INFINITY on n1 (l -INFINITY)
        facts: colocation:k location:l colocation:k
        note: s must not run with r (k).
        item: r starts, from  to n2`,
      `s
        s starts on n1: no other node can have s, since s must not run with r (k), which runs on n2.
          no other node can have s
            s must not run with r (k), which runs on n2
        facts: colocation:k colocation:k
        note: t must not run with s (k).
        item: s starts, from  to n1`,
      `s n1
        s starts on n1: no other node can have s, since s must not run with r (k), which runs on n2.
          no other node can have s
            s must not run with r (k), which runs on n2
        facts: colocation:k colocation:k
        note: t must not run with s (k).
        item: s starts, from  to n1`,
      `s n2
        s will not run on n2, but on n1: s must not run with r (k), which runs on n2.
        facts: colocation:k colocation:k
        note: t must not run with s (k).
        item: s starts, from  to n1`,
      `t
        t runs nowhere: l keeps t off n1 (-INFINITY); t must not run with r (k), which runs on n2.
          l keeps t off n1 (-INFINITY)
          t must not run with r (k), which runs on n2
        facts: location:l colocation:k colocation:k
        note: t must not run with s (k).
        item: t stays stopped, from  to undefined`,
      `r t
        r and t are tied directly: t must not run with r (k).
        facts: colocation:k
        note: The start of r on n2 waits for the monitor of t on n2 (r_start_0 after t_monitor_0).
        item: r starts, from  to n2
        item: t stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "preferences within a set",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        `<rsc_colocation id="k" score="40">${set("k1", "", "r", "s", "t")}</rsc_colocation>`,
        location("t", "n2", "30", 'id="l"'),
        location("r", "n1", "5", 'id="m"'),
      ],
    },
    asked: [
      `r +nodes
        r starts on n1: r scores 1 on n2 (preference of t 1), less than 5 on n1 (m 5).
        facts: location:m colocation:k
        note: s prefers to run with r (k, score 40).
        item: r starts, from  to n1
        r on n1*: 5 location 5: chosen (m 5)
        r on n2: 1 colocated preference 1: available (preference of t 1)`,
      `r n1
        r starts on n1: r scores 1 on n2 (preference of t 1), less than 5 on n1 (m 5).
        facts: location:m colocation:k
        note: s prefers to run with r (k, score 40).
        item: r starts, from  to n1`,
      `s n1
        s starts on n1: s scores 1 on n2 (preference of t through k 1), less than 40 on n1 (k 40).
        facts: colocation:k colocation:k
        note: s prefers to run with r (k, score 40).
        note: t prefers to run with s (k, score 40).
        item: s starts, from  to n1`,
      `s n2
        s will not run on n2, but on n1: s scores 1 on n2 (preference of t through k 1), less than 40 on n1 (k 40).
        facts: colocation:k colocation:k
        note: s prefers to run with r (k, score 40).
        note: t prefers to run with s (k, score 40).
        item: s starts, from  to n1`,
      `t n1
        t starts on n1: t scores 30 on n2 (l 30), less than 40 on n1 (k 40).
        facts: location:l colocation:k
        note: t prefers to run with s (k, score 40).
        item: t starts, from  to n1`,
      `t +nodes
        t starts on n1: t scores 30 on n2 (l 30), less than 40 on n1 (k 40).
        facts: location:l colocation:k
        note: t prefers to run with s (k, score 40).
        item: t starts, from  to n1
        t on n1*: 40 colocation 40: chosen (k 40)
        t on n2: 30 location 30: available (l 30)`,
    ],
  },
]);
