import { booleanOr } from "../../base/number.js";
import type { LintContext } from "../context.js";
import { isFenceDevice } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  const services = [...context.resources.values()].filter((each) => each.kind === "primitive" && !isFenceDevice(each));
  const [some] = services;
  if (some === undefined) return;
  const element = context.optionElement("fencing-enabled", "stonith-enabled");
  if (element?.attributes.value === undefined || booleanOr(element.attributes.value, true)) return;
  yield {
    element,
    text: "fencing is disabled: a resource that fails to stop is blocked until somebody cleans it up, and nodes that do not see each other may both run it",
  };
}

export const fencingDisabled: LintRule<"fencing-disabled"> = {
  code: "fencing-disabled",
  severity: "warning",
  title: "stop failures without fencing",
  reason:
    "When a stop fails, or a node is lost from sight, only fencing makes sure that the resource does not run there any more. Without it the cluster leaves the resource where it is, blocked, until somebody acts; and after a split both halves may run it and damage its data.",
  finds: ["primitive a Dummy\nproperty fencing-enabled=false", "primitive a Dummy\nproperty stonith-enabled=no"],
  leaves: [
    "primitive a Dummy\nprimitive f stonith:fence_xvm\nproperty fencing-enabled=true",
    "property fencing-enabled=false",
  ],
  find,
};
