import { nameEnd } from "./names.js";
import { isSpace, type Source, skipSpace } from "./source.js";

/** What may stand around and between elements: declaration, document type, comments, processing instructions (10 §2.2). */

const GREATER = 62;

/** A value, a text or a comment of this many characters or more refuses the document (10 §2.2). */
export const LONGEST_TEXT = 9_999_990;

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
