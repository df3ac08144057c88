/** What is kept apart: from instances, from promoted ones, by attributes of nodes. */

import { describeCauses } from "../support/answers.js";
import { R, S } from "../support/causes.js";
import { clone, colocation, location, primitive, STATEFUL } from "../support/elements.js";

describeCauses("what is told of what is kept apart", [
  {
    cause: "that a clone is kept apart from another resource",
    cluster: {
      nodes: 3,
      resources: [clone("c", R, { "clone-max": "2" }), S],
      constraints: [colocation("s", "c", "-INFINITY", 'id="k"'), location("s", "n1", "10", 'id="l"')],
    },
    asked: [
      `s +nodes
        s starts on n1: no other node can have s, since s must not run with c (k), which runs on n2.
          no other node can have s
            s must not run with c (k), which runs on n2
            s must not run with c (k), which runs on n3
        facts: colocation:k location:l
        item: s starts, from  to n1
        s on n1*: 10 location 10: chosen (l 10)
        s on n2: -1000000 colocation -1000000: s must not run with c (k), which runs on n2
        s on n3: -1000000 colocation -1000000: s must not run with c (k), which runs on n3`,
      `s n1
        s starts on n1: no other node can have s, since s must not run with c (k), which runs on n2.
          no other node can have s
            s must not run with c (k), which runs on n2
            s must not run with c (k), which runs on n3
        facts: colocation:k location:l
        item: s starts, from  to n1`,
      `s n2
        s will not run on n2, but on n1: s must not run with c (k), which runs on n2.
        facts: colocation:k location:l
        item: s starts, from  to n1`,
      `c
        The clone c starts on n2 and n3: s must not run with c (k), and s scores 10 on n1 (l 10).
        facts: colocation:k location:l instance-limit not-interleaved
        item: r:0 starts, from  to n2
        item: r:1 starts, from  to n3`,
      `c n3
        r starts on n3.
        facts: instance-limit not-interleaved colocation:k
        note: s must not run with c (k).
        item: r:1 starts, from  to n3`,
    ],
  },
  {
    cause: "that one is kept apart from what is promoted",
    cluster: {
      nodes: 2,
      resources: [clone("c", primitive("r", "", STATEFUL), { promotable: "true" }), S],
      constraints: colocation("s", "c", "-INFINITY", 'id="k" with-rsc-role="Promoted"'),
      attributes: { n1: { "master-r": "10" } },
    },
    asked: [
      `s
        s starts on n2: no other node can have s, since s must not run with c (promoted) (k), which is promoted on n1.
          no other node can have s
            s must not run with c (promoted) (k), which is promoted on n1
        facts: colocation:k
        item: s starts, from  to n2`,
      `s n1
        s will not run on n1, but on n2: s must not run with c (promoted) (k), which is promoted on n1.
        facts: colocation:k
        item: s starts, from  to n2`,
      `s n2
        s starts on n2: no other node can have s, since s must not run with c (promoted) (k), which is promoted on n1.
          no other node can have s
            s must not run with c (promoted) (k), which is promoted on n1
        facts: colocation:k
        item: s starts, from  to n2`,
      `c s
        c and s are tied directly: s must not run with c (promoted) (k).
        facts: colocation:k
        note: The promote of c waits for the monitor of s on n1 (c_promote_0 after s_monitor_0).
        note: The promote of c waits for the monitor of s on n2 (c_promote_0 after s_monitor_0).
        item: r:0 promotes, from  to n1
        item: r:1 starts, from  to n2
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "that one is kept apart by an attribute that nodes have in common",
    cluster: {
      nodes: ["1", "2", "3"]
        .map(
          (id) =>
            `<node id="${id}" uname="n${id}"><instance_attributes id="a${id}"><nvpair id="s${id}" name="site" value="${id === "3" ? "x" : "y"}"/></instance_attributes></node>`,
        )
        .join(""),
      resources: [R, S],
      constraints: [
        colocation("r", "s", "-INFINITY", 'id="k" node-attribute="site"'),
        location("s", "n2", "10", 'id="l"'),
        location("r", "n1", "10", 'id="m"'),
      ],
    },
    without: { constraints: [location("s", "n2", "10", 'id="l"'), location("r", "n1", "10", 'id="m"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r starts on n3: no other node can have r, since r must not run with s (k, judged by site), which runs on n2.
          no other node can have r
            r must not run with s (k, judged by site), which runs on n2
        facts: colocation:k location:m
        item: r starts, from  to n3
        r on n1: -1000000 location 10, colocation -1000000: r must not run with s (k, judged by site), which runs on n2
        r on n2: -1000000 colocation -1000000: r must not run with s (k, judged by site), which runs on n2
        r on n3*: 0: chosen`,
      `r n1
        r will not run on n1, but on n3: r must not run with s (k, judged by site), which runs on n2.
        facts: colocation:k location:m
        item: r starts, from  to n3`,
      `r n2
        r will not run on n2, but on n3: r must not run with s (k, judged by site), which runs on n2.
        facts: colocation:k location:m
        item: r starts, from  to n3`,
      `r s
        r and s are tied directly: r must not run with s (k, judged by site).
        facts: colocation:k
        note: The start of r on n3 waits for the monitor of s on n3 (r_start_0 after s_monitor_0).
        note: The start of s on n2 waits for the monitor of r on n2 (s_start_0 after r_monitor_0).
        item: r starts, from  to n3
        item: s starts, from  to n2`,
    ],
  },
]);
