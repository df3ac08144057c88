/** What will happen, in order: the actions of a transition by how many others come before them. */
import { longestPaths } from "../base/longest-path.js";
import { stepsOf } from "../svg/steps.js";
import type { Verdict } from "../verdict/verdict.js";
import type { OrderedAction, OrderedActions } from "./views.js";

/** More reasons are not looked for: each costs a search. */
const MOST_REASONS = 200;

/** The actions of a transition in waves. Those of one task that happen in one wave on one node are one entry. */
export function orderedActions(verdict: Verdict): OrderedActions {
  const { steps, links } = stepsOf(verdict);
  const depths = realDepths(steps, links);
  const waves = new Map<number, Map<string, OrderedAction & { readonly subjects: string[] }>>();
  let total = 0;
  let reasons = 0;
  for (const { id, task, subject, lane, kind, state, key, reason } of steps) {
    if (kind === "pseudo") continue;
    total++;
    const wave = depths.get(id) ?? 0;
    const entries = waves.get(wave) ?? new Map<string, OrderedAction & { readonly subjects: string[] }>();
    waves.set(wave, entries);
    const name = JSON.stringify([task, lane, kind, state]);
    const known = entries.get(name);
    if (known !== undefined) {
      known.subjects.push(subject);
      continue;
    }
    const because = reasons++ < MOST_REASONS ? reason() : undefined;
    entries.set(name, { task, subjects: [subject], node: lane, kind, state, reason: because, key });
  }
  const ordered = [...waves].sort(([a], [b]) => a - b).map(([, entries]) => [...entries.values()]);
  return { waves: ordered, total };
}

/** How many real actions, at most, come before each: pseudo-actions take no time. */
function realDepths(
  steps: readonly { readonly id: string; readonly kind: string }[],
  links: readonly { readonly from: string; readonly to: string; readonly kind: string }[],
): ReadonlyMap<string, number> {
  const costs = new Map(steps.map(({ id, kind }) => [id, kind === "pseudo" ? 0 : 1]));
  return longestPaths(
    costs,
    links.filter(({ kind }) => kind !== "circular"),
  );
}
