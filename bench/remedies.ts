import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Cib, CibError } from "../src/cib/index.js";
import { EditError, edit } from "../src/edit/index.js";
import { clusterStatus, evaluate } from "../src/evaluate.js";
import { type Remedies, type Remedy, type RemedyChange, type ResourceGoal, remedies } from "../src/explain/index.js";
import { readCib } from "../src/read-cib.js";
import { inject, SimulationError, settle } from "../src/simulate/index.js";
import type { ExplainableVerdict } from "../src/verdict/verdict.js";

/**
 * How often a remedy is found: `npx tsx bench/remedies.ts [--draw 2000] [--seed 14] [--cases DIR]`.
 *
 * Of all pairs of a primitive or instance and a node of the cases, where the resource is managed, enabled and not on the
 * node, some are drawn, and remedies looked for so that it runs there. `--verify` tries each remedy again by another way:
 * edits, events and `settle`; also each proper subset of it, and each threshold less one. `--list` names each pair for which
 * neither a remedy nor a proof was found; `--none` those with a proof that nothing helps; `--all` all pairs.
 */
const { values } = parseArgs({
  options: {
    draw: { type: "string", default: "2000" },
    seed: { type: "string", default: "14" },
    cases: { type: "string", default: resolve(import.meta.dirname, "../../shared/cts/xml") },
    budget: { type: "string", default: "200" },
    only: { type: "string", default: "" },
    verify: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
    none: { type: "boolean", default: false },
    all: { type: "boolean", default: false },
  },
});
const NOW = 1_800_000_000;
/** The execution date of a case says when it is, as it does for the commands. */
const nowOf = (xml: string): number => Number(/<cib\b[^>]*\bexecution-date="(\d+)"/.exec(xml)?.[1] ?? NOW);

interface Pair {
  readonly file: string;
  readonly resource: string;
  readonly node: string;
}

interface Case {
  readonly cib: Cib;
  readonly verdict: ExplainableVerdict;
  readonly now: number;
}

function load(file: string): Case | undefined {
  const xml = readFileSync(join(values.cases, file), "utf8");
  try {
    const { cib } = readCib(xml);
    const now = nowOf(xml);
    return { cib, now, verdict: evaluate(cib, { now, explain: true }) };
  } catch (error) {
    if (error instanceof CibError) return undefined;
    throw error;
  }
}

function pairsOf(file: string, { verdict }: Case): readonly Pair[] {
  const stopped = new Set(
    verdict.facts.flatMap((fact) => (fact.code === "disabled" && fact.role === "stopped" ? [fact.resource] : [])),
  );
  const parents = new Map(verdict.placements.map(({ resource, parent }) => [resource, parent]));
  const enabled = (id: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = parents.get(at)) if (stopped.has(at)) return false;
    return true;
  };
  return verdict.placements.flatMap(({ resource, variant, managed, node }) =>
    variant === "primitive" && managed && enabled(resource)
      ? verdict.status.nodes.flatMap(({ name }) => (name === node ? [] : [{ file, resource, node: name }]))
      : [],
  );
}

/** Numbers below 1 that a seed determines (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawn(pairs: readonly Pair[], count: number, next: () => number): readonly Pair[] {
  const left = [...pairs];
  const taken = Math.min(count, left.length);
  for (let i = 0; i < taken; i++) {
    const other = i + Math.floor(next() * (left.length - i));
    [left[i], left[other]] = [left[other] as Pair, left[i] as Pair];
  }
  return left.slice(0, taken);
}

/** Whether a resource runs on a node once changes are made and the cluster has come to rest; told without the library's search. */
function works(
  { cib, now }: Case,
  changes: readonly RemedyChange[],
  goal: ResourceGoal & { readonly node: string },
): boolean {
  try {
    const edits = changes.flatMap((change) => (change.kind === "edit" ? [change.edit] : []));
    const events = changes.flatMap((change) => (change.kind === "event" ? [change.event] : []));
    const edited = edits.length === 0 ? cib : edit(cib, edits, { now }).cib;
    const changed = events.length === 0 ? edited : inject(edited, clusterStatus(edited, { now }), events, { now }).cib;
    const { verdict } = settle(changed, { now, rounds: 10 });
    const moving = new Set(verdict.summary.resourceActions.map(({ resource }) => resource));
    // The library asks for any instance, by what their ids have in common, where all are alike; and that it stays there.
    return verdict.placements.some(
      ({ resource, variant, active, node, managed }) =>
        variant === "primitive" &&
        managed &&
        !moving.has(resource) &&
        (resource === goal.resource || resource.replace(/:\d+$/, "") === goal.resource) &&
        active.includes(goal.node) &&
        node === goal.node,
    );
  } catch (error) {
    if (error instanceof EditError || error instanceof SimulationError || error instanceof CibError) return false;
    throw error;
  }
}

