/** Further reasons: tickets, machines and their guests, ties by several constraints. */

import { describeCauses } from "../support/answers.js";
import { off, R, S, T } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  operations,
  order,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";

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

const lostGuest = (id: string) =>
  history(
    id,
    [operation(id, "start"), operation(id, "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 })],
    REMOTE,
  );

describeCauses("reasons of guests and of several ties", [
  {
    cause: "a migration that is none for one ordering of two",
    cluster: {
      nodes: 2,
      resources: [primitive("vm", meta({ "allow-migrate": "true" })), R, S],
      constraints: [order("vm", "s", 'id="a"'), order("r", "vm", 'id="o"'), off("vm", "n1", "l"), off("r", "n1", "m")],
      history: { n1: [started("vm"), started("r")] },
    },
    asked: [
      `vm
        vm moves from n1 to n2: l keeps vm off n1 (-INFINITY); it cannot migrate live, since the stop of r has to come in between (o).
          l keeps vm off n1 (-INFINITY)
          it cannot migrate live, since the stop of r has to come in between (o)
        facts: location:l order:o order:a
        note: vm is only ordered with s (a): no colocation ties the places of the two, so they may run on different nodes.
        note: vm is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until vm has started (a).
        note: The start of vm waits until r has started (o).
        item: vm moves, from n1 to n2`,
    ],
  },
  {
    cause: "a guest whose connection failed, beside an offline node",
    cluster: {
      nodes: 3,
      options: FENCED,
      resources: [FENCING, primitive("vm", meta({ "remote-node": "gue" }))],
      states: { n3: GONE },
      history: {
        n1: [
          started("vm"),
          history(
            "gue",
            [operation("gue", "start"), operation("gue", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 })],
            REMOTE,
          ),
        ],
      },
    },
    asked: [
      `vm
        vm restarts on n1: the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed
        item: vm restarts, from n1 to n1`,
      `gue
        gue is recovered on n1: the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed
        note: gue is offline, and nothing will run on it: the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        item: gue recovers, from n1 to n1`,
    ],
  },
  {
    cause: "a guest whose connection failed and that something runs on, beside an offline node",
    cluster: {
      nodes: 3,
      options: FENCED,
      resources: [FENCING, primitive("vm", meta({ "remote-node": "gue" })), R],
      states: { n3: GONE },
      history: {
        n1: [
          started("vm"),
          history(
            "gue",
            [operation("gue", "start"), operation("gue", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 })],
            REMOTE,
          ),
        ],
        gue: started("r"),
      },
    },
    asked: [
      `vm
        vm is recovered on n1: gue is offline and unclean (r is thought to be active there; container failed; and more), since the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
          gue is offline and unclean (r is thought to be active there; container failed; and more)
            the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container)
        facts: node-offline node-unclean node-unclean node-unclean operation-failed
        item: vm recovers, from n1 to n1`,
    ],
  },
  {
    cause: "two machines whose guests' connections failed",
    cluster: {
      nodes: 2,
      resources: [primitive("vm", meta({ "remote-node": "gue" })), primitive("box", meta({ "remote-node": "inn" }))],
      history: { n1: [started("vm"), lostGuest("gue"), started("box"), lostGuest("inn")] },
    },
    asked: [
      `vm
        vm restarts on n1: the monitor of gue failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed
        item: vm restarts, from n1 to n1`,
      `box
        box moves from n1 to n2: box scores 0 on n2 as on n1: among equals the cluster spreads what it has, and no stickiness holds box.
        item: box moves, from n1 to n2`,
    ],
  },
  {
    cause: "a start that failed where it is not installed, in a cluster in which locations allow",
    cluster: {
      nodes: 2,
      options: { "symmetric-cluster": "false" },
      resources: R,
      constraints: [location("r", "n1", "5", 'id="l"'), location("r", "n2", "1", 'id="m"')],
      history: { n1: failedStart("r", 5) },
    },
    asked: [
      `r
        r is recovered, moving from n1 to n2: an operation of r failed on n1 (r_last_failure_0 in its history).
        facts: location:l location:m
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "two constraints that tie one to another, which is banned",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [
        colocation("s", "r", "50", 'id="j"'),
        colocation("s", "r", "INFINITY", 'id="k"'),
        off("s", "n2", "l"),
      ],
    },
    asked: [
      `r
        r starts on n1: no other node can have r, since s must run with r (k), and s cannot run on n2, because l keeps s off n2 (-INFINITY).
          no other node can have r
            s must run with r (k), and s cannot run on n2
              l keeps s off n2 (-INFINITY)
        facts: colocation:k location:l colocation:j
        note: s prefers to run with r (j, score 50).
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a group with a member that failed, apart from another group",
    cluster: {
      nodes: 2,
      resources: [group("g", [S, primitive("t", meta({ maintenance: "true" }))]), group("h", primitive("w"))],
      constraints: colocation("g", "h", "-INFINITY", 'id="k"'),
      history: { n1: started("t") },
      attributes: { n1: { "fail-count-s#start_0": "INFINITY" } },
    },
    asked: [
      `h
        The group h starts on n2: no other node can have w, since g must not run with h (k), and t cannot run on n1, because t runs where s does, both being members of the group g, and s runs nowhere.
          no other node can have w
            g must not run with h (k), and t cannot run on n1
              t runs where s does, both being members of the group g, and s runs nowhere
                s failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
                g must not run with h (k), which runs on n2
        facts: colocation:k fail-count
        item: w starts, from  to n2`,
    ],
  },
  {
    cause: "members of a group that prefer each other besides, the last of which is banned from a node",
    cluster: {
      nodes: 3,
      resources: group("g", [S, T, primitive("u")]),
      constraints: [off("u", "n1", "l"), colocation("t", "s", "10", 'id="k"')],
    },
    asked: [
      `s n1
        s will not run on n1, but on n2: u is a member of the same group, and u cannot run on n1, since l keeps u off n1 (-INFINITY).
          u is a member of the same group, and u cannot run on n1
            l keeps u off n1 (-INFINITY)
        facts: location:l colocation:k
        note: t prefers to run with s (k, score 10).
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "an address of a bundle that failed",
    cluster: {
      nodes: 2,
      resources: `<bundle id="b"><podman image="i" replicas="1"/><network ip-range-start="10.0.0.1" control-port="3121"/>${R}</bundle>`,
      attributes: { n1: { "fail-count-b-ip-10.0.0.1#start_0": "INFINITY" } },
    },
    asked: [
      `b
        Of the bundle b, b-podman-0 starts on n2; r starts on b-0: no other node can have b-podman-0, since b-ip-10.0.0.1 is tied to it, and b-ip-10.0.0.1 cannot run on n1, because b-ip-10.0.0.1 failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          no other node can have b-podman-0
            b-ip-10.0.0.1 is tied to it, and b-ip-10.0.0.1 cannot run on n1
              b-ip-10.0.0.1 failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
        facts: fail-count
        item: b-podman-0 starts, from  to n2
        item: r:0 starts, from  to b-0`,
      `b-podman-0 n1
        b-podman-0 will not run on n1, but on n2: b-ip-10.0.0.1 is tied to it, and b-ip-10.0.0.1 cannot run on n1, since b-ip-10.0.0.1 failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          b-ip-10.0.0.1 is tied to it, and b-ip-10.0.0.1 cannot run on n1
            b-ip-10.0.0.1 failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
        facts: fail-count
        item: b-podman-0 starts, from  to n2`,
    ],
  },
  {
    cause: "a promotion with one that is banned from each node",
    cluster: {
      nodes: 2,
      resources: [clone("c", primitive("r", "", STATEFUL), { promotable: "true" }), S],
      constraints: [
        colocation("c", "s", "INFINITY", 'id="k" rsc-role="Promoted"'),
        off("s", "n1", "l"),
        off("s", "n2", "m"),
      ],
      attributes: { n1: { "master-r": "5" } },
    },
    asked: [
      `c
        The clone c starts on n1 and n2, and none is promoted: c (promoted) must run with s (k), which runs nowhere, since l keeps s off n1 (-INFINITY).
          c (promoted) must run with s (k), which runs nowhere
            l keeps s off n1 (-INFINITY)
            m keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1
        item: r:1 starts, from  to n2`,
      `c n1
        r starts on n1: c (promoted) must run with s (k), which runs nowhere, since l keeps s off n1 (-INFINITY).
          c (promoted) must run with s (k), which runs nowhere
            l keeps s off n1 (-INFINITY)
            m keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m instance-limit promotion-limit not-interleaved
        item: r:0 starts, from  to n1`,
    ],
  },
  {
    cause: "two nodes in standby for what failed there",
    cluster: {
      nodes: 2,
      resources: primitive("r", operations('name="monitor" interval="10s" on-fail="standby"')),
      history: { n1: failedMonitor("r", 1), n2: failedMonitor("r", 1) },
    },
    asked: [
      `r
        r stops on n1 and n2: r is active on n1 and n2 at once (multiple-active=stop_start); n1 and n2 are in standby.
          r is active on n1 and n2 at once (multiple-active=stop_start)
          n1 and n2 are in standby
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
            the monitor of r failed on n2 (exit code 1, Error occurred; handled as on-fail=standby)
        facts: multiple-active node-standby node-standby operation-failed operation-failed
        item: r stops, from n1,n2 to undefined`,
    ],
  },
]);
