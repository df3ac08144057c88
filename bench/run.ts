import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  anonymousClones,
  atRest,
  cloneChain,
  colocationChain,
  type GeneratedCib,
  groups,
  independentPrimitives,
  pairs,
  promotableClones,
} from "./generate.js";
import { exponent, inDirectory, median, peakOf, processMs, program, referenceMs, type Words } from "./measure.js";
import type { Pass, Passes } from "./passes.js";
import { seconds, sweepCluster, sweepFigures } from "./sweep.js";
import { atLeast, atMost, megabytes, ms, Table, type Target, times } from "./table.js";

/**
 * `npm run bench`: what the library and its commands take, against the reference (the program named by CRM_SIMULATE) on the
 * same files in the same run, and what is wanted of them. CPU time, also of whole processes; medians. Without CRM_SIMULATE
 * only our figures are printed.
 *
 * `--quick`: small inputs, in under two minutes. `--only WORD`: the tables with that word in their name: transitions, rest,
 * execution, sweep, growth, chain, suite, start. `--input WORD`: of those about clusters, the ones with that word in their name.
 * `--repeat N`: medians of N.
 */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    input: { type: "string", default: "" },
    quick: { type: "boolean", default: false },
    repeat: { type: "string" },
    cases: { type: "string", default: resolve(import.meta.dirname, "../../shared/cts/xml") },
  },
});
const { quick } = values;
const repeat = Number(values.repeat ?? (quick ? 2 : 5));
const CRM_SIMULATE = resolve(import.meta.dirname, "../dist/cli/crm-simulate.js");
const PENGINE = resolve(import.meta.dirname, "../dist/cli/pengine.js");

const ours = (...words: readonly string[]) => [process.execPath, CRM_SIMULATE, ...words];
const theirs = (...words: readonly string[]) => (program === undefined ? undefined : [program, ...words]);

/** Uses a generated cluster as a file in a folder of its own. */
function asFile<T>({ name, xml }: GeneratedCib, use: (file: string, folder: string) => T | Promise<T>): Promise<T> {
  return inDirectory((folder) => {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, xml);
    return use(file, folder);
  });
}

interface Seen extends Passes {
  /** Medians of the passes of the warm process. */
  readonly warm: Pass;
}

const seen = new Map<string, Seen>();

/** The passes of an input, in a process of its own. @param all also what is evaluated again and explained */
async function passesOf(cib: GeneratedCib, all = false): Promise<Seen> {
  const known = seen.get(cib.name);
  if (known !== undefined && (!all || known.evaluated.length > 0)) return known;
  const text = await asFile(cib, (file, folder) => {
    const words = [
      ...process.execArgv,
      join(import.meta.dirname, "passes.ts"),
      file,
      folder,
      String(all ? repeat : Math.min(repeat, 3)),
      String(quick ? 500 : 1500),
      ...(all ? ["all"] : []),
    ];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8", maxBuffer: 1 << 26 });
    if (stdout === "") throw new Error(`${cib.name}: ${stderr}`);
    return stdout;
  });
  const found = JSON.parse(text) as Passes;
  const of = (phase: keyof Pass) => median(found.passes.map((pass) => pass[phase]));
  const [read, evaluate, graph] = [of("read"), of("evaluate"), of("graph")];
  const warm = { read, evaluate, text: of("text"), graph, dot: of("dot"), write: of("write") };
  const made: Seen = { ...found, warm };
  seen.set(cib.name, made);
  return made;
}

const decided = (pass: Pass) => pass.read + pass.evaluate;
const ratio = (mine: number | undefined, other: number | undefined) =>
  mine === undefined || other === undefined ? "" : times(other / mine);

function faster(least: number | undefined, mine: number | undefined, other: number | undefined): Target | undefined {
  if (least === undefined || mine === undefined || other === undefined) return undefined;
  return atLeast(least, other / mine, " times");
}

interface Subject {
  readonly cib: () => GeneratedCib;
  /** How many times faster than the reference: to the Verdict, and with all outputs written. */
  readonly decided?: number;
  readonly written?: number;
}

const LARGE: readonly Subject[] = [
  { cib: () => independentPrimitives(1600, 32), decided: 60, written: 30 },
  { cib: () => groups(1600, 16), decided: 30, written: 15 },
  { cib: () => pairs(1600, 16) },
  { cib: () => anonymousClones(100, 100), decided: 25, written: 12 },
  { cib: () => cloneChain(40, 32), decided: 20, written: 12 },
  { cib: () => promotableClones(20, 16) },
];
const SMALL: readonly Subject[] = [
  { cib: () => independentPrimitives(200, 16) },
  { cib: () => anonymousClones(30, 30) },
];
const SUBJECTS = (quick ? SMALL : LARGE).filter(({ cib }) => cib().name.includes(values.input));

