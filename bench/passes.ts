import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createMemory, evaluate, readCib } from "pengine";
import { renderDot, renderGraph } from "pengine/render";
import { type Event, inject } from "pengine/simulate";
import { CLOCK, cpuMs } from "./measure.js";
import { texts } from "./texts.js";

/**
 * `passes.ts FILE FOLDER COUNT WARMING all`: one input in a process of its own, which does it again and again: so many times
 * after it has warmed up for some CPU milliseconds. Without `all` only the passes. Prints what came out as one line of JSON.
 */

/** CPU milliseconds of each phase of one pass. */
export interface Pass {
  readonly read: number;
  readonly evaluate: number;
  /** Status, summary and scores. */
  readonly text: number;
  readonly graph: number;
  readonly dot: number;
  /** All four into files. */
  readonly write: number;
}

export interface Passes {
  readonly first: Pass;
  /** Of the warm process. */
  readonly passes: readonly Pass[];
  /** A monitor fails, or a node, and the cluster is evaluated again, with a memory; each time another one. */
  readonly monitorFailed: readonly number[];
  readonly nodeFailed: readonly number[];
  /** Evaluations, and evaluations with all that `explain` needs. */
  readonly evaluated: readonly number[];
  readonly explained: readonly number[];
  /** Bytes, after the first pass. */
  readonly peak: number;
  /** Bytes of the document and of what was written. */
  readonly size: number;
  readonly written: number;
}

function onePass(file: string, folder: string): { readonly pass: Pass; readonly written: number } {
  const [read, { cib }] = cpuMs(() => readCib(readFileSync(file, "utf8")));
  const [evaluated, verdict] = cpuMs(() => evaluate(cib, { now: CLOCK, actions: true }));
  const [text, shown] = cpuMs(() => texts(verdict));
  const [graph, graphText] = cpuMs(() => renderGraph(verdict.graph));
  const [dot, dotText] = cpuMs(() => renderDot(verdict.actions));
  const all = [...shown, graphText, dotText];
  const [write] = cpuMs(() => all.forEach((each, i) => void writeFileSync(join(folder, `output-${i}`), each)));
  const written = all.reduce((sum, each) => sum + each.length, 0);
  return { pass: { read, evaluate: evaluated, text, graph, dot, write }, written };
}

/** Each time another monitor, or another node, fails in the state that the file has. */
function reevaluations(file: string, what: "monitor" | "node", count: number): number[] {
  const { cib } = readCib(readFileSync(file, "utf8"));
  const options = { now: CLOCK, memory: createMemory() };
  const verdict = evaluate(cib, options);
  const nodes = verdict.status.nodes.map(({ name }) => name);
  const resources = [...verdict.agents].flatMap(([id, agent]) => (agent.type === undefined ? [] : [id]));
  return Array.from({ length: count }, (_, i) => {
    const [node = "", resource = ""] = [nodes[what === "node" ? i % nodes.length : 0], resources[i % resources.length]];
    const event: Event =
      what === "node"
        ? { kind: "node", node, state: "failed" }
        : { kind: "operation", resource, task: "monitor", interval: 10_000, node, rc: 1 };
    return cpuMs(() => evaluate(inject(cib, verdict, [event], options).cib, options))[0];
  });
}

/** Milliseconds in which passes go on that are short. */
const SHORT = 1000;

const [, , file = "", folder = "", repeat = "5", warming = "1500", extent] = process.argv;
const count = Number(repeat);
const begun = process.cpuUsage();
const { pass: first, written } = onePass(file, folder);
const peak = process.resourceUsage().maxRSS * 1024;
for (let spent = 0; spent < Number(warming); ) {
  onePass(file, folder);
  const { user, system } = process.cpuUsage(begun);
  spent = (user + system) / 1000;
}
// Of what takes some milliseconds only, three passes tell nothing about growth.
const passes: Pass[] = [];
for (const since = performance.now(); passes.length < count || performance.now() - since < SHORT; ) {
  passes.push(onePass(file, folder).pass);
}
const all = extent === "all";
const monitorFailed = all ? reevaluations(file, "monitor", 2 * count).slice(count) : [];
const nodeFailed = all ? reevaluations(file, "node", 2 * count).slice(count) : [];
const { cib } = readCib(readFileSync(file, "utf8"));
const evaluated = (all ? passes.slice(0, count) : []).map(() => cpuMs(() => evaluate(cib, { now: CLOCK }))[0]);
const explained = (all ? passes.slice(0, count) : []).map(
  () => cpuMs(() => evaluate(cib, { now: CLOCK, explain: true }))[0],
);
const again = { monitorFailed, nodeFailed };
const size = readFileSync(file).length;
const found: Passes = { first, passes, ...again, evaluated, explained, peak, size, written };
console.log(JSON.stringify(found));
