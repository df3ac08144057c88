/** What is recovered although nothing of its own failed: guests whose connection is lost, and what runs in them. */

import { describeCauses } from "../support/answers.js";
import { FENCES, LOST, R } from "../support/causes.js";
import { FENCED, FENCING, meta, primitive, REMOTE } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";

const VM = primitive("vm", meta({ "remote-node": "g" }));
const CONNECTION_FAILED = history(
  "g",
  [operation("g", "start"), operation("g", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 })],
  REMOTE,
);

describeCauses("recoveries for what others suffer", [
  {
    cause: "that the connection to a guest failed",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, VM, R],
      constraints: FENCES,
      history: { n1: [started("vm"), CONNECTION_FAILED], g: started("r") },
    },
    asked: [
      `vm
        vm is recovered on n1: g is offline and unclean (r is thought to be active there; container failed; and more), since the monitor of g failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
          g is offline and unclean (r is thought to be active there; container failed; and more)
            the monitor of g failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container)
        facts: node-offline node-unclean node-unclean node-unclean operation-failed
        item: vm recovers, from n1 to n1`,
      `r
        r is recovered on g: g is offline and unclean (r is thought to be active there; container failed; and more), since the monitor of g failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container).
          g is offline and unclean (r is thought to be active there; container failed; and more)
            the monitor of g failed on n1 (exit code 1, Error occurred; handled as on-fail=restart-container)
        facts: node-offline node-unclean node-unclean node-unclean operation-failed
        item: r recovers, from g to g`,
    ],
  },
  {
    cause: "that the host of a guest is lost",
    cluster: {
      nodes: 2,
      options: FENCED,
      resources: [FENCING, VM, R],
      constraints: FENCES,
      states: { n1: LOST },
      history: { n1: [started("vm"), history("g", operation("g", "start"), REMOTE)], g: started("r") },
    },
    asked: [
      `vm
        vm is recovered, moving from n1 to n2: n1 is offline and unclean (peer is no longer part of the cluster; vm is thought to be active there; and more).
        facts: node-offline node-unclean node-unclean node-unclean
        item: vm recovers, from n1 to n2`,
      `r
        r is recovered on g: g is offline and unclean (r is thought to be active there; container failed; and more).
        facts: node-offline node-unclean node-unclean node-unclean
        item: r recovers, from g to g`,
    ],
  },
]);
