import type { Extra } from "../element.js";
import { commentEnd, instructionEnd } from "./misc.js";
import { isSpace, type Source } from "./source.js";
import { expand, LONGEST_TEXT } from "./tag.js";

/**
 * Checks what stands between two tags (10 §2.2, §2.4): text, which is dropped, and comments, CDATA sections and processing
 * instructions. `before` is the number of elements before it in its parent. Adds comments and CDATA sections to `extras`
 * and returns them. Throws CibError on anything that is not well-formed.
 */
export function readContent(
  source: Source,
  start: number,
  end: number,
  before: number,
  extras: Extra[] | undefined,
): Extra[] | undefined {
  const { text } = source;
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  if (at === end) return extras;
  let kept = extras;
  at = start;
  while (at < end) {
    if (text.startsWith("<!--", at)) {
      const close = commentEnd(source, at);
      kept = push(kept, { kind: "comment", text: text.slice(at + 4, close - 3), before });
      at = close;
    } else if (text.startsWith("<![CDATA[", at)) {
      const close = text.indexOf("]]>", at + 9);
      if (close === -1) throw source.error(at, "CDATA section is not closed", "]]>");
      kept = push(kept, { kind: "cdata", text: text.slice(at + 9, close), before });
      at = close + 3;
    } else if (text.startsWith("<?", at)) at = instructionEnd(source, at);
    else if (text.charCodeAt(at) === 60) throw source.error(at, "malformed markup", "a tag or &lt;");
    else at = textEnd(source, at, end);
  }
  if (at !== end) throw source.error(start, "malformed content");
  return kept;
}

function push(extras: Extra[] | undefined, extra: Extra): Extra[] {
  const list = extras ?? [];
  list.push(Object.freeze(extra));
  return list;
}

function textEnd(source: Source, start: number, limit: number): number {
  const { text } = source;
  const markup = text.indexOf("<", start);
  const end = markup === -1 ? limit : Math.min(markup, limit);
  if (end - start >= LONGEST_TEXT) throw source.error(start, "text is too long");
  const run = text.slice(start, end);
  const bracket = run.indexOf("]]>");
  if (bracket !== -1) throw source.error(start + bracket, "`]]>` in text", "]]&gt;");
  for (const found of run.matchAll(/&[^;&]*;?/g)) expand(source, found[0], start + found.index);
  return end;
}
