/**
 * Folding: where a transition has more actions than a picture can show, actions of one kind that come at the same time, or of one
 * resource, are drawn as one. What comes before what stays true.
 */
import { longestPaths } from "../base/longest-path.js";
import { condensed } from "./condense.js";
import type { ActionStep, StepLink } from "./steps.js";

/** Several actions as one; a single one is a group of one. */
export interface StepGroup {
  readonly id: string;
  readonly steps: readonly ActionStep[];
}

export interface Folded {
  readonly groups: readonly StepGroup[];
  /** Between groups, each pair once per kind. Those that are not `circular` make no cycle. */
  readonly links: readonly StepLink[];
}

/** What the actions of one group have in common; `undefined`: the action stays alone. */
type Key = (step: ActionStep, depth: number) => string | undefined;

const sameTask: Key = ({ task, lane, state, kind }, depth) => JSON.stringify([task, lane, state, kind, depth]);

/** From the least to the most that is folded. Fencing stays by itself. */
const STAGES: readonly Key[] = [
  (step, depth) => (step.task === "probe" ? sameTask(step, depth) : undefined),
  (step, depth) => (step.task === "probe" || step.recurring ? sameTask(step, depth) : undefined),
  // What one resource does on one node.
  (step, depth) => {
    const { task, kind, subject, lane, phase } = step;
    if (task === "probe") return sameTask(step, depth);
    return kind === "fencing" ? undefined : JSON.stringify([subject, lane, phase]);
  },
  // What a group, clone or bundle does on one node.
  (step, depth) => {
    const { task, kind, owner, lane, phase } = step;
    if (task === "probe") return sameTask(step, depth);
    return kind === "fencing" ? undefined : JSON.stringify([owner, lane, phase]);
  },
  // What it does everywhere.
  ({ task, kind, owner, phase }) => {
    if (task === "probe") return "probe";
    return kind === "fencing" ? undefined : JSON.stringify([owner, phase]);
  },
];

/** Folds as little as is needed for so many groups; twice as many may be whole resources, since what comes next says little. */
export function folded(steps: readonly ActionStep[], links: readonly StepLink[], most: number): Folded {
  const alone = steps.map((step) => ({ id: step.id, steps: [step] }));
  if (steps.length <= most) return { groups: alone, links };
  const depths = depthsOf(steps, links);
  for (const [stage, key] of STAGES.entries()) {
    const found = grouped(steps, links, (step) => key(step, depths.get(step.id) ?? 0));
    if (found.groups.length <= (stage === STAGES.length - 1 ? 2 * most : most)) return found;
  }
  // At last whatever comes in one range of depths.
  const deepest = [...depths.values()].reduce((a, b) => Math.max(a, b), 0) + 1;
  return grouped(steps, links, ({ id }) => `${Math.floor(((depths.get(id) ?? 0) * Math.min(most, RANGES)) / deepest)}`);
}

const RANGES = 8;

/** How many groups come one after the other, at most. */
export function levelsOf({ groups, links }: Folded): number {
  return [...depthsOf(groups, links).values()].reduce((a, b) => Math.max(a, b), -1) + 1;
}

/** How many actions, at most, come one after the other before each. */
function depthsOf(steps: readonly { readonly id: string }[], links: readonly StepLink[]): ReadonlyMap<string, number> {
  const costs = new Map(steps.map(({ id }) => [id, 1]));
  return longestPaths(
    costs,
    links.filter(({ kind }) => kind !== "circular"),
  );
}

/** Groups by a key; groups that wait for one another become one. */
function grouped(
  steps: readonly ActionStep[],
  links: readonly StepLink[],
  key: (step: ActionStep) => string | undefined,
): Folded {
  const byKey = new Map<string, string>();
  const keyed = new Map<string, string>();
  for (const step of steps) {
    const name = key(step) ?? `alone ${step.id}`;
    const first = byKey.get(name) ?? step.id;
    byKey.set(name, first);
    keyed.set(step.id, first);
  }
  const merged = condensed(byKey.values(), between(links, keyed));
  const groupOf = new Map([...keyed].map(([id, first]) => [id, merged.get(first) ?? first]));
  const groups = new Map<string, { readonly id: string; readonly steps: ActionStep[] }>();
  for (const step of steps) {
    const id = groupOf.get(step.id) ?? step.id;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { id, steps: [step] });
    else known.steps.push(step);
  }
  return { groups: [...groups.values()], links: between(links, groupOf) };
}

/** Links between groups, each once. */
function between(links: readonly StepLink[], groupOf: ReadonlyMap<string, string>): readonly StepLink[] {
  const found = new Map<string, StepLink>();
  for (const { from, to, kind } of links) {
    const [a, b] = [groupOf.get(from), groupOf.get(to)];
    if (a === undefined || b === undefined || a === b) continue;
    const name = `${a} ${b} ${kind}`;
    if (!found.has(name)) found.set(name, { from: a, to: b, kind });
  }
  return [...found.values()];
}
