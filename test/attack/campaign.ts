import { differences, firstDifference, type Outputs } from "../differential/outputs.js";
import { Reference } from "../differential/reference.js";
import type { BombName } from "./bombs.js";
import { type Problem, SLOW_SIGNATURE } from "./check.js";
import { type Death, Guard, type GuardOptions } from "./guard.js";
import { inputOf } from "./inputs.js";
import { loadPool } from "./pool.js";
import { isFaster } from "./reference-time.js";
import { shrinkSource } from "./shrink.js";
import type { Answer, Found, Sample } from "./tasks.js";

/** Problems of one kind, and the first input that showed it. */
export interface Finding extends Found {
  count: number;
}

export interface CampaignOptions extends GuardOptions {
  readonly seed: number;
  readonly jobs: number;
  /** The reference, if there is one, and of how many inputs one is compared with it. */
  readonly program: string | undefined;
  readonly every: number;
  /** What is told meanwhile. */
  readonly tell: (line: string) => void;
}

/** Inputs that a child examines before it answers. */
const BATCH = 500;
/** Comparisons that may wait for the reference before more inputs are examined. */
const MOST_WAITING = 40;

/** One attack: inputs by number and bombs, in child processes, and a sample compared with the reference. */
export class Campaign {
  readonly findings = new Map<string, Finding>();
  readonly counts: Record<string, number> = {};
  examined = 0;
  compared = 0;
  referenceDied = 0;
  slowest = { index: -1, ms: 0 };
  readonly #options: CampaignOptions;
  readonly #guards: readonly Guard[];
  /** For single inputs. */
  readonly #alone: Guard;
  readonly #reference: Reference | undefined;
  readonly #waiting = new Set<Promise<void>>();

  constructor(options: CampaignOptions) {
    this.#options = options;
    this.#guards = Array.from({ length: options.jobs }, () => new Guard(options));
    this.#alone = new Guard(options);
    this.#reference = options.program === undefined ? undefined : new Reference(options.program, options.jobs);
  }

  close(): void {
    for (const guard of [...this.#guards, this.#alone]) guard.close();
    this.#reference?.close();
  }

  /** Makes bombs larger and larger, one kind after the other. */
  async climb(bombs: readonly BombName[], until: number): Promise<number> {
    let next = 0;
    await this.#inParallel(async (guard) => {
      while (next < bombs.length && Date.now() < until) {
        const bomb = bombs[next++];
        if (bomb === undefined) return;
        const answer = await guard.perform({ kind: "ladder", bomb });
        const problem = answer.kind === "died" ? deadly(answer) : answer.kind === "ladder" ? answer.problem : undefined;
        if (problem === undefined) continue;
        const size = answer.kind === "died" ? answer.index : -1;
        this.#note({ index: size, input: "bomb", problem: { ...problem, signature: `${bomb}: ${problem.signature}` } });
      }
    });
    return Math.min(next, bombs.length);
  }

  /** Examines inputs from one number on, to before another or until a time. */
  async attack(from: number, to: number, until: number): Promise<void> {
    let next = from;
    await this.#inParallel(async (guard) => {
      while (next < to && Date.now() < until) {
        const start = next;
        next = Math.min(to, next + BATCH);
        await this.#batch(guard, start, next);
        while (this.#waiting.size > MOST_WAITING) await Promise.race(this.#waiting);
      }
    });
    await Promise.all(this.#waiting);
  }

  /** One source, looked at in every way. */
  async problemOf(source: string | Uint8Array): Promise<Problem | undefined> {
    const compared = this.#reference !== undefined && typeof source === "string";
    const answer = await this.#alone.perform({ kind: "source", source, compared });
    if (answer.kind === "died") return deadly(answer);
    if (answer.kind !== "source") return undefined;
    if (answer.examined.problem !== undefined) return answer.examined.problem;
    if (typeof source !== "string" || answer.outputs === undefined || answer.examined.outcome === "limited")
      return undefined;
    return this.#difference(source, answer.outputs);
  }

