import type { Extra } from "../element.js";
import { commentEnd, instructionEnd, LONGEST_TEXT } from "./misc.js";
import { plainText, REFERENCES } from "./references.js";
import type { Source } from "./source.js";

const LESS = 60;

/** What stands between two tags, apart from what is dropped. */
export interface Content {
  /** The offset of the next tag, or of the end of the text. */
  readonly end: number;
  readonly extras: Extra[] | undefined;
}

/**
 * Reads what stands between two tags (10 §2.2, §2.4): text, which is dropped, comments, CDATA sections and processing
 * instructions. `before` is the number of elements before it in its parent. Comments and CDATA sections are added to
 * `extras`. Throws CibError on anything that is not well-formed.
 */
export function readContent(source: Source, start: number, before: number, extras: Extra[] | undefined): Content {
  const { text } = source;
  let kept = extras;
  let at = start;
  while (at < text.length) {
    if (text.charCodeAt(at) !== LESS) {
      const run = textRun(source, at);
      noteEntities(source, run, at);
      at += run.length;
    } else if (text.startsWith("<!--", at)) {
      const close = commentEnd(source, at);
      kept = push(kept, { kind: "comment", text: text.slice(at + 4, close - 3), before });
      at = close;
    } else if (text.startsWith("<![CDATA[", at)) {
      const close = text.indexOf("]]>", at + 9);
      if (close === -1) throw source.error(at, "CDATA section is not closed", "]]>");
      kept = push(kept, { kind: "cdata", text: text.slice(at + 9, close), before });
      at = close + 3;
    } else if (text.startsWith("<?", at)) at = instructionEnd(source, at);
    else if (text.startsWith("<!", at)) throw source.error(at, "malformed markup", "a tag or &lt;");
    else break;
  }
  return { end: at, extras: kept };
}

function push(extras: Extra[] | undefined, extra: Extra): Extra[] {
  const list = extras ?? [];
  list.push(Object.freeze(extra));
  return list;
}

/** The text that stands at an offset. */
function textRun(source: Source, start: number): string {
  const { text } = source;
  const markup = text.indexOf("<", start);
  const end = markup === -1 ? text.length : markup;
  if (end - start >= LONGEST_TEXT) throw source.error(start, "text is too long");
  const run = text.slice(start, end);
  const bracket = run.indexOf("]]>");
  if (bracket !== -1) throw source.error(start + bracket, "`]]>` in text", "]]&gt;");
  return run;
}

/** Takes down which declared entities a text refers to. */
function noteEntities(source: Source, run: string, start: number): void {
  for (const { 0: found, 1: inner = "", 2: close, index } of run.matchAll(REFERENCES)) {
    const at = start + index;
    const refuse = (problem: string, legal?: string) => source.error(at, problem, legal);
    if (plainText(inner, close === ";", refuse) !== undefined) continue;
    const { entities } = source.documentType;
    entities.refer(inner, at + found.length, refuse);
    entities.inContent.add(inner);
  }
}
