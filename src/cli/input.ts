import { gunzipSync } from "node:zlib";
import bzip from "seek-bzip";
import type { CommandIo } from "./io.js";
import { systemError } from "./system-error.js";

/** Why an input cannot be read: one clear sentence. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/**
 * The text of an input: a path, or `-` for standard input (10 §2.1). Names that end in `.bz2` are decompressed, and, unlike
 * the reference, those that end in `.gz` as well; standard input never is.
 * @throws InputError for whatever cannot be read: no such file, a damaged archive, bytes that are not the encoding
 */
export function readInput(io: CommandIo, path: string): string {
  const bytes = attempt(
    () => (path === "-" ? io.readStdin() : io.readFile(path)),
    (error) => systemError(error).text,
  );
  const plain = attempt(
    () => (path === "-" ? bytes : decompress(path, bytes)),
    (error) => `damaged or incomplete archive: ${error instanceof Error ? error.message : String(error)}`,
  );
  return attempt(
    () => decodeXml(plain),
    () => "not text in the encoding that it claims",
  );
}

/**
 * The text of a file that is not XML, as UTF-8; what is not is replaced, as nobody needs it.
 * @throws InputError for whatever cannot be read
 */
export function readText(io: CommandIo, path: string): string {
  const bytes = attempt(
    () => (path === "-" ? io.readStdin() : io.readFile(path)),
    (error) => systemError(error).text,
  );
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function attempt<T>(read: () => T, explain: (error: unknown) => string): T {
  try {
    return read();
  } catch (error) {
    throw new InputError(explain(error));
  }
}

/** Whether a file of that name is decompressed when it is read. */
export function isCompressed(path: string): boolean {
  return path.endsWith(".bz2") || path.endsWith(".gz");
}

/**
 * bzip2 is how Pacemaker keeps its scheduler inputs, and Node cannot read it. seek-bzip does so in plain JavaScript,
 * synchronously, and compares all checksums.
 */
function decompress(path: string, bytes: Uint8Array): Uint8Array {
  if (path.endsWith(".bz2")) return withoutDeprecations(() => bzip.decode(bytes));
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** seek-bzip allocates by `new Buffer`; Node warns of that where the package is part of a bundle. */
function withoutDeprecations<T>(work: () => T): T {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    return work();
  } finally {
    process.noDeprecation = noDeprecation ?? false;
  }
}

/** The text of an XML document in the encoding of its byte order mark or declaration. Throws for bytes that are not that. */
export function decodeXml(bytes: Uint8Array): string {
  const mark = markedEncoding(bytes);
  const declared = declaredEncoding(bytes, mark)?.toLowerCase();
  if (declared?.startsWith("utf-16") === true && mark?.startsWith("utf-16") !== true) throw new RangeError(declared);
  if (mark?.startsWith("utf-16") === true && declared !== undefined && !declared.startsWith("utf-16")) {
    throw new RangeError(declared);
  }
  const encoding = mark ?? declared ?? "utf-8";
  if (ASCII.has(encoding) && bytes.some((byte) => byte > 0x7f)) throw new RangeError(encoding);
  if (LATIN_1.has(encoding) || ASCII.has(encoding)) return Buffer.from(bytes).toString("latin1");
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
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
  const text = mark?.startsWith("utf-16") === true ? new TextDecoder(mark).decode(head) : ascii(head);
  return DECLARATION.exec(text)?.[1];
}

function ascii(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1");
  return text.startsWith("\u00ef\u00bb\u00bf") ? text.slice(3) : text;
}
