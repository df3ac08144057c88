import type { Attributes } from "../element.js";
import { LONGEST_TEXT } from "./misc.js";
import { nameEnd } from "./names.js";
import { type Source, skipSpace } from "./source.js";
import { normalized } from "./values.js";

/** A start tag or an empty-element tag, read strictly (10 §2.2). */
export interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
  /** The offset behind its `>`. */
  readonly end: number;
  /** Whether it closes itself: `<a/>`. */
  readonly empty: boolean;
}

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const EQUALS = 61;
const QUOTE = 34;
const APOSTROPHE = 39;
const AMPERSAND = 38;

const NO_ATTRIBUTES: Attributes = Object.freeze(Object.create(null) as Record<string, string>);

/**
 * The attributes that elements of one name have had: names in order, each once, and the last values. A value that does not
 * stand in the text as it is, between double quotes, is `undefined`. A value that was there twice is likely to come again:
 * then the whole attribute, as it is usually written, is `expected`.
 */
interface Shape {
  readonly name: string;
  readonly names: string[];
  readonly values: (string | undefined)[];
  readonly expected: (string | undefined)[];
}

/**
 * Reads the tags of one document. In a CIB most elements have the attributes of the last one of their name, and many of
 * its values, so those are looked for first.
 */
export class TagReader {
  /** Whether any name so far has a prefix, or declares a namespace (10 §2.5). */
  namespaced = false;
  readonly #source: Source;
  readonly #shapes = new Map<string, Shape>();
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, string>();
  /** The offset behind the last value. */
  #end = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * The tag whose `<` stands at `at`.
   * Throws CibError if it is not well-formed: attribute names, `=`, quotes, duplicates, `<` and references in values.
   */
  read(at: number): Tag {
    const { text } = this.#source;
    const shape = this.#shapeAt(at);
    const { name } = shape;
    let attributes: Record<string, string> | undefined;
    let foreseen = true;
    let end = at + 1 + name.length;
    for (let index = 0; ; index++) {
      const expected = shape.expected[index];
      if (foreseen && expected !== undefined && text.startsWith(expected, end)) {
        attributes ??= newAttributes();
        attributes[shape.names[index] as string] = shape.values[index] as string;
        end += expected.length;
        continue;
      }
      const start = skipSpace(text, end);
      const code = text.charCodeAt(start);
      if (code === GREATER || (code === SLASH && text.charCodeAt(start + 1) === GREATER)) {
        const empty = code === SLASH;
        end = start + (empty ? 2 : 1);
        return { name, attributes: attributes ? Object.freeze(attributes) : NO_ATTRIBUTES, end, empty };
      }
      let attribute = shape.names[index];
      if (attribute === undefined || !isNameAt(text, start, attribute)) {
        attribute = this.#attributeAt(start, name);
        foreseen = false;
        shape.names.length = index;
        shape.values.length = index;
        shape.expected.length = index;
        shape.names.push(attribute);
        shape.values.push(undefined);
        shape.expected.push(undefined);
      }
      if (start === end) throw this.#source.error(start, "attribute without white space before it", "a space");
      const value = this.#value(start + attribute.length, shape, index);
      end = this.#end;
      attributes ??= newAttributes();
      if (!foreseen && attributes[attribute] !== undefined) {
        throw this.#source.error(start, `duplicate attribute ${attribute}`);
      }
      attributes[attribute] = value;
    }
  }

