/** Restarts of what stays where it is: by which orderings, back to what begins them. */

import { describeCauses } from "../support/answers.js";
import { off, R, S, T } from "../support/causes.js";
import { clone, group, meta, order, primitive, STATEFUL } from "../support/elements.js";
import { absent, history, operation, started } from "../support/history.js";

const FAILED = { interval: 10_000, rc: 1, call: 3, expected: 0 };
const failing = (id: string) => history(id, [operation(id, "start"), operation(id, "monitor", FAILED)]);
const MANY = Array.from({ length: 11 }, (_, i) => `r${i}`);
const LIVE = meta({ "allow-migrate": "true" });
const anyOf = (id: string, firsts: readonly string[], then: string) =>
  `<rsc_order id="${id}"><resource_set id="${id}-a" sequential="false" require-all="false">${firsts.map((first) => `<resource_ref id="${first}"/>`).join("")}</resource_set><resource_set id="${id}-b"><resource_ref id="${then}"/></resource_set></rsc_order>`;

describeCauses("what begins a restart", [
  {
    cause: "a member of a group between one that starts and one that failed: only the earlier one restarts it",
    cluster: {
      nodes: 1,
      resources: group("g", [R, S, T]),
      history: { n1: [started("s"), failing("t")] },
    },
    asked: [
      `s +actions
        s restarts on n1: s comes after r in the group g, since the start of r on n1 is due.
          s comes after r in the group g
            the start of r on n1 is due
        item: s restarts, from n1 to n1
        s_stop_0 on n1 done after t_stop_0 on n1, after r_monitor_0 on n1, after g_stop_0
        s_start_0 on n1 done (required r start) after r_start_0 on n1, after s_stop_0 on n1, after g_start_0`,
      `g
        Of the group g, r starts on n1; s restarts on n1; t is recovered on n1: the monitor of t failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r starts, from  to n1
        item: s restarts, from n1 to n1
        item: t recovers, from n1 to n1`,
    ],
  },
  {
    cause: "a group before another one, and something before that group",
    cluster: {
      nodes: 2,
      resources: [R, T, group("g", S)],
      constraints: [order("g", "t", 'id="o"'), order("r", "g", 'id="p"')],
      history: { n2: [started("t"), absent("s"), absent("r")] },
    },
    asked: [
      `t
        t restarts on n2: the start of t waits until g has started (o), since the start of s on n1 is due.
          the start of t waits until g has started (o)
            the start of s on n1 is due
        facts: order:o
        note: t is only ordered with g (o): no colocation ties the places of the two, so they may run on different nodes.
        item: t restarts, from n2 to n2`,
    ],
  },
  {
    cause: "a clone of groups before another clone, which is interleaved",
    cluster: {
      nodes: 1,
      resources: [clone("c", R, { interleave: "true" }), clone("d", group("g", [S, T]))],
      constraints: order("d", "c", 'id="o"'),
      history: { n1: started("r") },
    },
    asked: [
      `c +actions
        The clone c restarts on n1: the start of c waits until d has started (o); d is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node, since the start of s on n1 is due.
          the start of c waits until d has started (o); d is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node
            the start of s on n1 is due
            the start of t on n1 is due
        facts: order:o not-interleaved instance-limit
        note: c is only ordered with d (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r:0 restarts, from n1 to n1
        c_start_0 done after c_stopped_0, after d_running_0
        c_running_0 done after r:0_start_0 on n1, after c_start_0
        c_stop_0 done
        c_stopped_0 done after r:0_stop_0 on n1, after c_stop_0
        r:0_stop_0 on n1 done after s:0_monitor_0 on n1, after t:0_monitor_0 on n1, after c_stop_0
        r:0_start_0 on n1 done (required g:0 running) after r:0_stop_0 on n1, after c_start_0, after g:0_running_0`,
    ],
  },
  {
    cause: "an ordering after one that is promoted, and another after one that fails: only the latter begins it",
    cluster: {
      nodes: 1,
      resources: [R, S, clone("c", primitive("t", "", STATEFUL), { promotable: "true" })],
      constraints: [order("c", "r", 'id="o" first-action="start"'), order("s", "r", 'id="p"')],
      history: { n1: [started("r"), failing("s"), started("t", STATEFUL)] },
      attributes: { n1: { "master-t": "10" } },
    },
    asked: [
      `r
        r restarts on n1: the start of r waits until s has started (p), since the start of s on n1 is due, because the monitor of s failed on n1 (exit code 1, Error occurred).
          the start of r waits until s has started (p)
            the start of s on n1 is due
              the monitor of s failed on n1 (exit code 1, Error occurred)
        facts: order:p operation-failed order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: r restarts, from n1 to n1`,
      `c
        The clone c is promoted on n1: its promotion score there is 10.
        facts: instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: t:0 promotes, from n1 to n1`,
    ],
  },
  {
    cause: "an ordering of stops",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [order("s", "r", 'id="o" first-action="stop" then-action="stop"'), off("s", "n1", "l")],
      history: { n1: [started("s"), absent("r")], n2: started("r") },
    },
    asked: [
      `r +actions
        r restarts on n2: the stop of r waits until s has stopped (o), since the stop of s on n1 is due.
          the stop of r waits until s has stopped (o)
            the stop of s on n1 is due
        facts: order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r restarts, from n2 to n2
        r_stop_0 on n2 done (required s stop) after s_monitor_0 on n2, after s_stop_0 on n1
        r_start_0 on n2 done after r_stop_0 on n2`,
    ],
  },
  {
    cause: "an ordering after the stop of another one",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [order("s", "r", 'id="o" first-action="stop" then-action="start"'), off("s", "n1", "l")],
      history: { n1: [started("s"), absent("r")], n2: started("r") },
    },
    asked: [
      `r +actions
        r restarts on n2: the start of r waits until s has stopped (o), since the stop of s on n1 is due.
          the start of r waits until s has stopped (o)
            the stop of s on n1 is due
        facts: order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r restarts, from n2 to n2
        r_stop_0 on n2 done
        r_start_0 on n2 done (required s stop) after s_monitor_0 on n2, after r_stop_0 on n2, after s_stop_0 on n1`,
    ],
  },
  {
    cause: "an ordering after one that is active on two nodes",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: order("s", "r", 'id="o"'),
      history: { n1: [started("r"), started("s")], n2: started("s") },
    },
    asked: [
      `r
        r restarts on n1: the start of r waits until s has started (o), since the start of s on n2 is due.
          the start of r waits until s has started (o)
            the start of s on n2 is due
        facts: order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r restarts, from n1 to n1`,
      `s
        s moves from n1 to n2: s is active on n1 and n2 at once (multiple-active=stop_start); s scores 0 on n2 as on n1: among equals the cluster spreads what it has, and no stickiness holds s.
          s is active on n1 and n2 at once (multiple-active=stop_start)
          s scores 0 on n2 as on n1: among equals the cluster spreads what it has, and no stickiness holds s
        facts: multiple-active order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s moves, from n1,n2 to n2`,
    ],
  },
  {
    cause: "an ordering after one of which the parameters changed",
    cluster: {
      nodes: 1,
      resources: [R, S],
      constraints: order("s", "r", 'id="o"'),
      history: { n1: [started("r"), history("s", operation("s", "start", { more: 'op-digest="0"' }))] },
    },
    asked: [
      `r
        r restarts on n1: the start of r waits until s has started (o), since the configuration of s is not the one that it was started with (resource definition change).
          the start of r waits until s has started (o)
            the configuration of s is not the one that it was started with (resource definition change)
        facts: order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r restarts, from n1 to n1`,
      `s
        s restarts on n1: the configuration of s is not the one that it was started with (resource definition change).
        facts: order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s restarts, from n1 to n1`,
    ],
  },
  {
    cause: "chains of orderings, of which eight links are told",
    cluster: {
      nodes: 2,
      resources: MANY.map((id) => primitive(id)),
      constraints: [
        ...MANY.slice(1).map((id, i) => order(`r${i}`, id)),
        off("r0", "n1", "l"),
        ...MANY.slice(1).map((id) => off(id, "n2", `not-${id}`)),
      ],
      history: { n1: MANY.map((id) => started(id)) },
    },
    asked: [
      `r10
        r10 restarts on n1: the start of r10 waits until r9 has started (r9-then-r10), since the start of r9 waits until r8 has started (r8-then-r9), because the start of r8 waits until r7 has started (r7-then-r8).
          the start of r10 waits until r9 has started (r9-then-r10)
            the start of r9 waits until r8 has started (r8-then-r9)
              the start of r8 waits until r7 has started (r7-then-r8)
                the start of r7 waits until r6 has started (r6-then-r7)
                  the start of r6 waits until r5 has started (r5-then-r6)
                    the start of r5 waits until r4 has started (r4-then-r5)
                      the start of r4 waits until r3 has started (r3-then-r4)
                        the start of r3 waits until r2 has started (r2-then-r3)
                          and so on
        facts: order:r9-then-r10 order:r8-then-r9 order:r7-then-r8 order:r6-then-r7 order:r5-then-r6 order:r4-then-r5 order:r3-then-r4 order:r2-then-r3 location:not-r10
        note: r10 is only ordered with r9 (r9-then-r10): no colocation ties the places of the two, so they may run on different nodes.
        item: r10 restarts, from n1 to n1`,
      `r9
        r9 restarts on n1: the start of r9 waits until r8 has started (r8-then-r9), since the start of r8 waits until r7 has started (r7-then-r8), because the start of r7 waits until r6 has started (r6-then-r7).
          the start of r9 waits until r8 has started (r8-then-r9)
            the start of r8 waits until r7 has started (r7-then-r8)
              the start of r7 waits until r6 has started (r6-then-r7)
                the start of r6 waits until r5 has started (r5-then-r6)
                  the start of r5 waits until r4 has started (r4-then-r5)
                    the start of r4 waits until r3 has started (r3-then-r4)
                      the start of r3 waits until r2 has started (r2-then-r3)
                        the start of r2 waits until r1 has started (r1-then-r2)
                          and so on
        facts: order:r8-then-r9 order:r7-then-r8 order:r6-then-r7 order:r5-then-r6 order:r4-then-r5 order:r3-then-r4 order:r2-then-r3 order:r1-then-r2 order:r9-then-r10 location:not-r9
        note: r9 is only ordered with r8 (r8-then-r9): no colocation ties the places of the two, so they may run on different nodes.
        note: r9 is only ordered with r10 (r9-then-r10): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r10 waits until r9 has started (r9-then-r10).
        item: r9 restarts, from n1 to n1`,
      `r8
        r8 restarts on n1: the start of r8 waits until r7 has started (r7-then-r8), since the start of r7 waits until r6 has started (r6-then-r7), because the start of r6 waits until r5 has started (r5-then-r6).
          the start of r8 waits until r7 has started (r7-then-r8)
            the start of r7 waits until r6 has started (r6-then-r7)
              the start of r6 waits until r5 has started (r5-then-r6)
                the start of r5 waits until r4 has started (r4-then-r5)
                  the start of r4 waits until r3 has started (r3-then-r4)
                    the start of r3 waits until r2 has started (r2-then-r3)
                      the start of r2 waits until r1 has started (r1-then-r2)
                        the start of r1 waits until r0 has started (r0-then-r1)
                          the start of r0 on n2 is due
        facts: order:r7-then-r8 order:r6-then-r7 order:r5-then-r6 order:r4-then-r5 order:r3-then-r4 order:r2-then-r3 order:r1-then-r2 order:r0-then-r1 order:r8-then-r9 location:not-r8
        note: r8 is only ordered with r7 (r7-then-r8): no colocation ties the places of the two, so they may run on different nodes.
        note: r8 is only ordered with r9 (r8-then-r9): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r9 waits until r8 has started (r8-then-r9).
        item: r8 restarts, from n1 to n1`,
    ],
  },
  {
    cause: "orderings among themselves that a restart comes from, told once",
    cluster: {
      nodes: 2,
      resources: [R, S, T],
      constraints: [
        order("s", "r", 'id="o"'),
        order("t", "r", 'id="p"'),
        order("s", "t", 'id="q"'),
        off("s", "n1", "l"),
        off("t", "n2", "m"),
        off("r", "n2", "n"),
      ],
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    asked: [
      `r
        r restarts on n1: the start of r waits until s has started (o), since the start of s on n2 is due.
          the start of r waits until s has started (o)
            the start of s on n2 is due
        facts: order:o order:p location:n
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with t (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until t has started (p).
        item: r restarts, from n1 to n1`,
      `t
        t restarts on n1: the start of t waits until s has started (q), since the start of s on n2 is due.
          the start of t waits until s has started (q)
            the start of s on n2 is due
        facts: order:q order:p location:m
        note: t is only ordered with r (p): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with s (q): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until t has started (p).
        item: t restarts, from n1 to n1`,
    ],
  },
  {
    cause: "a member that may migrate live, and comes after one that is to start there",
    cluster: {
      nodes: 2,
      resources: [group("g", [primitive("db"), primitive("web", LIVE)])],
      constraints: off("g", "n1", "l"),
      history: { n1: started("web") },
    },
    asked: [
      `web
        web moves from n1 to n2: web runs where db does, both being members of the group g, and db runs on n2, since l keeps g off n1 (-INFINITY); it cannot migrate live, since the start of db has to come in between.
          web runs where db does, both being members of the group g, and db runs on n2
            l keeps g off n1 (-INFINITY)
          it cannot migrate live, since the start of db has to come in between
        facts: location:l
        item: web moves, from n1 to n2`,
    ],
  },
  {
    cause: "something that may migrate live, and comes after one of a long name that stops",
    cluster: {
      nodes: 2,
      resources: [primitive("vm", LIVE), primitive("store")],
      constraints: [order("store", "vm", 'id="o"'), off("vm", "n1", "l"), off("store", "n1", "m")],
      history: { n1: [started("vm"), started("store")] },
    },
    asked: [
      `vm
        vm moves from n1 to n2: l keeps vm off n1 (-INFINITY); it cannot migrate live, since the stop of store has to come in between (o).
          l keeps vm off n1 (-INFINITY)
          it cannot migrate live, since the stop of store has to come in between (o)
        facts: location:l order:o
        note: vm is only ordered with store (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of vm waits until store has started (o).
        item: vm moves, from n1 to n2`,
    ],
  },
]);

