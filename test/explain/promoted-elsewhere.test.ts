/** Promotion: bans and preferences of the role on several nodes, what is tied to it, and what does not matter. */

import { describeCauses } from "../support/answers.js";
import { S, tickets } from "../support/causes.js";
import { clone, colocation, group, location, primitive, STATEFUL } from "../support/elements.js";
import { GONE, promoted, started } from "../support/history.js";

const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const role = (id: string, node: string, score: string) => location("c", node, score, `id="${id}" role="Promoted"`);
const HERE = { n1: started("r", STATEFUL), n2: started("r", STATEFUL), n3: started("r", STATEFUL) };

describeCauses("what decides about promotion, of several nodes", [
  {
    cause: "bans and preferences of the role",
    cluster: {
      nodes: 3,
      resources: PROMOTABLE,
      constraints: [
        role("l", "n1", "-INFINITY"),
        role("m", "n2", "-20"),
        role("o", "n3", "5"),
        location("c", "n1", "50", 'id="p"'),
      ],
      attributes: { n1: { "master-r": "30" }, n2: { "master-r": "10" }, n3: { "master-r": "1" } },
      history: HERE,
    },
    asked: [
      `c
        The clone c stays on n1 and n2 as unpromoted and is promoted on n3: its promotion score there is 6 (promotion score 1, o 5).
        facts: location:o instance-limit promotion-limit not-interleaved location:l location:m location:p
        item: r:0 stays, from n1 to n1
        item: r:1 stays, from n2 to n2
        item: r:2 promotes, from n3 to n3`,
      `c n1
        r stays on n1 as unpromoted: l keeps c from the role Promoted on n1 (-INFINITY).
        facts: location:l instance-limit promotion-limit not-interleaved location:m location:o location:p
        item: r:0 stays, from n1 to n1`,
      `c n2
        r stays on n2 as unpromoted: m keeps c from the role Promoted on n2 (-20).
        facts: location:m instance-limit promotion-limit not-interleaved location:l location:o location:p
        item: r:1 stays, from n2 to n2`,
      `c n3
        r is promoted on n3: its promotion score there is 6 (promotion score 1, o 5).
        facts: location:o instance-limit promotion-limit not-interleaved location:l location:m location:p
        item: r:2 promotes, from n3 to n3`,
      `r:0
        r:0 stays on n1 as unpromoted.
        facts: instance-limit promotion-limit not-interleaved location:l location:m location:o location:p
        item: r:0 stays, from n1 to n1`,
      `r:1
        r:1 stays on n2 as unpromoted.
        facts: instance-limit promotion-limit not-interleaved location:l location:m location:o location:p
        item: r:1 stays, from n2 to n2`,
      `r:2
        r:2 is promoted on n3: its promotion score there is 6 (promotion score 1, o 5).
        facts: location:o instance-limit promotion-limit not-interleaved location:l location:m location:p
        item: r:2 promotes, from n3 to n3`,
    ],
  },
  {
    cause: "that nodes are offline, and the role is banned where one is not",
    cluster: {
      nodes: 3,
      resources: PROMOTABLE,
      constraints: role("l", "n3", "-INFINITY"),
      states: { n1: GONE, n2: GONE },
      history: { n3: started("r", STATEFUL) },
      attributes: { n3: { "master-r": "10" } },
    },
    without: { constraints: "" },
    asked: [
      `c
        The clone c stays on n3 as unpromoted, and none is promoted: l keeps c from the role Promoted on n3 (-INFINITY); n1 and n2 are offline.
          l keeps c from the role Promoted on n3 (-INFINITY)
          n1 and n2 are offline
        facts: location:l node-offline node-offline instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n3 to n3`,
      `c n1
        c will not run on n1, but on n3: n1 is offline.
        facts: node-offline instance-limit promotion-limit not-interleaved location:l
        item: r:1 stays stopped, from  to undefined`,
      `c n3
        r stays on n3 as unpromoted: l keeps c from the role Promoted on n3 (-INFINITY).
        facts: location:l instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n3 to n3`,
      `r:0
        r:0 stays on n3 as unpromoted: l keeps c from the role Promoted on n3 (-INFINITY).
        facts: location:l instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n3 to n3`,
    ],
  },
  {
    cause: "quorum that is lost, and does not matter",
    cluster: {
      nodes: 2,
      options: { "no-quorum-policy": "ignore" },
      root: { "have-quorum": "0" },
      resources: PROMOTABLE,
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
      history: { n1: started("r", STATEFUL), n2: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c is promoted on n1 and stays on n2 as unpromoted: its promotion score there is 10, against 5 on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n2
        r stays on n2 as unpromoted: the promotion score of r on n2 is 5 (promotion score 5), promoted is n1 with 10; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `c n1
        r is promoted on n1: its promotion score there is 10, against 5 on n2.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1`,
    ],
  },
  {
    cause: "a ticket that is granted",
    cluster: {
      nodes: 2,
      resources: PROMOTABLE,
      constraints: '<rsc_ticket id="t" rsc="c" rsc-role="Promoted" ticket="T" loss-policy="demote"/>',
      tickets: tickets('granted="true"'),
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "0" } },
      history: { n1: started("r", STATEFUL), n2: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c is promoted on n1 and stays on n2 as unpromoted: its promotion score there is 10, against 0 on n2.
        facts: instance-limit promotion-limit not-interleaved ticket:t
        item: r:0 promotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
      `c n2
        r stays on n2 as unpromoted: the promotion score of r on n2 is 0, promoted is n1 with 10; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved ticket:t
        item: r:1 stays, from n2 to n2`,
    ],
  },
  {
    cause: "a role that must go with a resource, which moves there",
    cluster: {
      nodes: 2,
      resources: [PROMOTABLE, S],
      constraints: [
        colocation("c", "s", "INFINITY", 'id="k" rsc-role="Promoted"'),
        location("s", "n2", "10", 'id="l"'),
      ],
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
      history: { n1: [promoted("r"), started("s")], n2: started("r", STATEFUL) },
    },
    without: { constraints: location("s", "n2", "10", 'id="l"') },
    then: { "r:0": "n1 Promoted" },
    asked: [
      `c
        The clone c is demoted on n1 and is promoted on n2: c (promoted) must run with s (k), which runs on n2, since l prefers s on n2 (10); its promotion score there is INFINITY (promotion score 5, k INFINITY).
          c (promoted) must run with s (k), which runs on n2
            l prefers s on n2 (10)
          its promotion score there is INFINITY (promotion score 5, k INFINITY)
        facts: colocation:k location:l instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 promotes, from n2 to n2`,
      `c n1
        r is demoted on n1: c (promoted) must run with s (k), which runs on n2, since l prefers s on n2 (10).
          c (promoted) must run with s (k), which runs on n2
            l prefers s on n2 (10)
        facts: colocation:k location:l instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
      `c n2
        r is promoted on n2: its promotion score there is INFINITY (promotion score 5, k INFINITY).
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) must run with s (k).
        item: r:1 promotes, from n2 to n2`,
      `r:0
        r:0 is demoted on n1: c (promoted) must run with s (k), which runs on n2, since l prefers s on n2 (10).
          c (promoted) must run with s (k), which runs on n2
            l prefers s on n2 (10)
        facts: colocation:k location:l instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1`,
      `r:1
        r:1 is promoted on n2: its promotion score there is INFINITY (promotion score 5, k INFINITY).
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) must run with s (k).
        item: r:1 promotes, from n2 to n2`,
      `s
        s moves from n1 to n2: l prefers s on n2 (10).
        facts: location:l colocation:k
        note: c (promoted) must run with s (k).
        item: s moves, from n1 to n2`,
      `c s
        c and s are tied directly: c (promoted) must run with s (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r:0 demotes, from n1 to n1
        item: r:1 promotes, from n2 to n2
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "a role that would rather go with a resource",
    cluster: {
      nodes: 2,
      resources: [PROMOTABLE, S],
      constraints: [colocation("c", "s", "100", 'id="k" rsc-role="Promoted"'), location("s", "n2", "10", 'id="l"')],
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
      history: { n1: started("r", STATEFUL), n2: [started("r", STATEFUL), started("s")] },
    },
    asked: [
      `c
        The clone c stays on n1 as unpromoted and is promoted on n2: its promotion score there is 105 (promotion score 5, k 100), against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) prefers to run with s (k, score 100).
        item: r:0 stays, from n1 to n1
        item: r:1 promotes, from n2 to n2`,
      `c n1
        r stays on n1 as unpromoted: the promotion score of r on n1 is 10 (promotion score 10), promoted is n2 with 105; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved colocation:k
        note: c (promoted) prefers to run with s (k, score 100).
        item: r:0 stays, from n1 to n1`,
      `c n2 +nodes
        r is promoted on n2: its promotion score there is 105 (promotion score 5, k 100), against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved colocation:k
        note: c (promoted) prefers to run with s (k, score 100).
        item: r:1 promotes, from n2 to n2
        r:0 on n1*, active: 11 stickiness 1, promotion score 10: chosen (stickiness 1, promotion score 10)
        r:1 on n2*, active: 6 stickiness 1, promotion score 5: chosen (stickiness 1, promotion score 5)`,
    ],
  },
  {
    cause: "a clone of a group, of which one member decides",
    cluster: {
      nodes: 2,
      resources: clone("c", group("g", [primitive("r", "", STATEFUL), primitive("s", "", STATEFUL)]), {
        promotable: "true",
      }),
      attributes: { n1: { "master-r": "10" }, n2: { "master-s": "15" } },
      history: {
        n1: [started("r", STATEFUL), started("s", STATEFUL)],
        n2: [started("r", STATEFUL), started("s", STATEFUL)],
      },
    },
    asked: [
      `c
        Of the clone c, r stays on n1 as unpromoted and is promoted on n2; s stays on n1 as unpromoted and is promoted on n2: its promotion score there is 15, against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1
        item: s:0 stays, from n1 to n1
        item: r:1 promotes, from n2 to n2
        item: s:1 promotes, from n2 to n2`,
      `c n1
        r stays on n1 as unpromoted: the promotion score of g on n1 is 10 (promotion score 10), promoted is n2 with 15; at most 1 instance of c may be promoted (promoted-max).
        facts: promotion-limit instance-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `c n2
        r is promoted on n2: its promotion score there is 15, against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 promotes, from n2 to n2`,
      `r:0
        r:0 stays on n1 as unpromoted.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 stays, from n1 to n1`,
      `s:1
        s:1 is promoted on n2: its promotion score there is 15, against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: s:1 promotes, from n2 to n2`,
    ],
  },
  {
    cause: "one of two that may be promoted",
    cluster: {
      nodes: 3,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "promoted-max": "2" }),
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "-5" }, n3: { "master-r": "7" } },
      history: HERE,
    },
    asked: [
      `c
        The clone c is promoted on n1 and n3 and stays on n2 as unpromoted: its promotion score there is 10, against 7 on n3; its promotion score there is 7, against 10 on n1.
          its promotion score there is 10, against 7 on n3
          its promotion score there is 7, against 10 on n1
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1
        item: r:1 stays, from n2 to n2
        item: r:2 promotes, from n3 to n3`,
      `c n2
        r stays on n2 as unpromoted: the promotion score of r on n2 is -5: its agent does not want it promoted there.
        facts: instance-limit promotion-limit not-interleaved
        item: r:1 stays, from n2 to n2`,
      `r:0
        r:0 is promoted on n1: its promotion score there is 10, against 7 on n3.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 promotes, from n1 to n1`,
      `r:2
        r:2 is promoted on n3: its promotion score there is 7, against 10 on n1.
        facts: instance-limit promotion-limit not-interleaved
        item: r:2 promotes, from n3 to n3`,
    ],
  },
]);