async function benchTransitions(): Promise<void> {
  const heads = ["first pass", "warm", "read", "evaluate", "reference", "times faster", "wanted"];
  const decisions = new Table(["cold transition, read to Verdict", ...heads]);
  for (const { cib: make, decided: least } of SUBJECTS) {
    const cib = make();
    const { first, warm } = await passesOf(cib, true);
    const profiled = await asFile(cib, (_, folder) => referenceMs(folder, 1).get(`${cib.name}.xml`));
    const mine = decided(warm);
    const cells = [decided(first), mine, warm.read, warm.evaluate, profiled].map(ms);
    decisions.row([cib.name, ...cells, ratio(mine, profiled)], faster(least, mine, profiled));
  }
  const outputs = ["text", "graph", "dot", "write", "command", "reference", "times faster", "wanted"];
  const writing = new Table(["all four outputs written", ...outputs]);
  for (const { cib: make, written: least } of SUBJECTS) {
    const cib = make();
    const { text, graph, dot, write } = (await passesOf(cib, true)).warm;
    const [mine, other] = await asFile(cib, (file, folder) => {
      const words = ["-x", file, "-s", "-G", join(folder, "graph"), "-D", join(folder, "dot")];
      return processMs([ours(...words), theirs(...words)], quick ? 1 : 3);
    });
    writing.row(
      [cib.name, ...[text, graph, dot, write, mine, other].map(ms), ratio(mine, other)],
      faster(least, mine, other),
    );
  }
  const memory = new Table(["peak memory", "one pass", "command, -s", "reference", "wanted"]);
  for (const { cib: make } of SUBJECTS) {
    const cib = make();
    const [mine, other] = await asFile(cib, async (file) => [
      await peakOf(ours("-x", file, "-s")),
      await peakOf(theirs("-x", file, "-s")),
    ]);
    const target = mine === undefined || other === undefined ? undefined : { text: "at most its", met: mine <= other };
    memory.row([cib.name, ...[(await passesOf(cib, true)).peak, mine, other].map(megabytes)], target);
  }
}

const RUNNING = quick
  ? [() => independentPrimitives(200, 16)]
  : [() => independentPrimitives(1600, 32), () => groups(1600, 16), () => anonymousClones(100, 50)];

/** Clusters at rest: what most inputs of a cluster in use are like. */
async function benchRest(): Promise<void> {
  const resting = RUNNING.map((make) => make())
    .filter(({ name }) => name.includes(values.input))
    .map(atRest);
  const heads = [
    "size",
    "first pass",
    "warm",
    "read",
    "evaluate",
    "command, -s",
    "reference",
    "times faster",
    "wanted",
  ];
  const whole = new Table(["at rest", ...heads]);
  for (const [i, cib] of resting.entries()) {
    const { first, warm, size } = await passesOf(cib, true);
    const [mine, other] = await asFile(cib, (file) =>
      processMs([ours("-x", file, "-s"), theirs("-x", file, "-s")], repeat),
    );
    const cells = [decided(first), decided(warm), warm.read, warm.evaluate, mine, other].map(ms);
    whole.row([cib.name, megabytes(size), ...cells, ratio(mine, other)], faster(i === 0 ? 4 : undefined, mine, other));
  }
  const again = new Table([
    "evaluated again, with memory",
    "a monitor fails",
    "a node fails",
    "of the first",
    "wanted",
  ]);
  const explained = new Table(["facts and causes", "without", "with", "factor", "wanted"]);
  const small = quick ? 1000 : 250;
  for (const cib of resting) {
    const { monitorFailed, nodeFailed, first } = await passesOf(cib, true);
    const [monitor, node] = [median(monitorFailed), median(nodeFailed)];
    const mine = Math.max(monitor, node);
    const most = Math.min(small, decided(first) / 8);
    const cells = [ms(monitor), ms(node), times(decided(first) / mine)];
    again.row([cib.name, ...cells], { text: "250 ms, 1/8", met: mine <= most });
  }
  for (const cib of [...SUBJECTS.map((subject) => subject.cib()), ...resting]) {
    const found = await passesOf(cib, true);
    const [without, withAll] = [median(found.evaluated), median(found.explained)];
    explained.row([cib.name, ms(without), ms(withAll), times(withAll / without)], atMost(1.5, withAll / without, ""));
  }
}

