import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { evaluate, readCib } from "pengine";
import { eventLines, renderDot, renderGraph, summaryItems } from "pengine/render";
import {
  anonymousClones,
  cloneChain,
  type GeneratedCib,
  groups,
  independentPrimitives,
  pairs,
  promotableClones,
} from "./generate.js";

/**
 * `npm run bench`: our evaluation in a warm process against the reference's own timing (`crm_simulate --profile`, the
 * program named by CRM_SIMULATE) on the same files in the same run. Both times leave out reading the file; both include
 * upgrade and validation. Without CRM_SIMULATE only our times are printed.
 */

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    repeat: { type: "string", default: "3" },
    suite: { type: "boolean", default: true },
    memory: { type: "string" },
  },
  allowNegative: true,
});
const program = process.env.CRM_SIMULATE;
const CLOCK = 1_800_000_000;
const CTS = resolve(import.meta.dirname, "../../shared/cts/xml");

const GENERATED: readonly (() => GeneratedCib)[] = [
  () => independentPrimitives(100, 8),
  () => independentPrimitives(400, 32),
  () => independentPrimitives(1600, 32),
  () => pairs(400, 16),
  () => pairs(1600, 16),
  () => groups(400, 16),
  () => groups(1600, 16),
  () => cloneChain(20, 16),
  () => cloneChain(20, 32),
  () => cloneChain(40, 16),
  () => cloneChain(40, 32),
  () => promotableClones(20, 8),
  () => promotableClones(20, 16),
  () => anonymousClones(100, 50),
  () => anonymousClones(100, 100),
];

/**
 * CPU milliseconds of a run in a warm process: the best of several, since a shared machine only ever adds. Short runs are
 * repeated for a while, so that the compiler has seen them.
 */
function best(times: number, run: () => void, warmMs = 1500): number {
  let fastest = Number.POSITIVE_INFINITY;
  const began = performance.now();
  for (let i = 0; i < times || (i < 200 && performance.now() - began < warmMs); i++) {
    const before = process.cpuUsage();
    const start = performance.now();
    run();
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, wall, (user + system) / 1000);
  }
  return fastest;
}

/** The reference's CPU milliseconds per file of a directory, by file name. */
function reference(directory: string, repeat: number): Map<string, number> {
  const timings = new Map<string, number>();
  if (program === undefined) return timings;
  const words = ["--profile", directory, "--repeat", String(repeat), "--output-as", "xml"];
  const { stdout } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 });
  for (const [, file, seconds] of stdout.matchAll(/<timing file="([^"]*)" duration="([^"]*)"/g)) {
    timings.set((file as string).split("/").at(-1) as string, (Number(seconds) * 1000) / repeat);
  }
  return timings;
}

function row(name: string, ours: number, theirs: number | undefined): void {
  const ratio = theirs === undefined ? "" : `${(theirs / ours).toFixed(1)} times`;
  const reference = theirs === undefined ? "" : `${theirs.toFixed(1)} ms`;
  console.log(`${name.padEnd(34)} ${`${ours.toFixed(1)} ms`.padStart(12)} ${reference.padStart(12)} ${ratio.padStart(12)}`);
}

function decide(xml: string): void {
  evaluate(readCib(xml).cib, { now: CLOCK, scores: false });
}

function benchGenerated(repeat: number): void {
  const directory = mkdtempSync(join(tmpdir(), "pengine-bench-"));
  const cibs = GENERATED.map((make) => make()).filter(({ name }) => name.includes(values.only ?? ""));
  console.log(`${"generated clusters".padEnd(34)} ${"pengine".padStart(12)} ${"reference".padStart(12)} ${"faster by".padStart(12)}`);
  for (const { name, xml } of cibs) {
    const folder = join(directory, name);
    mkdirSync(folder);
    writeFileSync(join(folder, `${name}.xml`), xml);
    const ours = best(repeat, () => decide(xml));
    row(name, ours, reference(folder, 1).get(`${name}.xml`));
  }
  rmSync(directory, { recursive: true });
}

/** Everything that the four outputs of a case take: read, parse, upgrade, evaluate, render. */
function produceAll(file: string): void {
  const verdict = evaluate(readCib(readFileSync(file, "utf8")).cib, { now: CLOCK, actions: true });
  let length = renderGraph(verdict.graph).length + renderDot(verdict.actions ?? { actions: [] }).length;
  for (const event of verdict.events) length += eventLines(event).join("\n").length;
  length += summaryItems(verdict.summary).length;
  if (length < 0) throw new Error("unreachable");
}

function benchSuite(repeat: number): void {
  if (!existsSync(CTS)) return;
  const files = readdirSync(CTS).filter((file) => file.endsWith(".xml") && file.includes(values.only ?? ""));
  const directory = mkdtempSync(join(tmpdir(), "pengine-bench-"));
  for (const file of files) symlinkSync(join(CTS, file), join(directory, file));
  const theirs = reference(directory, 1);
  for (const file of files) produceAll(join(CTS, file));
  const ours = new Map(files.map((file) => [file, best(repeat, () => produceAll(join(CTS, file)), 0)]));
  const largest = [...ours].sort(([, a], [, b]) => b - a).slice(0, 10);
  console.log(`\n${"regression cases, the largest".padEnd(34)} ${"pengine".padStart(12)} ${"reference".padStart(12)} ${"faster by".padStart(12)}`);
  for (const [file, time] of largest) row(file, time, theirs.get(file));
  const sum = (times: Iterable<number>) => [...times].reduce((a, b) => a + b, 0);
  row(`all ${files.length}, four outputs each`, sum(ours.values()), program === undefined ? undefined : sum(theirs.values()));
  rmSync(directory, { recursive: true });
}

/** Peak memory of one generated cluster, in a process of its own. */
function measureMemory(name: string): void {
  const cib = GENERATED.map((make) => make()).find((each) => each.name === name);
  if (cib === undefined) throw new Error(`no generated cluster ${name}`);
  const before = process.resourceUsage().maxRSS;
  decide(cib.xml);
  console.log(`${name}: peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (${Math.round(before / 1024)} MB before)`);
}

const repeat = Number(values.repeat);
if (values.memory !== undefined) measureMemory(values.memory);
else {
  benchGenerated(repeat);
  if (values.suite) benchSuite(repeat);
}
