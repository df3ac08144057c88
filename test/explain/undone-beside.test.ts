/** What cannot be done, or is no news, beside what decides. */

import { describeCauses } from "../support/answers.js";
import { off, on, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  order,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { history, operation, promoted, started } from "../support/history.js";

const DOCKER = 'class="ocf" provider="heartbeat" type="docker"';
const NETWORK = '<docker image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/>';

describeCauses("what cannot be done, or is no news", [
  {
    cause: "demotions that wait for each other",
    cluster: {
      nodes: 2,
      resources: [
        clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
        clone("d", primitive("s", "", STATEFUL), { promotable: "true" }),
      ],
      constraints: [
        location("c", "n1", "-INFINITY", 'id="l" role="Promoted"'),
        location("d", "n1", "-INFINITY", 'id="m" role="Promoted"'),
        order("c", "d", 'id="o" first-action="demote" then-action="demote" symmetrical="false"'),
        order("d", "c", 'id="p" first-action="demote" then-action="demote" symmetrical="false"'),
      ],
      history: { n1: [promoted("r"), promoted("s")] },
    },
    asked: [
      `r:0
        r:0 stays on n1, and cannot be demoted: the demote of r on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: instance-limit promotion-limit not-interleaved location:l order:o order:p
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        note: c is only ordered with d (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The demote of d waits until c is demoted (o, not the other way round).
        note: The demote of c waits until d is demoted (p, not the other way round).
        item: r:0 stays, from n1 to n1`,
    ],
  },
  {
    cause: "a location of a bundle",
    cluster: {
      nodes: 2,
      resources: `<bundle id="b">${NETWORK}${primitive("h")}</bundle>`,
      constraints: location("b", "n1", "100", 'id="l"'),
      history: { n1: [started("b-docker-0", DOCKER), started("b-0", REMOTE)] },
    },
    asked: [
      `b-docker-0
        b-docker-0 restarts on n1: the configuration of b-docker-0 is not the one that it was started with (resource definition change).
        facts: location:l
        item: b-docker-0 restarts, from n1 to n1`,
      `b
        Of the bundle b, b-docker-0 restarts on n1; h starts on b-0: the configuration of b-docker-0 is not the one that it was started with (resource definition change).
        facts: location:l
        item: b-docker-0 restarts, from n1 to n1
        item: h:0 starts, from  to b-0`,
    ],
  },
  {
    cause: "a location of a role that a primitive does not have",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: [on("n1", "50"), location("r", "n2", "5", 'id="m" role="Promoted"')],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r stays on n1: r scores 0 on n2, less than 50 on n1 (l 50).
        facts: location:l location:m
        note: It would move to n2 from a score of 51 there on, 51 more than now.
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "a resource and itself",
    cluster: { nodes: 1, resources: R },
    asked: [
      `r r
        Nothing in the configuration ties r and r.
        note: The start of r on n1 waits for the monitor of r on n1 (r_start_0 after r_monitor_0).
        note: The start of r on n1 waits for the monitor of r on n1 (r_start_0 after r_monitor_0).
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a group that is kept off everywhere",
    cluster: { nodes: 1, resources: group("g", [R, S, T]), constraints: off("g", "n1") },
    asked: [
      `
        No resource changes; r, s and t have no node where they could run.
        facts: location:l
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined
        item: t stays stopped, from  to undefined`,
      `s
        s runs nowhere: s runs where r does, both being members of the group g, and r runs nowhere, since l keeps g off n1 (-INFINITY).
          s runs where r does, both being members of the group g, and r runs nowhere
            l keeps g off n1 (-INFINITY)
        facts: location:l
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "nodes that are fenced one after the other",
    cluster: {
      nodes: 3,
      options: { ...FENCED, "concurrent-fencing": "false" },
      resources: [FENCING, R],
      constraints: [location("F", "n3", "9"), location("r", "n3", "9")],
      states: {
        n1: 'in_ccm="false" crmd="offline" join="member" expected="member"',
        n2: 'in_ccm="false" crmd="offline" join="member" expected="member"',
      },
      history: { n1: started("r") },
    },
    asked: [
      `n2
        n2 is to be fenced (reboot): peer is no longer part of the cluster.
        facts: node-unclean node-offline
        note: n1 comes first: nodes are fenced one after the other (concurrent-fencing=false).`,
      `r_start_0
        The start of r on n3 is done.
        note: It waits for the fencing of n1, the fencing of n2, the monitor of r on n3 and the stop of r on n1.`,
    ],
  },
  {
    cause: "a start that the summary does not show",
    cluster: {
      nodes: '<node id="1" uname="n1"/><node id="3" uname="n3"/>',
      options: FENCED,
      resources: [FENCING, primitive("vm")],
      states: { n3: 'in_ccm="true"' },
      history: {
        n1: '<lrm_resource id="guest" container="vm" class="ocf" provider="pacemaker" type="remote"><lrm_rsc_op id="x" operation="monitor"/></lrm_resource>',
        n3: history("guest", operation("guest", "demote", { rc: 2, status: 4 }), REMOTE),
      },
    },
    asked: [
      `vm
        vm stays stopped, although n1 is chosen for it: n3 is still joining the cluster.
        facts: node-pending
        item: vm cannot start, from  to undefined`,
    ],
  },
  {
    cause: "two that must run with what is kept off",
    cluster: {
      nodes: 1,
      resources: [R, S, T],
      constraints: [
        off("r", "n1"),
        colocation("s", "r", "INFINITY", 'id="k"'),
        colocation("t", "r", "INFINITY", 'id="k2"'),
      ],
    },
    asked: [
      `
        No resource changes; r, s and t have no node where they could run.
        facts: location:l colocation:k colocation:k2
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined
        item: t stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a failure that does not ban",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: on("n1", "50"),
      attributes: { n2: { "fail-count-r#monitor_10000": "1" } },
      history: { n1: started("r") },
    },
    asked: [
      `r +nodes
        r stays on n1: r scores 0 on n2, less than 50 on n1 (l 50).
        facts: location:l fail-count
        note: It would move to n2 from a score of 51 there on, 51 more than now.
        item: r stays, from n1 to n1
        r on n1*, active: 50 location 50: chosen (l 50)
        r on n2: 0: available`,
    ],
  },
  {
    cause: "a start that failed, and was not only begun",
    cluster: { nodes: 1, resources: R, history: { n1: history("r", operation("r", "start", { rc: 1 })) } },
    asked: [
      `r_start_0
        The start of r on n1 is done.
        note: It waits for the stop of r on n1.`,
    ],
  },
]);
