/** What failed, blocks, or is beyond reach: what the cluster does about it. */

import { describeCauses } from "../support/answers.js";
import { FAILED_MONITOR, FAILED_STOP, monitored, on, R, S, ticket, tickets } from "../support/causes.js";
import { meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";

describeCauses("what the cluster does about failures", [
  {
    cause: "a failed stop where nothing can be fenced",
    cluster: { nodes: 2, resources: [R, S], history: { n1: FAILED_STOP }, constraints: on("n2", "5") },
    without: { history: { n1: started("r") } },
    then: { r: "n2 Started" },
    asked: [
      `r +nodes +actions
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled location:l
        item: r is left alone, from n1 to n1
        r on n1, active: -1000000 failure -1000000: it stays there, since it is left alone
        r on n2: 5 location 5: available (l 5)
        r_monitor_0 on n2 done`,
      `r n1
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled location:l
        item: r is left alone, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because fencing is disabled (fencing-enabled=false).
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the stop of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              fencing is disabled (fencing-enabled=false)
        facts: blocked operation-failed fencing-disabled location:l
        item: r is left alone, from n1 to n1`,
      `n1
        n1 is available, and r is left alone on it.
        facts: blocked operation-failed
        item: r is left alone, from n1 to n1`,
      `
        s starts on n2; r is left alone on n1.
        facts: blocked operation-failed fencing-disabled
        item: r is left alone, from n1 to n1
        item: s starts, from  to n2`,
    ],
  },
  {
    cause: "on-fail=block",
    cluster: {
      nodes: 2,
      resources: primitive("r", monitored('on-fail="block"')),
      history: { n1: FAILED_MONITOR },
      constraints: on("n2", "5"),
    },
    without: { history: { n1: started("r") } },
    then: { r: "n2 Started" },
    asked: [
      `r
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because the monitor has on-fail=block.
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              the monitor has on-fail=block
        facts: blocked operation-failed location:l
        item: r is left alone, from n1 to n1`,
      `r n1
        r is left alone on n1: r is blocked on n1: after a failed operation it is left alone until somebody cleans up, since the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block), because the monitor has on-fail=block.
          r is blocked on n1: after a failed operation it is left alone until somebody cleans up
            the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)
              the monitor has on-fail=block
        facts: blocked operation-failed location:l
        item: r is left alone, from n1 to n1`,
    ],
  },
  {
    cause: "on-fail=ignore",
    cluster: { nodes: 1, resources: primitive("r", monitored('on-fail="ignore"')), history: { n1: FAILED_MONITOR } },
    asked: [
      `r +actions
        r stays on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=ignore).
        facts: operation-failed
        item: r stays, from n1 to n1`,
      `r n1
        r stays on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=ignore).
        facts: operation-failed
        item: r stays, from n1 to n1`,
      `
        No resource changes.
        note: Unchanged on n1: r.`,
    ],
  },
  {
    cause: "on-fail=stop",
    cluster: { nodes: 2, resources: primitive("r", monitored('on-fail="stop"')), history: { n1: FAILED_MONITOR } },
    without: { history: { n1: started("r") } },
    then: { r: "n1 Started" },
    asked: [
      `r
        r stops on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=stop), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined`,
      `r n1
        r does not stay on n1: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=stop), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined`,
      `r n2
        r will not run on n2: the monitor of r failed on n1 (exit code 1, Error occurred; handled as on-fail=stop), which keeps it off every node.
        facts: operation-failed
        item: r stops, from n1 to undefined`,
    ],
  },
  {
    cause: "a failed monitor",
    cluster: { nodes: 2, resources: R, history: { n1: FAILED_MONITOR } },
    asked: [
      `r +actions
        r is recovered on n1: the monitor of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r recovers, from n1 to n1
        r_monitor_10000 on n1 done after r_stop_0 on n1
        r_stop_0 on n1 done
        r_monitor_0 on n2 done
        r_start_0 on n1 done after r_stop_0 on n1, after r_monitor_0 on n2`,
      `r n1
        r is recovered on n1: the monitor of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r recovers, from n1 to n1`,
      `n1
        n1 is available, and r will run on it.
        facts: operation-failed
        item: r recovers, from n1 to n1`,
      `
        r is recovered on n1: the monitor of r failed on n1 (exit code 1, Error occurred).
        facts: operation-failed
        item: r recovers, from n1 to n1`,
    ],
  },
  {
    cause: "that it runs twice, and is to be blocked then",
    cluster: {
      nodes: 2,
      resources: primitive("r", meta({ "multiple-active": "block" })),
      history: { n1: started("r"), n2: started("r") },
    },
    asked: [
      `r +nodes
        r is left alone on n1 and n2: r is blocked: it is active on several nodes (multiple-active=block), since r is active on n1 and n2 at once (multiple-active=block).
          r is blocked: it is active on several nodes (multiple-active=block)
            r is active on n1 and n2 at once (multiple-active=block)
        facts: blocked multiple-active
        item: r is left alone, from n1,n2 to n1
        r on n1, active: 0: it stays there, since it is left alone
        r on n2, active: 0: it stays there, since it is left alone`,
      `r n2
        r is left alone on n1 and n2: r is blocked: it is active on several nodes (multiple-active=block), since r is active on n1 and n2 at once (multiple-active=block).
          r is blocked: it is active on several nodes (multiple-active=block)
            r is active on n1 and n2 at once (multiple-active=block)
        facts: blocked multiple-active
        item: r is left alone, from n1,n2 to n1`,
      `n2
        n2 is available, and r is left alone on it.
        item: r is left alone, from n1,n2 to n1`,
      `
        No resource changes; r is left alone on n1 and n2: r is blocked: it is active on several nodes (multiple-active=block), since r is active on n1 and n2 at once (multiple-active=block).
          r is blocked: it is active on several nodes (multiple-active=block)
            r is active on n1 and n2 at once (multiple-active=block)
        facts: blocked multiple-active
        item: r is left alone, from n1,n2 to n1`,
    ],
  },
  {
    cause: "a ticket that was lost, and freezes",
    cluster: {
      nodes: 2,
      resources: R,
      constraints: [ticket("freeze"), on("n2", "5")],
      tickets: tickets('granted="false" last-granted="1"'),
      history: { n1: started("r") },
    },
    without: { tickets: tickets('granted="true"') },
    then: { r: "n2 Started" },
    asked: [
      `r
        r is left alone on n1: r is blocked: its ticket was lost (loss-policy=freeze).
        facts: blocked ticket:t location:l
        item: r is left alone, from n1 to n1`,
      `r n2
        r will not run on n2, but on n1: r is blocked: its ticket was lost (loss-policy=freeze).
        facts: blocked ticket:t location:l
        item: r is left alone, from n1 to n1`,
    ],
  },
]);
