/** Declarations of elements and attributes in a document type (10 §2.2). */
import type { Cursor } from "./cursor.js";
import { normalized } from "./values.js";

/** Groups inside each other in what an element may contain. */
const DEEPEST_GROUP = 256;

/** Reads `<!ELEMENT` from behind that. Nothing of it has an effect. */
export function readElement(cursor: Cursor): void {
  cursor.needSpace();
  cursor.name(true);
  cursor.needSpace();
  if (!cursor.take("EMPTY") && !cursor.take("ANY")) {
    cursor.need("(");
    cursor.space();
    if (cursor.take("#PCDATA")) readMixed(cursor);
    else readChildren(cursor);
  }
  cursor.space();
  cursor.need(">");
}

function readMixed(cursor: Cursor): void {
  let names = 0;
  for (;;) {
    cursor.space();
    if (cursor.take(")")) break;
    cursor.need("|");
    cursor.space();
    cursor.name(true);
    names++;
  }
  if (!cursor.take("*") && names > 0) throw cursor.error("malformed declaration of an element", "*");
}

/** Reads groups of children from behind the first parenthesis. */
function readChildren(cursor: Cursor): void {
  /** What separates the parts of each group that is open. */
  const open: ("," | "|" | undefined)[] = [undefined];
  for (;;) {
    cursor.space();
    if (cursor.take("(")) {
      open.push(undefined);
      if (open.length > DEEPEST_GROUP) throw cursor.error("too many groups inside each other");
      continue;
    }
    cursor.name(true);
    takeOccurrence(cursor);
    cursor.space();
    while (cursor.take(")")) {
      open.pop();
      takeOccurrence(cursor);
      if (open.length === 0) return;
      cursor.space();
    }
    const separator = cursor.take(",") ? "," : cursor.take("|") ? "|" : undefined;
    const last = open.length - 1;
    if (separator === undefined || (open[last] ?? separator) !== separator) {
      throw cursor.error("malformed declaration of an element", open[last] ?? ", or |");
    }
    open[last] = separator;
  }
}

function takeOccurrence(cursor: Cursor): void {
  if (!cursor.take("?") && !cursor.take("*")) cursor.take("+");
}

const TYPES = ["CDATA", "IDREFS", "IDREF", "ID", "ENTITY", "ENTITIES", "NMTOKENS", "NMTOKEN"] as const;
const TOKENS = /\([ \t\r\n]*[^\s"'()|<>&%#]+[ \t\r\n]*(?:\|[ \t\r\n]*[^\s"'()|<>&%#]+[ \t\r\n]*)*\)/y;

/** Reads `<!ATTLIST` from behind that. */
export function readAttributes(cursor: Cursor): void {
  cursor.needSpace();
  const element = cursor.name(true);
  for (;;) {
    const spaced = cursor.space();
    if (cursor.take(">")) return;
    if (!spaced) throw cursor.error("white space is missing", "a space");
    const name = cursor.name(true);
    cursor.needSpace();
    const type = readType(cursor);
    cursor.needSpace();
    const value = readDefault(cursor);
    declare(cursor, { element, name, type, value });
  }
}

function readType(cursor: Cursor): string {
  for (const type of TYPES) if (cursor.takeWord(type)) return type;
  if (cursor.takeWord("NOTATION")) cursor.needSpace();
  return cursor.match(TOKENS, "CDATA or another type");
}

/** The default, if there is one. */
function readDefault(cursor: Cursor): string | undefined {
  if (cursor.take("#REQUIRED") || cursor.take("#IMPLIED")) return undefined;
  if (cursor.take("#FIXED")) cursor.needSpace();
  const start = cursor.at + 1;
  return normalized(cursor.source, cursor.literal(), start, { tokens: false }).value;
}

interface Declared {
  readonly element: string;
  readonly name: string;
  readonly type: string;
  readonly value: string | undefined;
}

function declare(cursor: Cursor, { element, name, type, value }: Declared): void {
  const isNamespace = name === "xmlns" || name.startsWith("xmlns:");
  if (name === "xml:id" && type !== "ID") throw cursor.error("xml:id is declared as another type", "ID");
  if (value !== undefined && !isNamespace && name.includes(":") && !name.startsWith("xml:")) {
    throw cursor.error(`a default for an attribute in a namespace, ${name}`);
  }
  const namespace = isNamespace && value !== "" ? value : undefined;
  cursor.source.documentType.declareAttribute(element, name, {
    tokens: type !== "CDATA",
    // What xml:id is, is known without a declaration.
    id: type === "ID" && name !== "xml:id",
    namespace,
  });
}
