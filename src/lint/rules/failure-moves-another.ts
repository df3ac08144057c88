import { setAttributes } from "../../cib/element.js";
import { edit } from "../../edit/edit.js";
import type { Edit } from "../../edit/edits.js";
import { type LintContext, primitivesIn } from "../context.js";
import { homeIn } from "../homes.js";
import { OpenQuestions } from "../open-questions.js";
import type { LintResource } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** More colocations are not tried one by one. */
const MOST = 100;

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (!context.started.atRest) return;
  const apart = context.relations.filter(({ score, inSets }) => score < 0 && !inSets);
  const open = new OpenQuestions(context);
  for (const { constraint, id, one, other } of apart.slice(0, MOST)) {
    const follower = alone(context, open, one);
    const leader = alone(context, open, other);
    if (follower === undefined || leader === undefined) continue;
    const remedy: Edit = { kind: "replace", element: setAttributes(constraint, { influence: "false" }) };
    const moved = movedByFailure(context, follower, leader, remedy);
    if (moved === undefined) continue;
    yield {
      element: constraint,
      text: `when ${moved.failed} fails on ${moved.from}, ${other} is moved off ${moved.to}, though it is well: ${id} keeps them apart, and what ${one} prefers counts for ${other} too`,
      remedy: {
        text: `let ${id} leave ${other} where it is (influence=false), or give ${other} a stickiness that is more than its score`,
        edits: [remedy],
        safe: false,
      },
    };
  }
}

/** A resource that runs once, of which a fresh start proves something. */
function alone(context: LintContext, open: OpenQuestions, id: string): LintResource | undefined {
  const found = context.resources.get(id);
  if (found === undefined || found.container !== undefined) return undefined;
  return found.kind === "clone" || open.has(found) ? undefined : found;
}

interface Moved {
  readonly failed: string;
  readonly from: string;
  readonly to: string;
}

/** Whether the last primitive of one resource, failed so often that it has to leave, drives the other one away: with the remedy it does not. */
function movedByFailure(context: LintContext, one: LintResource, other: LintResource, remedy: Edit): Moved | undefined {
  const { cib, places } = context.started;
  const failed = homeIn(places, primitivesIn(one).at(-1));
  const home = homeIn(places, primitivesIn(other)[0]);
  if (failed === undefined || home === undefined) return undefined;
  const failure = { kind: "fail-count", resource: failed.id, node: failed.node, value: "INFINITY" } as const;
  const staysAfter = (...edits: readonly Edit[]): boolean => {
    const { cib: after } = edit(cib, [{ ...failure, operation: "start", interval: 0 }, ...edits], { now: context.now });
    return context.evaluated(after).placements.some(({ resource, node }) => resource === home.id && node === home.node);
  };
  return !staysAfter() && staysAfter(remedy) ? { failed: failed.id, from: failed.node, to: home.node } : undefined;
}

export const failureMovesAnother: LintRule<"failure-moves-another"> = {
  code: "failure-moves-another",
  severity: "note",
  title: "a failure that drives away a resource which is well",
  reason:
    "Of two resources that are kept apart by a finite score, the one that the colocation names second is placed first, and what the other one prefers counts for it too. When that one fails on its node and has to go, the two change places: what ran well is interrupted as well. influence=false on the colocation, or a stickiness above its score, leaves it where it is. Proved by evaluation.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c -5000: b a\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a1 Dummy\nprimitive a2 Dummy\nprimitive b1 Dummy\nprimitive b2 Dummy\ngroup a a1 a2\ngroup b b1 b2\ncolocation c -100: b a\nrsc_defaults resource-stickiness=10\nproperty fencing-enabled=false",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c -5000: b a\nrsc_defaults resource-stickiness=6000\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\nlocation l a inf: n1\ncolocation c -5000: b a\nproperty fencing-enabled=false",
  ],
  find,
};
