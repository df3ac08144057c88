/** Where several resources move, or none has to: what is told of each is what moves it, and not what others do. */

import { describeCauses } from "../support/answers.js";
import { INF, LOST, monitored, off, on, R, S } from "../support/causes.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  order,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { history, operation, promoted, started } from "../support/history.js";

const BOTH = { n1: [started("r"), started("s")] };

describeCauses("what moves, beside others", [
  {
    cause: "two that go with it, through two colocations",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [
        colocation("s", "r", "50", 'id="k"'),
        colocation("s", "r", "20", 'id="j"'),
        location("s", "n2", "100", 'id="l"'),
      ],
      history: BOTH,
    },
    asked: [
      `r
        r moves from n1 to n2: s, which is tied to r (j), is better off on n2 by 1, since l prefers s on n2 (100); s, which is tied to r (k), is better off on n2 by 1.
          s, which is tied to r (j), is better off on n2 by 1
            l prefers s on n2 (100)
          s, which is tied to r (k), is better off on n2 by 1
            l prefers s on n2 (100)
        facts: colocation:j location:l colocation:k
        note: s prefers to run with r (k, score 50).
        note: s prefers to run with r (j, score 20).
        item: r moves, from n1 to n2`,
      `s
        s moves from n1 to n2: l prefers s on n2 (100); s prefers to run with r (k, score 50), which runs on n2; s prefers to run with r (j, score 20), which runs on n2.
          l prefers s on n2 (100)
          s prefers to run with r (k, score 50), which runs on n2
            s, which is tied to r (j), is better off on n2 by 1
              l prefers s on n2 (100)
            s, which is tied to r (k), is better off on n2 by 1
              l prefers s on n2 (100)
          s prefers to run with r (j, score 20), which runs on n2
            s, which is tied to r (j), is better off on n2 by 1
              l prefers s on n2 (100)
            s, which is tied to r (k), is better off on n2 by 1
              l prefers s on n2 (100)
        facts: location:l colocation:k colocation:j
        item: s moves, from n1 to n2`,
    ],
  },
  {
    cause: "one that it rather does not run with, which stays",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("r", "s", "-50", 'id="k"'), location("s", "n1", "100", 'id="l"')],
      history: BOTH,
    },
    asked: [
      `r
        r moves from n1 to n2: r rather does not run with s (k, score -50), which runs on n1.
        facts: colocation:k
        item: r moves, from n1 to n2`,
      `s
        s stays on n1: s scores 0 on n2, less than 100 on n1 (l 100).
        facts: location:l colocation:k
        note: It would move to n2 from a score of 101 there on, 101 more than now.
        note: r rather does not run with s (k, score -50).
        item: s stays, from n1 to n1`,
    ],
  },
  {
    cause: "that one that goes with it failed there, and on another node long ago",
    cluster: {
      nodes: 3,
      resources: [R, S],
      constraints: [colocation("s", "r", INF, 'id="k"')],
      history: {
        n1: [started("r"), history("s", operation("s", "start", { rc: 1, id: "s_last_failure_0" }))],
      },
      attributes: {
        n1: { "fail-count-s#start_0": INF },
        n3: { "fail-count-s#monitor_10000": "1" },
      },
    },
    asked: [
      `r
        r moves from n1 to n2: s must run with r (k), and s cannot run on n1, since s failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of s failed on n1 (exit code 1, Error occurred).
          s must run with r (k), and s cannot run on n1
            s failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of s failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: colocation:k fail-count operation-failed
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: s must run with r (k), and s cannot run on n1, since s failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of s failed on n1 (exit code 1, Error occurred).
          s must run with r (k), and s cannot run on n1
            s failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of s failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: colocation:k fail-count operation-failed
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "that one that must not run with it can be nowhere else",
    cluster: {
      nodes: 2,
      resources: [R, S],
      constraints: [colocation("s", "r", "-INFINITY", 'id="k"'), off("s", "n2", "l")],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: s must not run with r (k), and s has to leave n2, since l keeps s off n2 (-INFINITY).
          s must not run with r (k), and s has to leave n2
            l keeps s off n2 (-INFINITY)
        facts: colocation:k location:l
        item: r moves, from n1 to n2`,
      `r n1
        r does not stay on n1: r scores 0 on n1, less than INFINITY on n2 (preference of s through k INFINITY).
        facts: colocation:k
        note: s must not run with r (k).
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "a preference that is more than stickiness and another preference",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "resource-stickiness": "30" })),
      constraints: [on("n2", "40"), on("n1", "5", 'id="m"')],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: l prefers r on n2 (40), which is more than the 35 that hold it on n1 (m 5, stickiness 30).
        facts: location:l location:m
        item: r moves, from n1 to n2`,
    ],
  },
  {
    cause: "that it is to stop and start elsewhere, where it cannot start",
    cluster: {
      nodes: 2,
      resources: [R, primitive("s", meta({ "is-managed": "false" }))],
      constraints: [off("r", "n1"), order("s", "r", 'id="o" symmetrical="false"')],
      history: { n1: started("r") },
    },
    asked: [
      `r
        r stops on n1: the start of r on n2 waits for the start of s, as o says, since s is not managed (is-managed=false or maintenance=true in its meta attributes).
          the start of r on n2 waits for the start of s, as o says
            s is not managed (is-managed=false or maintenance=true in its meta attributes)
        facts: order:o unmanaged location:l
        note: r is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of r waits until s has started (o, not the other way round).
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "that it runs on two nodes, from one of which it must go",
    cluster: {
      nodes: 3,
      resources: R,
      constraints: off("r", "n1"),
      history: { n1: started("r"), n2: started("r") },
    },
    asked: [
      `r
        r moves from n1 to n2: r is active on n1 and n2 at once (multiple-active=stop_start); l keeps r off n1 (-INFINITY).
          r is active on n1 and n2 at once (multiple-active=stop_start)
          l keeps r off n1 (-INFINITY)
        facts: multiple-active location:l
        item: r moves, from n1,n2 to n2`,
      `r n1
        r does not stay on n1: r is active on n1 and n2 at once (multiple-active=stop_start); l keeps r off n1 (-INFINITY).
          r is active on n1 and n2 at once (multiple-active=stop_start)
          l keeps r off n1 (-INFINITY)
        facts: multiple-active location:l
        item: r moves, from n1,n2 to n2`,
      `r n3
        r will not run on n3, but on n2: r scores 0 on n3 as on n2, which comes first among equals.
        facts: multiple-active location:l
        item: r moves, from n1,n2 to n2`,
    ],
  },
  {
    cause: "that it runs on two nodes, and is disabled",
    cluster: {
      nodes: 3,
      resources: primitive("r", meta({ "target-role": "Stopped" })),
      history: { n1: started("r"), n2: started("r") },
    },
    asked: [
      `r
        r stops on n1 and n2: r is active on n1 and n2 at once (multiple-active=stop_start); r is disabled (target-role=Stopped).
          r is active on n1 and n2 at once (multiple-active=stop_start)
          r is disabled (target-role=Stopped)
        facts: multiple-active disabled
        item: r stops, from n1,n2 to undefined`,
    ],
  },
  {
    cause: "a demotion after a failure",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", monitored('on-fail="demote" role="Promoted"'), STATEFUL), {
        promotable: "true",
      }),
      history: {
        n1: history(
          "r",
          [
            operation("r", "start"),
            operation("r", "promote", { call: 2 }),
            operation("r", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 8 }),
          ],
          STATEFUL,
        ),
        n2: started("r", STATEFUL),
      },
      attributes: { n2: { "master-r": "10" } },
    },
    asked: [
      `c
        The clone c is demoted on n1 and is promoted on n2: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote); r has no promotion score on n1: its agent has not set one (crm_attribute --promotion); its promotion score there is 10.
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=demote)
          r has no promotion score on n1: its agent has not set one (crm_attribute --promotion)
          its promotion score there is 10
        facts: operation-failed instance-limit promotion-limit not-interleaved
        item: r:0 demotes, from n1 to n1
        item: r:1 promotes, from n2 to n2`,
    ],
  },
  {
    cause: "a demotion that waits for one that is not managed",
    cluster: {
      nodes: 2,
      resources: [
        clone("c", primitive("r", "", STATEFUL), { promotable: "true" }),
        primitive("s", meta({ "is-managed": "false" })),
      ],
      constraints: [
        `<rsc_order id="o" first="c" then="s" first-action="promote" then-action="start"/>`,
        `<rsc_location id="l" rsc="c" role="Promoted" node="n1" score="-INFINITY"/>`,
      ],
      history: { n1: [promoted("r"), started("s")], n2: started("r", STATEFUL) },
    },
    asked: [
      `c
        The clone c is demoted on n1 and stays on n2 as unpromoted, and none is promoted: l keeps c from the role Promoted on n1 (-INFINITY); r has no promotion score on n2: its agent has not set one (crm_attribute --promotion).
          l keeps c from the role Promoted on n1 (-INFINITY)
          r has no promotion score on n2: its agent has not set one (crm_attribute --promotion)
        facts: location:l instance-limit promotion-limit not-interleaved order:o
        note: c is only ordered with s (o): no colocation ties the places of the two, so they may run on different nodes.
        note: The start of s waits until c is promoted (o).
        item: r:0 demotes, from n1 to n1
        item: r:1 stays, from n2 to n2`,
    ],
  },
  {
    cause: "a connection that is lost, with what runs behind it",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, primitive("q", "", REMOTE), R],
      history: {
        n1: history(
          "q",
          [operation("q", "start", {}), operation("q", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 })],
          REMOTE,
        ),
        q: started("r"),
      },
    },
    asked: [
      `q
        q is recovered on n1: the monitor of q failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote).
        facts: operation-failed node-unclean
        note: q is to be fenced (reboot): remote connection is unrecoverable; r is thought to be active there.
        item: q recovers, from n1 to n1`,
      `r
        r moves from q to n1: q is offline and unclean (remote connection is unrecoverable; r is thought to be active there), since the monitor of q failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote).
          q is offline and unclean (remote connection is unrecoverable; r is thought to be active there)
            the monitor of q failed on n1 (exit code 1, Error occurred; handled as on-fail=reset-remote)
        facts: node-offline node-unclean node-unclean operation-failed
        item: r moves, from q to n1`,
    ],
  },
  {
    cause: "a migration that was cut off",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "allow-migrate": "true" })),
      history: {
        n1: history("r", [
          operation("r", "start"),
          operation("r", "migrate_to", { call: 2, more: 'migrate_source="n1" migrate_target="n2"' }),
        ]),
        n2: history(
          "r",
          operation("r", "migrate_from", { rc: 1, call: 1, more: 'migrate_source="n1" migrate_target="n2"' }),
        ),
      },
    },
    asked: [
      `r
        r is recovered on n2: r is active on n2 and n1 at once (multiple-active=stop_start); the migrate from of r failed on n2 (exit code 1, Error occurred).
          r is active on n2 and n1 at once (multiple-active=stop_start)
          the migrate from of r failed on n2 (exit code 1, Error occurred)
        facts: multiple-active operation-failed
        item: r recovers, from n2,n1 to n2`,
    ],
  },
  {
    cause: "a member of a group that is recovered with its node",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, group("g", [R, S])],
      states: { n1: LOST },
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `g
        The group g moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there; and more).
        facts: node-offline node-unclean node-unclean node-unclean
        item: r moves, from n1 to n2
        item: s moves, from n1 to n2`,
      `s
        s moves from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; r is thought to be active there; and more).
        facts: node-offline node-unclean node-unclean node-unclean
        item: s moves, from n1 to n2`,
    ],
  },
]);
