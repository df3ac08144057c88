/** Several resources or nodes of one kind: they are told together. */

import { describeCauses } from "../support/answers.js";
import { FAILED_STOP, LOST, off, R, S, T } from "../support/causes.js";
import { clone, FENCED, FENCING, group, location, meta, order, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

const UNMANAGED = primitive("s", meta({ "is-managed": "false" }));

describeCauses("what is told of several at once", [
  {
    cause: "that everything is stopped, of which two run",
    cluster: {
      nodes: 2,
      options: { "stop-all-resources": "true" },
      resources: [R, S, T],
      history: { n1: [started("r"), started("s")] },
    },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `
        r and s change; t runs nowhere: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined
        item: t stays stopped, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined`,
      `r
        r stops on n1: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined`,
      `t
        t runs nowhere: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: t stays stopped, from  to undefined`,
      `r n2
        r will not run on n2: stop-all-resources=true stops everything.
        facts: stop-all-resources
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that two cannot start",
    cluster: {
      nodes: 1,
      resources: [UNMANAGED, R, T],
      constraints: [order("s", "r", 'id="o"'), order("s", "t", 'id="p"')],
    },
    without: { constraints: "" },
    asked: [
      `
        No resource changes; r and t cannot be started or stopped; s is left alone and stays stopped.
        facts: unmanaged order:o order:p
        item: s is left alone, from  to undefined
        item: r cannot start, from  to undefined
        item: t cannot start, from  to undefined`,
      `r
        r stays stopped, although n1 is chosen for it: the start of r on n1 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n1 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o).
        item: r cannot start, from  to undefined`,
      `t
        t stays stopped, although n1 is chosen for it: the start of t on n1 waits for the start of s, as p says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of t on n1 waits for the start of s, as p says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:p unmanaged
        note: t is only ordered with s (p): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of t waits until s has started (p).
        item: t cannot start, from  to undefined`,
      `s r
        s and r are tied directly: the start of r waits until s has started (o).
        facts: order:o
        note: In this transition no action of one waits for one of the other.
        note: They are only ordered: no colocation ties their places.
        item: s is left alone, from  to undefined
        item: r cannot start, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: s is not managed (is-managed=false or maintenance=true in its meta attributes); the start of r on n1 waits for the start of s, as o says; the start of t on n1 waits for the start of s, as p says.
          s is not managed (is-managed=false or maintenance=true in its meta attributes)
          the start of r on n1 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
          the start of t on n1 waits for the start of s, as p says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: unmanaged order:o order:p
        item: r cannot start, from  to undefined
        item: t cannot start, from  to undefined`,
      `r_start_0
        The start of r on n1 is blocked: the start of r on n1 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n1 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged
        note: It waits for nothing.`,
      `s_start_0
        The start of s is not needed.
        note: It waits for nothing.`,
    ],
  },
  {
    cause: "a clone that is disabled",
    cluster: { nodes: 2, resources: [clone("c", R, { "target-role": "Stopped" }), S], history: { n1: started("s") } },
    without: { resources: [clone("c", R), S] },
    then: { "r:0": "n1 Started" },
    asked: [
      `
        No resource changes; r is disabled.
        facts: disabled
        note: Unchanged on n1: s.
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
      `c
        The clone c runs nowhere: c is disabled (target-role=Stopped).
        facts: disabled instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
      `r:0
        r:0 runs nowhere: c is disabled (target-role=Stopped).
        facts: disabled disabled disabled instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `c n1
        c will not run on n1: c is disabled (target-role=Stopped).
        facts: disabled disabled disabled instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `r n1
        c will not run on n1: c is disabled (target-role=Stopped).
        facts: disabled disabled disabled instance-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `r:1 n2
        r:1 will not run on n2: c is disabled (target-role=Stopped).
        facts: disabled disabled disabled instance-limit not-interleaved
        item: r:1 stays stopped, from  to undefined`,
      `n1
        n1 is available, and s will run on it.
        item: s stays, from n1 to n1`,
      `n2
        n2 is available, and nothing will run on it: c is disabled (target-role=Stopped); s scores 0 on n2 as on n1, which comes first among equals.
          c is disabled (target-role=Stopped)
          s scores 0 on n2 as on n1, which comes first among equals
        facts: disabled`,
    ],
  },
  {
    cause: "members of a group that are in other hands",
    cluster: {
      nodes: 1,
      resources: group("g", [
        primitive("a", meta({ "is-managed": "false" })),
        primitive("b", meta({ "is-managed": "false" })),
        primitive("d"),
      ]),
      history: { n1: [started("a"), started("b")] },
    },
    asked: [
      `g
        Of the group g, a and b are left alone on n1; d starts on n1: a is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged unmanaged
        item: a is left alone, from n1 to n1
        item: b is left alone, from n1 to n1
        item: d starts, from  to n1`,
      `g n1
        a is left alone on n1: a is not managed (is-managed=false or maintenance=true in its meta attributes).
        facts: unmanaged
        item: a is left alone, from n1 to n1`,
      `d
        d starts on n1.
        item: d starts, from  to n1`,
      `n1
        n1 is available, and d will run on it, and a and b are left alone on it.
        item: a is left alone, from n1 to n1
        item: b is left alone, from n1 to n1
        item: d starts, from  to n1`,
      `
        d starts on n1; a and b are left alone.
        facts: unmanaged unmanaged
        item: a is left alone, from n1 to n1
        item: b is left alone, from n1 to n1
        item: d starts, from  to n1`,
    ],
  },
  {
    cause: "that six nodes are lost",
    cluster: {
      nodes: 7,
      options: FENCED,
      resources: [FENCING],
      constraints: location("F", "n7", "9", 'id="f"'),
      states: { n1: LOST, n2: LOST, n3: LOST, n4: LOST, n5: LOST, n6: LOST },
    },
    asked: [
      `
        n6, n5, n4, n3 and 2 others are to be fenced; F starts on n7: n6 is unclean: peer is no longer part of the cluster; n5 is unclean: peer is no longer part of the cluster; n4 is unclean: peer is no longer part of the cluster; and 2 more reasons.
          n6 is unclean: peer is no longer part of the cluster
          n5 is unclean: peer is no longer part of the cluster
          n4 is unclean: peer is no longer part of the cluster
          n3 is unclean: peer is no longer part of the cluster
          n2 is unclean: peer is no longer part of the cluster
        facts: node-unclean node-unclean node-unclean node-unclean node-unclean node-offline node-unclean node-offline node-offline node-offline node-offline node-offline
        item: n1 node, from  to undefined
        item: n2 node, from  to undefined
        item: n3 node, from  to undefined
        item: n4 node, from  to undefined
        item: n5 node, from  to undefined
        item: n6 node, from  to undefined
        item: F starts, from  to n7`,
      `n6
        n6 is to be fenced (reboot): peer is no longer part of the cluster.
        facts: node-unclean node-offline`,
      `F n1
        F will not run on n1, but on n7: n1 is offline and unclean (peer is no longer part of the cluster).
        facts: node-offline node-unclean location:f
        item: F starts, from  to n7`,
    ],
  },
  {
    cause: "that it fits nowhere, and one cannot be stopped",
    cluster: {
      nodes: 1,
      resources: [primitive("r"), S, T],
      constraints: [off("s", "n1"), off("t", "n1", "m")],
      history: { n1: [FAILED_STOP, started("s")] },
    },
    asked: [
      `
        s stops on n1; t runs nowhere; r is left alone on n1.
        facts: blocked operation-failed fencing-disabled location:l location:m
        item: r is left alone, from n1 to n1
        item: s stops, from n1 to undefined
        item: t stays stopped, from  to undefined`,
      `r
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled
        item: r is left alone, from n1 to n1`,
      `s
        s stops on n1: l keeps s off n1 (-INFINITY).
        facts: location:l
        item: s stops, from n1 to undefined`,
      `t
        t runs nowhere: m keeps t off n1 (-INFINITY).
        facts: location:m
        item: t stays stopped, from  to undefined`,
      `n1
        n1 is available, and r is left alone on it.
        facts: blocked operation-failed
        item: r is left alone, from n1 to n1
        item: s stops, from n1 to undefined`,
    ],
  },
]);
