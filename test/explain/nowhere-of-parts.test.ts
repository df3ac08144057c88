/** What runs nowhere, and what is tied to that: groups, clones, and what has to be with them. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, failedStart, off, on, R, S, T } from "../support/causes.js";
import { clone, colocation, FENCED, FENCING, group, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";

describeCauses("why what a resource must run with is nowhere", [
  {
    cause: "a group of which a member is disabled",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, primitive("s", meta({ "target-role": "Stopped" }))]), T],
      constraints: colocation("t", "g", "INFINITY", 'id="k"'),
    },
    without: { resources: [group("g", [R, S]), T] },
    then: { t: "n1 Started" },
    asked: [
      `t
        t runs nowhere: t must run with g (k), of which s runs nowhere, since s is disabled (target-role=Stopped).
          t must run with g (k), of which s runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: t stays stopped, from  to undefined`,
      `t n1
        t will not run on n1: t must run with g (k), of which s runs nowhere, since s is disabled (target-role=Stopped).
          t must run with g (k), of which s runs nowhere
            s is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: t stays stopped, from  to undefined`,
      `g
        Of the group g, r starts on n1; s runs nowhere: s is disabled (target-role=Stopped).
        facts: disabled colocation:k
        note: t must run with g (k).
        item: r starts, from  to n1
        item: s stays stopped, from  to undefined`,
      `r
        r starts on n1.
        facts: colocation:k
        note: t must run with g (k).
        item: r starts, from  to n1`,
      `s
        s runs nowhere: s is disabled (target-role=Stopped).
        facts: disabled colocation:k
        note: t must run with g (k).
        item: s stays stopped, from  to undefined`,
      `g t
        g and t are tied directly: t must run with g (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: r starts, from  to n1
        item: s stays stopped, from  to undefined
        item: t stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a group of which the first member is disabled",
    cluster: {
      nodes: 2,
      resources: [group("g", [primitive("r", meta({ "target-role": "Stopped" })), S]), T],
      constraints: colocation("t", "g", "INFINITY", 'id="k"'),
    },
    without: { resources: [group("g", [R, S]), T] },
    then: { t: "n1 Started" },
    asked: [
      `t
        t runs nowhere: t must run with g (k), which runs nowhere, since r is disabled (target-role=Stopped).
          t must run with g (k), which runs nowhere
            r is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: t stays stopped, from  to undefined`,
      `t n2
        t will not run on n2: t must run with g (k), which runs nowhere, since r is disabled (target-role=Stopped).
          t must run with g (k), which runs nowhere
            r is disabled (target-role=Stopped)
        facts: colocation:k disabled
        item: t stays stopped, from  to undefined`,
      `g
        The group g runs nowhere: r is disabled (target-role=Stopped).
        facts: disabled colocation:k
        note: t must run with g (k).
        item: r stays stopped, from  to undefined
        item: s stays stopped, from  to undefined`,
      `s
        s runs nowhere: s runs where r does, both being members of the group g, and r runs nowhere, since r is disabled (target-role=Stopped).
          s runs where r does, both being members of the group g, and r runs nowhere
            r is disabled (target-role=Stopped)
        facts: disabled colocation:k
        note: t must run with g (k).
        item: s stays stopped, from  to undefined`,
      `s n1
        s will not run on n1: s runs where r does, both being members of the group g, and r runs nowhere, since r is disabled (target-role=Stopped).
          s runs where r does, both being members of the group g, and r runs nowhere
            r is disabled (target-role=Stopped)
        facts: disabled colocation:k
        note: t must run with g (k).
        item: s stays stopped, from  to undefined`,
      `g n1
        g will not run on n1: r is disabled (target-role=Stopped).
        facts: disabled colocation:k
        note: t must run with g (k).
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a group of which a member may be nowhere",
    cluster: {
      nodes: 2,
      resources: [group("g", [R, S]), T],
      constraints: [colocation("t", "g", "INFINITY", 'id="k"'), off("s", "n1"), off("s", "n2", "m")],
    },
    without: { constraints: colocation("t", "g", "INFINITY", 'id="k"') },
    asked: [
      `t
        t runs nowhere: t must run with g (k), of which s runs nowhere, since l keeps s off n1 (-INFINITY).
          t must run with g (k), of which s runs nowhere
            l keeps s off n1 (-INFINITY)
            m keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: t stays stopped, from  to undefined`,
      `g
        Of the group g, r starts on n1; s runs nowhere: l keeps s off n1 (-INFINITY); m keeps s off n2 (-INFINITY).
          l keeps s off n1 (-INFINITY)
          m keeps s off n2 (-INFINITY)
        facts: location:l location:m colocation:k
        note: t must run with g (k).
        item: r starts, from  to n1
        item: s stays stopped, from  to undefined`,
      `s
        s runs nowhere: l keeps s off n1 (-INFINITY); m keeps s off n2 (-INFINITY).
          l keeps s off n1 (-INFINITY)
          m keeps s off n2 (-INFINITY)
        facts: location:l location:m colocation:k
        note: t must run with g (k).
        item: s stays stopped, from  to undefined`,
      `r
        r starts on n1.
        facts: colocation:k
        note: t must run with g (k).
        item: r starts, from  to n1`,
      `t n1
        t will not run on n1: t must run with g (k), of which s runs nowhere, since l keeps s off n1 (-INFINITY).
          t must run with g (k), of which s runs nowhere
            l keeps s off n1 (-INFINITY)
            m keeps s off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: t stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a clone that may be nowhere",
    cluster: {
      nodes: 2,
      resources: [clone("c", R), T],
      constraints: [colocation("t", "c", "INFINITY", 'id="k"'), off("c", "n1"), off("c", "n2", "m")],
    },
    without: { constraints: colocation("t", "c", "INFINITY", 'id="k"') },
    then: { t: "n1 Started" },
    asked: [
      `t
        t runs nowhere: t must run with c (k), which runs nowhere, since l keeps c off n1 (-INFINITY).
          t must run with c (k), which runs nowhere
            l keeps c off n1 (-INFINITY)
            m keeps c off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: t stays stopped, from  to undefined`,
      `t n1
        t will not run on n1: t must run with c (k), which runs nowhere, since l keeps c off n1 (-INFINITY).
          t must run with c (k), which runs nowhere
            l keeps c off n1 (-INFINITY)
            m keeps c off n2 (-INFINITY)
        facts: colocation:k location:l location:m
        item: t stays stopped, from  to undefined`,
      `c
        The clone c runs nowhere: l keeps c off n1 (-INFINITY); m keeps c off n2 (-INFINITY).
          l keeps c off n1 (-INFINITY)
          m keeps c off n2 (-INFINITY)
        facts: location:l location:m instance-limit not-interleaved colocation:k
        note: t must run with c (k).
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
      `t c
        t and c are tied directly: t must run with c (k).
        facts: colocation:k
        note: In this transition no action of one waits for one of the other.
        item: t stays stopped, from  to undefined
        item: r:0 stays stopped, from  to undefined
        item: r:1 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that only named nodes are allowed, of which one is named and banned",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, constraints: off("r", "n1") },
    without: { constraints: on("n1", "0") },
    then: { r: "n1 Started" },
    asked: [
      `r
        r runs nowhere: l keeps r off n1 (-INFINITY); no location constraint allows r on n2, and resources run only where a location constraint allows them (symmetric-cluster=false).
          l keeps r off n1 (-INFINITY)
          no location constraint allows r on n2, and resources run only where a location constraint allows them (symmetric-cluster=false)
        facts: location:l opt-in-cluster
        item: r stays stopped, from  to undefined`,
      `r n1
        r will not run on n1: l keeps r off n1 (-INFINITY).
        facts: location:l
        item: r stays stopped, from  to undefined`,
      `r n2
        r will not run on n2: no location constraint allows r on n2, and resources run only where a location constraint allows them (symmetric-cluster=false).
        facts: opt-in-cluster location:l
        item: r stays stopped, from  to undefined`,
      `n1
        n1 is available, and nothing will run on it: l keeps r off n1 (-INFINITY).
        facts: location:l`,
      `
        No resource changes; r runs nowhere: l keeps r off n1 (-INFINITY); no location constraint allows r on n2, and resources run only where a location constraint allows them (symmetric-cluster=false).
          l keeps r off n1 (-INFINITY)
          no location constraint allows r on n2, and resources run only where a location constraint allows them (symmetric-cluster=false)
        facts: location:l opt-in-cluster
        item: r stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "that instances are not to be promoted, and run nowhere",
    cluster: {
      nodes: 1,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "target-role": "Unpromoted" }),
      states: { n1: GONE },
    },
    asked: [
      `c
        The clone c runs nowhere: n1 is offline.
        facts: node-offline disabled instance-limit promotion-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `r:0
        r:0 runs nowhere: n1 is offline.
        facts: node-offline disabled disabled instance-limit promotion-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `c n1
        c will not run on n1: n1 is offline.
        facts: node-offline disabled disabled instance-limit promotion-limit not-interleaved
        item: r:0 stays stopped, from  to undefined`,
      `
        n1 is not available; no resource changes; r runs nowhere: n1 is offline.
        facts: node-offline
        item: n1 node, from  to undefined
        item: r:0 stays stopped, from  to undefined`,
    ],
  },
  {
    cause: "a fail count on two nodes, of one and of another member",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S]),
      attributes: { n1: COUNTED, n2: { "fail-count-s#start_0": "INFINITY", "last-failure-s#start_0": "1699999000" } },
      history: {
        n1: failedStart(1),
        n2: history("s", operation("s", "start", { rc: 5, id: "s_last_failure_0", time: 1_699_999_000 })),
      },
    },
    without: { attributes: {}, history: {} },
    then: { r: "n1 Started" },
    asked: [
      `g
        Of the group g, r is recovered, moving from n1 to n2; s stops on n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count operation-failed
        item: r recovers, from n1 to n2
        item: s stops, from n2 to undefined`,
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
      `r n1
        r does not stay on n1: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, since the start of r failed on n1 (exit code 1, Error occurred), because a start that failed once is not tried there again (start-failure-is-fatal=true).
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2`,
      `r n2
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
      `s n1
        s will not run on n1: s runs where r does, both being members of the group g, and r runs on n2, since r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, because the start of r failed on n1 (exit code 1, Error occurred).
          s runs where r does, both being members of the group g, and r runs on n2
            r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of r failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: fail-count operation-failed operation-failed fail-count
        item: s stops, from n2 to undefined`,
      `s n2
        s does not stay on n2: the start of s failed on n2 (exit code 5, Not installed).
        facts: operation-failed fail-count
        item: s stops, from n2 to undefined`,
      `s
        s stops on n2: s runs where r does, both being members of the group g, and r runs on n2, since r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY; the start of s failed on n2 (exit code 5, Not installed).
          s runs where r does, both being members of the group g, and r runs on n2
            r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
              the start of r failed on n1 (exit code 1, Error occurred)
                a start that failed once is not tried there again (start-failure-is-fatal=true)
          the start of s failed on n2 (exit code 5, Not installed)
        facts: fail-count operation-failed operation-failed fail-count
        item: s stops, from n2 to undefined`,
      `
        r and s change.
        facts: operation-failed fail-count operation-failed
        item: r recovers, from n1 to n2
        item: s stops, from n2 to undefined`,
    ],
  },
  {
    cause: "bans and preferences of several nodes",
    cluster: {
      nodes: 4,
      resources: [R, S],
      constraints: [
        off("r", "n1"),
        on("n2", "-7", 'id="m"'),
        on("n3", "5", 'id="o"'),
        off("s", "n3", "p"),
        location("s", "n1", "3", 'id="q"'),
      ],
    },
    without: { constraints: [on("n2", "-7", 'id="m"'), on("n1", "9", 'id="o"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r starts on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3
        r on n1: -1000000 location -1000000: l keeps r off n1 (-INFINITY)
        r on n2: -7 location -7: m rather keeps r off n2 (-7)
        r on n3*: 5 location 5: chosen (o 5)
        r on n4: 0: available`,
      `r n1
        r will not run on n1, but on n3: l keeps r off n1 (-INFINITY).
        facts: location:l location:m location:o
        item: r starts, from  to n3`,
      `r n2
        r will not run on n2, but on n3: m rather keeps r off n2 (-7).
        facts: location:m location:l location:o
        item: r starts, from  to n3`,
      `r n3
        r starts on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3`,
      `r n4
        r will not run on n4, but on n3: r scores 0 on n4, less than 5 on n3 (o 5).
        facts: location:o location:l location:m
        item: r starts, from  to n3`,
      `s n3
        s will not run on n3, but on n1: p keeps s off n3 (-INFINITY).
        facts: location:p location:q
        item: s starts, from  to n1`,
      `s +nodes
        s starts on n1: s scores 3 on n1 (q 3), on the other nodes at most 0.
        facts: location:q location:p
        item: s starts, from  to n1
        s on n1*: 3 location 3: chosen (q 3)
        s on n2: 0: available
        s on n3: -1000000 location -1000000: p keeps s off n3 (-INFINITY)
        s on n4: 0: available`,
      `n3
        n3 is available, and r will run on it.
        item: r starts, from  to n3`,
      `n4
        n4 is available, and nothing will run on it: r scores 0 on n4, less than 5 on n3 (o 5); s scores 0 on n4, less than 3 on n1 (q 3).
          r scores 0 on n4, less than 5 on n3 (o 5)
          s scores 0 on n4, less than 3 on n1 (q 3)
        facts: location:o location:q`,
    ],
  },
  {
    cause: "exclusive discovery on some nodes, beside other locations",
    cluster: {
      nodes: 3,
      resources: R,
      constraints: [
        location("r", "n2", "0", 'id="l" resource-discovery="exclusive"'),
        on("n1", "50", 'id="m"'),
        on("n3", "-2", 'id="o"'),
      ],
    },
    without: { constraints: [on("n1", "50", 'id="m"'), on("n3", "-2", 'id="o"')] },
    then: { r: "n1 Started" },
    asked: [
      `r +nodes
        r starts on n2: no other node can have r, since r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
          no other node can have r
            r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        facts: location:l location:m location:o
        item: r starts, from  to n2
        r on n1: -1000000 location 50, exclusive discovery -1000000: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        r on n2*: 0: chosen
        r on n3: -1000000 location -2, exclusive discovery -1000000: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)`,
      `r n1
        r will not run on n1, but on n2: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
      `r n3
        r will not run on n3, but on n2: r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2).
          no other node can have r
            r can only be on nodes that its locations with resource-discovery=exclusive name (l: n2)
        facts: location:l location:m location:o
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "health of a node on which other things are known too",
    cluster: {
      nodes: 2,
      options: { "node-health-strategy": "migrate-on-red" },
      resources: R,
      attributes: { n1: { "#health-disk": "red", "#health-cpu": "green", standby: "off" } },
    },
    without: { options: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy
        item: r starts, from  to n2`,
      `r
        r starts on n2: no other node can have r, since n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
          no other node can have r
            n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red)
        facts: node-unhealthy
        item: r starts, from  to n2`,
      `n1
        n1 is available, and nothing will run on it: n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
        facts: node-unhealthy`,
      `r n2
        r starts on n2: no other node can have r, since n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red).
          no other node can have r
            n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red)
        facts: node-unhealthy
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "two tickets, of which one is lost",
    cluster: {
      nodes: 1,
      options: FENCED,
      resources: [FENCING, R, S],
      constraints: [
        `<rsc_ticket id="t" rsc="r" ticket="T" loss-policy="fence"/>`,
        `<rsc_ticket id="u" rsc="s" ticket="U" loss-policy="stop"/>`,
        `<rsc_ticket id="v" rsc="s" ticket="V" loss-policy="fence"/>`,
      ],
      tickets:
        '<tickets><ticket_state id="T" granted="false"/><ticket_state id="U" granted="true"/><ticket_state id="V" granted="true"/></tickets>',
      history: { n1: [started("r"), started("s")] },
    },
    asked: [
      `n1
        n1 is to be fenced (reboot): deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined`,
      `r
        r stops on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `s
        s stops on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t ticket:u ticket:v
        item: s stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `
        n1 is to be fenced; r and s change; F runs nowhere: n1 is unclean: deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean: deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: n1 node, from  to undefined
        item: F stays stopped, from  to undefined
        item: r stops, from n1 to undefined
        item: s stops, from n1 to undefined`,
    ],
  },
]);
