/** Several causes of one kind at once: each node and each resource is told its own. */

import { describeCauses } from "../support/answers.js";
import { off, on, R, S } from "../support/causes.js";
import { FENCED, FENCING, location } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what is told where there are several causes of one kind", [
  {
    cause: "bans and preferences of several nodes",
    cluster: {
      nodes: 4,
      resources: [R, S],
      constraints: [
        off("r", "n1"),
        on("n2", "-7", 'id="m"'),
        on("n3", "5", 'id="o"'),
        off("s", "n3", "p"),
        location("s", "n1", "3", 'id="q"'),
      ],
    },
    without: { constraints: [on("n2", "-7", 'id="m"'), on("n1", "9", 'id="o"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r starts on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3
        r on n1: -1000000 location -1000000: l keeps r off n1 (-INFINITY)
        r on n2: -7 location -7: m rather keeps r off n2 (-7)
        r on n3*: 5 location 5: chosen (o 5)
        r on n4: 0: available`,
      `r n1
        r will not run on n1, but on n3: l keeps r off n1 (-INFINITY).
        facts: location:l location:m location:o
        item: r starts, from  to n3`,
      `r n2
        r will not run on n2, but on n3: m rather keeps r off n2 (-7).
        facts: location:m location:l location:o
        item: r starts, from  to n3`,
      `r n3
        r starts on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3`,
      `r n4
        r will not run on n4, but on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3`,
      `s n3
        s will not run on n3, but on n1: p keeps s off n3 (-INFINITY).
        facts: location:p location:q
        item: s starts, from  to n1`,
      `s +nodes
        s starts on n1: s scores 3 on n1 (q 3), on the other nodes at most 0.
        facts: location:q location:p
        item: s starts, from  to n1
        s on n1*: 3 location 3: chosen (q 3)
        s on n2: 0: available
        s on n3: -1000000 location -1000000: p keeps s off n3 (-INFINITY)
        s on n4: 0: available`,
      `n3
        n3 is available, and r will run on it.
        item: r starts, from  to n3`,
      `n4
        n4 is available, and nothing will run on it: r scores 0 on n4, less than 5 on n3 (o 5); s scores 0 on n4, less than 3 on n1 (q 3).
          r scores 0 on n4, less than 5 on n3 (o 5)
          s scores 0 on n4, less than 3 on n1 (q 3)
        facts: location:o location:q`,
    ],
  },
  {
    cause: "exclusive discovery on some nodes, beside other locations",
    cluster: {
      nodes: 3,
      resources: R,
      constraints: [
        location("r", "n2", "0", 'id="l" resource-discovery="exclusive"'),
        on("n1", "50", 'id="m"'),
        on("n3", "-2", 'id="o"'),
      ],
    },
    without: { constraints: [on("n1", "50", 'id="m"'), on("n3", "-2", 'id="o"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r starts on n2: no other node can have r, since r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
          no other node can have r
            r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        facts: location:l location:m location:o
        item: r starts, from  to n2
        r on n1: -1000000 location 50, exclusive discovery -1000000: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        r on n2*: 0: chosen
        r on n3: -1000000 location -2, exclusive discovery -1000000: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)`,
      `r n1
        r will not run on n1, but on n2: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
      `r n3
        r will not run on n3, but on n2: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
          no other node can have r
            r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "health of a node on which other things are known too",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "migrate-on-red" },
      resources: R,
      attributes: { n1: { "#health-disk": "red", "#health-cpu": "green", standby: "off" } },
    },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
          no other node can have r
            n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red)
        facts: node-unhealthy
        item: r starts, from  to n2`,
      `n1
        n1 is available, and nothing will run on it: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy`,
      `r n2
        r starts on n2: no other node can have r, since n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
          no other node can have r
            n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red)
        facts: node-unhealthy
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "two tickets, of which one is lost",
    cluster: {
      nodes: 1,
      options: FENCED,
      resources: [FENCING, R, S],
      constraints: [
        `<rsc_ticket id="t" rsc="r" ticket="T" loss-policy="fence"/>`,
        `<rsc_ticket id="u" rsc="s" ticket="U" loss-policy="stop"/>`,
        `<rsc_ticket id="v" rsc="s" ticket="V" loss-policy="fence"/>`,
      ],
      tickets:
        '<tickets><ticket_state id="T" granted="false"/><ticket_state id="U" granted="true"/><ticket_state id="V" granted="true"/></tickets>',
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined`,
      `r
        r stops on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `s
        s stops on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t ticket:u ticket:v
        item: s stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `
        n1 is to be fenced; r and s change; F runs nowhere: n1 is unclean: deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean: deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: n1 node, from  to undefined
        item: F stays stopped, from  to undefined
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined`,
    ],
  },
]);
