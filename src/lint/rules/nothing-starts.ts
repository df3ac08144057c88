import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (context.nodes.length === 0 || !context.lacksFencing) return;
  const service = [...context.resources.values()].find(({ kind }) => kind === "primitive");
  if (service === undefined) return;
  yield {
    element: context.optionElement("fencing-enabled", "stonith-enabled") ?? service.element,
    text: `nothing is ever started, neither ${service.id} nor anything else: fencing is enabled, and no fence device is configured`,
  };
}

export const nothingStarts: LintRule<"nothing-starts"> = {
  code: "nothing-starts",
  severity: "error",
  title: "fencing is enabled, and nothing fences",
  reason:
    "The cluster says so itself: while fencing is enabled, which it is by default, the cluster starts no resource until a fence device is configured (or nodes have a watchdog that it may rely on). Configure one; a cluster without fencing is not safe.",
  finds: ["node n1\nprimitive a Dummy", "node n1\nprimitive a Dummy\nproperty fencing-enabled=true"],
  leaves: [
    "node n1\nprimitive a Dummy\nproperty fencing-enabled=false",
    "node n1\nprimitive a Dummy\nprimitive f stonith:fence_xvm",
  ],
  find,
};
