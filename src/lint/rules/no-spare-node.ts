import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import { homeIn } from "../homes.js";
import { OpenQuestions } from "../open-questions.js";
import { isFenceDevice } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** More nodes are not tried one by one. */
const MOST_NODES = 16;

function* find(context: LintContext): Generator<Found, void, undefined> {
  const { nodes, started } = context;
  if (nodes.length < 2 || nodes.length > MOST_NODES || !started.atRest) return;
  const open = new OpenQuestions(context);
  const tied = isTied(context);
  for (const resource of context.resources.values()) {
    if (resource.container !== undefined || resource.kind === "clone" || open.has(resource)) continue;
    const [first] = primitivesIn(resource);
    if (first === undefined || isFenceDevice(first)) continue;
    const home = nodes.find((node) => homeIn(started.places, first)?.node === node);
    if (home === undefined) continue;
    const lost = (tied ? nodes : [home]).find(
      (node) => homeIn(context.startedWithout(node).places, first) === undefined,
    );
    if (lost === undefined) continue;
    yield {
      element: resource.element,
      text: `${resource.id} runs nowhere when ${lost} is lost, though ${nodes.length - 1} ${nodes.length === 2 ? "node is" : "nodes are"} left: what bans it from them, or keeps it apart from others, leaves no place`,
    };
  }
}

/**
 * Whether something else than scores of nodes decides where anything may run. If not, a resource runs as long as the node is
 * there on which it was started, so that the loss of others proves nothing and need not be played.
 */
function isTied(context: LintContext): boolean {
  return context.looksAtUtilization || context.constraints.some(({ name }) => name !== "rsc_location");
}

export const noSpareNode: LintRule<"no-spare-node"> = {
  code: "no-spare-node",
  severity: "note",
  title: "a resource that does not survive the loss of one node",
  reason:
    "Proved by evaluation: with one node missing the cluster comes to rest without it, though other nodes are there. More groups that exclude each other than nodes that are left, and bans that leave one node only, are the usual causes. Right where it is meant to run on one node or not at all.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a -inf: n2\nproperty fencing-enabled=false no-quorum-policy=ignore",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c -inf: a b\nproperty fencing-enabled=false no-quorum-policy=ignore",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a 100: n1\nproperty fencing-enabled=false no-quorum-policy=ignore",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c 100: a b\nproperty fencing-enabled=false no-quorum-policy=ignore",
  ],
  find,
};
