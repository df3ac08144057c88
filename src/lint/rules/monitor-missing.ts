import type { LintContext } from "../context.js";
import { operationsOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const resource of resources.values()) {
    const { id, kind, element } = resource;
    if (kind !== "primitive" || element.attributes.template !== undefined) continue;
    if (operationsOf(resource).some(({ attributes }) => attributes.name === "monitor")) continue;
    if (element.children.some(({ name, attributes }) => name === "operations" && attributes["id-ref"] !== undefined))
      continue;
    yield {
      element,
      text: `${id} has no monitor: the cluster does not notice when it fails`,
      remedy: {
        text: `add a monitor to ${id}`,
        edits: [{ kind: "operation-add", resource: id, operation: "monitor", options: [] }],
        safe: false,
      },
    };
  }
}

export const monitorMissing: LintRule<"monitor-missing"> = {
  code: "monitor-missing",
  severity: "warning",
  title: "a resource without a monitor",
  reason:
    "The cluster starts a resource, and believes that it runs until a monitor says otherwise. Without a recurring monitor a service that has died stays dead until somebody looks.",
  finds: ["primitive a Dummy", "primitive a Dummy op start timeout=30s interval=0s"],
  leaves: ["primitive a Dummy op monitor interval=10s", "rsc_template t Dummy op monitor interval=10s\nprimitive a @t"],
  find,
};
