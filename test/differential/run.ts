import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { examine, type Finding, type Pair, shrinkFinding } from "./campaign.js";
import { keepAbort, keepCase, knownAborts } from "./keep.js";
import { OurEngine } from "./our-engine.js";
import type { Input } from "./outputs.js";
import { Reference } from "./reference.js";
import { generated, mutatedCases, SOURCES, type SourceName, written } from "./sources.js";
import { loadState, type State, saveState } from "./state.js";

/**
 * Compares our engine with the program named by CRM_SIMULATE on generated CIBs, on CIBs however they may be written, or on
 * mutated regression cases: `npm run differential -- --runs 20000 --seed 1 [--source mutated]`. Ctrl-C stops; the same
 * command goes on from there.
 */
const USAGE = `usage: CRM_SIMULATE=/path/to/crm_simulate npm run differential -- [options]
  --runs N          go on until N inputs of this seed are done (default 1000)
  --seed S          seed of the inputs (default 1)
  --source NAME     ${SOURCES.join(" or ")} (default generated)
  --cases DIR       cases to mutate, laid out like ../shared/cts (may be repeated; default that and corpus)
  --state FILE      where the campaign is remembered (default in the temporary directory)
  --shrink N        shrink so many differences (default 3)
  --keep            write shrunk differences to corpus/, and new kinds of aborts to corpus/reference-aborts/
  --only INDEX      look at one input only, and print it shrunk
  --print INDEX     print one input as it is
`;

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    source: { type: "string", default: "generated" },
    cases: { type: "string", multiple: true },
    state: { type: "string" },
    shrink: { type: "string", default: "3" },
    keep: { type: "boolean", default: false },
    only: { type: "string" },
    print: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const shown = ({ xml, args }: Input): string => (args.length === 0 ? xml : `${args.map(quoted).join(" ")}\n${xml}`);
const quoted = (word: string): string => (/^[\w@=.:-]+$/.test(word) ? word : `'${word}'`);

const SHRINKING_TESTS = 1500;
/** Aborts need not be small, only kept. */
const ABORT_TESTS = 400;

async function main(): Promise<number> {
  const program = process.env.CRM_SIMULATE;
  const source = SOURCES.find((each) => each === values.source);
  if (values.help || program === undefined || source === undefined) {
    process.stderr.write(USAGE);
    return values.help ? 0 : 2;
  }
  const campaign = new Campaign(program, source, Number(values.seed));
  try {
    if (values.print !== undefined) console.log(shown(campaign.input(Number(values.print))));
    else if (values.only !== undefined) await campaign.only(Number(values.only));
    else await campaign.run(Number(values.runs));
  } finally {
    campaign.close();
  }
  return campaign.clean ? 0 : 1;
}

class Campaign {
  readonly #program: string;
  readonly #seed: number;
  readonly #source;
  readonly #pair: Pair;
  readonly #stateFile: string;
  readonly #state: State;
  readonly #slots = 2 * availableParallelism();
  readonly #started = performance.now();
  readonly #toShrink: { readonly index: number; readonly finding: Finding }[] = [];
  #from = 0;
  #stopped = false;

  constructor(program: string, source: SourceName, seed: number) {
    this.#program = program;
    this.#seed = seed;
    const corpus = resolve(import.meta.dirname, "../../corpus");
    const cases = values.cases ?? [resolve(import.meta.dirname, "../../../shared/cts"), corpus];
    this.#source = { generated, written, mutated: () => mutatedCases(cases) }[source]();
    // Half of the cores for the reference, which takes longer; its slots are more than that because of its files.
    const engine = new OurEngine(Math.ceil(availableParallelism() / 2));
    this.#pair = { reference: new Reference(program, this.#slots), engine };
    this.#stateFile = values.state ?? join(tmpdir(), `pengine-differential-${source}-${seed}.json`);
    this.#state = loadState(this.#stateFile, source, seed);
  }

  get clean(): boolean {
    return this.#state.different.length === 0 && this.#state.broken.length === 0;
  }

  input(index: number) {
    return this.#source(this.#seed, index);
  }

  close(): void {
    this.#pair.reference.close();
    this.#pair.engine.close();
  }

