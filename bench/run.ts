import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CibError, evaluate, readCib, type Verdict } from "pengine";
import { eventLines, renderDot, renderGraph, summaryItems, TextOutput, writeStatus } from "pengine/render";
import {
  anonymousClones,
  cloneChain,
  type GeneratedCib,
  groups,
  independentPrimitives,
  pairs,
  promotableClones,
} from "./generate.js";
import { bestMs, cpuMs, inDirectory, processMs, program, referenceMsOf, referenceMsOfFiles } from "./measure.js";
import { sweepCluster, sweepFigures } from "./sweep.js";
import { atLeast, atMost, ms, Table, type Target, times } from "./table.js";

/**
 * `npm run bench`: our evaluation in a warm process against the reference's own timing (`crm_simulate --profile`, the
 * program named by CRM_SIMULATE) on the same files in the same run, and what is wanted of it. Without CRM_SIMULATE only
 * our figures are printed.
 *
 * `--only NAME`: what has NAME in its name. `--no-suite`: without the regression cases. `--repeat N`: the best of N.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    repeat: { type: "string", default: "5" },
    suite: { type: "boolean", default: true },
    /** Prints the peak memory of one generated cluster, in bytes: what the benchmark starts for each. */
    memory: { type: "string" },
  },
  allowNegative: true,
});
const repeat = Number(values.repeat);
const CLOCK = 1_800_000_000;
const CTS = resolve(import.meta.dirname, "../../shared/cts/xml");
const COMMAND = resolve(import.meta.dirname, "../dist/cli/crm-simulate.js");

interface Subject {
  readonly make: () => GeneratedCib;
  /** How many times faster than the reference it is to be. */
  readonly faster?: number;
  /** The most memory that it may take, in MB. */
  readonly memory?: number;
}

const SUBJECTS: readonly Subject[] = [
  { make: () => independentPrimitives(100, 8) },
  { make: () => independentPrimitives(400, 32) },
  { make: () => independentPrimitives(1600, 32), faster: 20, memory: 575 },
  { make: () => pairs(400, 16) },
  { make: () => pairs(1600, 16) },
  { make: () => groups(400, 16) },
  { make: () => groups(1600, 16), faster: 20, memory: 575 },
  { make: () => cloneChain(20, 16) },
  { make: () => cloneChain(20, 32), faster: 3 },
  { make: () => cloneChain(40, 16) },
  { make: () => cloneChain(40, 32), faster: 3 },
  { make: () => promotableClones(20, 8) },
  { make: () => promotableClones(20, 16), faster: 3 },
  { make: () => anonymousClones(100, 50) },
  { make: () => anonymousClones(100, 100), faster: 10, memory: 400 },
];

/** Two sizes of one kind, and by how much the time may grow from one to the other. */
const GROWTHS: readonly (readonly [small: string, large: string, limit: number])[] = [
  ["primitives-400-on-32", "primitives-1600-on-32", 6],
  ["groups-400-on-16", "groups-1600-on-16", 6],
  ["pairs-400-on-16", "pairs-1600-on-16", 6],
  ["clone-chain-20-on-16", "clone-chain-20-on-32", 4.5],
  ["clone-chain-40-on-16", "clone-chain-40-on-32", 4.5],
  ["promotable-20-on-8", "promotable-20-on-16", 4.5],
  ["clones-100-on-50", "clones-100-on-100", 4.5],
];

function decide(xml: string): void {
  evaluate(readCib(xml).cib, { now: CLOCK, scores: false });
}

/** @returns our times by name */
function benchGenerated(): ReadonlyMap<string, number> {
  const table = new Table(["generated clusters", "pengine", "reference", "times faster", "wanted"]);
  const found = new Map<string, number>();
  for (const { make, faster } of SUBJECTS) {
    const cib = make();
    if (!cib.name.includes(values.only)) continue;
    const ours = bestMs(repeat, () => decide(cib.xml));
    found.set(cib.name, ours);
    compare(table, cib.name, ours, referenceMsOf(cib), faster);
  }
  return found;
}

function compare(table: Table, name: string, ours: number, theirs: number | undefined, faster?: number): void {
  const ratio = theirs === undefined ? undefined : theirs / ours;
  const target: Target | undefined =
    faster === undefined || ratio === undefined ? undefined : atLeast(faster, ratio, " times");
  table.row([name, ms(ours), ms(theirs), ratio === undefined ? "" : times(ratio)], target);
}

function benchGrowth(found: ReadonlyMap<string, number>): void {
  const table = new Table(["growth", "from", "to", "factor", "wanted"]);
  for (const [small, large, limit] of GROWTHS) {
    const [from, to] = [found.get(small), found.get(large)];
    if (from === undefined || to === undefined) continue;
    table.row([`${small} to ${large.replace(/^[a-z-]+/, "")}`, ms(from), ms(to), times(to / from)], {
      ...atMost(limit, to / from, " times"),
    });
  }
}

