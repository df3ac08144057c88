import { CibError } from "./error.js";

/**
 * The text of an XML document in the encoding of its byte order mark or declaration (10 §2.1), UTF-8 without either.
 * @throws CibError (`xml`) for bytes that are not text in that encoding, and for encodings that are not known
 */
export function decodeXml(bytes: Uint8Array): string {
  const mark = markedEncoding(bytes);
  const declared = declaredEncoding(bytes, mark)?.toLowerCase();
  const wide = mark?.startsWith("utf-16") === true;
  if (declared !== undefined && declared.startsWith("utf-16") !== wide) throw notText(declared);
  const encoding = mark ?? declared ?? "utf-8";
  if (ASCII.has(encoding) && bytes.some((byte) => byte > 0x7f)) throw notText(encoding);
  if (LATIN_1.has(encoding) || ASCII.has(encoding)) return latin1(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // What a decoder throws by its specification: for a label that it does not know, and for bytes that it cannot decode.
    if (error instanceof RangeError || error instanceof TypeError) throw notText(encoding);
    throw error;
  }
}

function notText(encoding: string): CibError {
  return new CibError("xml", `not text in the encoding that it claims (${encoding})`);
}

/** What `TextDecoder` takes for windows-1252; in XML they are what they say. */
const LATIN_1: ReadonlySet<string> = new Set(["iso-8859-1", "latin1", "iso-latin-1"]);
const ASCII: ReadonlySet<string> = new Set(["us-ascii", "ascii"]);

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

const DECLARATION = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

function declaredEncoding(bytes: Uint8Array, mark: string | undefined): string | undefined {
  const head = bytes.subarray(0, 400);
  const text = mark?.startsWith("utf-16") === true ? new TextDecoder(mark).decode(head) : withoutMark(latin1(head));
  return DECLARATION.exec(text)?.[1];
}

function withoutMark(text: string): string {
  return text.startsWith("\u00ef\u00bb\u00bf") ? text.slice(3) : text;
}

/** So many characters are made at once. */
const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}