  #shapeAt(at: number): Shape {
    const { text } = this.#source;
    const end = nameEnd(text, at + 1);
    if (end === at + 1) throw this.#source.error(at, "not a tag", "an element name after `<`");
    const name = text.slice(at + 1, end);
    const known = this.#shapes.get(name);
    if (known !== undefined) return known;
    if (name.includes(":")) this.namespaced = true;
    const shape: Shape = { name, names: [], values: [], expected: [] };
    this.#shapes.set(name, shape);
    return shape;
  }

  /** The name of the attribute that starts there. Equal names are one string. */
  #attributeAt(start: number, element: string): string {
    const { text } = this.#source;
    const end = nameEnd(text, start);
    if (end === start) {
      throw this.#source.error(start, `malformed tag of element ${element}`, "an attribute, `>` or `/>`");
    }
    const name = text.slice(start, end);
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (name === "xmlns" || name.includes(":")) this.namespaced = true;
    this.#names.set(name, name);
    return name;
  }

  #kept(id: string): string {
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    this.#ids.set(id, id);
    return id;
  }

  /** The value of an attribute whose name ends at `at`, normalized (10 §2.3). */
  #value(at: number, { name, names, values, expected }: Shape, index: number): string {
    const { text } = this.#source;
    const attribute = names[index] as string;
    const open = valueStart(this.#source, at, attribute);
    const quote = text.charCodeAt(open);
    const last = values[index];
    if (last !== undefined && quote === QUOTE) {
      const close = open + 1 + last.length;
      if (text.charCodeAt(close) === QUOTE && text.startsWith(last, open + 1)) {
        this.#end = close + 1;
        expected[index] ??= ` ${attribute}="${last}"`;
        return last;
      }
    }
    expected[index] = undefined;
    const plainEnd = plainValueEnd(text, open + 1, quote);
    const close = plainEnd === -1 ? valueEnd(this.#source, open, attribute) : plainEnd;
    this.#end = close + 1;
    const given = text.slice(open + 1, close);
    // Ids are looked up again and again, which equal strings make slow that are not the same.
    const value = attribute === "id" ? this.#kept(given) : given;
    const declared = this.#source.documentType.declared(name, attribute);
    if (declared === undefined && plainEnd !== -1) {
      values[index] = quote === QUOTE ? value : undefined;
      return value;
    }
    values[index] = undefined;
    const normal = normalized(this.#source, value, open + 1, { tokens: declared?.tokens === true });
    if (declared?.id === true && !normal.refers) noteId(this.#source, open, normal.value);
    return normal.value;
  }
}

/** Not Object.create(null): V8 keeps such objects as hash tables, which are larger and slower to read. */
function newAttributes(): Record<string, string> {
  return Object.setPrototypeOf({}, null) as Record<string, string>;
}

/** Takes down the value of an attribute that is declared as an id. */
function noteId(source: Source, at: number, id: string): void {
  const { ids } = source.documentType;
  if (id === "") throw source.error(at, "an id that is empty");
  if (ids.has(id)) throw source.error(at, `the id ${id} is there twice`);
  ids.add(id);
}

/** Whether that name, and `=` behind it, stand at an offset. */
function isNameAt(text: string, at: number, name: string): boolean {
  return text.charCodeAt(at + name.length) === EQUALS && text.startsWith(name, at);
}

/** The offset of the quote that opens the value of an attribute whose name ends at `at`. */
function valueStart(source: Source, at: number, attribute: string): number {
  const { text } = source;
  const equals = skipSpace(text, at);
  if (text.charCodeAt(equals) !== EQUALS) {
    throw source.error(at, `attribute ${attribute} without value`, `${attribute}="..."`);
  }
  const open = skipSpace(text, equals + 1);
  const quote = text.charCodeAt(open);
  if (quote !== QUOTE && quote !== APOSTROPHE) {
    throw source.error(open, `value of attribute ${attribute} without quotes`, `${attribute}="..."`);
  }
  return open;
}

/** The offset of the quote that closes the value opened at `open`. */
function valueEnd(source: Source, open: number, attribute: string): number {
  const { text } = source;
  const quote = text[open] as string;
  const close = text.indexOf(quote, open + 1);
  if (close === -1) throw source.error(open, `value of attribute ${attribute} is not closed`, quote);
  if (close - open > LONGEST_TEXT) throw source.error(open, `value of attribute ${attribute} is too long`);
  return close;
}

/** Where a value ends that is what stands there; -1 if it is not, or does not end. */
function plainValueEnd(text: string, start: number, quote: number): number {
  const most = Math.min(text.length, start + LONGEST_TEXT);
  for (let at = start; at < most; at++) {
    const code = text.charCodeAt(at);
    if (code > LESS) continue;
    if (code === quote) return at;
    if (code === LESS || code === AMPERSAND || code < 32) return -1;
  }
  return -1;
}