/** Peak memory of one evaluation each, in a process of its own that imports the built package. */
function benchMemory(): void {
  const table = new Table(["memory of one evaluation", "peak", "wanted"]);
  for (const { make, memory } of SUBJECTS) {
    const { name } = make();
    if (memory === undefined || !name.includes(values.only)) continue;
    const words = [...process.execArgv, import.meta.filename, "--memory", name];
    const peak = Number(spawnSync(process.execPath, words, { encoding: "utf8" }).stdout) / 1e6;
    table.row([name, `${peak.toFixed(0)} MB`], atMost(memory, peak, " MB"));
  }
}

function printMemory(name: string): void {
  const cib = SUBJECTS.map(({ make }) => make()).find((each) => each.name === name);
  if (cib === undefined) throw new Error(`no generated cluster ${name}`);
  decide(cib.xml);
  console.log(process.resourceUsage().maxRSS * 1024);
}

/** Everything that a regression case takes: read, parse, upgrade, evaluate, render its four outputs. */
function produceAll(file: string): void {
  try {
    const verdict = evaluate(readCib(readFileSync(file, "utf8")).cib, { now: CLOCK, actions: true });
    const outputs = [
      summary(verdict),
      scores(verdict),
      renderGraph(verdict.graph),
      renderDot(verdict.actions ?? { actions: [] }),
    ];
    if (outputs.some((output) => output === undefined)) throw new Error("unreachable");
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
  }
}

function summary(verdict: Verdict): string {
  const out = new TextOutput();
  writeStatus(out, verdict.status, { pending: true });
  for (const item of summaryItems(verdict.summary)) out.item(item);
  return out.text;
}

function scores(verdict: Verdict): string {
  return verdict.events.flatMap((event) => (event.kind === "message" ? [] : eventLines(event))).join("\n");
}

/** The regression cases: one process that has seen them all does them all again. */
function benchSuite(): void {
  if (!existsSync(CTS)) return;
  const files = readdirSync(CTS).filter((file) => file.endsWith(".xml") && file.includes(values.only));
  if (files.length === 0) return;
  const theirs = referenceMsOfFiles(CTS, files);
  const each = new Map<string, number>();
  let whole = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < repeat + 2; pass++) {
    let sum = 0;
    for (const file of files) {
      const time = cpuMs(() => produceAll(join(CTS, file)));
      each.set(file, Math.min(each.get(file) ?? time, time));
      sum += time;
    }
    whole = Math.min(whole, sum);
  }
  const table = new Table(["regression cases, four outputs each", "pengine", "reference", "times faster", "wanted"]);
  for (const [file, time] of [...each].sort(([, a], [, b]) => b - a).slice(0, 10)) {
    compare(table, file, time, theirs.get(file));
  }
  const total = program === undefined ? undefined : [...theirs.values()].reduce((a, b) => a + b, 0);
  compare(table, `all ${files.length}, one pass`, whole, total, 1);
}

/**
 * From nothing to the answer for a small cluster, against the reference, and against Node doing nothing. The reference is
 * quicker than Node itself on a CIB that need not be upgraded.
 */
function benchColdStart(): void {
  const table = new Table(["cold start, -S on one resource", "pengine", "reference", "node -e 0", "wanted"]);
  inDirectory((directory) => {
    for (const schema of ["3.0", "4.0"]) {
      const file = join(directory, `${schema}.xml`);
      writeFileSync(file, independentPrimitives(1, 2).xml.replace("pacemaker-4.0", `pacemaker-${schema}`));
      const words = ["-x", file, "-S"];
      const nothing = [process.execPath, "-e", "0"];
      const commands = [[process.execPath, COMMAND, ...words], nothing];
      if (program !== undefined) commands.push([program, ...words]);
      const [ours = 0, node, theirs] = processMs(commands, 4 * repeat);
      table.row(
        [`CIB of schema pacemaker-${schema}`, ms(ours), ms(theirs), ms(node)],
        theirs === undefined || schema === "4.0" ? undefined : { text: "at most the reference", met: ours <= theirs },
      );
    }
  });
}

/** What does not change from set to set is not read, validated or unpacked again. */
function benchSweep(): void {
  const table = new Table(["sweep, one thread", "sets", "cold evaluation", "each set", "of a cold one", "wanted"]);
  const { sets, cold, each } = sweepFigures(sweepCluster(), repeat, 44);
  const ratio = each / cold;
  table.row(["sweep-400-on-32", String(sets), ms(cold), ms(each), ratio.toFixed(2)], atMost(0.5, ratio, " times"));
}

if (values.memory !== undefined) printMemory(values.memory);
else {
  const found = benchGenerated();
  benchGrowth(found);
  benchMemory();
  if ("sweep-400-on-32".includes(values.only)) benchSweep();
  if (values.suite) benchSuite();
  if ("cold start".includes(values.only)) benchColdStart();
}
