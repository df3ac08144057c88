import { printable } from "./printable.js";

export interface Column {
  readonly title: string;
  /** Numbers stand at the right. */
  readonly right?: boolean;
}

/** An aligned table with a line of titles, indented by two blanks; every line ends with a newline. Cells are shown `printable`. */
export function table(
  columns: readonly Column[],
  contents: readonly (readonly string[])[],
  styleTitles: (line: string) => string = (line) => line,
): string {
  const rows = contents.map((row) => row.map(printable));
  const widths = columns.map(({ title }, i) =>
    rows.reduce((width, row) => Math.max(width, (row[i] ?? "").length), title.length),
  );
  const line = (cells: readonly string[]): string => {
    const padded = columns.map(({ right }, i) => {
      const [cell, width] = [cells[i] ?? "", widths[i] ?? 0];
      return right === true ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${padded.join("  ")}`.trimEnd();
  };
  const titles = styleTitles(line(columns.map(({ title }) => title)));
  return [titles, ...rows.map(line)].map((text) => `${text}\n`).join("");
}
