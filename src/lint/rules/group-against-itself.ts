import type { LintContext } from "../context.js";
import { type LintResource, outermost, textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** The group that a resource is, or is in. */
function groupOf(resource: LintResource | undefined): LintResource | undefined {
  if (resource?.kind === "group") return resource;
  return resource?.container?.kind === "group" ? resource.container : undefined;
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  for (const { score, one, other, constraint, id } of context.relations) {
    const group = groupOf(context.resources.get(one));
    if (score !== Number.NEGATIVE_INFINITY || group === undefined) continue;
    if (group !== groupOf(context.resources.get(other))) continue;
    yield {
      element: constraint,
      text: `${id} keeps ${one} away from ${other}, and the group ${group.id} keeps them together: it cannot run whole`,
      remedy: { text: `remove ${id}`, edits: [{ kind: "remove", ids: [id], of: "constraint" }], safe: false },
    };
  }
  yield* bansOfMembers(context);
}

/** Members of one group that are kept off all nodes between them. */
function* bansOfMembers({ constraints, resources, nodes }: LintContext): Generator<Found, void, undefined> {
  const banned = new Map<
    LintResource,
    { readonly nodes: Set<string>; readonly ids: string[]; element: LintResource["element"] }
  >();
  for (const element of constraints) {
    const { node, score } = element.attributes;
    const group = groupOf(resources.get(textOf(element, "rsc")));
    if (score !== "-INFINITY" || node === undefined || group === undefined) continue;
    const known = banned.get(group) ?? { nodes: new Set<string>(), ids: [], element };
    banned.set(group, known);
    known.nodes.add(node);
    known.ids.push(textOf(element, "id"));
    known.element = element;
  }
  for (const [group, { nodes: without, ids, element }] of banned) {
    const isWhole = nodes.length > 0 && nodes.every((node) => without.has(node));
    if (!isWhole || outermost(group).kind === "clone") continue;
    yield { element, text: `the members of ${group.id} are banned from every node between them (${ids.join(", ")})` };
  }
}

export const groupAgainstItself: LintRule<"group-against-itself"> = {
  code: "group-against-itself",
  severity: "warning",
  title: "a group that bans itself",
  reason:
    "The members of a group run on one node. A constraint that keeps two of them apart, or bans of different members that together leave no node, stop the group at the member that has no place; those before it run.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\ngroup g a b\ncolocation c -inf: b a",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l1 a -inf: n1\nlocation l2 b -inf: n2",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\ngroup g a b\ncolocation x -inf: g c",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l1 a -inf: n1\nlocation l2 b -inf: n1",
  ],
  find,
};
