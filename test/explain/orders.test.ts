/** Orderings: what waits for what, what never comes, and what is restarted because of another; without the ordering it is not. */

import { describeCauses } from "../support/answers.js";
import { FAILED_MONITOR, off, on, R, S, T } from "../support/causes.js";
import { clone, location, meta, order, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what an action waits for", [
  {
    cause: "an ordering after one that is disabled",
    cluster: {
      nodes: 1,
      resources: [primitive("s", meta({ "target-role": "Stopped" })), R],
      constraints: order("s", "r", 'id="o"'),
    },
    asked: [
      `r +nodes +actions
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined
        r on n1*: 0: chosen
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: the start of r on n1 waits for the start of s, as o says (unrunnable s start)`,
      `r n1
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined`,
      `s r
        s and r are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: s stays stopped, from  to undefined
        item: r cannot start, from  to undefined`,
      `r_start_0 n1
        The start of r on n1 is blocked: the start of r on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: It waits for nothing.`,
      `r_start_0 +actions
        The start of r on n1 is blocked: the start of r on n1 waits for the start of s, as o says, since s runs nowhere, because s is disabled (target-role=Stopped).
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: order:o disabled
        note: It waits for nothing.
        r_start_0 on n1 blocked: the start of r on n1 waits for the start of s, as o says (unrunnable s start)`,
      `
        No resource changes; r stays stopped, although n1 is chosen for it; s runs nowhere.
        facts: disabled order:o
        item: s stays stopped, from  to undefined
        item: r cannot start, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: s is disabled (target-role=Stopped); the start of r on n1 waits for the start of s, as o says.
          s is disabled (target-role=Stopped)
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              s is disabled (target-role=Stopped)
        facts: disabled order:o
        item: r cannot start, from  to undefined`,
    ],
  },
  {
    cause: "an ordering after one that may be nowhere",
    cluster: { nodes: 1, resources: [S, R], constraints: [order("s", "r", 'id="o"'), off("s", "n1")] },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s runs nowhere, because l keeps s off n1 (-INFINITY).
          the start of r on n1 waits for the start of s, as o says
            s runs nowhere
              l keeps s off n1 (-INFINITY)
        facts: order:o location:l
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined`,
      `s
        s runs nowhere: l keeps s off n1 (-INFINITY).
        facts: location:l order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s stays stopped, from  to undefined`,
      `s r
        s and r are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: s stays stopped, from  to undefined
        item: r cannot start, from  to undefined`,
      `
        No resource changes; r stays stopped, although n1 is chosen for it; s runs nowhere.
        facts: location:l order:o
        item: s stays stopped, from  to undefined
        item: r cannot start, from  to undefined`,
    ],
  },
  {
    cause: "orderings that go round in a circle",
    cluster: { nodes: 1, resources: [S, R], constraints: [order("s", "r", 'id="o"'), order("r", "s", 'id="p"')] },
    asked: [
      `r +actions
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: order:o order:p
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        note: The start of s waits until r has started (p).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 impossible: the start of r on n1 waits for itself in a circle of orderings, which can never be completed after r_monitor_0 on n1, after s_start_0 on n1`,
      `s
        s stays stopped, although n1 is chosen for it: the start of s on n1 waits for itself in a circle of orderings, which can never be completed.
        facts: order:o order:p
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: s is only ordered with r (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        note: The start of s waits until r has started (p).
        item: s cannot start, from  to undefined`,
      `r_start_0
        The start of r on n1 is impossible: the start of r on n1 waits for itself in a circle of orderings, which can never be completed.
        note: It waits for the monitor of r on n1 and the start of s on n1.`,
      `
        No resource changes; s and r cannot be started or stopped.
        item: s cannot start, from  to undefined
        item: r cannot start, from  to undefined`,
    ],
  },
  {
    cause: "an ordering after enough instances, of which there are too few",
    cluster: { nodes: 1, resources: [clone("c", S, { "clone-min": "2" }), R], constraints: order("c", "r", 'id="o"') },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: 2 of c have to start first, and only 1 can (o, clone-min).
        facts: order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: r cannot start, from  to undefined`,
      `r +actions
        r stays stopped, although n1 is chosen for it: 2 of c have to start first, and only 1 can (o, clone-min).
        facts: order:o
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: r cannot start, from  to undefined
        r_monitor_0 on n1 done
        r_start_0 on n1 blocked: 2 of c have to start first, and only 1 can (o, clone-min) (unrunnable clone-one-or-more:o)`,
      `
        s starts on n1; r stays stopped, although n1 is chosen for it.
        facts: order:o
        item: s:0 starts, from  to n1
        item: r cannot start, from  to undefined`,
    ],
  },
  {
    cause: "an ordering after enough instances, of which there are none",
    cluster: {
      nodes: 2,
      resources: [clone("c", S, { "clone-min": "1" }), R],
      constraints: [order("c", "r", 'id="o"'), off("c", "n1"), off("c", "n2", "l2")],
    },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: 1 of c has to start first, and none can (o, clone-min), since l keeps c off n1 (-INFINITY).
          1 of c has to start first, and none can (o, clone-min)
            l keeps c off n1 (-INFINITY)
            l2 keeps c off n2 (-INFINITY)
        facts: order:o location:l location:l2
        note: r is only ordered with c (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: r cannot start, from  to undefined`,
      `c
        The clone c runs nowhere: l keeps c off n1 (-INFINITY); l2 keeps c off n2 (-INFINITY).
          l keeps c off n1 (-INFINITY)
          l2 keeps c off n2 (-INFINITY)
        facts: location:l location:l2 instance-limit not-interleaved order:o
        note: c is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until c has started (o).
        item: s:0 stays stopped, from  to undefined
        item: s:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "an ordering after one of a set",
    cluster: {
      nodes: 1,
      resources: [S, T, R],
      constraints: [
        '<rsc_order id="o"><resource_set id="o1" require-all="false" sequential="false"><resource_ref id="s"/><resource_ref id="t"/></resource_set><resource_set id="o2"><resource_ref id="r"/></resource_set></rsc_order>',
        off("s", "n1"),
        off("t", "n1", "l2"),
      ],
    },
    asked: [
      `r
        r stays stopped, although n1 is chosen for it: 1 of s and t has to start first, and none can (o), since l keeps s off n1 (-INFINITY).
          1 of s and t has to start first, and none can (o)
            l keeps s off n1 (-INFINITY)
            l2 keeps t off n1 (-INFINITY)
        facts: order:o location:l location:l2
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: r is only ordered with t (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until one of s and t has started (o).
        item: r cannot start, from  to undefined`,
      `
        No resource changes; r stays stopped, although n1 is chosen for it; s and t have no node where they could run.
        facts: location:l location:l2 order:o
        item: s stays stopped, from  to undefined
        item: t stays stopped, from  to undefined
        item: r cannot start, from  to undefined`,
    ],
  },
  {
    cause: "an ordering after what moves",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: [order("s", "r", 'id="o"'), location("s", "n2", "100", 'id="l"'), on("n1", "100", 'id="m"')],
      history: { n1: [started("s"), started("r")] },
    },
    asked: [
      `r +actions
        r restarts on n1: the start of r waits until s has started (o), since the start of s on n2 is due.
          the start of r waits until s has started (o)
            the start of s on n2 is due
        facts: order:o location:m
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        item: r restarts, from n1 to n1
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after s_monitor_0 on n2
        r_start_0 on n1 done (required s start) after r_monitor_0 on n2, after s_start_0 on n2, after r_stop_0 on n1`,
      `s +actions
        s moves from n1 to n2: l prefers s on n2 (100).
        facts: location:l order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s moves, from n1 to n2
        s_monitor_0 on n2 done
        s_stop_0 on n1 done after r_monitor_0 on n2, after r_stop_0 on n1
        s_start_0 on n2 done after s_monitor_0 on n2, after s_stop_0 on n1`,
      `r s
        r and s are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: The stop of r on n1 waits for the monitor of s on n2 (r_stop_0 after s_monitor_0).
        note: The start of r on n1 waits for the start of s on n2 (r_start_0 after s_start_0).
        note: The stop of s on n1 waits for the monitor of r on n2 (s_stop_0 after r_monitor_0).
        note: The stop of s on n1 waits for the stop of r on n1 (s_stop_0 after r_stop_0).
        note: They are only ordered: no colocation ties their places.
        item: r restarts, from n1 to n1
        item: s moves, from n1 to n2`,
      `
        s and r change.
        facts: location:l order:o
        item: s moves, from n1 to n2
        item: r restarts, from n1 to n1`,
    ],
  },
  {
    cause: "an ordering that does not hold for stops, after what moves",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: [
        order("s", "r", 'id="o" symmetrical="false"'),
        location("s", "n2", "100", 'id="l"'),
        on("n1", "100", 'id="m"'),
      ],
      history: { n1: [started("s"), started("r")] },
    },
    asked: [
      `r
        r stays on n1: r scores 0 on n2, less than 100 on n1 (m 100).
        facts: location:m order:o
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o, not the other way round).
        item: r stays, from n1 to n1`,
      `r s
        r and s are tied directly: the start of r waits until s has started (o, not the other way round).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: r stays, from n1 to n1
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "an ordering that only holds if both happen",
    cluster: {
      nodes: 2,
      resources: [S, R],
      constraints: [
        order("s", "r", 'id="o" kind="Optional"'),
        location("s", "n2", "100", 'id="l"'),
        on("n1", "100", 'id="m"'),
      ],
      history: { n1: [started("s"), started("r")] },
    },
    asked: [
      `r
        r stays on n1: r scores 0 on n2, less than 100 on n1 (m 100).
        facts: location:m order:o
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        note: The start of r waits, if both happen, until s has started (o).
        item: r stays, from n1 to n1`,
      `s r
        s and r are tied directly: the start of r waits, if both happen, until s has started (o).
        facts: order:o
        note: The stop of s on n1 waits for the monitor of r on n2 (s_stop_0 after r_monitor_0).
        note: They are only ordered: no colocation ties their places.
        item: s moves, from n1 to n2
        item: r stays, from n1 to n1`,
    ],
  },
  {
    cause: "that two never start at once",
    cluster: { nodes: 1, resources: [S, R], constraints: order("s", "r", 'id="o" kind="Serialize"') },
    asked: [
      `r +actions
        r starts on n1.
        facts: order:o
        note: The start of r never runs at once with the start of s (o).
        item: r starts, from  to n1
        r_monitor_0 on n1 done
        r_start_0 on n1 done after r_monitor_0 on n1, after s_start_0 on n1`,
      `s r
        s and r are tied directly: the start of r never runs at once with the start of s (o).
        facts: order:o
        note: The start of r on n1 waits for the start of s on n1 (r_start_0 after s_start_0).
        note: They are only ordered: no colocation ties their places.
        item: s starts, from  to n1
        item: r starts, from  to n1`,
    ],
  },
  {
    cause: "a chain of orderings behind a recovery",
    cluster: {
      nodes: 1,
      resources: [R, S, T],
      constraints: [order("r", "s", 'id="o1"'), order("s", "t", 'id="o2"')],
      history: { n1: [FAILED_MONITOR, started("s"), started("t")] },
    },
    asked: [
      `t +actions
        t restarts on n1: the start of t waits until s has started (o2), since the start of s waits until r has started (o1), because the start of r on n1 is due.
          the start of t waits until s has started (o2)
            the start of s waits until r has started (o1)
              the start of r on n1 is due
                the monitor of r failed on n1 (exit code 1, Error occurred)
        facts: order:o2 order:o1 operation-failed
        note: t is only ordered with s (o2): no colocation ties the places of the two, so they may run on different nodes.
        item: t restarts, from n1 to n1
        t_stop_0 on n1 done
        t_start_0 on n1 done (required s start) after s_start_0 on n1, after t_stop_0 on n1`,
      `s
        s restarts on n1: the start of s waits until r has started (o1), since the start of r on n1 is due, because the monitor of r failed on n1 (exit code 1, Error occurred).
          the start of s waits until r has started (o1)
            the start of r on n1 is due
              the monitor of r failed on n1 (exit code 1, Error occurred)
        facts: order:o1 operation-failed order:o2
        note: s is only ordered with r (o1): no colocation ties the places of the two, so they may run on different nodes.
        note: s is only ordered with t (o2): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until s has started (o2).
        item: s restarts, from n1 to n1`,
      `r
        r is recovered on n1: the monitor of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed order:o1
        note: r is only ordered with s (o1): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until r has started (o1).
        item: r recovers, from n1 to n1`,
      `t r
        t and r are tied through others: the start of t waits until s has started (o2); the start of s waits until r has started (o1).
          the start of t waits until s has started (o2)
          the start of s waits until r has started (o1)
        facts: order:o2 order:o1
        note: In this transition no action of one waits for one of the other.
        item: t restarts, from n1 to n1
        item: r recovers, from n1 to n1`,
      `
        r, s and t change.
        facts: operation-failed order:o1 order:o2
        item: r recovers, from n1 to n1
        item: s restarts, from n1 to n1
        item: t restarts, from n1 to n1`,
    ],
  },
]);
