import type { CibError } from "../error.js";
import { nameEnd } from "./names.js";

/** Makes the error about a reference, at its place. */
export type Refuse = (problem: string, legal?: string) => CibError;

/** What every document may refer to by name. */
export const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

const LEGAL = "&lt; &gt; &amp; &quot; &apos; or the number of a character";
const NUMBER = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/;

/** Where references begin, and how far what follows looks like one. */
export const REFERENCES = /&([^;&<]*)(;?)/g;

/**
 * The text of a reference by number, or to a predefined entity; `undefined` for the name of another entity.
 * @param inner what stands between `&` and `;`
 * Throws CibError for what is no reference, and for characters that XML does not allow.
 */
export function plainText(inner: string, closed: boolean, refuse: Refuse): string | undefined {
  const predefined = closed ? PREDEFINED.get(inner) : undefined;
  if (predefined !== undefined) return predefined;
  if (!closed) throw refuse("a reference that is not closed", LEGAL);
  const number = NUMBER.exec(inner);
  if (number === null) {
    if (inner === "" || inner.includes(":") || nameEnd(inner, 0) !== inner.length) {
      throw refuse("malformed entity reference", LEGAL);
    }
    return undefined;
  }
  const [, hexadecimal, decimal = ""] = number;
  const code = hexadecimal === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
  if (code <= 0x10ffff && isLegal(code)) return String.fromCodePoint(code);
  throw refuse("reference to a character that XML does not allow", LEGAL);
}

function isLegal(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
