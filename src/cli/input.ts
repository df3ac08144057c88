import { constants } from "node:buffer";
import { decodeXml } from "../cib/decode.js";
import { CibError } from "../cib/error.js";
import { decompress } from "./decompress.js";
import type { CommandIo, ReadLimits } from "./io.js";
import { type Archive, archiveOf } from "./packing.js";
import { codeOf, systemError } from "./system-error.js";

/** Why an input cannot be read: one clear sentence. */
export class InputError extends Error {
  override readonly name = "InputError";
}

/** 1 GiB: larger than any CIB, and about what a text can hold. */
const LARGEST_XML = 2 ** 30;
/** A corosync.conf of 384 nodes has a hundredth of that. */
const LARGEST_TEXT = 2 ** 24;
/** How the largest input can be changed, for both commands. */
const LIMIT_VARIABLE = "PENGINE_INPUT_LIMIT";

/**
 * The text of an input: a path, or `-` for standard input (10 §2.1). Names that end in `.bz2` are decompressed, and, unlike
 * the reference, those that end in `.gz` as well; standard input never is. What is larger than the limit (1 GiB, or what
 * the environment says in `PENGINE_INPUT_LIMIT`) or goes on without end is refused before it is in memory, if its
 * beginning or size allows to tell.
 * @throws InputError for whatever cannot be read: no such file, a damaged archive, bytes that are not the encoding
 */
export function readInput(io: CommandIo, path: string): string {
  const archive = path === "-" ? undefined : archiveOf(path);
  const bytes = readBytes(io, path, archive === undefined ? checkXml : undefined);
  const plain = unpack(io, archive, bytes, checkXml);
  return attempt(
    () => decodeXml(plain),
    (error) => {
      if (error instanceof CibError) return error.problem;
      if (isTooLong(error)) return tooLarge(constants.MAX_STRING_LENGTH);
      throw error;
    },
  );
}

/**
 * The bytes of a file, or of standard input.
 * @param checkHead is shown the beginning of what is long
 * @throws InputError for whatever cannot be read, and what `checkHead` throws
 */
export function readBytes(io: CommandIo, path: string, checkHead?: (head: Uint8Array) => void): Uint8Array {
  return read(io, path, { most: limitOf(io, LARGEST_XML), checkHead });
}

/**
 * What an archive holds; what is none stays as it is.
 * @throws InputError for a damaged archive and one that holds too much, and what `checkHead` throws
 */
export function unpack(
  io: CommandIo,
  archive: Archive | undefined,
  bytes: Uint8Array,
  checkHead: (head: Uint8Array) => void,
): Uint8Array {
  if (archive === undefined) return bytes;
  return attempt(
    () => decompress(archive, bytes, { most: unpackLimit(io), checkHead }),
    (error) => unpackProblem(io, error),
  );
}

/** How many bytes an archive may hold. */
export function unpackLimit(io: CommandIo): number {
  return limitOf(io, LARGEST_XML);
}

/** Why an archive cannot be unpacked, in a sentence. */
export function unpackProblem(io: CommandIo, error: unknown): string {
  return codeOf(error) === "EFBIG" ? unpacksTooLarge(unpackLimit(io)) : damaged(error);
}

/**
 * Looks at the beginning of something long that is to be text.
 * @throws InputError for zeros, such as those of a device that has no end
 */
export function checkText(head: Uint8Array): void {
  if (head[0] === 0 && head[1] === 0) throw new InputError("not text: it begins with zeros");
}

/**
 * The text of a file that is not XML, as UTF-8; what is not is replaced, as nobody needs it.
 * @throws InputError for whatever cannot be read
 */
export function readText(io: CommandIo, path: string): string {
  const bytes = read(io, path, { most: limitOf(io, LARGEST_TEXT) });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function read(io: CommandIo, path: string, limits: ReadLimits): Uint8Array {
  return attempt(
    () => (path === "-" ? io.readStdin(limits) : io.readFile(path, limits)),
    (error) => (codeOf(error) === "EFBIG" ? tooLarge(limits.most) : systemError(error).text),
  );
}

function limitOf(io: CommandIo, usual: number): number {
  const text = io.environment(LIMIT_VARIABLE) ?? "";
  return /^[0-9]{1,15}$/.test(text) ? Number(text) : usual;
}

function tooLarge(most: number): string {
  return `larger than ${most} bytes, the most that is read (${LIMIT_VARIABLE} changes it)`;
}

function unpacksTooLarge(most: number): string {
  return `an archive of more than ${most} bytes, the most that is read (${LIMIT_VARIABLE} changes it), or of mere repetition`;
}

function damaged(error: unknown): string {
  return `damaged or incomplete archive: ${error instanceof Error ? error.message : String(error)}`;
}

/** Longer than what JavaScript's texts can hold. */
function isTooLong(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STRING_TOO_LONG";
}

/**
 * Looks at the beginning of something long: what does not begin as XML does will not become it.
 * @throws InputError
 */
function checkXml(head: Uint8Array): void {
  const [first = 0, second = 0, third] = head;
  // In UTF-16 there is a mark, or one of the first two bytes is 0; what follows is for the parser to say.
  if (first + second === 0xff + 0xfe || (first === 0) !== (second === 0)) return;
  let at = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  while (BLANKS.has(head[at] ?? 0)) at++;
  if (at < head.length && head[at] !== LESS_THAN) throw new InputError("not XML: it does not begin with <");
}

const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const LESS_THAN = 0x3c;

function attempt<T>(work: () => T, explain: (error: unknown) => string): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(explain(error));
  }
}
