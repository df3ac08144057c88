/** Moves that several causes ask for, or speak against. */

import { describeCauses } from "../support/answers.js";
import { on, R, S, T } from "../support/causes.js";
import { colocation, location, meta, order, parameters, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

const STICKY = (id: string, stickiness: string) => primitive(id, meta({ "resource-stickiness": stickiness }));

describeCauses("why a resource moves, of several causes", [
  {
    cause: "two locations of the better node, and one of the worse",
    cluster: {
      nodes: 2,
      resources: STICKY("r", "5"),
      constraints: [on("n2", "20"), on("n2", "7", 'id="m"'), on("n1", "-3", 'id="o"')],
      history: { n1: started("r") },
    },
    without: { constraints: on("n1", "0", 'id="o"') },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: l prefers r on n2 (20), which is more than its stickiness of 5 on n1; m prefers r on n2 (7); o rather keeps r off n1 (-3).
          l prefers r on n2 (20), which is more than its stickiness of 5 on n1
          m prefers r on n2 (7)
          o rather keeps r off n1 (-3)
        facts: location:l location:m location:o
        item: r moves, from n1 to n2
        r on n1, active: 2 location -3, stickiness 5: available (o -3, stickiness 5)
        r on n2*: 27 location 7, location 20: chosen (m 7, l 20)`,
      `r n1
        r does not stay on n1: r scores 2 on n1 (o -3, stickiness 5), less than 27 on n2 (m 7, l 20).
        facts: location:o location:m location:l
        item: r moves, from n1 to n2`,
      `r n2
        r moves from n1 to n2: l prefers r on n2 (20), which is more than its stickiness of 5 on n1; m prefers r on n2 (7); o rather keeps r off n1 (-3).
          l prefers r on n2 (20), which is more than its stickiness of 5 on n1
          m prefers r on n2 (7)
          o rather keeps r off n1 (-3)
        facts: location:l location:m location:o
        item: r moves, from n1 to n2`,
      `
        r moves from n1 to n2: l prefers r on n2 (20), which is more than its stickiness of 5 on n1; m prefers r on n2 (7); o rather keeps r off n1 (-3).
          l prefers r on n2 (20), which is more than its stickiness of 5 on n1
          m prefers r on n2 (7)
          o rather keeps r off n1 (-3)
        facts: location:l location:m location:o
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that follows another, which two locations draw away",
    cluster: {
      nodes: 2,
      resources: [STICKY("r", "5"), STICKY("s", "5")],
      constraints: [colocation("s", "r", "INFINITY", 'id="k"'), on("n2", "20"), location("s", "n1", "4", 'id="m"')],
      history: { n1: [started("r"), started("s")] },
    },
    without: { constraints: colocation("s", "r", "INFINITY", 'id="k"') },
    then: { r: "n1 Started", s: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9).
        facts: location:l colocation:k
        note: s must run with r (k).
        item: r moves, from n1 to n2
        r on n1, active: 14 stickiness 5, colocated preference 9: available (stickiness 5, preference of s through k 9)
        r on n2*: 20 location 20: chosen (l 20)`,
      `s +nodes
        s moves from n1 to n2: s must run with r (k), which runs on n2, since l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9).
          s must run with r (k), which runs on n2
            l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9)
        facts: colocation:k location:l location:m
        item: s moves, from n1 to n2
        s on n1, active: -1000000 location 4, stickiness 5, colocation -1000000: s must run with r (k), which runs on n2
        s on n2*: 0: chosen`,
      `s n1
        s does not stay on n1: s must run with r (k), which runs on n2, since l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9).
          s must run with r (k), which runs on n2
            l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9)
        facts: colocation:k location:l location:m
        item: s moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 14 on n1 (stickiness 5, preference of s through k 9), less than 20 on n2 (l 20).
        facts: colocation:k location:l
        note: s must run with r (k).
        item: r moves, from n1 to n2`,
      `n1
        n1 is available, and nothing will run on it: r scores 14 on n1 (stickiness 5, preference of s through k 9), less than 20 on n2 (l 20); s must run with r (k), which runs on n2.
          r scores 14 on n1 (stickiness 5, preference of s through k 9), less than 20 on n2 (l 20)
          s must run with r (k), which runs on n2
            l prefers r on n2 (20), which is more than the 14 that hold it on n1 (stickiness 5, preference of s through k 9)
        facts: colocation:k location:l
        item: r moves, from n1 to n2
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that would rather be where another is, which has moved",
    cluster: {
      nodes: 2,
      resources: [STICKY("r", "5"), S],
      constraints: [colocation("r", "s", "50", 'id="k"'), location("s", "n2", "INFINITY", 'id="l"')],
      history: { n1: started("r"), n2: started("s") },
    },
    without: { constraints: location("s", "n2", "INFINITY", 'id="l"') },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: r prefers to run with s (k, score 50), which runs on n2, which is more than its stickiness of 5 on n1.
        facts: colocation:k
        item: r moves, from n1 to n2
        r on n1, active: 5 stickiness 5: available (stickiness 5)
        r on n2*: 50 colocation 50: chosen (k 50)`,
      `r n1
        r does not stay on n1: r scores 5 on n1 (stickiness 5), less than 50 on n2 (k 50).
        facts: colocation:k
        note: r prefers to run with s (k, score 50).
        item: r moves, from n1 to n2`,
      `r n2
        r moves from n1 to n2: r prefers to run with s (k, score 50), which runs on n2, which is more than its stickiness of 5 on n1.
        facts: colocation:k
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that would rather be where another is, which is nowhere",
    cluster: {
      nodes: 2,
      resources: [R, primitive("s", meta({ "target-role": "Stopped" }))],
      constraints: [colocation("r", "s", "50", 'id="k"'), on("n2", "5")],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: l prefers r on n2 (5).
        facts: location:l colocation:k
        note: r prefers to run with s (k, score 50).
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 5 on n2 (l 5).
        facts: location:l colocation:k
        note: r prefers to run with s (k, score 50).
        item: r moves, from n1 to n2`,
      `s
        s runs nowhere: s is disabled (target-role=Stopped).
        facts: disabled colocation:k
        note: r prefers to run with s (k, score 50).
        item: s stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "one that is tied to two others, which prefer another node",
    cluster: {
      nodes: 2,
      resources: [STICKY("r", "5"), S, T],
      constraints: [
        colocation("s", "r", "INFINITY", 'id="k"'),
        colocation("t", "r", "INFINITY", 'id="j"'),
        location("s", "n2", "9", 'id="l"'),
        location("t", "n2", "8", 'id="m"'),
        location("t", "n1", "1", 'id="o"'),
      ],
      history: { n1: [started("r"), started("s"), started("t")] },
    },
    asked: [
      `r +nodes
        r moves from n1 to n2: s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1), since l prefers s on n2 (9); t, which is tied to r (j), is better off on n2 by 8.
          s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1)
            l prefers s on n2 (9)
          t, which is tied to r (j), is better off on n2 by 8
            m prefers t on n2 (8)
        facts: colocation:k location:l colocation:j location:m
        note: s must run with r (k).
        note: t must run with r (j).
        item: r moves, from n1 to n2
        r on n1, active: 6 stickiness 5, colocated preference 1: available (stickiness 5, preference of t through j 1)
        r on n2*: 17 colocated preference 9, colocated preference 8: chosen (preference of s through k 9, preference of t through j 8)`,
      `r n1
        r does not stay on n1: r scores 6 on n1 (stickiness 5, preference of t through j 1), less than 17 on n2 (preference of s through k 9, preference of t through j 8), since l prefers s on n2 (9).
          r scores 6 on n1 (stickiness 5, preference of t through j 1), less than 17 on n2 (preference of s through k 9, preference of t through j 8)
            l prefers s on n2 (9)
            m prefers t on n2 (8)
        facts: colocation:j colocation:k location:l location:m
        note: s must run with r (k).
        note: t must run with r (j).
        item: r moves, from n1 to n2`,
      `s
        s moves from n1 to n2: s must run with r (k), which runs on n2, since s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1), because l prefers s on n2 (9).
          s must run with r (k), which runs on n2
            s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1)
              l prefers s on n2 (9)
            t, which is tied to r (j), is better off on n2 by 8
              m prefers t on n2 (8)
        facts: colocation:k location:l colocation:j location:m
        item: s moves, from n1 to n2`,
      `t n1
        t does not stay on n1: t must run with r (j), which runs on n2, since s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1), because l prefers s on n2 (9).
          t must run with r (j), which runs on n2
            s, which is tied to r (k), is better off on n2 by 9, which is more than the 6 that hold it on n1 (stickiness 5, preference of t through j 1)
              l prefers s on n2 (9)
            t, which is tied to r (j), is better off on n2 by 8
              m prefers t on n2 (8)
        facts: colocation:j colocation:k location:l location:m location:o
        item: t moves, from n1 to n2`,
    ],
  },
  {
    cause: "that it is apart from one that failed elsewhere",
    cluster: {
      nodes: 2,
      resources: [R, STICKY("s", "5")],
      constraints: [colocation("r", "s", "-INFINITY", 'id="k"'), location("s", "n1", "20", 'id="l"')],
      history: { n1: started("r"), n2: started("s") },
    },
    without: { constraints: location("s", "n1", "20", 'id="l"') },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r moves from n1 to n2: r must not run with s (k), which runs on n1.
        facts: colocation:k
        item: r moves, from n1 to n2
        r on n1, active: -1000000 colocation -1000000: r must not run with s (k), which runs on n1
        r on n2*: 0: chosen`,
      `r n1
        r does not stay on n1: r must not run with s (k), which runs on n1.
        facts: colocation:k
        item: r moves, from n1 to n2`,
      `s
        s moves from n2 to n1: l prefers s on n1 (20), which is more than its stickiness of 5 on n2.
        facts: location:l colocation:k
        note: r must not run with s (k).
        item: s moves, from n2 to n1`,
      `r s
        r and s are tied directly: r must not run with s (k).
        facts: colocation:k
        note: The start of r on n2 waits for the stop of s on n2 (r_start_0 after s_stop_0).
        note: The start of s on n1 waits for the stop of r on n1 (s_start_0 after r_stop_0).
        item: r moves, from n1 to n2
        item: s moves, from n2 to n1`,
      `n2
        n2 is available, and r will run on it.
        item: r moves, from n1 to n2
        item: s moves, from n2 to n1`,
    ],
  },
  {
    cause: "a node that leaves, and a preference for a third",
    cluster: {
      nodes: 3,
      resources: STICKY("r", "5"),
      constraints: [on("n3", "3"), on("n2", "1", 'id="m"')],
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r") },
    },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r
        r moves from n1 to n3: n1 is shutting down.
        facts: node-shutting-down location:l location:m
        item: r moves, from n1 to n3`,
      `r n1
        r does not stay on n1: n1 is shutting down.
        facts: node-shutting-down location:l location:m
        item: r moves, from n1 to n3`,
      `r n2
        r will not run on n2, but on n3: r scores 1 on n2 (m 1), less than 3 on n3 (l 3).
        facts: location:m location:l
        item: r moves, from n1 to n3`,
      `r n3
        r moves from n1 to n3: n1 is shutting down.
        facts: node-shutting-down location:l location:m
        item: r moves, from n1 to n3`,
    ],
  },
  {
    cause: "live migration to a node that is preferred, and back for nothing",
    cluster: {
      nodes: 2,
      resources: [primitive("r", meta({ "allow-migrate": "true" })), S],
      constraints: [on("n2", "9"), order("s", "r", 'id="o"')],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r +actions
        r migrates live from n1 to n2: l prefers r on n2 (9).
        facts: location:l order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r migrates, from n1 to n2
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after s_monitor_0 on n2, after r_migrate_from_0 on n2
        r_start_0 on n2 done after r_monitor_0 on n2, after r_stop_0 on n1, after r_migrate_from_0 on n2
        r_migrate_to_0 on n1 done after r_monitor_0 on n2
        r_migrate_from_0 on n2 done after r_migrate_to_0 on n1`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than 9 on n2 (l 9).
        facts: location:l order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r migrates, from n1 to n2`,
      `r_migrate_to_0
        The migrate to of r on n1 is done.
        note: It waits for the monitor of r on n2.`,
      `r_migrate_from_0
        The migrate from of r on n2 is done.
        note: It waits for the migrate to of r on n1.`,
    ],
  },
  {
    cause: "what may migrate, and must not since what it comes after restarts",
    cluster: {
      nodes: 2,
      resources: [primitive("r", meta({ "allow-migrate": "true" })), primitive("s", parameters({ a: "1" }))],
      constraints: [on("n2", "9"), order("s", "r", 'id="o"')],
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `r +actions
        r moves from n1 to n2: l prefers r on n2 (9); it cannot migrate live, since the stop of s has to come in between (o).
          l prefers r on n2 (9)
          it cannot migrate live, since the stop of s has to come in between (o)
        facts: location:l order:o
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r moves, from n1 to n2
        r_monitor_0 on n2 done
        r_stop_0 on n1 done (unmigrateable s stop) after s_monitor_0 on n2
        r_start_0 on n2 done after s_start_0 on n1, after r_monitor_0 on n2, after r_stop_0 on n1
        r_migrate_to_0 on n1 blocked: the migrate to of r on n1 cannot be run
        r_migrate_from_0 on n2 blocked: the migrate from of r on n2 cannot be run`,
      `s
        s restarts on n1: the configuration of s is not the one that it was started with (resource definition change).
        facts: order:o
        note: s is only ordered with r (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: s restarts, from n1 to n1`,
      `r s
        r and s are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: The stop of r on n1 waits for the monitor of s on n2 (r_stop_0 after s_monitor_0).
        note: The start of r on n2 waits for the start of s on n1 (r_start_0 after s_start_0).
        note: The stop of s on n1 waits for the monitor of r on n2 (s_stop_0 after r_monitor_0).
        note: The stop of s on n1 waits for the stop of r on n1 (s_stop_0 after r_stop_0).
        note: They are only ordered: no colocation ties their places.
        item: r moves, from n1 to n2
        item: s restarts, from n1 to n1`,
    ],
  },
]);
