import { baseName } from "../../base/text.js";
import type { Placement } from "../../verdict/placement.js";
import type { Verdict } from "../../verdict/verdict.js";
import { nodeWord } from "../words.js";

/** What is wanted of a resource: a primitive, an instance, or what instances have in common. */
export type ResourceGoal =
  | { readonly kind: "runs"; readonly resource: string }
  | { readonly kind: "runs on"; readonly resource: string; readonly node: string }
  | { readonly kind: "stays"; readonly resource: string; readonly node: string }
  /** An instance of it is promoted, wherever that is. */
  | { readonly kind: "promoted"; readonly resource: string }
  | { readonly kind: "promoted on"; readonly resource: string; readonly node: string };

/** What is wanted of a node: that it can run resources, and is not fenced. */
export type NodeGoal = { readonly kind: "available"; readonly node: string };

/** What is wanted. */
export type Goal = ResourceGoal | NodeGoal;

/**
 * A goal in words, to be set behind "what would help".
 * @example
 * ```ts
 * import { goalText } from "pengine/explain";
 *
 * goalText({ kind: "runs on", resource: "web", node: "n1" }); // => "so that web runs on n1"
 * ```
 */
export function goalText(goal: Goal): string {
  switch (goal.kind) {
    case "runs":
      return `so that ${goal.resource} runs`;
    case "runs on":
      return `so that ${goal.resource} runs on ${nodeWord(goal.node)}`;
    case "stays":
      return `so that ${goal.resource} stays on ${nodeWord(goal.node)}`;
    case "promoted":
      return `so that an instance of ${goal.resource} is promoted`;
    case "available":
      return `so that ${nodeWord(goal.node)} can run resources`;
    case "promoted on":
      return `so that ${nodeWord(goal.node)} has the promoted instance of ${goal.resource}`;
  }
}

/**
 * Whether a goal holds in a cluster that has come to rest.
 *
 * @param verdict of the CIB after the transition was executed: what runs now, and what would be done next
 */
export function goalHolds(verdict: Verdict, goal: Goal): boolean {
  if (goal.kind === "available") return isAvailable(verdict, goal.node);
  const leaves = leavesOf(verdict.placements, goal.resource);
  const runs = leaves.filter(({ active, node }) => node !== undefined && active.includes(node));
  switch (goal.kind) {
    case "runs":
      return runs.some(healthy(verdict)) && everyGroupMemberRuns(verdict.placements, goal.resource, runs);
    case "runs on":
    case "stays":
      return runs.some((leaf) => leaf.node === goal.node && healthy(verdict)(leaf));
    case "promoted":
      return runs.some(isPromoted);
    case "promoted on":
      return runs.some((leaf) => leaf.node === goal.node && isPromoted(leaf));
  }
}

function isPromoted({ currentRole, nextRole }: Placement): boolean {
  return currentRole === "promoted" && nextRole === "promoted";
}

/** Whether a node can run resources, and nothing is to be done to it. */
export function isAvailable({ status, summary }: Verdict, node: string): boolean {
  const found = status.nodes.find(({ name }) => name === node);
  if (found === undefined || summary.nodeActions.some((action) => action.node === node)) return false;
  const { online, pending, unclean, standby, maintenance, shutdown } = found;
  return online && !pending && !unclean && !standby && !maintenance && !shutdown;
}

function healthy(verdict: Verdict): (leaf: Placement) => boolean {
  const moving = new Set(verdict.summary.resourceActions.map(({ resource }) => resource));
  return (leaf) => leaf.managed && !moving.has(leaf.resource);
}

/** The primitives of a resource, by its id, or of all its instances. */
export function leavesOf(placements: readonly Placement[], resource: string): readonly Placement[] {
  const inside = new Set<string | undefined>();
  for (const placement of placements) {
    const own = placement.resource === resource || baseName(placement.resource) === resource;
    if (own || inside.has(placement.parent)) inside.add(placement.resource);
  }
  return placements.filter((placement) => inside.has(placement.resource) && placement.variant === "primitive");
}

function everyGroupMemberRuns(placements: readonly Placement[], resource: string, runs: readonly Placement[]): boolean {
  const subject = placements.find((placement) => placement.resource === resource);
  if (subject?.variant !== "group") return true;
  return placements.filter(({ parent }) => parent === resource).every((member) => runs.includes(member));
}
