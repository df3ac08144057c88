import type { Position } from "../../base/position.js";
import { CibError } from "../error.js";
import { DocumentType } from "./document-type.js";

interface SourceOptions {
  readonly documentType?: DocumentType;
  readonly marked?: boolean;
}

/** The text that is being read, and how offsets in it become lines and columns. */
export class Source {
  readonly text: string;
  /** Its characters, if they are many, and all are ASCII: sooner compared than those of a text. */
  readonly #codes: Uint8Array | undefined;
  /** What the text's document type declares, once that is read. */
  readonly documentType: DocumentType;
  /** Whether a byte order mark stood before it. */
  readonly marked: boolean;
  /** Offsets at which lines start, in order. */
  readonly #lines: number[] = [0];
  #last = 0;

  constructor(text: string, { documentType = new DocumentType(), marked = false }: SourceOptions = {}) {
    this.text = text;
    this.#codes = asciiOf(text);
    this.documentType = documentType;
    this.marked = marked;
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#lines.push(at + 1);
  }

  /** How many characters, of so many at most, are the same from one offset on as from another one on. */
  alike(at: number, other: number, most: number): number {
    let count = 0;
    const codes = this.#codes;
    if (codes) while (count < most && codes[at + count] === codes[other + count]) count++;
    else {
      const { text } = this;
      while (count < most && text.charCodeAt(at + count) === text.charCodeAt(other + count)) count++;
    }
    return count;
  }

  /** Line and column of an offset, both 1-based. Takes constant time when asked for ascending offsets. */
  position(offset: number): Position {
    const lines = this.#lines;
    if ((lines[this.#last] as number) > offset) this.#last = lineOf(lines, offset);
    let at = this.#last;
    for (let next = lines[at + 1]; next !== undefined && next <= offset; next = lines[at + 1]) at++;
    this.#last = at;
    return Object.freeze({ line: at + 1, column: offset - (lines[at] as number) + 1 });
  }

  /** The error about something that is wrong at an offset. */
  error(offset: number, problem: string, legal?: string, path = ""): CibError {
    return new CibError("xml", problem, { position: this.position(offset), path, legal });
  }
}

/** A text that is shorter is not worth it. */
const LONG = 4000;

function asciiOf(text: string): Uint8Array | undefined {
  if (text.length < LONG) return undefined;
  const codes = new Uint8Array(text.length);
  const { written, read } = new TextEncoder().encodeInto(text, codes);
  return written === text.length && read === text.length ? codes : undefined;
}

/** The last line that starts at an offset or before. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a UTF-16 code is white space in XML. */
export function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** The offset of the first character that is not white space, from `at` on. */
export function skipSpace(text: string, at: number): number {
  let end = at;
  while (isSpace(text.charCodeAt(end))) end++;
  return end;
}
