/** Restarts and recoveries of what stays, for what it is itself or for what its history says; moves from where it may not be. */

import { describeCauses } from "../support/answers.js";
import { R, S } from "../support/causes.js";
import { group, location, meta, order, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { absent, GONE, history, NO_PARAMETERS, operation, promoted, started } from "../support/history.js";

const LIVE = meta({ "allow-migrate": "true" });
const migration = (task: string, fields = {}) =>
  operation("r", task, { call: 3, more: 'migrate_source="n1" migrate_target="n2"', ...fields });
const PENDING = { rc: 193, status: -1, call: -1 };
const FAILED = { interval: 10_000, rc: 1, call: 3, expected: 0 };

const inside = (id: string, container: string, onFail: string) =>
  primitive(
    id,
    `${meta({ container })}<operations><op id="${id}-m" name="monitor" interval="10s" on-fail="${onFail}"/></operations>`,
  );
/** Started with another value of `state`, which need not be stopped for it. */
const RELOADABLE = `op-digest="0" op-force-restart=" fake " op-restart-digest="${NO_PARAMETERS}"`;

describeCauses("what is stopped and started for reasons of its own", [
  {
    cause: "a role that only instances of promotable clones have",
    cluster: { nodes: 1, resources: primitive("r", "", STATEFUL), history: { n1: promoted("r") } },
    asked: [
      `r
        r restarts on n1: r is promoted on n1, and is to be only started, since it is in no promotable clone.
        item: r restarts, from n1 to n1`,
      `
        r restarts on n1: r is promoted on n1, and is to be only started, since it is in no promotable clone.
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "an instance that runs with another agent",
    cluster: {
      nodes: 1,
      resources: `<clone id="c">${primitive("r", "", 'class="systemd" type="daemon"')}</clone>`,
      history: { n1: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c restarts on n1: r runs on n1 with another agent than the one configured now, systemd:daemon.
        facts: instance-limit not-interleaved
        item: r:0 restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a live migration that has not ended, from a node that is lost",
    cluster: {
      nodes: 2,
      options: { "fencing-enabled": "true" },
      resources: [primitive("r", LIVE), '<primitive id="F" class="stonith" type="fence_xvm"/>'],
      states: { n1: 'in_ccm="false" crmd="offline" join="member" expected="member"' },
      history: {
        n1: history("r", migration("migrate_to", PENDING)),
        n2: [absent("r"), started("F", 'class="stonith" type="fence_xvm"')],
      },
    },
    asked: [
      `r
        r restarts on n2: the migrate to of r on n1 has not ended yet.
        facts: operation-pending
        item: r restarts, from  to n2`,
    ],
  },
  {
    cause: "a live migration that failed on the other node",
    cluster: {
      nodes: 2,
      resources: primitive("r", LIVE),
      history: {
        n1: history("r", [
          operation("r", "start"),
          migration("migrate_to", { rc: 1 }),
          operation("r", "stop", { call: 4 }),
        ]),
        n2: absent("r"),
      },
    },
    asked: [
      `r
        r restarts on n2: the migrate to of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r restarts, from n2 to n2`,
    ],
  },
  {
    cause: "a live migration to a node that has left since",
    cluster: {
      nodes: 2,
      resources: primitive("r", LIVE),
      states: { n2: GONE },
      history: { n1: history("r", [operation("r", "start"), migration("migrate_to")]) },
    },
    asked: [
      `r
        r is recovered on n1: a live migration of r away from n1 was not completed.
        item: r recovers, from n1 to n1`,
    ],
  },
  {
    cause: "what failed in a container that restarts with it",
    cluster: {
      nodes: 1,
      resources: [
        R,
        primitive(
          "s",
          `${meta({ container: "r" })}<operations><op id="s-m" name="monitor" interval="10s" on-fail="restart-container"/></operations>`,
        ),
      ],
      history: { n1: [started("r"), history("s", [operation("s", "start"), operation("s", "monitor", FAILED)])] },
    },
    asked: [
      `r
        r restarts on n1: the monitor of s failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "an operation on a remote node to which nothing was connected",
    cluster: {
      nodes: 1,
      resources: [R, primitive("far", "", REMOTE)],
      history: {
        n1: started("far", REMOTE),
        far: history("r", operation("r", "start", { rc: 1, status: 8 })),
      },
    },
    asked: [
      `far
        far is recovered on n1: nothing was connected to far when an operation there was tried, or a live migration of far away from n1 was not completed.
        note: far is available, and r will run on it.
        item: far recovers, from n1 to n1`,
    ],
  },
  {
    cause: "a group before it whose node is fenced",
    cluster: {
      nodes: 2,
      options: { "fencing-enabled": "true" },
      resources: [group("g", R), S, '<primitive id="F" class="stonith" type="fence_xvm"/>'],
      constraints: '<rsc_order id="o" first="g" first-action="stop" then="s" then-action="stop"/>',
      states: { n1: 'in_ccm="false" crmd="offline" join="member" expected="member"' },
      history: { n1: started("r"), n2: [started("s"), started("F", 'class="stonith" type="fence_xvm"')] },
    },
    asked: [
      `s
        s restarts on n2: the stop of s waits until g has stopped (o), since the stop of r on n1 is due, because n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there).
          the stop of s waits until g has stopped (o)
            the stop of r on n1 is due
              n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there)
        facts: order:o node-offline node-unclean node-unclean
        note: s is only ordered with g (o): no colocation ties the places of the two, so they may run on different nodes.
        item: s restarts, from n2 to n2`,
    ],
  },
  {
    cause: "a plain resource that was demoted",
    cluster: {
      nodes: 1,
      resources: primitive("r", "", STATEFUL),
      history: { n1: history("r", [operation("r", "start"), operation("r", "demote", { call: 2 })], STATEFUL) },
    },
    asked: [
      `r
        r restarts on n1: r is unpromoted on n1, and is to be only started, since it is in no promotable clone.
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a promoted instance that runs with another agent",
    cluster: {
      nodes: 1,
      resources: `<clone id="c">${meta({ promotable: "true" })}${primitive("r")}</clone>`,
      attributes: { n1: { "master-r": "5" } },
      history: { n1: promoted("r") },
    },
    asked: [
      `c
        The clone c restarts on n1: r runs on n1 with another agent than the one configured now, ocf:pacemaker:Dummy.
        facts: instance-limit promotion-limit not-interleaved
        item: r:0 restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a parameter that could be reloaded, changed while the start was under way",
    cluster: {
      nodes: 2,
      resources: R,
      history: {
        n1: history("r", [
          operation("r", "start", { call: 2, more: RELOADABLE }),
          operation("r", "start", { ...PENDING, id: "r_last_failure_0", more: RELOADABLE }),
        ]),
        n2: history("r", [
          operation("r", "monitor", { ...PENDING, id: "r_monitor_x" }),
          operation("r", "start", { rc: 1, call: 2, id: "r_last_failure_0" }),
          operation("r", "stop", { call: 3 }),
        ]),
      },
    },
    asked: [
      `r
        r restarts on n1: the start of r on n1 has not ended yet, and a parameter was changed since it was begun.
        facts: operation-pending operation-pending operation-failed
        note: The probe of r on n2 has not ended yet.
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "one of two containers, with what failed elsewhere, in the other and by itself",
    cluster: {
      nodes: 2,
      resources: [
        R,
        primitive("q"),
        inside("s", "r", "restart-container"),
        inside("t", "q", "restart-container"),
        inside("u", "r", "restart"),
      ],
      constraints: [location("r", "n1", "100"), location("q", "n1", "100")],
      history: {
        n1: [
          started("r"),
          started("q"),
          ...["s", "t", "u"].map((id) => history(id, [operation(id, "start"), operation(id, "monitor", FAILED)])),
        ],
        n2: history("s", operation("s", "start", { rc: 1, call: 2, id: "s_last_failure_0" })),
      },
    },
    asked: [
      `r
        r restarts on n1: the monitor of s failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed location:r-on-n1
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        item: r restarts, from n1 to n1`,
      `q
        q restarts on n1: the monitor of t failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed location:q-on-n1
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        item: q restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a container and an ordering, and what is not known yet elsewhere",
    cluster: {
      nodes: 2,
      resources: [R, inside("s", "r", "restart-container"), primitive("t")],
      constraints: [location("r", "n1", "100"), order("t", "r", 'id="o"')],
      history: {
        n1: [started("r"), history("s", [operation("s", "start"), operation("s", "monitor", FAILED)])],
        n2: [history("r", operation("r", "monitor", PENDING)), started("t")],
      },
    },
    asked: [
      `r
        r restarts on n1: the monitor of s failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
        facts: operation-failed operation-pending location:r-on-n1 order:o
        note: The probe of r on n2 has not ended yet.
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until t has started (o).
        item: r restarts, from n1 to n1`,
    ],
  },
]);

describeCauses("what moves from where it may not be, and what is left alone for others", [
  {
    cause: "nothing allows it where it runs",
    cluster: {
      nodes: 2,
      options: { "symmetric-cluster": "false" },
      resources: R,
      constraints: location("r", "n2", "1", 'id="l"'),
      history: { n1: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: no location constraint allows r on n1, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster location:l
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "another member of its group is active too often",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S], { "multiple-active": "block" }),
      history: { n1: [started("r"), started("s")], n2: started("s") },
    },
    asked: [
      `r
        r is left alone on n1: s is active on n1 and n2 at once (multiple-active=block).
        facts: multiple-active
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "a member beside it in another group is active too often",
    cluster: {
      nodes: 2,
      resources: [group("g", [R], { "multiple-active": "block" }), group("h", S, { "multiple-active": "block" })],
      constraints: order("g", "h", 'id="o"'),
      history: { n1: [started("r"), started("s")], n2: started("s") },
    },
    asked: [
      `g
        The group g stays on n1.
        facts: order:o
        note: g is only ordered with h (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of h waits until g has started (o).
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "a stop that found nothing installed, without fencing",
    cluster: {
      nodes: 1,
      resources: R,
      history: { n1: history("r", [operation("r", "start"), operation("r", "stop", { rc: 5, call: 2 })]) },
    },
    asked: [
      `r
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 5, Not installed; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 5, Not installed; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled
        item: r is left alone, from n1 to n1`,
    ],
  },
]);
