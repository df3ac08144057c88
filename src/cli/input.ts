import { gunzipSync } from "node:zlib";
import bzip from "seek-bzip";
import { decodeXml } from "../cib/decode.js";
import { CibError } from "../cib/error.js";
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
  const bytes = readBytes(io, path);
  const plain = attempt(
    () => (path === "-" ? bytes : decompress(path, bytes)),
    (error) => `damaged or incomplete archive: ${error instanceof Error ? error.message : String(error)}`,
  );
  return attempt(
    () => decodeXml(plain),
    (error) => {
      if (error instanceof CibError) return error.problem;
      throw error;
    },
  );
}

/**
 * The bytes of a file, or of standard input.
 * @throws InputError for whatever cannot be read
 */
export function readBytes(io: CommandIo, path: string): Uint8Array {
  return attempt(
    () => (path === "-" ? io.readStdin() : io.readFile(path)),
    (error) => systemError(error).text,
  );
}

/** What a bzip2 archive holds; throws for one that is damaged. */
export function decompressBzip(bytes: Uint8Array): Uint8Array {
  return withoutDeprecations(() => bzip.decode(bytes));
}

/**
 * The text of a file that is not XML, as UTF-8; what is not is replaced, as nobody needs it.
 * @throws InputError for whatever cannot be read
 */
export function readText(io: CommandIo, path: string): string {
  const bytes = readBytes(io, path);
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
  if (path.endsWith(".bz2")) return decompressBzip(bytes);
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