  async only(index: number): Promise<void> {
    const finding = await examine(this.#pair, this.input(index));
    console.log(describe(index, finding));
    if (finding.kind !== "same") console.log(shown(await this.#shrunk(index, finding)));
  }

  async run(runs: number): Promise<void> {
    this.#from = this.#state.next;
    process.once("SIGINT", () => {
      this.#stopped = true;
    });
    const progress = setInterval(() => this.#progress(runs), 5000);
    while (this.#state.next < runs && !this.#stopped) await this.#batch(Math.min(runs, this.#state.next + 64));
    clearInterval(progress);
    this.#progress(runs);
    if (!this.#stopped) for (const each of this.#toShrink) await this.#report(each.index, each.finding);
    this.#summary();
  }

  /** All inputs up to a number, as many at a time as there are slots; the state moves on when all are done. */
  async #batch(to: number): Promise<void> {
    let next = this.#state.next;
    const found: [number, Finding][] = [];
    const worker = async () => {
      while (next < to) {
        const index = next++;
        found.push([index, await examine(this.#pair, this.input(index))]);
      }
    };
    await Promise.all(Array.from({ length: this.#slots }, worker));
    for (const [index, finding] of found.sort(([a], [b]) => a - b)) this.#note(index, finding);
    this.#state.next = to;
    saveState(this.#stateFile, this.#state);
  }

  #note(index: number, finding: Finding): void {
    const state = this.#state;
    if (finding.kind === "same") {
      state.same++;
      return;
    }
    if (finding.kind === "different") state.different.push({ index, outputs: finding.outputs });
    if (finding.kind === "threw") state.broken.push({ index, problem: finding.problem });
    if (finding.kind === "died") {
      const known = state.died[finding.outcome];
      if (known === undefined) state.died[finding.outcome] = { count: 1, first: index };
      else known.count++;
      if (finding.problem !== undefined) state.broken.push({ index, problem: finding.problem });
      const isNew = !knownAborts().some(({ outcome }) => outcome === finding.outcome);
      const ofDocument = this.input(index).args.length === 0;
      if (known === undefined && isNew && ofDocument && values.keep) this.#toShrink.push({ index, finding });
      if (finding.problem === undefined) return;
    }
    console.log(describe(index, finding));
    const shrinking = this.#toShrink.filter((each) => each.finding.kind !== "died").length;
    if (finding.kind !== "died" && shrinking < Number(values.shrink)) this.#toShrink.push({ index, finding });
  }

  #shrunk(index: number, finding: Finding): Promise<Input> {
    return shrinkFinding(
      this.#pair,
      this.input(index),
      finding,
      finding.kind === "died" ? ABORT_TESTS : SHRINKING_TESTS,
    );
  }

  async #report(index: number, finding: Finding): Promise<void> {
    const input = await this.#shrunk(index, finding);
    const { name, xml, args } = input;
    if (finding.kind === "died") return keepAbort(name, xml, finding.outcome);
    console.log(`\n== ${name}, shrunk\n${shown(input)}`);
    console.log(describe(index, await examine(this.#pair, input)));
    // What events record bears the time of the run, which no recorded case can hold.
    if (values.keep && finding.kind === "different" && args.length === 0)
      keepCase(`found-${name}`, xml, `found by ${name}`, this.#program);
  }

  #progress(runs: number): void {
    const { next, different, died } = this.#state;
    const rate = ((next - this.#from) / (performance.now() - this.#started)) * 1000;
    const left = rate > 0 ? Math.ceil((runs - next) / rate) : 0;
    const deaths = Object.values(died).reduce((sum, { count }) => sum + count, 0);
    process.stderr.write(
      `${next}/${runs}  ${rate.toFixed(1)}/s  ${left} s left  ${different.length} different  ${deaths} reference died\n`,
    );
  }

  #summary(): void {
    const { next, same, different, died, broken } = this.#state;
    console.log(
      `${next} inputs of ${this.#state.source} seed ${this.#seed}: ${same} same, ${different.length} different`,
    );
    for (const [outcome, { count, first }] of Object.entries(died))
      console.log(`  reference died ${count}: ${outcome} (${first})`);
    for (const { index, problem } of broken.slice(0, 20)) console.log(`  ours, ${index}: ${problem}`);
    if (different.length > 0) console.log(`  different: ${different.map(({ index }) => index).join(" ")}`);
  }
}

function describe(index: number, finding: Finding): string {
  if (finding.kind === "different") return `#${index} differs in ${finding.outputs.join(", ")}; ${finding.report}`;
  if (finding.kind === "threw") return `#${index} ours threw: ${finding.problem}`;
  if (finding.kind === "died")
    return `#${index} the reference died: ${finding.outcome}${finding.problem === undefined ? "" : `; ours: ${finding.problem}`}`;
  return `#${index} same`;
}

process.exitCode = await main();
