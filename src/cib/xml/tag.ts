import type { Attributes } from "../element.js";
import { nameEnd } from "./names.js";
import { isSpace, type Source, skipSpace } from "./source.js";

/** A start tag or an empty-element tag, read strictly (10 §2.2). */
export interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
  /** The offset behind its `>`. */
  readonly end: number;
  /** Whether it closes itself: `<a/>`. */
  readonly empty: boolean;
  /** Whether a name in it has a prefix, or it declares a namespace (10 §2.5). */
  readonly namespaced: boolean;
}

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;

/** A value of this many characters or more refuses the document (10 §2.2). */
export const LONGEST_TEXT = 9_999_990;

const NO_ATTRIBUTES: Attributes = Object.freeze(Object.create(null) as Record<string, string>);

/**
 * The tag whose `<` stands at `at`. `intern` gives one string for all equal names.
 * Throws CibError if it is not well-formed: attribute names, `=`, quotes, duplicates, `<` and references in values.
 */
export function readTag(source: Source, at: number, intern: (name: string) => string): Tag {
  const { text } = source;
  let end = nameEnd(text, at + 1);
  if (end === at + 1) throw source.error(at, "not a tag", "an element name after `<`");
  const name = intern(text.slice(at + 1, end));
  let namespaced = name.includes(":");
  let attributes: Record<string, string> | undefined;
  for (;;) {
    const start = skipSpace(text, end);
    const code = text.charCodeAt(start);
    if (code === GREATER || (code === SLASH && text.charCodeAt(start + 1) === GREATER)) {
      const empty = code === SLASH;
      end = start + (empty ? 2 : 1);
      return { name, attributes: attributes ? Object.freeze(attributes) : NO_ATTRIBUTES, end, empty, namespaced };
    }
    const nameStop = nameEnd(text, start);
    if (nameStop === start) throw source.error(start, `malformed tag of element ${name}`, "an attribute, `>` or `/>`");
    if (start === end) throw source.error(start, "attribute without white space before it", "a space");
    const attribute = intern(text.slice(start, nameStop));
    const open = valueStart(source, nameStop, attribute);
    end = valueEnd(source, open, attribute);
    // Not Object.create(null): V8 keeps such objects as hash tables, which are larger and slower to read.
    attributes ??= Object.setPrototypeOf({}, null) as Record<string, string>;
    if (attributes[attribute] !== undefined) throw source.error(start, `duplicate attribute ${attribute}`);
    attributes[attribute] = valueBetween(source, open + 1, end - 1);
    namespaced ||= attribute === "xmlns" || attribute.includes(":");
  }
}

/** The offset of the quote that opens the value of an attribute whose name ends at `at`. */
function valueStart(source: Source, at: number, attribute: string): number {
  const equals = skipSpace(source.text, at);
  if (source.text.charCodeAt(equals) !== EQUALS) {
    throw source.error(at, `attribute ${attribute} without value`, `${attribute}="..."`);
  }
  const open = skipSpace(source.text, equals + 1);
  const quote = source.text.charCodeAt(open);
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    throw source.error(open, `value of attribute ${attribute} without quotes`, `${attribute}="..."`);
  }
  return open;
}

/** The offset behind the quote that closes the value opened at `open`. */
function valueEnd(source: Source, open: number, attribute: string): number {
  const { text } = source;
  const quote = text[open] as string;
  const close = text.indexOf(quote, open + 1);
  if (close === -1) throw source.error(open, `value of attribute ${attribute} is not closed`, quote);
  if (close - open > LONGEST_TEXT) throw source.error(open, `value of attribute ${attribute} is too long`);
  return close + 1;
}

/** The value between two offsets, normalized (10 §2.3). */
function valueBetween(source: Source, start: number, end: number): string {
  const { text } = source;
  let plain = true;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS) throw source.error(at, "`<` in an attribute value", "&lt;");
    if (code === AMPERSAND || (code < 32 && isSpace(code))) plain = false;
  }
  const raw = text.slice(start, end);
  if (plain) return raw;
  return raw.replace(/\r\n?|[\t\n]|&[^;&]*;?/g, (found, offset: number) =>
    found.charCodeAt(0) === AMPERSAND ? expand(source, found, start + offset) : " ",
  );
}

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&amp;", "&"],
  ["&quot;", '"'],
  ["&apos;", "'"],
]);

/**
 * The text that a reference stands for. Throws CibError on anything but a predefined entity or the number of a legal
 * character; also on entities that the document declares itself: expanding them would do harm, and the reference makes
 * nothing useful of them (10 §2.3).
 */
export function expand(source: Source, reference: string, at: number): string {
  const predefined = PREDEFINED.get(reference);
  if (predefined !== undefined) return predefined;
  const digits = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(reference);
  const code = digits === null ? -1 : Number.parseInt(digits[1] ?? digits[2] ?? "", digits[1] === undefined ? 10 : 16);
  if (digits !== null && code <= 0x10ffff && isLegal(code)) return String.fromCodePoint(code);
  throw source.error(
    at,
    digits === null ? "undefined or malformed entity reference" : "reference to a character that XML does not allow",
    "&lt; &gt; &amp; &quot; &apos; or the number of a character",
  );
}

function isLegal(code: number): boolean {
  if (code < 32) return isSpace(code);
  return code < 0xd800 || (code > 0xdfff && code !== 0xfffe && code !== 0xffff);
}