/** What is wrong with a remedy: that it does not work, that a part of it does, that a threshold is not the least. */
function faults(given: Case, remedy: Remedy, goal: ResourceGoal & { readonly node: string }): readonly string[] {
  const { changes } = remedy;
  const found: string[] = [];
  if (!works(given, changes, goal)) found.push("does not work");
  for (let subset = 0; changes.length > 1 && subset < 2 ** changes.length - 1; subset++) {
    const part = changes.filter((_, i) => (subset >> i) % 2 === 1);
    if (works(given, part, goal)) found.push(`a part suffices: ${JSON.stringify(part)}`);
  }
  if (changes.length === 1 && works(given, [], goal)) found.push("nothing is needed");
  const lower = changes.map(lowered);
  for (const [i, less] of lower.entries()) {
    if (less === undefined) continue;
    if (works(given, changes.with(i, less), goal)) found.push("a lower threshold suffices");
  }
  return found;
}

/** The same change with an amount of one less; none of a change without an amount. */
function lowered(change: RemedyChange): RemedyChange | undefined {
  if (change.kind !== "edit") return undefined;
  const { edit: each } = change;
  if (each.kind === "add" && each.element.name === "rsc_location") {
    const score = Number(each.element.attributes.score);
    const attributes = { ...each.element.attributes, score: String(score - 1) };
    return Number.isFinite(score) && score > 0
      ? { kind: "edit", edit: { ...each, element: { ...each.element, attributes } } }
      : undefined;
  }
  if (each.kind === "node-utilization" && each.value !== null)
    return { kind: "edit", edit: { ...each, value: String(Number(each.value) - 1) } };
  if (each.kind === "meta" && each.name === "resource-stickiness")
    return { kind: "edit", edit: { ...each, value: String(Number(each.value) - 1) } };
  return undefined;
}

type Outcome = "holds" | "never" | "remedy" | "proof" | "open";

function verdictOn({ holds, never, remedies: found, complete }: Remedies): Outcome {
  if (holds) return "holds";
  if (never !== undefined) return "never";
  if (found.length > 0) return "remedy";
  return complete ? "proof" : "open";
}

const files = readdirSync(values.cases)
  .filter((file) => file.endsWith(".xml") && file.includes(values.only))
  .sort();
const pairs = files.flatMap((file) => {
  const given = load(file);
  return given === undefined ? [] : pairsOf(file, given);
});
const chosen = drawn(pairs, Number(values.draw), random(Number(values.seed)));
const counts = { holds: 0, never: 0, remedy: 0, proof: 0, open: 0 };
const evaluations: number[] = [];
let faulty = 0;
for (const { file, resource, node } of chosen) {
  const given = load(file);
  if (given === undefined) continue;
  const goal = { kind: "runs on", resource, node } as const;
  const help = remedies(given.cib, given.verdict, goal, { now: given.now, budget: Number(values.budget) });
  const outcome = verdictOn(help);
  counts[outcome]++;
  evaluations.push(help.evaluations);
  if (evaluations.length % 100 === 0) report(evaluations.length);
  const listed = (outcome === "open" && values.list) || (outcome === "proof" && values.none) || values.all;
  if (listed) {
    const first = help.remedies[0]?.text ?? "";
    console.log(
      `${outcome} ${file} ${resource} ${node}: ${help.candidates} candidates, ${help.evaluations} evaluations ${first}`,
    );
  }
  for (const remedy of values.verify ? help.remedies : []) {
    const wrong = faults(given, remedy, help.goal.kind === "runs on" ? help.goal : goal);
    if (wrong.length === 0) continue;
    faulty++;
    console.log(`WRONG ${file} ${resource} ${node}: ${remedy.text}: ${wrong.join("; ")}`);
  }
}
report(chosen.length);
process.exitCode = counts.open > 0.05 * chosen.length || faulty > 0 ? 1 : 0;

function report(total: number): void {
  const share = (count: number): string => `${count} (${((100 * count) / total).toFixed(1)} %)`;
  const sorted = [...evaluations].sort((a, b) => a - b);
  console.log(`${total} of ${pairs.length} pairs, seed ${values.seed}, budget ${values.budget}`);
  console.log(
    `holds anyway ${share(counts.holds)}, can never be ${share(counts.never)}, remedy ${share(counts.remedy)}, proof ${share(counts.proof)}, open ${share(counts.open)}`,
  );
  const wrong = values.verify ? `; faulty remedies: ${faulty}` : "";
  console.log(`evaluations: median ${sorted[Math.floor(sorted.length / 2)]}, most ${sorted.at(-1)}${wrong}`);
}