describeCauses("several that have to start first", [
  {
    cause: "a clone with clone-min before two, by one ordering each",
    cluster: {
      nodes: 1,
      resources: [clone("c", R, { "clone-min": "2" }), S, T],
      constraints: [order("c", "s", 'id="o"'), order("c", "t", 'id="p"')],
    },
    asked: [
      `s
        s stays stopped, although n1 is chosen for it: 2 of c have to start first, and only 1 can (o, clone-min).
        facts: order:o
        note: s is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until c has started (o).
        item: s cannot start, from  to undefined`,
      `t +actions
        t stays stopped, although n1 is chosen for it: 2 of c have to start first, and only 1 can (p, clone-min).
        facts: order:p
        note: t is only ordered with c (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until c has started (p).
        item: t cannot start, from  to undefined
        t_monitor_0 on n1 done
        t_start_0 on n1 blocked: 2 of c have to start first, and only 1 can (p, clone-min) (unrunnable clone-one-or-more:p)`,
      `clone-one-or-more:p
        clone-one-or-more:p is not needed.
        note: It waits for nothing.`,
    ],
  },
  {
    cause: "a set of a clone and a resource, of which one has to start first",
    cluster: {
      nodes: 1,
      resources: [clone("c", R), S, T],
      constraints: [anyOf("o", ["c", "s"], "t"), off("c", "n1", "l"), off("s", "n1", "m")],
    },
    asked: [
      `t
        t stays stopped, although n1 is chosen for it: 1 of c and s has to start first, and none can (o), since l keeps c off n1 (-INFINITY).
          1 of c and s has to start first, and none can (o)
            l keeps c off n1 (-INFINITY)
            m keeps s off n1 (-INFINITY)
        facts: order:o location:l location:m
        note: t is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until one of c and s has started (o).
        item: t cannot start, from  to undefined`,
    ],
  },
  {
    cause: "two sets that share a member, of one of which none can start",
    cluster: {
      nodes: 1,
      resources: [R, S, T, primitive("u")],
      constraints: [anyOf("p", ["s", "u"], "t"), anyOf("o", ["r", "s"], "t"), off("r", "n1", "l"), off("s", "n1", "m")],
    },
    asked: [
      `t
        t stays stopped, although n1 is chosen for it: 1 of r and s has to start first, and none can (o), since m keeps s off n1 (-INFINITY).
          1 of r and s has to start first, and none can (o)
            m keeps s off n1 (-INFINITY)
            l keeps r off n1 (-INFINITY)
        facts: order:o location:m location:l order:p
        note: t is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with u (p): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: t is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until one of s and u has started (p).
        note: The start of t waits until one of r and s has started (o).
        item: t cannot start, from  to undefined`,
    ],
  },
]);
