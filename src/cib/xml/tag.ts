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

/** An attribute as it was last read in an element of some name. */
interface Known {
  readonly name: string;
  value: string;
  /** Where it stands, from the white space before it on. */
  from: number;
  /** The length up to the value. */
  head: number;
  /** The length with the closing quote. 0 if its value is not what stands there, between double quotes. */
  length: number;
}

/** The attributes that elements of one name have had: each once, in the order of the last of them. */
interface Shape {
  readonly name: string;
  readonly known: Known[];
}

/**
 * Reads the tags of one document. In a CIB most elements have the attributes of the last one of their name, and many of
 * its values: what stands there is compared with that, and only what differs is read.
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
      const known = foreseen ? shape.known[index] : undefined;
      if (known !== undefined && known.length > 0) {
        const after = this.#reread(known, end, name);
        if (after !== -1) {
          attributes ??= newAttributes();
          attributes[known.name] = known.value;
          end = after;
          continue;
        }
      }
      const start = skipSpace(text, end);
      const code = text.charCodeAt(start);
      if (code === GREATER || (code === SLASH && text.charCodeAt(start + 1) === GREATER)) {
        const empty = code === SLASH;
        end = start + (empty ? 2 : 1);
        return { name, attributes: attributes ? Object.freeze(attributes) : NO_ATTRIBUTES, end, empty };
      }
      let read = shape.known[index];
      if (read === undefined || !isNameAt(text, start, read.name)) {
        read = { name: this.#attributeAt(start, name), value: "", from: 0, head: 0, length: 0 };
        foreseen = false;
        shape.known.length = index;
        shape.known.push(read);
      }
      if (start === end) throw this.#source.error(start, "attribute without white space before it", "a space");
      read.from = end;
      this.#value(start + read.name.length, name, read);
      end = this.#end;
      attributes ??= newAttributes();
      if (!foreseen && attributes[read.name] !== undefined) {
        throw this.#source.error(start, `duplicate attribute ${read.name}`);
      }
      attributes[read.name] = read.value;
    }
  }

  /** Reads an attribute that is written as it was before, but perhaps for its value. -1 if it is not. @returns the offset behind it */
  #reread(known: Known, at: number, element: string): number {
    const alike = this.#source.alike(at, known.from, known.length);
    if (alike === known.length) return at + alike;
    if (alike < known.head) return -1;
    const { text } = this.#source;
    const close = plainValueEnd(text, at + alike, QUOTE);
    const open = at + known.head;
    if (close === -1 || close - open > LONGEST_TEXT) return -1;
    if (this.#source.documentType.declared(element, known.name) !== undefined) return -1;
    known.value = this.#kept(known.name, text.slice(open, close));
    known.from = at;
    known.length = close + 1 - at;
    return close + 1;
  }

  #shapeAt(at: number): Shape {
    const { text } = this.#source;
    const end = nameEnd(text, at + 1);
    if (end === at + 1) throw this.#source.error(at, "not a tag", "an element name after `<`");
    const name = text.slice(at + 1, end);
    const known = this.#shapes.get(name);
    if (known !== undefined) return known;
    if (name.includes(":")) this.namespaced = true;
    const shape: Shape = { name, known: [] };
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

  /** Ids are looked up again and again, which equal strings make slow that are not the same. */
  #kept(attribute: string, id: string): string {
    if (attribute !== "id") return id;
    const known = this.#ids.get(id);
    if (known !== undefined) return known;
    this.#ids.set(id, id);
    return id;
  }

  /** The value of an attribute whose name ends at `at`, normalized (10 §2.3). */
  #value(at: number, element: string, into: Known): void {
    const { text, documentType } = this.#source;
    const { name } = into;
    const open = valueStart(this.#source, at, name);
    const quote = text.charCodeAt(open);
    const plainEnd = plainValueEnd(text, open + 1, quote);
    const close = plainEnd === -1 ? valueEnd(this.#source, open, name) : plainEnd;
    this.#end = close + 1;
    const value = this.#kept(name, text.slice(open + 1, close));
    const declared = documentType.declared(element, name);
    if (declared === undefined && plainEnd !== -1) {
      into.value = value;
      into.head = open + 1 - into.from;
      into.length = quote === QUOTE ? close + 1 - into.from : 0;
      return;
    }
    into.length = 0;
    const normal = normalized(this.#source, value, open + 1, { tokens: declared?.tokens === true });
    if (declared?.id === true && !normal.refers) noteId(this.#source, open, normal.value);
    into.value = normal.value;
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
