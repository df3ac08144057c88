import { OptionError } from "../base/option-error.js";
import { evaluate } from "../evaluate.js";
import { answersOn } from "../explain/ask.js";
import type { PlainAnswers } from "../explain/plain-answers.js";
import type { Outcome, View, Whereabout } from "../scenario/outcome.js";
import { playPlain } from "../scenario/outcomes.js";
import { withoutNumber } from "../scenario/places.js";
import type { PlainStep } from "../scenario/step.js";
import type { Event } from "../simulate/events.js";
import type { ExplainableVerdict } from "../verdict/verdict.js";
import { overCapacity } from "./capacity.js";
import type { Failure } from "./failure.js";
import type { SweepPlan } from "./plan.js";
import type { AffectedResource, Fate, SetResult } from "./report.js";

/**
 * Plays one set of failures: they happen in the same moment, then the cluster settles. Pure.
 * @param number of the set, from 1
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { planSweep, playSet } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * playSet(planSweep(cib, { now }), 1).failures; // => [{ kind: "node", node: "n1" }]
 * ```
 */
export function playSet(plan: SweepPlan, number: number): SetResult {
  const { options, cib, verdict, memory } = plan;
  const failures = plan.sets[number - 1];
  if (failures === undefined) throw new OptionError("subject", `there is no set ${number}`, `1 to ${plan.sets.length}`);
  const { now, quorum, durations, limits } = options;
  const asked = { now, quorum, durations, scores: false, memory, evaluated: verdict, ...(limits && { limits }) };
  const outcome = playPlain(cib, stepsOf(plan, failures), asked).at(-1);
  if (outcome === undefined) throw new RangeError("a scenario has an outcome");
  const { view } = outcome;
  const ending = view.settled?.ending ?? { kind: "rest" };
  const period = "period" in ending ? { period: ending.period } : {};
  const fencings = outcome.sides.flatMap((side) => side.happened).filter((each) => "action" in each);
  const named = (kind: string): readonly string[] =>
    [...new Set(fencings.filter((each) => each.kind === kind).map(({ node }) => node))].sort();
  const unfenced = named("fencing-failed");
  return {
    number,
    failures,
    ending: { kind: ending.kind, ...period },
    duration: outcome.elapsed,
    quorate: view.quorate,
    fenced: named("fenced"),
    unfenced,
    overCapacity: overCapacity(plan.capacities, view),
    dangers: [...new Set(outcome.dangers.map(({ kind }) => kind))],
    affected: affectedIn(plan, outcome, unfenced),
  };
}

function stepsOf({ view }: SweepPlan, failures: readonly Failure[]): readonly PlainStep[] {
  const alone = failures.flatMap((failure) => (failure.kind === "partition" ? failure.node : []));
  const others = view.nodes.filter((node) => !alone.includes(node));
  const parts = [...alone.map((node) => [node]), ...(others.length > 0 ? [others] : [])];
  const events = failures.flatMap(eventsOf);
  const fencingFails = failures.flatMap((failure) => (failure.kind === "fencing" ? failure.node : []));
  return [
    ...(alone.length > 0 ? [{ kind: "partition", parts } as const] : []),
    ...(events.length > 0 ? [{ kind: "together", events } as const] : []),
    { kind: "settle", fencingFails },
  ];
}

/** An error of no particular kind. */
const FAILED = 1;

function eventsOf(failure: Failure): readonly Event[] {
  switch (failure.kind) {
    case "node":
    case "fencing":
      return [{ kind: "node", node: failure.node, state: "failed" }];
    case "resource": {
      const { resource, node, interval } = failure;
      return [{ kind: "operation", resource, task: "monitor", interval, node, rc: FAILED }];
    }
    case "ticket":
      return [{ kind: "ticket", ticket: failure.ticket, state: "revoked" }];
    case "partition":
      return [];
  }
}

function affectedIn(plan: SweepPlan, outcome: Outcome, unfenced: readonly string[]): readonly AffectedResource[] {
  const { view, elapsed } = outcome;
  const gone = new Map<string, number>();
  for (const { resource, from, to = elapsed } of view.absences) {
    gone.set(resource, (gone.get(resource) ?? 0) + to - from);
  }
  let answers: PlainAnswers | undefined;
  const why = (resource: string): string => {
    answers ??= answersOn(explained(plan, view));
    const { sentence } = answers.answer({ kind: "resource", resource: subjectOf(view, resource) });
    return unfenced.length === 0
      ? sentence
      : `${unfenced.join(", ")} cannot be fenced, so that this is never done: ${sentence}`;
  };
  const affected: AffectedResource[] = [];
  for (const [resource, before] of plan.view.places) {
    const on = view.places.get(resource) ?? [];
    const time = gone.get(resource) ?? 0;
    const fate = fateOf(resource, before, outcome);
    if (fate === "runs" && time === 0 && samePlaces(before, on)) continue;
    const reason = fate === "lost" ? { why: why(resource) } : {};
    affected.push({ resource, fate, on, gone: time, ...reason });
  }
  return affected;
}

function fateOf(resource: string, before: readonly Whereabout[], { view, sides }: Outcome): Fate {
  const ran = before.filter(({ failed }) => !failed);
  const runs = (view.places.get(resource) ?? []).filter(({ failed }) => !failed);
  if (ran.length > 0 && runs.length === 0) return "lost";
  const everywhere = sides.flatMap(({ places }) => places.get(resource) ?? []);
  if (before.length === 1 && sides.length > 1 && everywhere.length > 1) return "twice";
  const promoted = (list: readonly Whereabout[]): boolean => list.some(({ role }) => role === "promoted");
  return promoted(ran) && !promoted(runs) ? "unpromoted" : "runs";
}

function samePlaces(a: readonly Whereabout[], b: readonly Whereabout[]): boolean {
  const text = (list: readonly Whereabout[]): string =>
    list
      .map(({ node, role, failed }) => `${node} ${role} ${failed}`)
      .sort()
      .join("\n");
  return a.length === b.length && text(a) === text(b);
}

function explained({ options: { now, limits }, memory }: SweepPlan, { cib }: View): ExplainableVerdict {
  return evaluate(cib, { now, explain: true, memory, ...(limits && { limits }) });
}

/** Of what is cloned the clone can be asked about. */
function subjectOf({ verdict: { placements } }: View, resource: string): string {
  if (placements.some((each) => each.resource === resource)) return resource;
  let at = placements.find((each) => withoutNumber(each.resource) === resource);
  for (let i = 0; at?.parent !== undefined && i < placements.length; i++) {
    const { parent } = at;
    at = placements.find((each) => each.resource === parent);
  }
  return at?.resource ?? resource;
}
