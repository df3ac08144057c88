import { MIGRATION_THRESHOLD } from "../../policy/failcount.js";
import { readMetaScore } from "../../policy/meta-score.js";
import { INFINITY } from "../../policy/score.js";
import { primitivesIn } from "../context.js";
import type { LintRule } from "../rule.js";

export const thresholdWithoutTimeout: LintRule<"threshold-without-timeout"> = {
  code: "threshold-without-timeout",
  severity: "warning",
  title: "migration-threshold without failure-timeout",
  reason:
    "Failures are counted until somebody cleans them up. With a migration-threshold every node is lost to the resource sooner or later, one failure a month suffices; in the end it runs nowhere. A failure-timeout lets failures that are long past count no more.",
  finds: ["primitive a Dummy meta migration-threshold=3", "primitive a Dummy\nrsc_defaults migration-threshold=5"],
  leaves: [
    "primitive a Dummy meta migration-threshold=3 failure-timeout=10min",
    "primitive a Dummy meta migration-threshold=INFINITY",
  ],
  *find(context) {
    for (const resource of context.resources.values()) {
      if (resource.container !== undefined) continue;
      for (const primitive of primitivesIn(resource)) {
        const { score: threshold } = readMetaScore(MIGRATION_THRESHOLD, context.meta(primitive, "migration-threshold"));
        if (threshold === 0 || threshold === INFINITY) continue;
        if (context.meta(primitive, "failure-timeout") !== undefined) continue;
        yield {
          element: primitive.element,
          text: `${primitive.id} leaves a node after ${threshold} failures, and never comes back by itself: it has no failure-timeout`,
          remedy: {
            text: `give ${primitive.id} a failure-timeout, such as 10min`,
            edits: [{ kind: "meta", resource: primitive.id, name: "failure-timeout", value: "10min" }],
            safe: false,
          },
        };
      }
    }
  },
};
