import type { Progress, ProgressListener, ProgressStage } from "../verdict/progress.js";
import type { CommandIo } from "./io.js";

/** Work that ends sooner shows nothing, ms. */
const PATIENCE_MS = 1000;
/** Time between two looks of the line, ms. */
const PAUSE_MS = 100;
const CLEAR = "\r\x1b[K";

/** The terminal that a progress line stands on. */
export interface ProgressTerminal {
  write(text: string): void;
  /** A clock that only goes forward, ms. */
  milliseconds(): number;
  /** Its width in characters. */
  columns(): number;
}

/**
 * A line on a terminal that says what goes on, for work that takes longer than a second. It is written over and over in
 * the same place, and is gone when the work is done.
 */
export class ProgressLine {
  readonly #terminal: ProgressTerminal;
  readonly #start: number;
  #last = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(terminal: ProgressTerminal) {
    this.#terminal = terminal;
    this.#start = terminal.milliseconds();
  }

  /** Shows a text in place of the last one, unless it is too early for that; cut off where the line would wrap. */
  show(text: string): void {
    const now = this.#terminal.milliseconds();
    if (now - this.#start < PATIENCE_MS || now - this.#last < PAUSE_MS) return;
    this.#last = now;
    this.#shown = true;
    this.#terminal.write(`${CLEAR}${text.slice(0, this.#terminal.columns() - 1)}`);
  }

  /** Takes the line away, before something else is written. */
  clear(): void {
    if (this.#shown) this.#terminal.write(CLEAR);
    this.#shown = false;
  }
}

const DOING: Readonly<Record<ProgressStage, string>> = {
  configuration: "reading the configuration",
  status: "reading the status",
  constraints: "reading the constraints",
  assignment: "assigning resources",
  actions: "creating actions",
  orderings: "ordering actions",
  graph: "building the transition graph",
};

/** A listener that shows what an evaluation is doing where somebody watches; @param before words in front of it */
export function progressTo({ progress }: CommandIo, before = ""): ProgressListener | undefined {
  return progress === undefined ? undefined : (now) => progress(before + progressText(now));
}

/** What an evaluation is doing, in words: `assigning resources, 340 of 1600`. */
export function progressText({ stage, done, total }: Progress): string {
  return total === 0 ? DOING[stage] : `${DOING[stage]}, ${done} of ${total}`;
}
