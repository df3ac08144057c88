import { descendants, type Element } from "../../cib/element.js";
import { placesIn } from "../../scenario/places.js";
import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import { OpenQuestions } from "../open-questions.js";
import type { LintResource } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** More nodes are not tried one by one. */
const MOST_NODES = 16;

function* find(context: LintContext): Generator<Found, void, undefined> {
  const { nodes } = context;
  if (nodes.length < 2 || nodes.length > MOST_NODES || context.started.ending.kind !== "rest") return;
  const before = placesIn(context.started.verdict);
  const open = new OpenQuestions(context);
  const tied = tiedIn(context);
  for (const resource of context.resources.values()) {
    if (resource.container !== undefined || resource.kind === "clone") continue;
    if (open.has(resource)) continue;
    const [first] = primitivesIn(resource);
    if (first === undefined || first.element.attributes.class === "stonith") continue;
    const home = nodes.find((node) => before.get(first.id)?.[0]?.node === node);
    if (home === undefined) continue;
    const lost = (isOnItsOwn(context, tied, resource) ? [home] : nodes).find(
      (node) => (placesIn(context.startedWithout(node).verdict).get(first.id) ?? []).length === 0,
    );
    if (lost === undefined) continue;
    yield {
      element: resource.element,
      text: `${resource.id} runs nowhere when ${lost} is lost, though ${nodes.length - 1} ${nodes.length === 2 ? "node is" : "nodes are"} left: what bans it from them, or keeps it apart from others, leaves no place`,
    };
  }
}

/** What constraints other than locations, and tags, name: ids of resources among other words. */
function tiedIn(context: LintContext): ReadonlySet<string> {
  const tying = [...context.constraints.filter(({ name }) => name !== "rsc_location"), ...context.section("tags")];
  return new Set(within(tying).flatMap(({ attributes }) => Object.values(attributes)));
}

/**
 * Whether only its own scores of a node decide if a resource may run there: it runs as long as the node is there on which it was
 * started, so that the loss of others proves nothing and need not be played.
 */
function isOnItsOwn(context: LintContext, tied: ReadonlySet<string>, { id, kind, element }: LintResource): boolean {
  if (kind !== "primitive" || tied.has(id) || context.looksAtUtilization) return false;
  if (element.attributes.template !== undefined) return false;
  return within([element, ...context.section("rsc_defaults")]).every(
    ({ attributes: of }) => of["id-ref"] === undefined && of.name !== "container" && of.name !== "remote-node",
  );
}

function within(elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((each) => [...descendants(each)]);
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
