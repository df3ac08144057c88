import { nearest } from "../../base/nearest.js";
import { CLUSTER_OPTIONS } from "../../policy/options.js";
import { textOf } from "../resources.js";
import type { LintRule } from "../rule.js";

const KNOWN: readonly string[] = CLUSTER_OPTIONS.flatMap(({ name, oldName }) =>
  oldName === undefined ? [name] : [name, oldName],
);

export const misspeltOption: LintRule<"misspelt-option"> = {
  code: "misspelt-option",
  severity: "warning",
  title: "a cluster option that is misspelt",
  reason:
    "An option that the cluster does not know is kept without a word, and has no effect: the default of the one that was meant goes on to hold. Options of other programs may stand among those of the cluster; what is found here is near to a known name, but not it.",
  finds: ["property no-quorum-polcy=ignore", "property stonith-enable=false"],
  leaves: ["property no-quorum-policy=ignore", "property last-lrm-refresh=1700000000"],
  *find({ options }) {
    for (const [name, element] of options) {
      const meant = KNOWN.includes(name) ? undefined : nearest(name, KNOWN);
      if (meant === undefined) continue;
      yield {
        element,
        text: `there is no cluster option ${name}: ${meant} is probably meant, and keeps its default`,
        remedy: {
          text: `set ${meant} instead`,
          edits: [
            { kind: "property", name: meant, value: textOf(element, "value") },
            { kind: "property", name, value: null },
          ],
          safe: false,
        },
      };
    }
  },
};
