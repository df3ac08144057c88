/** Whether a pattern without back-references matches: a deterministic automaton, made as far as subjects need it. */
import type { Meter } from "../meter.js";
import { holds, type Neighbour, neighbourAt, neighbourOf } from "./check.js";
import type { Program, Step } from "./program.js";
import { WORD } from "./syntax.js";

type Take = Step & { readonly kind: "take" };

/** Where a program may be after a byte. What follows each class of bytes, then the end, is added when first needed. */
interface State {
  readonly steps: readonly Step[];
  readonly before: Neighbour;
  readonly after: (State | boolean | undefined)[];
}

/** Steps in all states that are kept; beyond, the automaton is begun anew. */
const MAX_KEPT = 200_000;
/** A state of more steps than this is not kept. */
const MAX_STEPS = 2_000;
/** Bytes of a subject that cost as much as one step. */
const BYTES_PER_STEP = 16;

/** Bytes that no set of a program tells apart have the same number. */
class ByteClasses {
  readonly classOf = new Uint8Array(256);
  /** A byte of each class. */
  readonly samples: number[] = [0];

  split(set: Uint8Array): void {
    const parts = new Map<number, number>();
    for (let code = 0; code < 256; code++) {
      const old = this.classOf[code] ?? 0;
      if ((set[this.samples[old] ?? 0] ?? 0) === set[code]) continue;
      let part = parts.get(old);
      if (part === undefined) {
        part = this.samples.push(code) - 1;
        parts.set(old, part);
      }
      this.classOf[code] = part;
    }
  }
}

function classesOf({ start, size }: Program): ByteClasses {
  const classes = new ByteClasses();
  classes.split(WORD);
  const seen = new Uint8Array(size);
  const done = new Set<Uint8Array>();
  const steps = [start];
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (seen[step.id] === 1) continue;
    seen[step.id] = 1;
    if (step.kind === "take" && !done.has(step.set)) {
      done.add(step.set);
      classes.split(step.set);
    }
    if (step.kind === "fork") steps.push(step.first, step.second);
    else if ("next" in step) steps.push(step.next);
  }
  return classes;
}

/** Adds where a step leads to that takes nothing. */
function goOn(step: Step, before: Neighbour, after: Neighbour, open: Step[]): void {
  if (step.kind === "fork") open.push(step.second, step.first);
  else if (step.kind === "check" && holds(step.check, before, after)) open.push(step.next);
}

export class Decider {
  readonly #classes: ByteClasses;
  #states = new Map<string, State>();
  #kept = 0;
  /** The mark of each step tells when it was last reached. */
  readonly #marks: Float64Array;
  #mark = 0;

  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
    this.#classes = classesOf(program);
    this.#marks = new Float64Array(program.size);
  }

  /** Whether there is a match anywhere in a subject of one character per byte. */
  test(subject: string, meter: Meter): boolean {
    const { classOf, samples } = this.#classes;
    meter.spend(1 + subject.length / BYTES_PER_STEP);
    let state = this.#state([], "edge");
    for (let at = 0; ; at++) {
      const kind = at < subject.length ? (classOf[subject.charCodeAt(at)] ?? 0) : samples.length;
      let after = state.after[kind];
      if (after === undefined) {
        after = this.#step(state, samples[kind], meter);
        state.after[kind] = after;
      }
      if (typeof after === "boolean") return after;
      state = after;
    }
  }

  /** What follows a state on a byte, or on the end: another state, or the decision. A match may begin at every place. */
  #step({ steps, before }: State, code: number | undefined, meter: Meter): State | boolean {
    const after = code === undefined ? "edge" : neighbourOf(code);
    const takes = this.#reach(steps, before, after, meter);
    if (!takes) return true;
    if (code === undefined) return false;
    const next: Step[] = [];
    this.#mark++;
    for (const { set, next: step } of takes) {
      if (set[code] !== 1 || this.#marks[step.id] === this.#mark) continue;
      this.#marks[step.id] = this.#mark;
      next.push(step);
    }
    return this.#state(next, after);
  }

  /** All takes that some steps, or the start, lead to between two neighbours; `undefined` if they lead to the end. */
  #reach(steps: readonly Step[], before: Neighbour, after: Neighbour, meter: Meter): Take[] | undefined {
    const takes: Take[] = [];
    const open = [this.#program.start, ...steps];
    const mark = ++this.#mark;
    for (let step = open.pop(); step; step = open.pop()) {
      if (this.#marks[step.id] === mark) continue;
      this.#marks[step.id] = mark;
      meter.spend(1);
      if (step.kind === "final") return undefined;
      if (step.kind === "take") takes.push(step);
      else goOn(step, before, after, open);
    }
    return takes;
  }

  #state(steps: Step[], before: Neighbour): State {
    const size = this.#classes.samples.length + 1;
    const fresh = { steps, before, after: new Array<State | boolean | undefined>(size).fill(undefined) };
    if (steps.length > MAX_STEPS) return fresh;
    const key = `${before} ${steps
      .map(({ id }) => id)
      .sort((a, b) => a - b)
      .join(" ")}`;
    const known = this.#states.get(key);
    if (known) return known;
    this.#kept += size + steps.length;
    if (this.#kept > MAX_KEPT) {
      this.#states = new Map();
      this.#kept = size + steps.length;
    }
    this.#states.set(key, fresh);
    return fresh;
  }
}

/** Where a match begins and ends. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A step, and the place where the match that leads there began. */
interface Thread {
  readonly step: Step;
  readonly start: number;
}

/**
 * The leftmost, then longest, match of a program in a subject. Of several ways to a step only the one that began first
 * counts: what follows is the same for all.
 */
export function locate({ start: first, size }: Program, subject: string, meter: Meter): Span | undefined {
  const marks = new Float64Array(size);
  let best: Span | undefined;
  let threads: Thread[] = [];
  for (let at = 0; at <= subject.length; at++) {
    if (!best) threads.push({ step: first, start: at });
    if (threads.length === 0) break;
    const before = neighbourAt(subject, at - 1);
    const after = neighbourAt(subject, at);
    const code = subject.charCodeAt(at);
    const next: Thread[] = [];
    // Those that began first come first, and what they lead to is for them.
    for (const thread of threads) {
      if (best && thread.start > best.start) break;
      const open = [thread.step];
      for (let step = open.pop(); step; step = open.pop()) {
        if (marks[step.id] === at + 1) continue;
        marks[step.id] = at + 1;
        meter.spend(1);
        if (step.kind === "final") best = { start: thread.start, end: at };
        else if (step.kind === "take") {
          if (step.set[code] === 1) next.push({ step: step.next, start: thread.start });
        } else goOn(step, before, after, open);
      }
    }
    threads = next;
  }
  return best;
}
