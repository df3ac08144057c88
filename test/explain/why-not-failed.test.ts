/** What failed, or runs where it should not: why a resource does not stay there. */

import { describeCauses } from "../support/answers.js";
import {
  COUNTED,
  FAILED_MONITOR,
  FAILED_STOP,
  FENCES,
  failedStart,
  monitored,
  R,
  ticket,
  tickets,
} from "../support/causes.js";
import { FENCED, FENCING, meta, primitive } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

describeCauses("what failed, or runs twice", [
  {
    cause: "standby after a failure",
    cluster: {
      nodes: 2,
      resources: primitive("r", monitored('on-fail="standby"')),
      history: {
        n1: FAILED_MONITOR,
      },
    },
    without: { history: { n1: started("r") } },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: n1 is in standby after a failure (on-fail=standby), since the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby).
          n1 is in standby after a failure (on-fail=standby)
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
        facts: node-standby operation-failed
        item: r recovers, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby); n1 is in standby after a failure (on-fail=standby).
          the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
          n1 is in standby after a failure (on-fail=standby)
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
        facts: operation-failed node-standby
        item: r recovers, from n1 to n2`,
      `n1
        n1 is in standby after a failure (on-fail=standby), and nothing will run on it: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby).
          n1 is in standby after a failure (on-fail=standby)
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=standby)
        facts: node-standby operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "failures, counted",
    cluster: { nodes: 2, resources: R, history: { n1: failedStart(1) }, attributes: { n1: COUNTED } },
    without: { attributes: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes +actions
        r does not stay on n1: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY, since the start of r failed on n1 (exit code 1, Error occurred), because a start that failed once is not tried there again (start-failure-is-fatal=true).
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2
        r on n1, active: -1000000 fail count -1000000: r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
        r on n2*: 0: chosen
        r_stop_0 on n1 done`,
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 1, Error occurred); r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY.
          the start of r failed on n1 (exit code 1, Error occurred)
          r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY
            the start of r failed on n1 (exit code 1, Error occurred)
              a start that failed once is not tried there again (start-failure-is-fatal=true)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "as many failures as are allowed",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "migration-threshold": "2" })),
      history: {
        n1: history("r", [
          operation("r", "start"),
          operation("r", "monitor", { interval: 10_000, rc: 7, call: 3, expected: 0, id: "r_last_failure_0" }),
        ]),
      },
      attributes: { n1: { "fail-count-r#monitor_10000": "2", "last-failure-r#monitor_10000": "1699999000" } },
    },
    without: {
      attributes: { n1: { "fail-count-r#monitor_10000": "1", "last-failure-r#monitor_10000": "1699999000" } },
    },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: r failed 2 times on n1, which reaches migration-threshold=2, since the monitor of r failed on n1 (exit code 7, Not running).
          r failed 2 times on n1, which reaches migration-threshold=2
            the monitor of r failed on n1 (exit code 7, Not running)
        facts: fail-count operation-failed
        item: r recovers, from n1 to n2`,
      `r
        r is recovered, moving from n1 to n2: the monitor of r failed on n1 (exit code 7, Not running); r failed 2 times on n1, which reaches migration-threshold=2.
          the monitor of r failed on n1 (exit code 7, Not running)
          r failed 2 times on n1, which reaches migration-threshold=2
            the monitor of r failed on n1 (exit code 7, Not running)
        facts: operation-failed fail-count
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "that its agent is not installed there",
    cluster: { nodes: 2, resources: R, history: { n1: failedStart(5) } },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r does not stay on n1: the start of r failed on n1 (exit code 5, Not installed).
        facts: operation-failed
        item: r recovers, from n1 to n2
        r on n1, active: -1000000 failure -1000000: the start of r failed on n1 (exit code 5, Not installed)
        r on n2*: 0: chosen`,
      `r
        r is recovered, moving from n1 to n2: the start of r failed on n1 (exit code 5, Not installed).
        facts: operation-failed
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "that it is not configured, anywhere",
    cluster: { nodes: 2, resources: R, history: { n1: failedStart(6) } },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n2
        r will not run on n2: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined`,
      `r +nodes
        r stops on n1: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined
        r on n1, active: -1000000 failure -1000000: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node
        r on n2: -1000000 failure -1000000: the start of r failed on n1 (exit code 6, Not configured), which keeps it off every node`,
    ],
  },
  {
    cause: "that its agent is installed nowhere",
    cluster: { nodes: 2, resources: R, history: { n1: failedStart(5), n2: failedStart(5) } },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r does not stay on n1: r is active on n1 and n2 at once (multiple-active=stop_start); the start of r failed on n1 (exit code 5, Not installed).
          r is active on n1 and n2 at once (multiple-active=stop_start)
          the start of r failed on n1 (exit code 5, Not installed)
        facts: multiple-active operation-failed operation-failed
        item: r stops, from n1,n2 to undefined`,
      `r n2
        r does not stay on n2: r is active on n1 and n2 at once (multiple-active=stop_start); the start of r failed on n2 (exit code 5, Not installed).
          r is active on n1 and n2 at once (multiple-active=stop_start)
          the start of r failed on n2 (exit code 5, Not installed)
        facts: multiple-active operation-failed operation-failed
        item: r stops, from n1,n2 to undefined`,
    ],
  },
  {
    cause: "a probe that refuses",
    cluster: {
      nodes: 2,
      resources: R,
      history: { n1: history("r", operation("r", "monitor", { rc: 5, id: "r_last_0" })) },
    },
    without: { history: {} },
    then: { r: "n1 Started" },
    asked: [
      `r n1
        r will not run on n1, but on n2: the probe of r on n1 says that it cannot run there (exit code 5, Not installed).
        facts: probe-refused
        item: r starts, from  to n2`,
    ],
  },
  {
    cause: "that it runs twice, and is to be stopped then",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "multiple-active": "stop_only" })),
      history: { n1: started("r"), n2: started("r") },
    },
    without: { history: { n1: started("r") } },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r does not stay on n1: r is active on n1 and n2 at once (multiple-active=stop_only).
        facts: multiple-active
        item: r stops, from n1,n2 to undefined
        r on n1, active: -1000000 multiple active -1000000: r is active on n1 and n2 at once (multiple-active=stop_only)
        r on n2, active: -1000000 multiple active -1000000: r is active on n1 and n2 at once (multiple-active=stop_only)`,
      `r +actions
        r stops on n1 and n2: r is active on n1 and n2 at once (multiple-active=stop_only).
        facts: multiple-active
        item: r stops, from n1,n2 to undefined
        r_stop_0 on n1 done (node availability)
        r_stop_0 on n2 done (node availability)`,
    ],
  },
  {
    cause: "that it runs twice, and is to be started once",
    cluster: { nodes: 2, resources: R, history: { n1: started("r"), n2: started("r") } },
    asked: [
      `r n1
        r restarts on n1: r is active on n1 and n2 at once (multiple-active=stop_start).
        facts: multiple-active
        item: r restarts, from n1,n2 to n1`,
      `r n2 +nodes
        r does not stay on n2: r is active on n1 and n2 at once (multiple-active=stop_start); r scores 0 on n2 as on n1, which comes first among equals.
          r is active on n1 and n2 at once (multiple-active=stop_start)
          r scores 0 on n2 as on n1, which comes first among equals
        facts: multiple-active
        item: r restarts, from n1,n2 to n1
        r on n1*, active: 0: chosen
        r on n2, active: 0: available`,
      `r +actions
        r restarts on n1: r is active on n1 and n2 at once (multiple-active=stop_start).
        facts: multiple-active
        item: r restarts, from n1,n2 to n1
        r_stop_0 on n1 done
        r_stop_0 on n2 done
        r_start_0 on n1 done after r_stop_0 on n1, after r_stop_0 on n2`,
    ],
  },
  {
    cause: "a failed stop, for which the node is fenced",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R],
      constraints: FENCES,
      history: {
        n1: FAILED_STOP,
      },
    },
    without: { history: { n1: started("r") } },
    then: { r: "n1 Started" },
    asked: [
      `r n1 +nodes
        r does not stay on n1: n1 is unclean (r failed there), since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: r recovers, from n1 to n2
        r on n1, active, unavailable: -1000000 failure -1000000: n1 is unclean (r failed there)
        r on n2*: 0: chosen`,
      `r +actions
        r is recovered, moving from n1 to n2: the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence); n1 is unclean (r failed there).
          the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
          n1 is unclean (r failed there)
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: operation-failed node-unclean
        item: r recovers, from n1 to n2
        r_monitor_0 on n2 done
        r_stop_0 on n1 done after stonith-n1-reboot on n1
        r_start_0 on n2 done after stonith-n1-reboot on n1, after r_monitor_0 on n2, after r_stop_0 on n1`,
      `n1
        n1 is to be fenced (reboot): r failed there, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          r failed there
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: r recovers, from n1 to n2`,
      `
        n1 is to be fenced; F and r change: n1 is unclean: r failed there, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence).
          n1 is unclean: r failed there
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=fence)
        facts: node-unclean operation-failed
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r recovers, from n1 to n2`,
    ],
  },
  {
    cause: "a ticket that was lost, for which the node is fenced",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, R],
      constraints: [FENCES, ticket("fence")],
      tickets: tickets('granted="false" last-granted="1"'),
      history: { n1: started("r") },
    },
    without: { tickets: tickets('granted="true" last-granted="1"') },
    then: { r: "n1 Started" },
    asked: [
      `r
        r stops on n1: n1 is unclean (deadman ticket was lost), since r needs the ticket T (t), which is not granted (loss-policy=fence); r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean (deadman ticket was lost)
            r needs the ticket T (t), which is not granted (loss-policy=fence)
          r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `n1
        n1 is to be fenced (reboot): deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: r stops, from n1 to undefined`,
      `
        n1 is to be fenced; F and r change: n1 is unclean: deadman ticket was lost, since r needs the ticket T (t), which is not granted (loss-policy=fence).
          n1 is unclean: deadman ticket was lost
            r needs the ticket T (t), which is not granted (loss-policy=fence)
        facts: node-unclean ticket:t
        item: n1 node, from  to undefined
        item: F starts, from  to n2
        item: r stops, from n1 to undefined`,
    ],
  },
]);
