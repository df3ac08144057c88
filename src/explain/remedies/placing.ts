/** Changes that put a resource where it is wanted whatever the facts are: preferences, stickiness, promotion scores. */

import { baseName } from "../../base/text.js";
import { element } from "../../cib/element.js";
import type { Edit } from "../../edit/index.js";
import { addScores, INFINITY } from "../../policy/score.js";
import type { Book } from "../book.js";
import { nodeWord } from "../words.js";
import { byEdit, type Candidate, tunable } from "./candidate.js";
import { type Goal, leavesOf, type ResourceGoal } from "./goal.js";

/** Why one should think twice about what commands that move resources do. */
export const STAYS = "the constraint that this makes stays until it is cleared";

export function placing(book: Book, goal: Goal): readonly Candidate[] {
  switch (goal.kind) {
    case "runs":
    case "available":
      return [];
    case "promoted":
      return promotionScores(book, goal.resource, goal);
    case "stays":
      return stickier(book, goal);
    case "promoted on":
      return promoting(book, goal);
    case "runs on":
      return preferring(book, goal);
  }
}

type PlaceGoal = ResourceGoal & { readonly node: string };

function preferring(book: Book, goal: PlaceGoal): readonly Candidate[] {
  const [leaf] = leavesOf(book.placements, goal.resource);
  const top = book.topOf(leaf?.resource ?? goal.resource);
  const { node } = goal;
  const move: Edit = { kind: "move", resource: top, node };
  return [
    ...leastPreference(book, goal, top),
    ...allowing(book, goal, top),
    ...leaving(book, goal, top),
    byEdit(move, `move ${top} to ${nodeWord(node)}`, STAYS),
  ];
}

/** A preference for the node, of the least score that can suffice. */
function leastPreference(book: Book, goal: PlaceGoal, top: string): readonly Candidate[] {
  const missing = leastScore(book, goal);
  if (missing === undefined) return [];
  const now = presentPreference(book, top, goal.node);
  return [
    tunable(now, now + missing, (score) =>
      byEdit(preference(top, goal.node, score), `prefer ${nodeWord(goal.node)} for ${top} with the score ${score}`),
    ),
  ];
}

/** The score by which the goal's node is behind the chosen one, and one more. */
function leastScore(book: Book, goal: PlaceGoal): number | undefined {
  for (const { resource, node } of leavesOf(book.placements, goal.resource)) {
    const here = book.score(resource, node);
    const there = book.score(resource, goal.node);
    if (node === goal.node || here === undefined || there === undefined) continue;
    if (there.score >= 0 && here.score < INFINITY) return addScores(here.score - there.score, 1);
  }
  return undefined;
}

/** As `pcs constraint location prefers` does it: the one constraint of a resource and a node gets the score. */
export function preference(
  resource: string,
  node: string,
  score: number,
  more: Readonly<Record<string, string>> = {},
): Edit {
  const attributes = {
    id: `location-${resource}-${node}-${score}`,
    rsc: resource,
    node,
    score: String(score),
    ...more,
  };
  return { kind: "add", dialect: "pcs", element: element("rsc_location", attributes) };
}

/** The score of the constraint that such a preference replaces. */
function presentPreference(book: Book, resource: string, node: string): number {
  for (const fact of book.about(resource)) {
    if (fact.code !== "location" || fact.rule !== undefined || fact.role !== undefined) continue;
    const on = fact.scores.find((each) => each.node === node);
    if (on !== undefined) return on.score;
  }
  return 0;
}

/** A location where none is allowed that is not named: by resource-discovery=exclusive, or symmetric-cluster=false. */
function allowing(book: Book, goal: PlaceGoal, top: string): readonly Candidate[] {
  const exclusive = leavesOf(book.placements, goal.resource).some(({ resource }) =>
    book.aboutLineage(resource).some((fact) => fact.code === "location" && fact.discovery === "exclusive"),
  );
  const edit = (more: Readonly<Record<string, string>> = {}) => preference(top, goal.node, 0, more);
  return [
    ...(exclusive
      ? [
          byEdit(
            edit({ "resource-discovery": "exclusive" }),
            `name ${nodeWord(goal.node)} in a location of ${top} too (resource-discovery=exclusive)`,
          ),
        ]
      : []),
    ...(book.withCode("opt-in-cluster").length > 0 ? [byEdit(edit(), `allow ${top} on ${nodeWord(goal.node)}`)] : []),
  ];
}