  /** A smaller source with the same problem. */
  shrunk(source: string, { signature }: Problem, maxTests: number): Promise<string> {
    const shows = async (text: string) => (await this.problemOf(text))?.signature === signature;
    return shrinkSource(source, shows, maxTests);
  }

  async #inParallel(work: (guard: Guard) => Promise<void>): Promise<void> {
    await Promise.all(this.#guards.map(work));
  }

  async #batch(guard: Guard, from: number, to: number): Promise<void> {
    const { seed, every } = this.#options;
    for (let start = from; start < to; ) {
      const used = this.#reference === undefined ? 0 : every;
      const answer = await guard.perform({ kind: "inputs", seed, from: start, to, every: used });
      if (answer.kind === "died") {
        // What came before it in the batch is examined again, without it.
        const suspect = answer.index < start ? start : answer.index;
        await this.#again(guard, suspect);
        if (suspect > start) await this.#batch(guard, start, suspect);
        start = suspect + 1;
        this.examined++;
        continue;
      }
      this.#add(answer, to - start);
      start = to;
    }
  }

  /** An input on which a child died is examined alone. */
  async #again(guard: Guard, index: number): Promise<void> {
    const { seed } = this.#options;
    const answer = await guard.perform({ kind: "inputs", seed, from: index, to: index + 1, every: 0 });
    if (answer.kind === "died") this.#note({ index, input: "mutation", problem: deadly(answer) });
    else if (answer.kind === "inputs") for (const found of answer.found) this.#note(found);
  }

  #add(answer: Answer, count: number): void {
    if (answer.kind !== "inputs") return;
    this.examined += count;
    if (answer.slowest.ms > this.slowest.ms) this.slowest = answer.slowest;
    for (const [key, value] of Object.entries(answer.counts)) this.counts[key] = (this.counts[key] ?? 0) + value;
    for (const found of answer.found) this.#note(found);
    for (const sample of answer.samples) this.#compare(sample);
  }

  #compare(sample: Sample): void {
    const work = this.#difference(sample.xml, sample.outputs).then((problem) => {
      this.compared++;
      if (problem !== undefined) this.#note({ ...sample, problem });
      this.#waiting.delete(work);
    });
    this.#waiting.add(work);
  }

  /** What takes long for the reference, too, may take long. Without a reference only bombs may. */
  #isTooSlow({ index, input, problem }: Found): boolean {
    const { program, seed } = this.#options;
    if (program === undefined) return input !== "bomb";
    return isFaster(program, inputOf(loadPool(seed), seed, index).source, (problem.ms ?? 0) / 10);
  }

  async #difference(xml: string, outputs: Outputs): Promise<Problem | undefined> {
    const theirs = await this.#reference?.run({ name: "", xml, args: [] });
    if (theirs === undefined) return undefined;
    if (theirs.kind === "died") {
      this.referenceDied++;
      return undefined;
    }
    const [first, ...others] = differences(theirs.outputs, outputs);
    if (first === undefined) return undefined;
    const detail = firstDifference(first, theirs.outputs, outputs);
    return { signature: `differs in ${[first, ...others].join(", ")}`, detail };
  }

  #note(found: Found): void {
    const { signature, detail } = found.problem;
    if (signature === SLOW_SIGNATURE && !this.#isTooSlow(found)) return;
    // Differences are alike only by chance: each of the first ones is looked at.
    const key = signature.startsWith("differs") ? `${signature} #${found.index}` : signature;
    const known = this.findings.get(key);
    if (known !== undefined) {
      known.count++;
      return;
    }
    this.findings.set(key, { ...found, count: 1 });
    this.#options.tell(`#${found.index} (${found.input}) ${signature}\n${detail.split("\n").slice(0, 8).join("\n")}`);
  }
}

function deadly({ reason }: Death): Problem {
  return { signature: `died: ${reason}`, detail: reason };
}
