import { equalsCaseless } from "../../base/text.js";
import { CLUSTER_OPTIONS } from "../../policy/options.js";
import type { LintContext } from "../context.js";
import { META_ATTRIBUTES } from "../meta-attributes.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* inOptions(context: LintContext): Generator<Found, void, undefined> {
  for (const { name, oldName, isValid, legal, defaultValue } of CLUSTER_OPTIONS) {
    const element = context.optionElement(name, oldName);
    if (element?.attributes.value === undefined || isValid(element.attributes.value)) continue;
    yield {
      element,
      text: `${element.attributes.value} is no value of ${name}, so ${defaultValue} holds; legal: ${legal}`,
    };
  }
}

function* inMeta({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, meta } of resources.values()) {
    for (const [name, element] of meta) {
      const known = META_ATTRIBUTES.get(name);
      const value = textOf(element, "value");
      if (known === undefined || value === "" || equalsCaseless(value, "#default") || known.isValid(value)) continue;
      yield { element, text: `${value} is no value of ${name} of ${id}; legal: ${known.legal}` };
    }
  }
}

export const badValue: LintRule<"bad-value"> = {
  code: "bad-value",
  severity: "warning",
  title: "a value outside its type or range",
  reason:
    "A value that an option cannot have is not refused when it is set: the cluster warns in a log that few read, and takes the default, or for meta attributes something near to it. What was wanted does not happen.",
  finds: ["property no-quorum-policy=ignored", "primitive a Dummy meta migration-threshold=three"],
  leaves: ["property no-quorum-policy=ignore", "primitive a Dummy meta migration-threshold=INFINITY"],
  *find(context) {
    yield* inOptions(context);
    yield* inMeta(context);
  },
};
