import { nameEnd } from "./names.js";
import { isSpace, type Source, skipSpace } from "./source.js";
import { LONGEST_TEXT } from "./tag.js";

/** What may stand around and between elements: declaration, document type, comments, processing instructions (10 §2.2). */

const LESS = 60;
const GREATER = 62;

/** The offset behind the comment whose `<` stands at `at`. Throws CibError if it is not closed or contains `--`. */
export function commentEnd(source: Source, at: number): number {
  const dashes = source.text.indexOf("--", at + 4);
  if (dashes === -1) throw source.error(at, "comment is not closed", "-->");
  if (source.text.charCodeAt(dashes + 2) !== GREATER) throw source.error(dashes, "`--` inside a comment", "-->");
  if (dashes - at >= LONGEST_TEXT) throw source.error(at, "comment is too long");
  return dashes + 3;
}

/** The offset behind the processing instruction whose `<` stands at `at`. Throws CibError if it is malformed. */
export function instructionEnd(source: Source, at: number): number {
  const { text } = source;
  const end = nameEnd(text, at + 2);
  const target = text.slice(at + 2, end);
  if (target === "" || target.includes(":")) {
    throw source.error(at, "processing instruction without a proper target", "a name without colon");
  }
  if (target.toLowerCase() === "xml") throw source.error(at, "XML declaration in a wrong place");
  const close = text.indexOf("?>", end);
  if (close === -1) throw source.error(at, "processing instruction is not closed", "?>");
  if (close !== end && !isSpace(text.charCodeAt(end))) {
    throw source.error(end, "processing instruction without white space after its target", "a space or ?>");
  }
  return close + 2;
}

/**
 * The offset of the root element's `<`. Throws CibError if anything before it is not allowed there, or if there is none.
 * `marked` is whether the text began with a byte order mark, which is not part of the source.
 */
export function prologEnd(source: Source, marked: boolean): number {
  const { text } = source;
  let at = declarationEnd(source, marked);
  let doctype = false;
  for (;;) {
    at = skipSpace(text, at);
    if (text.startsWith("<!--", at)) at = commentEnd(source, at);
    else if (text.startsWith("<?", at)) at = instructionEnd(source, at);
    else if (!doctype && text.startsWith("<!DOCTYPE", at)) {
      doctype = true;
      at = doctypeEnd(source, at);
    } else if (text.charCodeAt(at) === LESS && nameEnd(text, at + 1) > at + 1) return at;
    else if (at >= text.length) throw source.error(at, "document without an element", "<cib ...>");
    else throw source.error(at, "text before the root element", "<cib ...>");
  }
}

/** Throws CibError unless nothing but comments, processing instructions and white space follows from `at` on. */
export function checkEpilog(source: Source, at: number): void {
  const { text } = source;
  let end = skipSpace(text, at);
  while (end < text.length) {
    if (text.startsWith("<!--", end)) end = commentEnd(source, end);
    else if (text.startsWith("<?", end)) end = instructionEnd(source, end);
    else throw source.error(end, "content after the root element", "the end of the text");
    end = skipSpace(text, end);
  }
}

const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

function declarationEnd(source: Source, marked: boolean): number {
  const { text } = source;
  if (!text.startsWith("<?xml") || !isSpace(text.charCodeAt(5))) return 0;
  DECLARATION.lastIndex = 0;
  const found = DECLARATION.exec(text);
  const legal = '<?xml version="1.0" encoding="UTF-8"?>';
  if (found === null) throw source.error(0, "malformed XML declaration", legal);
  const encoding = found[1] ?? found[2];
  if (encoding !== undefined && !isEncoding(encoding)) throw source.error(0, `unknown encoding ${encoding}`, legal);
  if (marked && encoding !== undefined && !UNICODE.test(encoding)) {
    throw source.error(0, `encoding ${encoding} after a byte order mark`, legal);
  }
  return found[0].length;
}

/** The encodings that a byte order mark can mean. */
const UNICODE = /^utf-?(?:8|16)/i;

/** The text is decoded already, so all that is left to check is that there is such an encoding. */
function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

const DOCTYPE =
  /<!DOCTYPE[ \t\r\n]+([^\s[>"'<]+)(?:[ \t\r\n]+(?:SYSTEM|PUBLIC[ \t\r\n]+(?:"[^"<>&]*"|'[^'<>&]*'))[ \t\r\n]+(?:"[^"]*"|'[^']*'))?[ \t\r\n]*([[>])/y;

/** Passes over a document type declaration. Nothing in it has an effect: no entities, no default attributes (10 §2.2). */
function doctypeEnd(source: Source, at: number): number {
  DOCTYPE.lastIndex = at;
  const found = DOCTYPE.exec(source.text);
  if (found === null || nameEnd(found[1] as string, 0) !== (found[1] as string).length) {
    throw source.error(at, "malformed document type declaration");
  }
  const end = at + found[0].length;
  return found[2] === ">" ? end : subsetEnd(source, end);
}

const LITERAL = `(?:"[^"]*"|'[^']*')`;
const SPACE = "[ \\t\\r\\n]";
const NAME = "[^\\s<>&%;\"'\\[\\]()!/=?]+";
const ENTITY = `<!ENTITY${SPACE}+(?:%${SPACE}+)?${NAME}${SPACE}+(?:${LITERAL}|(?:SYSTEM|PUBLIC${SPACE}+${LITERAL})${SPACE}+${LITERAL}(?:${SPACE}+NDATA${SPACE}+${NAME})?)${SPACE}*>`;

/** Declarations of elements, attributes and notations mean nothing here, so only where they end is looked at. */
const OTHER = `<!(?:ELEMENT|ATTLIST|NOTATION)${SPACE}(?:[^"'<>]|${LITERAL})*>`;
const DECLARED = new RegExp(`${ENTITY}|${OTHER}|%${NAME};`, "y");
const SUBSET_CLOSE = /\][ \t\r\n]*>/y;

function subsetEnd(source: Source, at: number): number {
  const { text } = source;
  let end = at;
  for (;;) {
    end = skipSpace(text, end);
    DECLARED.lastIndex = end;
    SUBSET_CLOSE.lastIndex = end;
    if (text.startsWith("<!--", end)) end = commentEnd(source, end);
    else if (text.startsWith("<?", end)) end = instructionEnd(source, end);
    else if (DECLARED.test(text)) end = DECLARED.lastIndex;
    else if (SUBSET_CLOSE.test(text)) return SUBSET_CLOSE.lastIndex;
    else throw source.error(end, "malformed document type declaration", "a declaration or ]>");
  }
}
