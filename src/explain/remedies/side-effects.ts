import type { Placement } from "../../verdict/placement.js";
import type { Verdict } from "../../verdict/verdict.js";
import { listOf, nodeWord } from "../words.js";
import { type Goal, leavesOf, type ResourceGoal } from "./goal.js";

/** A resource that will be elsewhere, or in another role, than it would be without the changes. */
export interface SideEffect {
  readonly resource: string;
  /** Names of nodes; none: stopped. */
  readonly without: readonly string[];
  readonly with: readonly string[];
  readonly text: string;
}

/** What is different between two clusters at rest, besides the resource that the goal is about. */
export function sideEffects(without: Verdict, changed: Verdict, goal: Goal): readonly SideEffect[] {
  const subject = "resource" in goal ? leavesOf(changed.placements, goal.resource) : [];
  const about = new Set(subject.map(({ resource }) => resource));
  const before = new Map(primitives(without).map((placement) => [placement.resource, placement]));
  const effects: SideEffect[] = [];
  for (const placement of primitives(changed)) {
    const { resource } = placement;
    const was = before.get(resource);
    if (about.has(resource) || (was !== undefined && same(was, placement))) continue;
    effects.push({ resource, without: was?.active ?? [], with: placement.active, text: effectText(was, placement) });
  }
  return "resource" in goal ? [...effects, ...leftNodes(without, changed, goal)] : effects;
}

/** Nodes that the resource itself, one of instances that are all alike, would have been on without the changes. */
function leftNodes(without: Verdict, changed: Verdict, goal: ResourceGoal): readonly SideEffect[] {
  const active = ({ placements }: Verdict) => leavesOf(placements, goal.resource).flatMap((leaf) => leaf.active);
  const [before, after] = [active(without), active(changed)];
  const instances = leavesOf(changed.placements, goal.resource);
  const whole = changed.placements.find(({ resource }) => resource === goal.resource);
  if (instances.length < 2 || whole?.variant === "group") return [];
  return [...new Set(before)]
    .filter((node) => !after.includes(node))
    .map((node) => ({
      resource: goal.resource,
      without: [node],
      with: [],
      text: `no instance of ${goal.resource} runs on ${nodeWord(node)} any more`,
    }));
}

function primitives({ placements }: Verdict): readonly Placement[] {
  return placements.filter(({ variant }) => variant === "primitive");
}

function same(a: Placement, b: Placement): boolean {
  return a.currentRole === b.currentRole && [...a.active].sort().join() === [...b.active].sort().join();
}

function effectText(was: Placement | undefined, { resource, active, currentRole }: Placement): string {
  if (active.length === 0) return `${resource} stops${was === undefined ? "" : ` on ${listOf(was.active)}`}`;
  if (was === undefined || was.active.length === 0) return `${resource} starts on ${listOf(active)}`;
  if (listOf(active) === listOf(was.active)) return `${resource} is ${currentRole} on ${listOf(active)}`;
  const role = was.currentRole === currentRole ? "" : ` (${currentRole})`;
  return `${resource} is on ${listOf(active)}${role} instead of ${listOf(was.active)}`;
}
