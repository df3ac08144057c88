import { CODE_PAGES } from "./code-pages.js";
import { type Encoding, encodingOf } from "./encodings.js";
import { CibError } from "./error.js";

/**
 * The text of an XML document in the encoding of its byte order mark, of its first characters, or of its declaration
 * (10 §2.1); UTF-8 without any of these.
 * @throws CibError (`xml`) for bytes that are not text in that encoding, and for encodings that are not known
 */
export function decodeXml(bytes: Uint8Array): string {
  const found = foundEncoding(bytes);
  const declared = DECLARATION.exec(decodedHead(bytes, found))?.[1];
  if (found !== undefined) {
    if (declared !== undefined && !MEANT[found].test(declared)) throw notText(declared);
    return decodeUnicode(bytes, found, declared);
  }
  const encoding = declared === undefined ? encodingOf("UTF-8") : encodingOf(declared);
  if (declared === undefined && EBCDIC.every((byte, at) => bytes[at] === byte)) {
    throw notRead("EBCDIC is not read", "IBM037");
  }
  if (!encoding) throw notRead(`the encoding ${declared} is not known`, declared);
  return decode(bytes, encoding, declared ?? "UTF-8");
}

/** The encodings that the first bytes tell. */
type Found = "utf-8" | "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** The labels that may stand in a document whose first bytes tell its encoding. */
const MEANT: Readonly<Record<Found, RegExp>> = {
  "utf-8": /^utf-?8$/i,
  "utf-16le": /^utf-?16$|^utf-16le$/i,
  "utf-16be": /^utf-?16$|^utf-16be$/i,
  "utf-32le": /^/,
  "utf-32be": /^/,
};

/** Byte order marks, `<` of four bytes, and `<?` of two bytes each. */
const BEGINNINGS: readonly (readonly [Found, readonly number[]])[] = [
  ["utf-32le", [0x3c, 0, 0, 0]],
  ["utf-32be", [0, 0, 0, 0x3c]],
  ["utf-16le", [0x3c, 0, 0x3f, 0]],
  ["utf-16be", [0, 0x3c, 0, 0x3f]],
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** `<?xm`. */
const EBCDIC = [0x4c, 0x6f, 0xa7, 0x94];

function foundEncoding(bytes: Uint8Array): Found | undefined {
  return BEGINNINGS.find(([, beginning]) => beginning.every((byte, at) => bytes[at] === byte))?.[0];
}

function notText(encoding: string): CibError {
  return new CibError("xml", `not text in the encoding that it claims (${encoding})`);
}

/** Of an encoding that the reference may well read. */
function notRead(problem: string, encoding = ""): CibError {
  return new CibError("xml", problem, { legal: `UTF-8, as iconv -f ${encoding} -t UTF-8 makes it` });
}

const DECLARATION = /^\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
/** A declaration of an encoding stands within so many bytes. */
const HEAD = 1600;

function decodedHead(bytes: Uint8Array, found: Found | undefined): string {
  const head = bytes.subarray(0, HEAD);
  if (found === undefined) return latin1(head);
  return found.startsWith("utf-32") ? utf32(head, found) : new TextDecoder(found, { ignoreBOM: true }).decode(head);
}

/** A document whose first character has four bytes may declare anything. */
function decodeUnicode(bytes: Uint8Array, found: Found, declared: string | undefined): string {
  if (!found.startsWith("utf-32")) return withDecoder(bytes, found, found);
  const text = utf32(bytes, found);
  return declared === undefined ? text : text.replace(declared, "UTF-32");
}

function decode(bytes: Uint8Array, { read, decoder, not }: Encoding, label: string): string {
  switch (read) {
    case "utf-8":
      // A decoder takes as long to make as a small document to read.
      return bytes.length < CHUNK && isAscii(bytes) ? latin1(bytes) : withDecoder(bytes, read, label);
    case "utf-16":
    case "utf-32":
      throw notText(label);
    case "not":
      if (!isAscii(bytes)) throw notRead(`characters beyond ASCII in ${label} are not read`, label);
      return latin1(bytes);
    case "code-page": {
      const page = CODE_PAGES.get(decoder) ?? "";
      return latin1(bytes).replace(/[\u0080-\u00ff]/g, (byte) => page.charAt(byte.charCodeAt(0) - 0x80));
    }
    case "ascii":
      if (!isAscii(bytes)) throw notText(label);
      return latin1(bytes);
    case "latin-1":
      return latin1(bytes);
    case "windows-1252":
      return latin1(bytes).replace(
        /[\u0080-\u009f]/g,
        (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control,
      );
    case "decoder": {
      const text = withDecoder(bytes, decoder, label);
      if (not.test(text)) throw notText(label);
      return text;
    }
  }
}

/** What stands for the bytes 0x80 to 0x9f. Not left to `TextDecoder`: Node's takes the encoding for ISO-8859-1. */
const WINDOWS_1252 = [..."€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"];

function withDecoder(bytes: Uint8Array, decoder: string, label: string): string {
  try {
    return new TextDecoder(decoder, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    // What a decoder throws by its specification: for a label that it does not know, and for bytes that it cannot decode.
    if (error instanceof RangeError || error instanceof TypeError) throw notText(label);
    throw error;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** So many characters are made at once. */
const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

function utf32(bytes: Uint8Array, found: Found): string {
  if (bytes.length % 4 !== 0) throw notText(found);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const code = view.getUint32(at, found === "utf-32le");
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw notText(found);
    parts.push(String.fromCodePoint(code));
  }
  return parts.join("");
}
