/** How the recorded cases of a cluster are kept: of each document only the lines that differ from those before. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CibDocument, type Element, parseCib, serialize } from "../../src/cib/index.js";

/** Lines that stand in the place of others. */
export type Hunk = readonly [at: number, removed: number, added: readonly string[]];

export interface RecordedCase {
  /** Separated by ` ; `. */
  readonly commands: string;
  /** Of each command. */
  readonly refused: readonly boolean[];
  /** What is different afterwards; absent: nothing. */
  readonly changes?: readonly Hunk[];
}

const here = import.meta.dirname;

/** The clusters: `NAME.xml` is one, `NAME.txt` has commands about it, `NAME.json` what came of them. */
export const CLUSTERS: readonly string[] = readdirSync(here).flatMap((file) =>
  file.endsWith(".xml") ? file.slice(0, -4) : [],
);

export function readCluster(name: string): CibDocument {
  return parseCib(readFileSync(join(here, `${name}.xml`), "utf8"));
}

export function readCommands(name: string): string[] {
  const lines = readFileSync(join(here, `${name}.txt`), "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

export function readCases(name: string): readonly RecordedCase[] {
  return JSON.parse(readFileSync(join(here, `${name}.json`), "utf8"));
}

/** The sections of a document as lines: without the attributes that count its versions, comments, and the times at which it was made. */
export function linesOf({ children }: Element): string[] {
  const text = children
    .map(serialize)
    .join("")
    .replace(/\n\s*<!--[\s\S]*?-->/g, "");
  const timeless = text
    .replace(/ last-granted="\d+"/g, "")
    .replace(/end="\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ"/g, 'end="later"');
  return timeless.split("\n");
}

export function applied(lines: readonly string[], hunks: readonly Hunk[]): string[] {
  const made = [...lines];
  for (const [at, removed, added] of [...hunks].reverse()) made.splice(at, removed, ...added.map(String));
  return made;
}

/** The hunks that make one list of lines of another: what is common of both, as much as there is, stays. */
export function hunksBetween(before: readonly string[], after: readonly string[]): Hunk[] {
  const lengths = commonLengths(before, after);
  const hunks: [number, number, string[]][] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i++;
      j++;
      continue;
    }
    const last = hunks.at(-1);
    const hunk: [number, number, string[]] = last !== undefined && last[0] + last[1] === i ? last : [i, 0, []];
    if (hunk !== last) hunks.push(hunk);
    const isAdded =
      i === before.length || (j < after.length && (lengths[i]?.[j + 1] ?? 0) >= (lengths[i + 1]?.[j] ?? 0));
    if (isAdded) hunk[2].push(after[j++] ?? "");
    else {
      hunk[1]++;
      i++;
    }
  }
  return hunks;
}

/** How many lines the rests of both lists have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    const next = table[i + 1] ?? [];
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}

/** A case from what the programs made of it. */
export function recorded(
  before: readonly string[],
  commands: string,
  { after, steps }: { readonly after: string; readonly steps: readonly { readonly rc: number }[] },
): RecordedCase {
  const changes = hunksBetween(before, linesOf(parseCib(after).root));
  return { commands, refused: steps.map(({ rc }) => rc !== 0), ...(changes.length === 0 ? {} : { changes }) };
}
