/** The tables that the benchmark prints: Markdown, so that they can be copied as they are. */

export interface Target {
  /** What is wanted, in words. */
  readonly text: string;
  readonly met: boolean;
}

/** A target that a figure is to stay at or below. */
export function atMost(limit: number, figure: number, unit: string): Target {
  return { text: `at most ${limit}${unit}`, met: figure <= limit };
}

/** A target that a figure is to reach. */
export function atLeast(limit: number, figure: number, unit: string): Target {
  return { text: `at least ${limit}${unit}`, met: figure >= limit };
}

/** Prints one table, line by line as the figures come in; nothing as long as there is no row. */
export class Table {
  readonly #headings: readonly string[];
  readonly #widths: readonly number[];
  #begun = false;

  constructor(headings: readonly string[]) {
    this.#headings = headings;
    this.#widths = headings.map((heading, i) => (i === 0 ? 36 : Math.max(9, heading.length)));
  }

  /** A row; the target, if any, goes in the last column. */
  row(cells: readonly string[], target?: Target): void {
    if (!this.#begun) this.#begin();
    const last = target === undefined ? "" : `${target.text}${target.met ? "" : " **missed**"}`;
    this.#print([...cells, last]);
  }

  #begin(): void {
    this.#begun = true;
    console.log("");
    this.#print(this.#headings);
    const rules = this.#widths.map((width, i) => (i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
    console.log(`| ${rules.join(" | ")} |`);
  }

  #print(cells: readonly string[]): void {
    const padded = this.#widths.map((width, i) =>
      i === 0 ? (cells[i] ?? "").padEnd(width) : (cells[i] ?? "").padStart(width),
    );
    console.log(`| ${padded.join(" | ")} |`);
  }
}

/** Milliseconds as text; seconds from a thousand on. */
export function ms(time: number | undefined): string {
  if (time === undefined) return "";
  return time >= 1000 ? `${(time / 1000).toFixed(time < 10_000 ? 2 : 1)} s` : `${time.toFixed(time < 100 ? 1 : 0)} ms`;
}

export function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? "" : `${(bytes / 1e6).toFixed(0)} MB`;
}

export function times(factor: number): string {
  return factor.toFixed(factor < 10 ? 1 : 0);
}
