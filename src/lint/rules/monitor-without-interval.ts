import { parseInterval } from "../../base/interval.js";
import type { LintContext } from "../context.js";
import { operationsOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const resource of resources.values()) {
    const monitors = operationsOf(resource).filter(({ attributes }) => attributes.name === "monitor");
    const recurs = monitors.some(({ attributes }) => parseInterval(attributes.interval).ms > 0);
    const [element] = monitors;
    if (element === undefined || recurs) continue;
    yield {
      element,
      text: `the monitor of ${resource.id} has the interval 0: it is a probe only, and nothing notices when ${resource.id} fails later`,
      remedy: {
        text: `add a monitor with an interval to ${resource.id}`,
        edits: [
          {
            kind: "operation-add",
            resource: resource.id,
            operation: "monitor",
            options: [],
            force: true,
          },
        ],
        safe: false,
      },
    };
  }
}

export const monitorWithoutInterval: LintRule<"monitor-without-interval"> = {
  code: "monitor-without-interval",
  severity: "warning",
  title: "a monitor with the interval 0",
  reason:
    "A monitor with the interval 0, or without one, says how probes are done; it does not recur. A resource with no other monitor is not watched.",
  finds: ["primitive a Dummy op monitor interval=0", "primitive a Dummy op monitor interval=0s timeout=30s"],
  leaves: [
    "primitive a Dummy op monitor interval=10s",
    "primitive a Dummy op monitor interval=10s op monitor interval=0 timeout=60s",
  ],
  find,
};
