import type { CibDocument } from "./cib.js";
import type { Element, Extra } from "./element.js";
import { CibError } from "./error.js";
import { elementPath } from "./path.js";
import { readContent } from "./xml/content.js";
import { checkEpilog, prologEnd } from "./xml/misc.js";
import { resolveNamespaces } from "./xml/namespaces.js";
import { Source } from "./xml/source.js";
import { blankInstructions, DEEPEST, EXTENT, readStructure, type Structure } from "./xml/structure.js";
import { readTag, type Tag } from "./xml/tag.js";

/**
 * The document in a text: well-formed XML of any content (10 §2). Whether it is a CIB, and of which schema, is for
 * `upgradeCib` to say. Throws CibError.
 * @example
 * ```ts
 * import { parseCib } from "pengine/cib";
 *
 * const { root } = parseCib('<cib epoch="7"/>');
 * root.attributes.epoch; // => "7"
 * ```
 */
export function parseCib(text: string): CibDocument {
  return Object.freeze({ root: parseXml(text) });
}

/**
 * The root element of a well-formed XML document, as the reference's parser accepts it (10 §2.2). Texts and processing
 * instructions are dropped; comments and CDATA sections are kept as extras.
 * Throws CibError for every other text: with the place of the problem and what would be legal there.
 * @example
 * ```ts
 * import { parseXml } from "pengine/cib";
 *
 * parseXml('<a b="1"><c/></a>').children.map(({ name }) => name); // => ["c"]
 * ```
 */
export function parseXml(text: string): Element {
  const marked = text.charCodeAt(0) === 0xfeff;
  const source = new Source(marked ? text.slice(1) : text);
  const illegal = source.text.search(ILLEGAL);
  if (illegal !== -1) throw source.error(illegal, "a character that XML does not allow");
  const start = prologEnd(source, marked);
  const root = structureOf(source, start);
  const reader = new Reader(source, start);
  const element = reader.read(root);
  checkEpilog(source, start + (root[EXTENT]?.endIndex ?? 0));
  return reader.namespaced ? resolveNamespaces(element) : element;
}

const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function structureOf(source: Source, start: number): Structure {
  try {
    const found = readStructure(blankInstructions(source.text, start).slice(start))[0];
    if (found?.e !== undefined) return found;
  } catch (error) {
    // What the parser says about a text is a plain Error; anything else is a defect.
    if (!(error instanceof Error) || error.name !== "Error") throw error;
    throw structureError(source, start, error.message);
  }
  throw source.error(start, "not an element", "<cib ...>");
}

/** What the structure's parser complains of, in one line, and where that can be said. */
function structureError(source: Source, start: number, message: string): CibError {
  const tag = /^readTagExp returned undefined at position (\d+)/.exec(message)?.[1];
  if (tag !== undefined) return source.error(start + Number(tag), "a tag that does not end", ">");
  const [line] = message.split("\n");
  return source.error(source.text.length, `not well-formed: ${line}`);
}

/** An element that is being read. */
interface Frame {
  readonly tag: Tag;
  readonly start: number;
  readonly structure: Structure;
  readonly children: Element[];
  /** The next entry of the structure, and the offset up to which the text is read. */
  next: number;
  at: number;
  extras: Extra[] | undefined;
}

const NONE: readonly Element[] = Object.freeze([]);

/**
 * Follows the structure through the text from left to right, reads every tag and everything between, and builds the tree.
 * Each character is looked at in exactly one place, so what comes out is well-formed whatever the structure says.
 */
class Reader {
  namespaced = false;
  readonly #source: Source;
  /** Offset of the root in the text: what the structure's offsets are relative to. */
  readonly #offset: number;
  readonly #frames: Frame[] = [];
  readonly #names = new Map<string, string>();

  constructor(source: Source, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  /** The root element. Throws CibError, with the path of the innermost element that is open at the problem. */
  read(root: Structure): Element {
    try {
      return this.#tree(root);
    } catch (error) {
      if (!(error instanceof CibError)) throw error;
      throw error.at(elementPath(this.#frames.map((frame) => frame.tag)));
    }
  }

  #tree(root: Structure): Element {
    let done = this.#open(root);
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      if (done !== undefined) frame.children.push(done);
      const entry = frame.structure.e?.[frame.next++];
      if (entry === undefined) done = this.#close(frame);
      else if (entry.e === undefined) done = undefined;
      else {
        this.#between(frame, (entry[EXTENT]?.startIndex ?? 0) + this.#offset);
        done = this.#open(entry);
      }
    }
    return done as Element;
  }

  /** Reads a start tag: the element if it is closed already, otherwise nothing, and its frame is the last. */
  #open(structure: Structure): Element | undefined {
    const start = (structure[EXTENT]?.startIndex ?? 0) + this.#offset;
    const tag = readTag(this.#source, start, this.#intern);
    this.namespaced ||= tag.namespaced;
    const frame: Frame = { tag, start, structure, children: [], next: 0, at: tag.end, extras: undefined };
    const parent = this.#frames.at(-1);
    if (tag.empty) {
      if (parent !== undefined) parent.at = tag.end;
      return this.#element(frame);
    }
    this.#frames.push(frame);
    if (this.#frames.length > DEEPEST)
      throw this.#source.error(start, `more than ${DEEPEST} elements inside each other`);
    return undefined;
  }

  /** Reads an end tag. */
  #close(frame: Frame): Element {
    const { text } = this.#source;
    const { name } = frame.tag;
    const endIndex = frame.structure[EXTENT]?.endIndex;
    const end = endIndex === undefined ? text.length : endIndex + this.#offset;
    const start = text.lastIndexOf("<", end - 1);
    if (endIndex === undefined || start < frame.at)
      throw this.#source.error(end, `element ${name} is not closed`, `</${name}>`);
    this.#between(frame, start);
    if (!text.startsWith(name, start + 2) || !/^[ \t\r\n]*>$/.test(text.slice(start + 2 + name.length, end))) {
      throw this.#source.error(start, `end tag does not close element ${name}`, `</${name}>`);
    }
    this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (parent !== undefined) parent.at = end;
    return this.#element(frame);
  }

  #between(frame: Frame, end: number): void {
    if (frame.at === end) return;
    if (frame.at > end) throw this.#source.error(end, "malformed markup");
    frame.extras = readContent(this.#source, frame.at, end, frame.children.length, frame.extras);
  }

  #element(frame: Frame): Element {
    const { name, attributes } = frame.tag;
    const children = frame.children.length === 0 ? NONE : Object.freeze(frame.children);
    const position = this.#source.position(frame.start);
    if (frame.extras === undefined) return Object.freeze({ name, attributes, children, position });
    return Object.freeze({ name, attributes, children, position, extras: Object.freeze(frame.extras) });
  }

  readonly #intern = (name: string): string => {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, name);
    return name;
  };
}