/** `-S` as a whole command. The reference's grows with the cube of the cluster: only a small one is asked of it. */
async function benchExecution(): Promise<void> {
  const table = new Table(["-S, whole command", "-s", "-S", "factor", "reference", "exponent", "wanted"]);
  let last: number | undefined;
  for (const count of quick ? [25, 100] : [100, 400, 1600]) {
    const [decide, execute, other] = await asFile(independentPrimitives(count, 32), (file) => {
      const reference = count <= 50 ? theirs("-x", file, "-S") : undefined;
      return processMs([ours("-x", file, "-s"), ours("-x", file, "-S"), reference], repeat);
    });
    if (decide === undefined || execute === undefined) continue;
    const grown = last === undefined ? undefined : exponent([1, 4], [last, execute]);
    const met = execute <= 4 * decide && (grown === undefined || grown <= 1.1);
    const cells = [ms(decide), ms(execute), times(execute / decide), ms(other), grown?.toFixed(2) ?? ""];
    table.row([`primitives-${count}-on-32`, ...cells], { text: "factor 4, exponent 1.1", met });
    last = execute;
  }
}

type Sized = readonly [what: string, sizes: readonly number[], make: (size: number) => GeneratedCib];

const GROWING: readonly Sized[] = quick
  ? [["primitives on 16 nodes", [50, 200], (size) => independentPrimitives(size, 16)]]
  : [
      ["primitives on 32 nodes", [400, 1600, 6400], (size) => independentPrimitives(size, 32)],
      ["in groups on 16 nodes", [400, 1600, 6400], (size) => groups(size, 16)],
      ["nodes of 400 primitives", [8, 32, 128], (size) => independentPrimitives(400, size)],
      ["nodes of 40 clones", [8, 32, 128], (size) => anonymousClones(40, size)],
    ];

/** By which power of what is written each phase grows, from one size to the next; what is read, of the document. */
async function benchGrowth(): Promise<void> {
  const table = new Table(["growth", "from", "to", "output", "read", "evaluate", "text", "graph", "dot", "wanted"]);
  for (const [what, sizes, make] of GROWING) {
    for (const [i, to] of sizes.slice(1).entries()) {
      const from = sizes[i] ?? to;
      const [small, large] = [await passesOf(make(from)), await passesOf(make(to))];
      const output = [small.written, large.written] as const;
      const power = (phase: keyof Pass, size = output) => exponent(size, [small.warm[phase], large.warm[phase]]);
      const read = power("read", [small.size, large.size]);
      const found = [read, ...(["evaluate", "text", "graph", "dot"] as const).map((phase) => power(phase))];
      const cells = [String(from), String(to), times(output[1] / output[0]), ...found.map((each) => each.toFixed(2))];
      table.row([what, ...cells], { text: "1.1", met: found.every((each) => each <= 1.1) });
    }
  }
}

/** Chains of colocations, the dependent first, without and with a preference of the last dependent: the reference is asked for 2000. */
async function benchChain(): Promise<void> {
  const table = new Table(["chain of colocations", "command, -s", "with a preference", "reference", "wanted"]);
  let known: number | undefined;
  for (const count of quick ? [500] : [2000, 5000, 20_000]) {
    const [mine, other] = await asFile(colocationChain(count, 3), (file) =>
      processMs([ours("-x", file, "-s"), count <= 2000 ? theirs("-x", file, "-s") : undefined], 1),
    );
    const [preferring] = await asFile(colocationChain(count, 3, true), (file) =>
      processMs([ours("-x", file, "-s")], 1),
    );
    known ??= other;
    const target =
      known === undefined || mine === undefined || count > 5000 ? undefined : { text: "its 2000", met: mine <= known };
    table.row([String(count), ms(mine), ms(preferring), ms(other)], target);
  }
}

/** The flag of V8 that `.launcher.mjs` sets for commands that work through many inputs. */
const AS_COMMANDS = "--interrupt-budget=400000";

