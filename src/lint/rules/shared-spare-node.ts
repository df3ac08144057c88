import { booleanOr } from "../../base/number.js";
import { INFINITY, parseScore } from "../../policy/score.js";
import { placesIn } from "../../scenario/places.js";
import { type LintContext, primitivesIn } from "../context.js";
import { isOpen } from "../open-questions.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (context.started.ending.kind !== "rest") return;
  const before = placesIn(context.started.verdict);
  for (const { constraint, id, one, other, score } of context.relations) {
    if (score !== Number.NEGATIVE_INFINITY) continue;
    const [spare, ...more] = nodesOf(context, one).filter((node) => nodesOf(context, other).includes(node));
    const homes = [homeOf(context, before, one), homeOf(context, before, other)];
    const [home, second] = homes;
    if (spare === undefined || more.length > 0 || home === undefined || second === undefined) continue;
    if (home === second || homes.includes(spare)) continue;
    const after = placesIn(context.startedWithout(home, second).verdict);
    const stopped = [one, other].find((each) => homeOf(context, after, each) === undefined);
    if (stopped === undefined) continue;
    yield {
      element: constraint,
      text: `${one} and ${other} have one spare node, ${spare}, and ${id} keeps them apart there too: when ${home} and ${second} are lost, ${stopped} runs nowhere`,
    };
  }
}

/** Where a resource may run by its own constraints. */
function nodesOf(context: LintContext, resource: string): readonly string[] {
  const own = context.constraints.filter(({ attributes: { rsc } }) => rsc === resource);
  const scores = (node: string): readonly number[] =>
    own.flatMap(({ attributes: of }) => (of.node === node ? parseScore(of.score).score : []));
  const optIn = !booleanOr(context.option("symmetric-cluster"), true);
  return context.nodes.filter((node) => {
    const given = scores(node);
    return given.every((score) => score > -INFINITY) && (!optIn || given.length > 0);
  });
}

function homeOf(context: LintContext, places: ReturnType<typeof placesIn>, id: string): string | undefined {
  const resource = context.resources.get(id);
  if (resource === undefined || resource.kind === "clone" || isOpen(context, resource)) return undefined;
  const [first] = primitivesIn(resource);
  return first === undefined ? undefined : places.get(first.id)?.[0]?.node;
}

export const sharedSpareNode: LintRule<"shared-spare-node"> = {
  code: "shared-spare-node",
  severity: "note",
  title: "resources that exclude each other and share one spare node",
  reason:
    "Two resources that must not run together (-INFINITY), and have one node in common to fall back to, survive the loss of either of their own nodes, but not of both: the spare node takes one, and the other stays stopped though that node is well. A finite negative score keeps them apart while there is room, and lets both run when there is none. Right where they must never meet. Proved by evaluation.",
  finds: [
    "node n1\nnode n2\nnode n3\nprimitive a Dummy\nprimitive b Dummy\nlocation a1 a 100: n1\nlocation a2 a -inf: n2\nlocation b1 b -inf: n1\nlocation b2 b 100: n2\ncolocation c -inf: a b\nproperty fencing-enabled=false",
    "node n1\nnode n2\nnode n3\nprimitive a Dummy\nprimitive b Dummy\nlocation a1 a 100: n1\nlocation a3 a 50: n3\nlocation b2 b 100: n2\nlocation b3 b 50: n3\ncolocation c -inf: a b\nproperty fencing-enabled=false symmetric-cluster=false",
  ],
  leaves: [
    "node n1\nnode n2\nnode n3\nprimitive a Dummy\nprimitive b Dummy\nlocation a1 a 100: n1\nlocation a2 a -inf: n2\nlocation b1 b -inf: n1\nlocation b2 b 100: n2\ncolocation c -1000: a b\nproperty fencing-enabled=false",
    "node n1\nnode n2\nnode n3\nnode n4\nprimitive a Dummy\nprimitive b Dummy\nlocation a1 a 100: n1\nlocation a2 a -inf: n2\nlocation b1 b -inf: n1\nlocation b2 b 100: n2\ncolocation c -inf: a b\nproperty fencing-enabled=false",
  ],
  find,
};
