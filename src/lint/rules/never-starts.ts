import { explain } from "../../explain/index.js";
import { placesIn } from "../../scenario/places.js";
import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import type { LintResource } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** Whether somebody wants it to be stopped, or left alone. */
function isHeld(context: LintContext, resource: LintResource): boolean {
  const role = context.meta(resource, "target-role") ?? "";
  const isLeft = !context.isSet(resource, "is-managed", true) || context.isSet(resource, "maintenance");
  return /^stopped$/i.test(role) || isLeft;
}

/** Whether nothing is started at all, for a reason that another rule tells. */
function isIdle(context: LintContext): boolean {
  const says = (name: string): boolean => /^(?:true|yes|on|y|1)$/i.test(context.option(name) ?? "");
  if (says("maintenance-mode") || says("stop-all-resources")) return true;
  const devices = [...context.resources.values()].some(({ element }) => element.attributes.class === "stonith");
  return context.isFenced && !devices && !says("have-watchdog");
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (context.nodes.length === 0 || isIdle(context)) return;
  const { verdict, ending } = context.started;
  if (ending.kind !== "rest") return;
  const places = placesIn(verdict);
  const tickets = new Set(
    context.constraints.flatMap(({ name, attributes }) => (name === "rsc_ticket" ? [attributes.rsc] : [])),
  );
  for (const resource of context.resources.values()) {
    if (resource.container !== undefined || tickets.has(resource.id)) continue;
    const stopped = primitivesIn(resource).find(
      (each) => !isHeld(context, each) && (places.get(each.id) ?? []).length === 0 && places.has(each.id),
    );
    if (stopped === undefined) continue;
    yield {
      element: stopped.element,
      text: `${stopped.id} runs nowhere, even with all ${context.nodes.length} nodes online: ${whyNot(context, stopped)}`,
    };
  }
}

/** The first sentence of the answer. */
function whyNot(context: LintContext, { id }: LintResource): string {
  const { sentence } = explain(context.explained, { kind: "resource", resource: id });
  return sentence.replace(/\.$/, "");
}

export const neverStarts: LintRule<"never-starts"> = {
  code: "never-starts",
  severity: "error",
  title: "a resource that can run nowhere",
  reason:
    "Proved by evaluation: a cluster that starts with all its nodes, and knows of no failure, comes to rest without it. Constraints that exclude each other, bans of every node, a group whose members exclude each other, and a utilization that no node can hold are the usual causes; the finding names the one at work.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l1 a -inf: n1\nlocation l2 a -inf: n2\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 -inf: a b\nproperty fencing-enabled=false",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l1 a -inf: n1\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy meta target-role=Stopped\nproperty fencing-enabled=false",
  ],
  find,
};
