/** Where the groups of a pattern begin and end on the way through a program, as the reference keeps it. */
import type { Step } from "./program.js";

/** What a group was before it changed. */
interface Change {
  readonly group: number;
  readonly start: number;
  readonly end: number;
}

/** The end of a text that counts as taken, but that no back-reference can take. */
const HIDDEN = -2;

/** Starts and ends of groups by their number; −1 for none, an end also for a group that is open. */
export class Registers {
  #starts: number[];
  #ends: number[];
  /** What changed since a group last closed on some text, oldest first. */
  #changes: Change[] = [];

  constructor(groupCount: number) {
    this.#starts = new Array<number>(groupCount + 1).fill(-1);
    this.#ends = new Array<number>(groupCount + 1).fill(-1);
  }

  start(group: number): number {
    return this.#starts[group] ?? -1;
  }

  end(group: number): number {
    return this.#ends[group] ?? -1;
  }

  /** Takes down that a step was reached. What closes as hidden has a start, but no end that could be asked for. */
  record(step: Step, at: number, hidden = false): void {
    if (step.kind === "open") this.#set(step.group, at, -1);
    else if (step.kind === "close") this.#close(step.group, at, step.optional, hidden ? HIDDEN : at);
  }

  /**
   * An iteration without text of the first optional copy, or the loop, of a repeated group counts for nothing if the group
   * had been there before: all groups go back to what they were.
   */
  #close(group: number, at: number, optional: boolean, end: number): void {
    const start = this.start(group);
    if (start < at) {
      this.#set(group, start, end);
      this.#changes = [];
    } else if (optional && this.#savedStart(group) !== -1) {
      for (const change of this.#changes.reverse()) {
        this.#starts[change.group] = change.start;
        this.#ends[change.group] = change.end;
      }
      this.#changes = [];
    } else {
      this.#set(group, start, end);
    }
  }

  #set(group: number, start: number, end: number): void {
    this.#changes.push({ group, start: this.start(group), end: this.end(group) });
    this.#starts[group] = start;
    this.#ends[group] = end;
  }

  #savedStart(group: number): number {
    return this.#changes.find((change) => change.group === group)?.start ?? this.start(group);
  }

  copy(): Registers {
    const copy = new Registers(0);
    copy.#starts = [...this.#starts];
    copy.#ends = [...this.#ends];
    copy.#changes = [...this.#changes];
    return copy;
  }

  /** Equal texts for registers that go on alike. */
  get key(): string {
    const first = new Map<number, string>();
    for (const { group, start, end } of this.#changes) {
      if (!first.has(group)) first.set(group, `${group},${start},${end}`);
    }
    return `${this.#starts.join()} ${this.#ends.join()} ${[...first.values()].sort().join(" ")}`;
  }
}
