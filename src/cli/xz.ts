import { checkText, InputError, readBytes, unpackLimit, unpackProblem } from "./input.js";
import type { CommandIo } from "./io.js";
import { isBomb, packingOf, type UnpackLimits } from "./packing.js";
import { systemFailure } from "./system-error.js";

/** Where a word names a file packed by xz: itself, or what follows `=`, as in `--xml-file=cib.xml.xz`. Reports are read as streams. */
const NAME = /^(?:[^=]*=)?(.+(?<!\.tar)\.xz)$/s;

/** Where a word names standard input. */
const STDIN = /^(?:[^=]*=)?-$/s;

/**
 * An outside world in which the files packed by xz that the words of a command name, and standard input, have been unpacked: their
 * decoder cannot work while a command waits for it. What cannot be unpacked says so when it is read.
 */
export async function withXzUnpacked(words: readonly string[], io: CommandIo): Promise<CommandIo> {
  const contents = new Map<string, () => Uint8Array>();
  for (const word of words) {
    const path = STDIN.test(word) ? "-" : NAME.exec(word)?.[1];
    if (path !== undefined && !contents.has(path)) contents.set(path, await contentOf(path, io));
  }
  if (contents.size === 0) return io;
  return {
    ...io,
    readFile: (path, limits) => contents.get(path)?.() ?? io.readFile(path, limits),
    readStdin: (limits) => contents.get("-")?.() ?? io.readStdin(limits),
  };
}

/** What gives the content of a file, or throws why it cannot be had. A file that is not packed by xz is as it is. */
async function contentOf(path: string, io: CommandIo): Promise<() => Uint8Array> {
  try {
    const bytes = readBytes(io, path, checkText);
    const content = packingOf(bytes) === "xz" ? await unpackXz(io, bytes) : bytes;
    return () => content;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return () => {
      throw error;
    };
  }
}

/**
 * What an archive of xz holds.
 * @throws InputError for a damaged archive and one that holds too much
 */
export async function unpackXz(io: CommandIo, bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unpacked(bytes, { most: unpackLimit(io), checkHead: checkText });
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(unpackProblem(io, error));
  }
}

const HEAD = 1 << 16;
const PIECE = 1 << 16;

async function unpacked(bytes: Uint8Array, { most, checkHead }: UnpackLimits): Promise<Uint8Array> {
  let at = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + PIECE));
        at += PIECE;
      },
    },
    { highWaterMark: 0 },
  );
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of xzContent(source)) {
    pieces.push(piece);
    if (length < HEAD && length + piece.length >= HEAD) checkHead(Buffer.concat(pieces, HEAD));
    length += piece.length;
    if (length > most || isBomb(length, Math.min(at, bytes.length), bytes.length, most)) throw systemFailure("EFBIG");
  }
  return Buffer.concat(pieces, length);
}

/** What the numbers of the decoder's errors mean. */
const MEANING: ReadonlyMap<string, string> = new Map([
  ["3", "it wants more memory than there is"],
  ["4", "it wants more memory than there is"],
  ["6", "it uses what is not read here, such as a checksum by sha256: run xz -d first"],
  ["8", "it ends too soon, or something follows it"],
]);

/** The content of a stream packed by xz; an error says what is wrong with it. */
export async function* xzContent(source: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const { XzReadableStream } = await import("xz-decompress");
  try {
    yield* new XzReadableStream(source);
  } catch (error) {
    const code = /error code (\d+)$/.exec(error instanceof Error ? error.message : "")?.[1];
    throw code === undefined ? error : new Error(MEANING.get(code) ?? "its content is damaged");
  }
}