/** The regression cases with four outputs each, in one process: one as Node starts it, and one with the flag of our commands. */
function benchSuite(): void {
  const theirs = [...referenceMs(values.cases, 1).values()].reduce((sum, each) => sum + each, 0) || undefined;
  const table = new Table(["regression cases, four outputs", "pengine", "reference", "times faster", "wanted"]);
  for (const [how, flags] of [
    ["", []],
    [", V8 as the commands set it", [AS_COMMANDS]],
  ] as const) {
    const words = [...process.execArgv, ...flags, join(import.meta.dirname, "suite.ts")];
    // The first pass is a row of its own.
    const { stdout } = spawnSync(process.execPath, [...words, values.cases, String(Math.max(2, repeat))], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [first, ...others]: readonly number[] = JSON.parse(stdout);
    if (first === undefined) return;
    const warm = median(others);
    table.row([`first pass${how}`, ms(first), ms(theirs), ratio(first, theirs)], faster(1, first, theirs));
    table.row([`later passes${how}`, ms(warm), ms(theirs), ratio(warm, theirs)], faster(2.5, warm, theirs));
  }
}

/** From nothing to the answer for a small cluster, against Node doing nothing. */
async function benchStart(): Promise<void> {
  const table = new Table(["start, one resource", "command", "node -e 0", "reference", "above node", "wanted"]);
  await asFile(independentPrimitives(1, 2), (file) => {
    const small = ["-x", file];
    const commands: (readonly [string, readonly string[], Words?])[] = [
      ["crm-simulate -S", ours(...small, "-S"), theirs(...small, "-S")],
      ["pengine show", [process.execPath, PENGINE, "show", file]],
      ["pengine verify", [process.execPath, PENGINE, "verify", file]],
      ["pengine explain", [process.execPath, PENGINE, "explain", ...small]],
      ["pengine what-if", [process.execPath, PENGINE, "what-if", ...small, "--node-down", "node1"]],
      ["pengine lint", [process.execPath, PENGINE, "lint", file]],
      ["pengine compare", [process.execPath, PENGINE, "compare", file, file]],
      ["pengine sweep", [process.execPath, PENGINE, "sweep", ...small]],
      ["pengine graph", [process.execPath, PENGINE, "graph", ...small]],
      ["pengine quorum", [process.execPath, PENGINE, "quorum", "--help"]],
    ];
    for (const [name, command, reference] of commands) {
      processMs([command], 1);
      const [mine = 0, node = 0, other] = processMs(
        [command, [process.execPath, "-e", "0"], reference],
        quick ? 3 : 2 * repeat,
      );
      table.row([name, ...[mine, node, other, mine - node].map(ms)], atMost(60, mine - node, " ms"));
    }
  });
}

/** What does not change from set to set is not read, validated or unpacked again. */
async function benchSweep(): Promise<void> {
  const table = new Table(["sweep, one thread", "sets", "cold evaluation", "each set", "of a cold one", "wanted"]);
  const text = sweepCluster(quick ? 50 : 400, 32);
  const { sets, cold, each } = sweepFigures(text, repeat, quick ? 12 : 44);
  table.row(["sweep", String(sets), ms(cold), ms(each), (each / cold).toFixed(2)], atMost(0.5, each / cold, " times"));
  await benchThreads(text);
}

/** The same sets by the command, with one thread and with two: the best of several on the clock, since the machine may be shared. */
async function benchThreads(text: string): Promise<void> {
  const table = new Table([
    "sweep, whole command",
    "one thread",
    "two threads",
    "CPU",
    "CPU of two",
    "times faster",
    "wanted",
  ]);
  await inDirectory((folder) => {
    const file = join(folder, "cluster.xml");
    writeFileSync(file, text);
    const command = (threads: number) =>
      seconds([
        process.execPath,
        PENGINE,
        "sweep",
        "-x",
        file,
        "--failures",
        "2",
        "--json",
        "--threads",
        String(threads),
      ]);
    const runs = Array.from({ length: quick ? 1 : Math.min(repeat, 3) }, () => [command(1), command(2)] as const);
    const best = (which: 0 | 1, of: "clock" | "cpu") => Math.min(...runs.map((run) => run[which][of]));
    const faster = best(0, "clock") / best(1, "clock");
    const cells = [best(0, "clock"), best(1, "clock"), best(0, "cpu"), best(1, "cpu")].map(
      (each) => `${each.toFixed(1)} s`,
    );
    table.row(["sweep", ...cells, times(faster)], quick ? undefined : atLeast(1.7, faster, " times"));
  });
}

const TABLES = [
  ["transitions", benchTransitions],
  ["rest", benchRest],
  ["execution", benchExecution],
  ["sweep", benchSweep],
  ["growth", benchGrowth],
  ["chain", benchChain],
  ["suite", benchSuite],
  ["start", benchStart],
] as const;

for (const [name, bench] of TABLES) if (name.includes(values.only)) await bench();
