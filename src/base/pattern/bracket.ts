/** Bracket expressions of patterns (01 §3.4). */
import { type ByteSet, byteRange, CLASSES, inverted } from "./syntax.js";

interface Bracket {
  readonly set: ByteSet;
  /** The place after the closing bracket. */
  readonly end: number;
}

/** A character as it is, or written `[.x.]`; `undefined` where none can stand. */
function readCharacter(text: string, at: number): { readonly code: number; readonly end: number } | undefined {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return undefined;
  if (code !== 91) return { code, end: at + 1 };
  const next = text[at + 1];
  if (next === ".") {
    const symbol = text.charCodeAt(at + 2);
    return text.startsWith(".]", at + 3) ? { code: symbol, end: at + 5 } : undefined;
  }
  return next === "=" || next === ":" ? undefined : { code, end: at + 1 };
}

/** A `[:class:]` or `[=x=]`. Neither can be the end of a range. */
function readClass(text: string, at: number): Bracket | undefined {
  const named = /^\[(?::([^\]:]*):|=([\s\S])=)\]/.exec(text.slice(at, at + 40));
  if (named === null) return undefined;
  const [all, name, character = ""] = named;
  const set = name === undefined ? byteRange(character.charCodeAt(0)) : CLASSES.get(name);
  return set && { set, end: at + all.length };
}

/** Whether a hyphen stands here that is not the last character of the expression. */
const opensRange = (text: string, at: number): boolean => text[at] === "-" && text[at + 1] !== "]";

/** One character, range or class. */
function readItem(text: string, at: number): Bracket | undefined {
  const named = readClass(text, at);
  if (named) return named;
  const low = readCharacter(text, at);
  if (!low) return undefined;
  const high = opensRange(text, low.end) ? readCharacter(text, low.end + 1) : low;
  if (!high || high.code < low.code) return undefined;
  return { set: byteRange(low.code, high.code), end: high.end };
}

/** The bracket expression whose opening bracket stands before `start`; `undefined` if it is invalid. */
export function readBracket(text: string, start: number): Bracket | undefined {
  const not = text[start] === "^";
  const first = not ? start + 1 : start;
  const set = new Uint8Array(256);
  let at = first;
  while (at === first || text[at] !== "]") {
    // A hyphen is a character of its own only at the ends, and as the end of a range.
    if (at !== first && opensRange(text, at)) return undefined;
    const item = readItem(text, at);
    if (!item) return undefined;
    for (let code = 0; code < 256; code++) if (item.set[code] === 1) set[code] = 1;
    at = item.end;
  }
  return { set: not ? inverted(set) : set, end: at + 1 };
}
