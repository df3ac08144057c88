/** The lines of a corosync.conf (12 §2.1). Corosync reads bytes, so lines are taken apart as bytes where that shows. */
import type { SyntaxErrorCode } from "./error.js";

/** What one line is; columns count from 1 in UTF-16 code units. */
export type Line =
  | { readonly kind: "section"; readonly name: string; readonly column: number }
  | {
      readonly kind: "key";
      readonly key: string;
      readonly column: number;
      readonly value: string;
      readonly valueColumn: number;
    }
  | { readonly kind: "end" }
  | {
      readonly kind: "bad";
      readonly code: SyntaxErrorCode;
      readonly text: string;
      readonly legal: string;
      readonly column: number;
      /** What the line was probably meant to be, so that reading on finds the next mistake and not the echo of this one. */
      readonly meant: "section" | "end" | undefined;
    };

const LONGEST_LINE = 510;
const BLANK = new Set([" ", "\t", "\u00a0"]);
/** What is cut off the end of a name, besides blanks. */
const NAME_ENDS = new Set([...BLANK, ":"]);

/**
 * Reads one line; `undefined` for one that says nothing.
 *
 * @param text the line without its newline
 * @param last whether it ends the text without a newline
 */
export function readLine(text: string, last: boolean): Line | undefined {
  const source = new Source(text);
  const { bytes } = source;
  const end = bytes.indexOf("\0");
  // Corosync takes a byte 0 for the end of the line, and then misses the newline, unless nothing stands before it.
  if (bytes.length > LONGEST_LINE || (end > 0 && !last)) {
    const legal = `at most ${LONGEST_LINE} bytes in a line, and no byte 0`;
    return { kind: "bad", code: "line-too-long", text: "Line too long", legal, column: 1, meant: undefined };
  }
  const whole = end === -1 ? bytes : bytes.slice(0, end);
  const line = trimEnd(whole.endsWith("\r") ? whole.slice(0, -1) : whole);
  const start = skipBlanks(line, 0);
  if (start === line.length || line[start] === "#") return undefined;
  const brace = line.indexOf("{");
  if (brace !== -1) return section(source, line, start, brace);
  const colon = line.indexOf(":");
  if (colon !== -1) return keyAndValue(source, line, start, colon);
  return line.includes("}") ? sectionEnd(source, line, start) : neither(source, start);
}

function section(source: Source, line: string, start: number, brace: number): Line {
  const { before, after } = cut(line, brace);
  const bad = { kind: "bad", meant: "section" } as const;
  if (before === "") {
    const text = "Missing section name before opening bracket '{'";
    return { ...bad, code: "section-name", text, legal: "NAME {", column: source.column(brace) };
  }
  if (after < line.length) {
    const text = "Extra characters after opening bracket '{'";
    const legal = "a line that ends with the bracket; keys and the closing bracket stand on lines of their own";
    const meant = line.includes("}", after) ? undefined : "section";
    return { ...bad, code: "section-extra", text, legal, column: source.column(after), meant };
  }
  return { kind: "section", name: source.text(before), column: source.column(start) };
}

function keyAndValue(source: Source, line: string, start: number, colon: number): Line {
  const { before, after } = cut(line, colon);
  if (before === "") {
    const text = "Key name can't be empty";
    return {
      kind: "bad",
      code: "key-empty",
      text,
      legal: "KEY: VALUE",
      column: source.column(colon),
      meant: undefined,
    };
  }
  const [column, valueColumn] = [source.column(start), source.column(after)];
  return { kind: "key", key: source.text(before), column, value: source.text(line.slice(after)), valueColumn };
}

function sectionEnd(source: Source, line: string, start: number): Line {
  if (line.slice(start) === "}") return { kind: "end" };
  const text = "Extra characters before or after closing bracket '}'";
  const legal = "} on a line of its own, without a comment";
  return { kind: "bad", code: "brace-extra", text, legal, column: source.column(start), meant: "end" };
}

function neither(source: Source, start: number): Line {
  const text = "Line is not opening or closing section or key value";
  const legal = "NAME {, KEY: VALUE, }, or # and a comment";
  return { kind: "bad", code: "line", text, legal, column: source.column(start), meant: undefined };
}

/**
 * The name before a `{` or `:` and where the text after it begins, blanks left out. Of the name the first character is
 * never cut off its end; and where blanks follow the sign itself, the sign still belongs to what is cut: `: 5` has the
 * key `:` but `:5` has none.
 */
function cut(line: string, at: number): { readonly before: string; readonly after: number } {
  const after = skipBlanks(line, at + 1);
  const from = skipBlanks(line, 0);
  let end = Math.max(after - 1, from);
  while (end > from + 1 && NAME_ENDS.has(line.charAt(end - 1))) end--;
  return { before: line.slice(from, end), after };
}

function skipBlanks(line: string, from: number): number {
  let i = from;
  while (BLANK.has(line.charAt(i))) i++;
  return i;
}

function trimEnd(line: string): string {
  let end = line.length;
  while (BLANK.has(line.charAt(end - 1))) end--;
  return line.slice(0, end);
}

/** A line as bytes, one character for each, and the way back. */
class Source {
  readonly bytes: string;
  readonly #ascii: boolean;

  constructor(text: string) {
    // A line that is too long in characters is too long in bytes as well; the rest of it does not matter.
    const head = text.slice(0, LONGEST_LINE + 1);
    this.#ascii = isAscii(head);
    this.bytes = this.#ascii ? head : encode(head);
  }

  text(bytes: string): string {
    return this.#ascii ? bytes : decode(bytes);
  }

  column(at: number): number {
    return this.text(this.bytes.slice(0, at)).length + 1;
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

function encode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
}

function decode(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}
