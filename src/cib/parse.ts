import type { Position } from "../base/position.js";
import type { CibDocument } from "./cib.js";
import type { Attributes, Element, Extra } from "./element.js";
import { CibError } from "./error.js";
import { elementPath } from "./path.js";
import { readContent } from "./xml/content.js";
import { checkEpilog } from "./xml/misc.js";
import { resolveNamespaces } from "./xml/namespaces.js";
import { prologEnd } from "./xml/prolog.js";
import { Source, skipSpace } from "./xml/source.js";
import { TagReader } from "./xml/tag.js";

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
  const source = sourceOf(text);
  const root = readRoot(source);
  const { cut, cutAtStart, cutAtStartInStatus, entities } = source.documentType;
  const [entity] = entities.inContent;
  const entityFirst = cutAtStart > cutAtStartInStatus;
  const read = { root, ...(entity !== undefined && { entity }), ...(entityFirst && { entityFirst }) };
  if (!cut) return Object.freeze(read);
  const whole = sourceOf(text);
  whole.documentType.whole = true;
  return Object.freeze({ ...read, validated: readRoot(whole) });
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
  return readRoot(sourceOf(text));
}

/** The text, marked or not. */
function sourceOf(text: string): Source {
  const marked = text.charCodeAt(0) === 0xfeff;
  return new Source(marked ? text.slice(1) : text, { marked });
}

function readRoot(source: Source): Element {
  const illegal = source.text.search(ILLEGAL);
  if (illegal !== -1) throw source.error(illegal, "a character that XML does not allow");
  const start = prologEnd(source);
  const reader = new Reader(source);
  const element = reader.read(start);
  checkEpilog(source, reader.end);
  checkEntities(source);
  return reader.namespaced ? resolveNamespaces(element, source.documentType.ids) : element;
}

/** Throws CibError unless the entities that content refers to are content (10 §2.3). */
function checkEntities(source: Source): void {
  const { documentType } = source;
  const { entities } = documentType;
  const refuse = (problem: string) => source.error(0, problem);
  // Those that are found in the text of these are added meanwhile.
  for (const name of entities.inContent) {
    const entity = entities.get(name, refuse);
    if (entity.kind !== "internal") continue;
    const wrapped = new Source(`<e>${entity.text}</e>`, { documentType });
    const reader = new Reader(wrapped);
    try {
      reader.read(0);
    } catch (error) {
      if (!(error instanceof CibError)) throw error;
      throw refuse(`in entity ${name}: ${error.problem}`);
    }
    if (reader.end !== wrapped.text.length) throw refuse(`in entity ${name}: an end tag without a start tag`);
  }
}

const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The deepest nesting that the reference reads; the root is level 1 (10 §2.2). */
const DEEPEST = 256;

/** An element that is being read. */
interface Frame {
  readonly name: string;
  readonly attributes: Attributes;
  readonly position: Position;
  readonly children: Element[];
  extras: Extra[] | undefined;
}

const NONE: readonly Element[] = Object.freeze([]);

const LESS = 60;
const SLASH = 47;
const GREATER = 62;

/** Reads the text from left to right, once, and builds the tree. */
class Reader {
  /** The offset up to which the text is read. */
  end = 0;
  readonly #source: Source;
  readonly #tags: TagReader;
  readonly #frames: Frame[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#tags = new TagReader(source);
  }

  /** Whether any name in the document has a prefix, or a namespace is declared. */
  get namespaced(): boolean {
    return this.#tags.namespaced || this.#source.documentType.namespaced;
  }

  /** The element whose `<` stands there. Throws CibError, with the path of the innermost element that is open at the problem. */
  read(start: number): Element {
    this.end = start;
    try {
      let element = this.#open();
      while (element === undefined || this.#frames.length > 0) element = this.#next(element);
      return element;
    } catch (error) {
      if (!(error instanceof CibError)) throw error;
      throw error.at(elementPath(this.#frames));
    }
  }

  /** Adds the element that was read last, if there is one, to its parent, and reads the next tag. */
  #next(last: Element | undefined): Element | undefined {
    const frame = this.#frames.at(-1) as Frame;
    if (last !== undefined) frame.children.push(last);
    const { text } = this.#source;
    let at = skipSpace(text, this.end);
    if (text.charCodeAt(at) !== LESS || isMarkup(text.charCodeAt(at + 1))) {
      // Text begins where the last tag ends.
      const content = readContent(this.#source, this.end, frame.children.length, frame.extras);
      frame.extras = content.extras;
      at = content.end;
    }
    this.end = at;
    return text.charCodeAt(at + 1) === SLASH ? this.#close(frame) : this.#open();
  }

  /** Reads a start tag: the element if it is closed already, otherwise nothing, and its frame is the last. */
  #open(): Element | undefined {
    const start = this.end;
    const frame = this.#frames.at(-1);
    if (start >= this.#source.text.length && frame !== undefined) {
      throw this.#source.error(start, `element ${frame.name} is not closed`, `</${frame.name}>`);
    }
    const { documentType } = this.#source;
    const cutBefore = documentType.cutAtStart;
    const { name, attributes: given, end, empty } = this.#tags.read(start);
    if ((this.#frames[1]?.name ?? name) === "status")
      documentType.cutAtStartInStatus += documentType.cutAtStart - cutBefore;
    this.end = end;
    const attributes = documentType.completed(name, given);
    const opened: Frame = { name, attributes, position: this.#source.position(start), children: [], extras: undefined };
    if (empty) return elementOf(opened);
    this.#frames.push(opened);
    if (this.#frames.length > DEEPEST) {
      throw this.#source.error(start, `more than ${DEEPEST} elements inside each other`);
    }
    return undefined;
  }

  /** Reads the end tag of an element. */
  #close(frame: Frame): Element {
    const { text } = this.#source;
    const { name } = frame;
    const start = this.end;
    const end = skipSpace(text, start + 2 + name.length);
    if (!text.startsWith(name, start + 2) || text.charCodeAt(end) !== GREATER) {
      throw this.#source.error(start, `end tag does not close element ${name}`, `</${name}>`);
    }
    this.end = end + 1;
    this.#frames.pop();
    return elementOf(frame);
  }
}

/** Whether what follows a `<` makes it a comment, a CDATA section or a processing instruction. */
function isMarkup(code: number): boolean {
  return code === 33 || code === 63;
}

function elementOf({ name, attributes, position, children: read, extras }: Frame): Element {
  const children = read.length === 0 ? NONE : Object.freeze(read);
  if (extras === undefined) return Object.freeze({ name, attributes, children, position });
  return Object.freeze({ name, attributes, children, position, extras: Object.freeze(extras) });
}
