import { booleanOr } from "../../base/number.js";
import { INFINITY, parseScore } from "../../policy/score.js";
import { type LintContext, primitivesIn } from "../context.js";
import { homeIn, type Places } from "../homes.js";
import { OpenQuestions } from "../open-questions.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (!context.started.atRest) return;
  const open = new OpenQuestions(context);
  for (const { constraint, id, one, other, score } of context.relations) {
    if (score !== Number.NEGATIVE_INFINITY) continue;
    const [home, another] = [one, other].map((each) => homeOf(context, open, context.started.places, each));
    if (home === undefined || another === undefined) continue;
    const second = nodesOf(context, other);
    const spare = nodesOf(context, one).filter((node) => second.includes(node));
    if (spare.length !== 1 || spare.includes(home) || spare.includes(another)) continue;
    const isStopped = (played: LintContext): boolean =>
      homeOf(context, open, played.startedWithout(home, another).places, one) === undefined;
    if (!isStopped(context) || isStopped(context.without(constraint))) continue;
    yield {
      element: constraint,
      text: `${one} and ${other} have one spare node, ${spare}, and ${id} keeps them apart there too: when ${home} and ${another} are lost, ${one} runs nowhere`,
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

/** The node of a resource that runs once, and of which a fresh start proves something. */
function homeOf(context: LintContext, open: OpenQuestions, places: Places, id: string): string | undefined {
  const resource = context.resources.get(id);
  if (resource === undefined || resource.kind === "clone" || open.has(resource)) return undefined;
  return homeIn(places, primitivesIn(resource)[0])?.node;
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
