/** What stands before the root element (10 §2.2). */
import { encodingOf } from "../encodings.js";
import { doctypeEnd } from "./doctype.js";
import { commentEnd, instructionEnd } from "./misc.js";
import { nameEnd } from "./names.js";
import { isSpace, type Source, skipSpace } from "./source.js";

const LESS = 60;

/**
 * The offset of the root element's `<`. Throws CibError if anything before it is not allowed there, or if there is none.
 */
export function prologEnd(source: Source): number {
  const { text } = source;
  let at = declarationEnd(source);
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

const DECLARATION =
  /<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:"1\.0"|'1\.0')(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:"([A-Za-z][\w.-]*)"|'([A-Za-z][\w.-]*)'))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:"(?:yes|no)"|'(?:yes|no)'))?[ \t\r\n]*\?>/y;

function declarationEnd(source: Source): number {
  const { text, marked } = source;
  if (!text.startsWith("<?xml") || !isSpace(text.charCodeAt(5))) return 0;
  DECLARATION.lastIndex = 0;
  const found = DECLARATION.exec(text);
  const legal = '<?xml version="1.0" encoding="UTF-8"?>';
  if (found === null) throw source.error(0, "malformed XML declaration", legal);
  const encoding = found[1] ?? found[2];
  if (encoding !== undefined && !encodingOf(encoding)) throw source.error(0, `unknown encoding ${encoding}`, legal);
  if (marked && encoding !== undefined && !UNICODE.test(encoding)) {
    throw source.error(0, `encoding ${encoding} after a byte order mark`, legal);
  }
  return found[0].length;
}

/** The encodings that a byte order mark can mean. */
const UNICODE = /^utf-?(?:8|16)/i;