/** A ban from where it is, where no preference outweighs what holds it there. */
function leaving(book: Book, goal: PlaceGoal, top: string): readonly Candidate[] {
  const held = leavesOf(book.placements, goal.resource).flatMap(({ resource, node }) => {
    const score = node === goal.node ? undefined : book.score(resource, node);
    return score !== undefined && score.score >= INFINITY ? [score.node] : [];
  });
  return [...new Set(held)]
    .slice(0, 2)
    .map((node) => byEdit({ kind: "ban", resource: top, node }, `keep ${top} off ${nodeWord(node)}`, STAYS));
}

/** Stickiness that outweighs what draws a resource away, or what draws away that which it has to follow. */
function stickier(book: Book, goal: PlaceGoal): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const leaf of book.placements) {
    if (leaf.node === goal.node || !leaf.active.includes(goal.node)) continue;
    const here = book.score(leaf.resource, goal.node);
    const there = book.score(leaf.resource, leaf.node);
    if (here === undefined || there === undefined || here.score < 0 || there.score >= INFINITY) continue;
    const own = here.causes.reduce((sum, { cause, amount }) => (cause.kind === "stickiness" ? sum + amount : sum), 0);
    const resource = baseName(leaf.resource);
    candidates.push(
      tunable(own, own + there.score - here.score + 1, (value) =>
        byEdit(
          { kind: "meta", resource, name: "resource-stickiness", value: String(value) },
          `raise the stickiness of ${resource} to ${value}`,
        ),
      ),
    );
  }
  return candidates;
}

/** What gives an instance the highest promotion score: one that its agent sets, or a preference for the role there. */
function promoting(book: Book, goal: PlaceGoal): readonly Candidate[] {
  const leaves = leavesOf(book.placements, goal.resource);
  const scores = leaves.map(({ resource, node }) => ({ node, score: book.promotion(resource)?.score ?? 0 }));
  const own = scores.find(({ node }) => node === goal.node)?.score ?? 0;
  const best = scores.reduce((most, { score }) => Math.max(most, score), 0);
  const clone = book.cloneOf(leaves[0]?.resource) ?? goal.resource;
  if (best >= INFINITY) return [];
  const behind = best - Math.max(own, 0);
  const prefer = (score: number) =>
    byEdit(
      preference(clone, goal.node, score, { role: "Promoted" }),
      `prefer ${nodeWord(goal.node)} for the promoted role of ${clone} with the score ${score}`,
    );
  const preferred = own < 0 ? [] : [tunable(0, behind + 1, prefer)];
  return [...preferred, ...promotionScores(book, clone, goal, behind > 0 ? best + 1 : 1)];
}

/** Promotion scores for the instances of a clone that lack one, on the goal's node or else on a few nodes. */
export function promotionScores(book: Book, clone: string, goal: Goal, score = 1): readonly Candidate[] {
  const bases = new Set(book.leaves(clone).map(({ resource }) => baseName(resource)));
  const nodes = "node" in goal ? [goal.node] : book.hosts().slice(0, MOST_PROMOTED);
  return [...bases].flatMap((base) => nodes.map((node) => promotionScore(book, base, node, score)));
}

const MOST_PROMOTED = 3;

/** A promotion score, which the agent of a promotable clone has to set itself. */
function promotionScore(book: Book, base: string, node: string, score: number): Candidate {
  const name = promotionAttribute(book, base, node);
  const make = (value: number): Candidate =>
    byEdit(
      { kind: "node-attribute", node, name, value: String(value), lifetime: "reboot" },
      `have the agent of ${base} set a promotion score of ${value} on ${nodeWord(node)} (${name}), as it does once it runs well there`,
    );
  return score <= 1 ? make(1) : tunable(0, score, make);
}

/** The name under which promotion scores stand, as far as any instance has one. */
function promotionAttribute(book: Book, base: string, node: string): string {
  const instances = leavesOf(book.placements, base);
  const there = instances.find((leaf) => leaf.node === node)?.resource ?? base;
  for (const { resource } of instances) {
    for (const { cause } of book.promotion(resource)?.causes ?? []) {
      if (cause.kind !== "promotion score" || cause.id?.startsWith("master-") !== true) continue;
      // Of instances that differ each has an attribute of its own.
      return baseName(cause.id) === cause.id ? cause.id : `master-${there}`;
    }
  }
  return `master-${base}`;
}
