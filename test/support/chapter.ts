/** Tables of the rule book, so that ours are held against those that stand there. */
import { readFileSync } from "node:fs";

function chapterText(chapter: string): string {
  return readFileSync(new URL(`../../src/spec/${chapter}.md`, import.meta.url), "utf8");
}

/** The rows of the first table below a heading of a chapter (`01-values-and-rules`, `### 12.2`), cell by cell, without its head. */
export function chapterTable(chapter: string, heading: string): readonly (readonly string[])[] {
  const text = chapterText(chapter);
  const lines = text.slice(text.indexOf(`\n${heading} `) + 1).split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  const table = lines.slice(first);
  const end = table.findIndex((line) => !line.startsWith("|"));
  return table.slice(2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The words between back-quotes in a cell. */
export function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]*)`/g)].map(([, word = ""]) => word);
}

/** Numbers and their names from a sentence of a chapter that lists them: `Exit status values: 0 ok, 1 error, …`. */
export function chapterNumbers(chapter: string, head: string): readonly (readonly [number, string])[] {
  const [, list = ""] = chapterText(chapter).split(`\n${head}: `);
  const sentence = list.slice(0, list.indexOf(".")).replace(/ \([^)]*\)/g, "");
  return sentence.split(/,\s+/).map((each) => {
    const [number = "", ...words] = each.split(/\s+/);
    return [Number(number.replace("−", "-")), words.join(" ")];
  });
}
