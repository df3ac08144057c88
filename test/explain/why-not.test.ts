/** What keeps a resource off a node, or everywhere: each cause is named, and without it the resource is there. */

import { describeCauses } from "../support/answers.js";
import { on, R, rule, ticket, tickets } from "../support/causes.js";
import { meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what keeps a resource off a node", [
  {
    cause: "a ban",
    cluster: { nodes: 2, resources: R, constraints: on("n1", "-INFINITY") },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes +actions
        r will not run on n1, but on n2: l keeps r off n1 (-INFINITY).
        facts: location:l
        item: r starts, from  to n2
        r on n1: -1000000 location -1000000: l keeps r off n1 (-INFINITY)
        r on n2*: 0: chosen
        r_monitor_0 on n1 done`,
      `r n2
        r starts on n2: no other node can have r, since l keeps r off n1 (-INFINITY).
          no other node can have r
            l keeps r off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2`,
      `r +nodes
        r starts on n2: no other node can have r, since l keeps r off n1 (-INFINITY).
          no other node can have r
            l keeps r off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2
        r on n1: -1000000 location -1000000: l keeps r off n1 (-INFINITY)
        r on n2*: 0: chosen`,
      `n1
        n1 is available, and nothing will run on it: l keeps r off n1 (-INFINITY).
        facts: location:l`,
      `
        r starts on n2: no other node can have r, since l keeps r off n1 (-INFINITY).
          no other node can have r
            l keeps r off n1 (-INFINITY)
        facts: location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "a preference for another node",
    cluster: { nodes: 2, resources: R, constraints: on("n2", "100") },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 0 on n1, less than 100 on n2 (l 100).
        facts: location:l
        item: r starts, from  to n2
        r on n1: 0: available
        r on n2*: 100 location 100: chosen (l 100)`,
      `r
        r starts on n2: r scores 0 on n1, less than 100 on n2 (l 100).
        facts: location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "two preferences, one for each node",
    cluster: { nodes: 2, resources: R, constraints: [on("n2", "100"), on("n1", "30", 'id="m"')] },
    without: { constraints: on("n1", "30", 'id="m"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r scores 30 on n1 (m 30), less than 100 on n2 (l 100).
        facts: location:m location:l
        item: r starts, from  to n2
        r on n1: 30 location 30: available (m 30)
        r on n2*: 100 location 100: chosen (l 100)`,
    ],
  },
  {
    cause: "that equals are taken in the order of the nodes",
    cluster: { nodes: 2, resources: R },
    without: { constraints: on("n2", "1") },
    then: { r: "n2 Started" },
    asked: [
      `r n2 +nodes
        r will not run on n2, but on n1: r scores 0 on n2 as on n1, which comes first among equals.
        item: r starts, from  to n1
        r on n1*: 0: chosen
        r on n2: 0: available`,
      `r n1
        r starts on n1.
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a rule that looks at an attribute",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: rule("-INFINITY", "pingd", "lt", "100"),
      attributes: { n1: { pingd: "0" }, n2: { pingd: "100" } },
    },
    without: { attributes: { n1: { pingd: "100" }, n2: { pingd: "100" } } },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: l keeps r off n1 (-INFINITY), as pingd lt 100 (pingd is 0).
        facts: location:l
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since l keeps r off n1 (-INFINITY), as pingd lt 100 (pingd is 0).
          no other node can have r
            l keeps r off n1 (-INFINITY), as pingd lt 100 (pingd is 0)
        facts: location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "exclusive discovery",
    cluster: {
      nodes: 3,
      resources: R,
      constraints: [
        on("n2", "0", 'id="l" resource-discovery="exclusive"'),
        on("n3", "0", 'id="m" resource-discovery="exclusive"'),
      ],
    },
    without: { constraints: "" },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: r can only be on nodes that its locations with resource-discovery=exclusive name (l and m: n2 and n3).
        facts: location:l location:m
        item: r starts, from  to n2
        r on n1: -1000000 exclusive discovery -1000000: r can only be on nodes that its locations with resource-discovery=exclusive name (l and m: n2 and n3)
        r on n2*: 0: chosen
        r on n3: 0: available`,
      `r
        r starts on n2.
        facts: location:l location:m
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "a ticket",
    cluster: { nodes: 2, resources: R, constraints: ticket("stop") },
    without: { tickets: tickets('granted="true"') },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: r needs the ticket T (t), which is not granted (loss-policy=stop).
        facts: ticket:t
        item: r stays stopped, from  to undefined`,
      `r +nodes
        r runs nowhere: r needs the ticket T (t), which is not granted (loss-policy=stop).
        facts: ticket:t
        item: r stays stopped, from  to undefined
        r on n1: -1000000 ticket -1000000: r needs the ticket T (t), which is not granted (loss-policy=stop)
        r on n2: -1000000 ticket -1000000: r needs the ticket T (t), which is not granted (loss-policy=stop)`,
    ],
  },
  {
    cause: "target-role",
    cluster: { nodes: 2, resources: primitive("r", meta({ "target-role": "Stopped" })) },
    without: { resources: R },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: r is disabled (target-role=Stopped).
        facts: disabled
        item: r stays stopped, from  to undefined`,
      `r +nodes
        r runs nowhere: r is disabled (target-role=Stopped).
        facts: disabled
        item: r stays stopped, from  to undefined
        r on n1: -1000000 target role -1000000: r is disabled (target-role=Stopped)
        r on n2: -1000000 target role -1000000: r is disabled (target-role=Stopped)`,
      `n1
        n1 is available, and nothing will run on it: r is disabled (target-role=Stopped).
        facts: disabled`,
      `
        No resource changes; r runs nowhere: r is disabled (target-role=Stopped).
        facts: disabled
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "stop-all-resources",
    cluster: { nodes: 2, options: { "stop-all-resources": "true" }, resources: R, history: { n1: started("r") } },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes +actions
        r stops on n1: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined
        r on n1, active: 0: stop-all-resources=true stops everything
        r on n2: 0: stop-all-resources=true stops everything
        r_monitor_0 on n2 done
        r_stop_0 on n1 done (node availability)`,
      `r n1
        r does not stay on n1: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined`,
      `
        r stops on n1: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that only named nodes are allowed",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, constraints: on("n2", "0") },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r will not run on n1, but on n2: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster location:l
        item: r starts, from  to n2
        r on n1: undefined: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)
        r on n2*: 0: chosen`,
      `r
        r starts on n2: no other node can have r, since no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false).
          no other node can have r
            no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)
        facts: opt-in-cluster location:l
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that only named nodes are allowed, and that is none",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R },
    without: { constraints: on("n1", "0") },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster
        item: r stays stopped, from  to undefined`,
      `r
        r runs nowhere: no location constraint allows r on any node, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that only named nodes are allowed, and a location names one that there is not",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, constraints: on("gone", "100") },
    without: { constraints: on("n1", "100") },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false), since l says nothing about r: it names the node gone, which there is not.
          no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)
            l says nothing about r: it names the node gone, which there is not
        facts: opt-in-cluster location-without-node:l
        item: r stays stopped, from  to undefined`,
      `r
        r runs nowhere: no location constraint allows r on any node, and resources run only where a location constraint allows them (symmetric-cluster=false), since l says nothing about r: it names the node gone, which there is not.
          no location constraint allows r on any node, and resources run only where a location constraint allows them (symmetric-cluster=false)
            l says nothing about r: it names the node gone, which there is not
        facts: opt-in-cluster location-without-node:l
        item: r stays stopped, from  to undefined`,
    ],
  },
]);
