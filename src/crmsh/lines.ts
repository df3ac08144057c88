import type { Position } from "../base/position.js";
import { WHITE } from "./characters.js";

/** A part of a logical line: where it begins there, and where it stands in the text. */
interface Piece {
  readonly at: number;
  readonly position: Position;
}

/** A command as it is written: the physical lines that a backslash continues, joined (11 §3.1). */
export interface LogicalLine {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const FRONT = new RegExp(`^[${WHITE}]*`);
const SPACE = new RegExp(`[${WHITE}]`);

function frontOf(line: string): number {
  return FRONT.exec(line)?.[0].length ?? 0;
}

function endOf(line: string): number {
  let end = line.length;
  while (SPACE.test(line.charAt(end - 1))) end--;
  return end;
}

/** The logical lines of a text that are not empty, comments included, in order (11 §3.1). */
export function logicalLines(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let pieces: { at: number; text: string; position: Position }[] = [];
  let length = 0;
  const finish = (): void => {
    const joined = pieces.map((piece) => piece.text).join("");
    const text = joined.slice(0, endOf(joined));
    if (text !== "") lines.push({ text, pieces: pieces.map(({ at, position }) => ({ at, position })) });
    pieces = [];
    length = 0;
  };
  for (const [index, raw] of text.split("\n").entries()) {
    const end = endOf(raw);
    const front = Math.min(frontOf(raw), end);
    let stop = end;
    while (raw[stop - 1] === "\\") stop--;
    const piece = raw.slice(front, stop);
    pieces.push({ at: length, text: piece, position: { line: index + 1, column: front + 1 } });
    length += piece.length;
    if (stop === end) finish();
  }
  finish();
  return lines;
}

/** Where an offset of a logical line stands in the text. */
export function positionIn(line: LogicalLine, at: number): Position {
  let low = 0;
  let high = line.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((line.pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const { at: start, position } = line.pieces[low] ?? { at: 0, position: { line: 1, column: 1 } };
  return { line: position.line, column: position.column + at - start };
}
