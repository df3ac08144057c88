/** Further reasons: bundles, groups and what is no longer configured. */

import { describeCauses } from "../support/answers.js";
import { off, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  group,
  location,
  meta,
  operations,
  order,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const failedMonitor = (id: string, rc: number, agent?: string) =>
  history(
    id,
    [
      operation(id, "start"),
      operation(id, "monitor", { interval: 10_000, rc, call: 3, expected: 0, id: `${id}_last_failure_0` }),
    ],
    agent,
  );
const failedStart = (id: string, rc: number, agent?: string) =>
  history(id, operation(id, "start", { rc, id: `${id}_last_failure_0`, time: 1_699_999_000 }), agent);

describeCauses("further reasons", [
  {
    cause: "what is in a bundle, on a node that the bundle does not make",
    cluster: {
      nodes: 1,
      resources:
        '<bundle id="b1"><podman image="i" replicas="1"/><network control-port="3121"/><primitive id="u" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
    },
    asked: [
      `u:0 n1
        u:0 will not run on n1, but on b1-0: what is in the bundle b1 runs on the nodes that it makes.
        facts: instance-limit not-interleaved
        item: u:0 starts, from  to b1-0`,
    ],
  },
  {
    cause: "a rule that rather keeps a clone off its only node",
    cluster: {
      nodes: 1,
      resources: clone("c3", primitive("u")),
      constraints:
        '<rsc_location id="l1" rsc="c3"><rule id="rule2" score="-100"><expression id="e2" attribute="#uname" operation="eq" value="n1"/></rule></rsc_location>',
    },
    asked: [
      `c3
        The clone c3 runs nowhere: l1 rather keeps c3 off n1 (-100), as #uname eq n1 (#uname is n1).
        facts: location:l1 instance-limit not-interleaved
        item: u:0 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "the last of three members of a group",
    cluster: { nodes: 2, resources: group("g3", [primitive("u"), primitive("v"), primitive("w")]) },
    asked: [
      `w
        w starts on n1: no other node can have w, since w runs where v does, both being members of the group g3, and v runs on n1, because v runs where u does, both being members of the group g3, and u runs on n1.
          no other node can have w
            w runs where v does, both being members of the group g3, and v runs on n1
              v runs where u does, both being members of the group g3, and u runs on n1
                u scores 0 on n2 as on n1, which comes first among equals
        item: w starts, from  to n1`,
    ],
  },
  {
    cause: "a member that restarts for an earlier one that starts",
    cluster: { nodes: 1, resources: group("g3", [primitive("v"), primitive("w")]), history: { n1: started("w") } },
    asked: [
      `g3
        Of the group g3, v starts on n1; w restarts on n1: w comes after v in the group g3, since the start of v on n1 is due.
          w comes after v in the group g3
            the start of v on n1 is due
        item: v starts, from  to n1
        item: w restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a guest's connection where nothing can be done without a fence device",
    cluster: {
      nodes:
        '<node id="1" uname="n1"><utilization id="?" ><nvpair id="?" name="memory" value="1"/></utilization></node><node id="2" uname="n2"><utilization id="?" ><nvpair id="?" name="memory" value="1"/></utilization></node><node id="3" uname="n3"><utilization id="?" ><nvpair id="?" name="memory" value="2"/></utilization></node>',
      options: { "fencing-enabled": "true" },
      resources: primitive("vm", meta({ "remote-node": "gue" })),
    },
    asked: [
      `gue
        gue is left alone and stays stopped: fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        facts: no-fence-device
        note: gue is offline, and nothing will run on it: the connection to gue runs nowhere, since fencing is enabled but no fence device is configured, so nothing is started, moved or stopped.
        item: gue is left alone, from  to undefined`,
    ],
  },
  {
    cause: "a clone that no location allows anywhere",
    cluster: {
      nodes: 1,
      options: { "symmetric-cluster": "false" },
      resources: clone("c2", primitive("u", "", STATEFUL)),
    },
    asked: [
      `c2 +nodes
        The clone c2 runs nowhere: no location constraint allows u on any node, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster instance-limit not-interleaved
        item: u:0 stays stopped, from  to undefined
        u:0 on n1: undefined: no location constraint allows u on n1, and resources run only where a location constraint allows them (symmetric-cluster=false)`,
    ],
  },
  {
    cause: "what makes a remote node, and is allowed nowhere",
    cluster: {
      nodes: 1,
      options: { "symmetric-cluster": "false" },
      resources: primitive("rem", "", REMOTE),
      history: { n1: started("rem", REMOTE) },
    },
    asked: [
      `rem
        rem stops on n1: no location constraint allows rem on any node, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster
        note: rem is available, and nothing will run on it: no location constraint allows rem on rem, and resources run only where a location constraint allows them (symmetric-cluster=false).
        item: rem stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a container with which something prefers to run that may run on one node only",
    cluster: {
      nodes: 2,
      resources: [
        R,
        '<bundle id="b1"><podman image="i" replicas="1"/><network control-port="3121"/><primitive id="s" class="ocf" provider="pacemaker" type="Dummy"></primitive></bundle>',
      ],
      constraints: [
        location("r", "n1", "1", 'id="l1" resource-discovery="exclusive"'),
        colocation("r", "b1", "1", 'id="k4"'),
      ],
    },
    asked: [
      `b1
        Of the bundle b1, b1-podman-0 starts on n1; s starts on b1-0: no other node can have b1-podman-0, since r prefers to run with b1 (k4, score 1), and r cannot run on n2, because r can only be on nodes that its locations with resource-discovery=exclusive name (l1: n1).
          no other node can have b1-podman-0
            r prefers to run with b1 (k4, score 1), and r cannot run on n2
              r can only be on nodes that its locations with resource-discovery=exclusive name (l1: n1)
        facts: colocation:k4 location:l1
        item: b1-podman-0 starts, from  to n1
        item: s:0 starts, from  to b1-0`,
    ],
  },
  {
    cause: "a group apart from its own member, another one of which is blocked",
    cluster: {
      nodes: 1,
      resources: group("g0", [R, primitive("s", operations('name="monitor" interval="10s" on-fail="block"'))]),
      constraints: colocation("g0", "r", "-10", 'id="k0"'),
      history: { n1: failedMonitor("s", 1) },
    },
    asked: [
      `g0 +nodes
        Of the group g0, r stays stopped, although n1 is chosen for it; s is left alone on n1: the start of r on n1 waits for the stop of s on n1, since s is blocked on n1: after a failed operation it is left alone until somebody cleans up, because the monitor of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block).
          the start of r on n1 waits for the stop of s on n1
            s is blocked on n1: after a failed operation it is left alone until somebody cleans up
              the monitor of s failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
                the monitor has on-fail=block
        facts: blocked operation-failed colocation:k0
        note: g0 rather does not run with r (k0, score -10).
        item: r cannot start, from  to undefined
        item: s is left alone, from n1 to n1
        r on n1*: 1000000 colocated preference 1000000: chosen (preference of s INFINITY)`,
    ],
  },
  {
    cause: "a group whose member failed, and moves",
    cluster: {
      nodes: 2,
      resources: group("g1", T),
      history: { n2: failedStart("t", 1) },
      attributes: { n2: { "fail-count-t#start_0": "INFINITY" } },
    },
    asked: [
      `g1
        The group g1 is recovered, moving from n2 to n1: the start of t failed on n2 (exit code 1, Error occurred); t failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of t failed on n2 (exit code 1, Error occurred)
          t failed on n2: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of t failed on n2 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: t recovers, from n2 to n1`,
    ],
  },
  {
    cause: "orderings either way about a group that is not managed",
    cluster: {
      nodes: 1,
      resources: [group("g1", primitive("s", meta({ "is-managed": "false" }))), primitive("u")],
      constraints: [order("g1", "u", 'id="o3"'), order("u", "g1", 'id="o4"')],
    },
    asked: [
      `u
        u stays stopped, although n1 is chosen for it: the start of u on n1 cannot be run: unrunnable g1 running.
        facts: order:o3 order:o4
        note: u is only ordered with g1 (o3): no colocation ties the places of the two, so they may run on different nodes.
        note: u is only ordered with g1 (o4): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of u waits until g1 has started (o3).
        note: The start of g1 waits until u has started (o4).
        item: u cannot start, from  to undefined`,
    ],
  },
  {
    cause: "a group whose last member is banned from one node and kept apart from the first",
    cluster: {
      nodes: 3,
      resources: group("g1", [S, T, primitive("u")]),
      constraints: [off("u", "n1", "l0"), colocation("s", "u", "-INFINITY", 'id="k1"')],
    },
    asked: [
      `g1
        Of the group g1, s starts on n3; t and u start on n2: no other node can have s, since t is a member of the same group, and t cannot run on n1, because u is a member of the same group, and u cannot run on n1.
          no other node can have s
            t is a member of the same group, and t cannot run on n1
              u is a member of the same group, and u cannot run on n1
                l0 keeps u off n1 (-INFINITY)
            s must not run with u (k1), which runs on n2
        facts: location:l0 colocation:k1
        item: s starts, from  to n3
        item: t starts, from  to n2
        item: u starts, from  to n2`,
      `t n1
        t will not run on n1, but on n2: u is a member of the same group, and u cannot run on n1, since l0 keeps u off n1 (-INFINITY).
          u is a member of the same group, and u cannot run on n1
            l0 keeps u off n1 (-INFINITY)
        facts: location:l0
        item: t starts, from  to n2`,
    ],
  },
  {
    cause: "two tickets that are not granted",
    cluster: {
      nodes: 1,
      resources: R,
      constraints: [
        `<rsc_ticket id="t1" rsc="r" ticket="T" loss-policy="stop"/>`,
        `<rsc_ticket id="t2" rsc="r" ticket="U" loss-policy="stop"/>`,
      ],
    },
    asked: [
      `r
        r runs nowhere: r needs the ticket T (t1), which is not granted (loss-policy=stop) and r needs the ticket U (t2), which is not granted (loss-policy=stop).
        facts: ticket:t1 ticket:t2
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that prefers to run with a group that moves",
    cluster: {
      nodes: 2,
      resources: [primitive("x"), group("g", [R, S])],
      constraints: [colocation("x", "g", "100", 'id="k"'), off("g", "n1", "l")],
      history: { n1: [started("x"), started("r"), started("s")] },
    },
    asked: [
      `x
        x moves from n1 to n2: x prefers to run with g (k, score 100), which runs on n2, since l keeps g off n1 (-INFINITY).
          x prefers to run with g (k, score 100), which runs on n2
            l keeps g off n1 (-INFINITY)
        facts: colocation:k location:l
        item: x moves, from n1 to n2`,
    ],
  },
  {
    cause: "a member that draws its group, and is tied to it by two constraints",
    cluster: {
      nodes: 2,
      resources: group("g", [S, T]),
      constraints: [
        location("t", "n2", "1", 'id="l"'),
        colocation("t", "g", "INFINITY", 'id="k"'),
        colocation("t", "s", "100", 'id="m"'),
      ],
      history: { n1: started("s") },
    },
    asked: [
      `g
        Of the group g, s moves from n1 to n2; t starts on n2: t, which is tied to s (k, m), is better off on n2 by 1, since l prefers t on n2 (1); t, which is tied to s (m), is better off on n2 by 1.
          t, which is tied to s (k, m), is better off on n2 by 1
            l prefers t on n2 (1)
          t, which is tied to s (m), is better off on n2 by 1
            l prefers t on n2 (1)
        facts: colocation:k colocation:m location:l
        note: t must run with g (k).
        item: s moves, from n1 to n2
        item: t starts, from  to n2`,
    ],
  },
]);
