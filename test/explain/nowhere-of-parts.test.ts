/** What runs nowhere, and what is tied to that: groups, clones, and what has to be with them. */

import { describeCauses } from "../support/answers.js";
import { COUNTED, failedStart, off, on, R, S, T } from "../support/causes.js";
import { clone, colocation, group, meta, primitive, STATEFUL } from "../support/elements.js";
import { GONE, history, operation } from "../support/history.js";

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
]);
