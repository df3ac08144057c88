import { nearest } from "../../base/nearest.js";
import type { LintContext } from "../context.js";
import { allNamed } from "../context.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** Names that may be nodes: those listed, and remote and guest nodes, which are called as their resources. */
function nodeNames(context: LintContext): ReadonlySet<string> {
  const listed = context.section("nodes").map((each) => textOf(each, "uname"));
  const guests = Array.from(context.resources.values(), ({ meta }) => meta.get("remote-node")?.attributes.value ?? "");
  return new Set([...listed, ...guests, ...context.resources.keys()]);
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  const nodes = nodeNames(context);
  const near = (name: string): string => {
    const meant = nearest(name, context.nodes);
    return meant === undefined ? "" : `; ${meant} may be meant`;
  };
  for (const constraint of context.constraints) {
    const { id = "", node } = constraint.attributes;
    if (node !== undefined && !nodes.has(node)) {
      yield { element: constraint, text: `${id} names a node ${node}, which there is not${near(node)}` };
    }
    for (const expression of allNamed([constraint], "expression")) {
      const { attribute, operation, value = "" } = expression.attributes;
      const isName = attribute === "#uname" && operation === "eq";
      if (!isName || nodes.has(value)) continue;
      yield { element: constraint, text: `${id} asks for a node ${value}, which there is not${near(value)}` };
    }
  }
  for (const level of context.section("fencing-topology")) {
    for (const device of (level.attributes.devices ?? "").split(",")) {
      if (context.resources.has(device)) continue;
      yield {
        element: level,
        text: `a fencing level of ${level.attributes.target ?? "some nodes"} names a device ${device}, which there is not`,
      };
    }
  }
}

export const unknownName: LintRule<"unknown-name"> = {
  code: "unknown-name",
  severity: "warning",
  title: "a constraint on a node or device that there is not",
  reason:
    "Names of nodes in constraints, and of devices in fencing levels, are not checked when they are written. A constraint on a node that there is not has no effect, or, where it is to keep a resource on that node alone, leaves it without a place; a fencing level without its device fails when it is needed.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a 100: n3",
    "node n1\nprimitive a Dummy\nfencing_topology n1: gone",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a 100: n2",
    "node n1\nprimitive f stonith:fence_xvm\nfencing_topology n1: f",
  ],
  find,
};
