import { CibError } from "../error.js";
import { Cursor } from "./cursor.js";
import { readAttributes, readElement } from "./declarations.js";
import { DEEPEST_ENTITY, type Entity } from "./entities.js";
import { commentEnd, instructionEnd } from "./misc.js";
import { PREDEFINED, plainText, REFERENCES } from "./references.js";
import { Source } from "./source.js";
import { uriKind } from "./uri.js";

/**
 * Reads the document type declaration whose `<` stands at an offset (10 §2.2): nothing external is loaded, and of what is
 * declared only entities, types of attributes and default namespaces have an effect.
 * @returns the offset behind it
 * Throws CibError if it is malformed.
 */
export function doctypeEnd(source: Source, at: number): number {
  const cursor = new Cursor(source, at);
  cursor.need("<!DOCTYPE");
  cursor.needSpace();
  cursor.name(true);
  cursor.space();
  readExternal(cursor);
  cursor.space();
  if (cursor.take("[")) {
    new Subset().read(cursor, []);
    cursor.need("]");
  }
  cursor.space();
  cursor.need(">");
  return cursor.at;
}

const PUBLIC_ID = /^[ \r\nA-Za-z0-9'()+,./:=?;!*#@$_%-]*$/;

/** `SYSTEM "…"` or `PUBLIC "…" "…"`; the system's identifier, `undefined` if neither stands here. */
function readExternal(cursor: Cursor, notation = false): string | undefined {
  if (cursor.take("SYSTEM")) {
    cursor.needSpace();
    return cursor.literal();
  }
  if (!cursor.take("PUBLIC")) return undefined;
  cursor.needSpace();
  if (!PUBLIC_ID.test(cursor.literal())) throw cursor.error("malformed public identifier");
  const spaced = cursor.space();
  const { text } = cursor.source;
  if (notation && text[cursor.at] === ">") return "";
  if (!spaced) throw cursor.error("white space is missing", "a space");
  return cursor.literal();
}

/** The declarations inside a document type. */
class Subset {
  readonly #parameters = new Map<string, Entity>();

  /**
   * Reads declarations up to the end of the text, or of the subset.
   * @param within the parameter entities whose text this is: at most `DEEPEST_ENTITY`, so this may recurse
   */
  read(cursor: Cursor, within: readonly string[]): void {
    const { source } = cursor;
    for (;;) {
      cursor.space();
      if (cursor.atEnd || (within.length === 0 && source.text[cursor.at] === "]")) return;
      if (cursor.take("%")) this.#include(cursor, within);
      else if (source.text.startsWith("<!--", cursor.at)) cursor.at = commentEnd(source, cursor.at);
      else if (source.text.startsWith("<?", cursor.at)) cursor.at = instructionEnd(source, cursor.at);
      else if (cursor.take("<!ENTITY")) this.#entity(cursor);
      else if (cursor.take("<!ELEMENT")) readElement(cursor);
      else if (cursor.take("<!ATTLIST")) readAttributes(cursor);
      else if (cursor.take("<!NOTATION")) readNotation(cursor);
      else throw cursor.error("malformed document type declaration", "a declaration or ]>");
    }
  }

  /** What a parameter entity stands for are declarations. */
  #include(cursor: Cursor, within: readonly string[]): void {
    const { source } = cursor;
    const start = cursor.at - 1;
    const name = cursor.name(false);
    cursor.need(";");
    const entity = this.#parameters.get(name);
    const refuse = (problem: string, legal?: string) => source.error(start, problem, legal);
    if (!entity) throw refuse(`undefined parameter entity ${name}`);
    if (within.includes(name)) throw refuse(`parameter entity ${name} refers to itself`);
    if (within.length >= DEEPEST_ENTITY) throw refuse("parameter entities that refer to each other on too long a way");
    if (entity.kind !== "internal") return;
    source.documentType.entities.count(entity.text.length, start, refuse);
    try {
      this.read(new Cursor(new Source(entity.text, { documentType: source.documentType }), 0), [...within, name]);
    } catch (error) {
      if (!(error instanceof CibError)) throw error;
      throw refuse(`in parameter entity ${name}: ${error.problem}`, error.legal);
    }
  }

  #entity(cursor: Cursor): void {
    const { source } = cursor;
    cursor.needSpace();
    const isParameter = cursor.take("%");
    if (isParameter) cursor.needSpace();
    const name = cursor.name(false);
    cursor.needSpace();
    const entity = readDefinition(cursor, isParameter);
    cursor.space();
    cursor.need(">");
    if (isParameter) {
      if (!this.#parameters.has(name)) this.#parameters.set(name, entity);
      return;
    }
    checkPredefined(cursor, name, entity);
    source.documentType.entities.declare(name, entity);
  }
}

function readDefinition(cursor: Cursor, isParameter: boolean): Entity {
  const { source, at } = cursor;
  if (source.text[at] === '"' || source.text[at] === "'") {
    return { kind: "internal", text: entityText(cursor, cursor.literal()) };
  }
  const identifier = readExternal(cursor);
  if (identifier === undefined)
    throw cursor.error("malformed declaration of an entity", "a text in quotes, SYSTEM or PUBLIC");
  if (uriKind(identifier) === "none" || identifier.includes("#")) {
    throw source.error(at, "the identifier of an entity is no URI without fragment");
  }
  const spaced = cursor.space();
  if (isParameter || !cursor.take("NDATA")) return { kind: "external" };
  if (!spaced) throw cursor.error("white space is missing", "a space");
  cursor.needSpace();
  cursor.name(false);
  return { kind: "unparsed" };
}

/** The text of an entity: numbers of characters are replaced; references to entities stay, and so do their mistakes. */
function entityText(cursor: Cursor, literal: string): string {
  const refuse = (problem: string, legal?: string) => cursor.error(problem, legal);
  if (literal.includes("%")) throw refuse("a reference to a parameter entity inside of a declaration");
  return literal.replace(/\r\n?/g, "\n").replace(REFERENCES, (found, inner: string, close: string) => {
    const text = plainText(inner, close === ";", refuse);
    return inner.startsWith("#") && text !== undefined ? text : found;
  });
}

/** The predefined entities may be declared as what they are. */
function checkPredefined(cursor: Cursor, name: string, entity: Entity): void {
  const meant = PREDEFINED.get(name);
  if (meant === undefined) return;
  const text = entity.kind === "internal" ? entity.text : "";
  const mayBePlain = meant !== "<" && meant !== "&";
  const escaped = /^&#(?:x([0-9a-fA-F]+)|([0-9]+));$/.exec(text);
  const [, hexadecimal, decimal = ""] = escaped ?? [];
  const code = hexadecimal === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
  if ((mayBePlain && text === meant) || code === meant.charCodeAt(0)) return;
  throw cursor.error(`the predefined entity ${name} is declared as something else`, `&#38;#${meant.charCodeAt(0)};`);
}

function readNotation(cursor: Cursor): void {
  cursor.needSpace();
  cursor.name(false);
  cursor.needSpace();
  if (readExternal(cursor, true) === undefined) throw cursor.error("malformed notation", "SYSTEM or PUBLIC");
  cursor.space();
  cursor.need(">");
}
