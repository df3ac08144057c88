import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import unbzip2 from "unbzip2-stream";
import { InputError } from "../input.js";
import type { CommandIo } from "../io.js";
import { packingOf } from "../packing.js";
import { systemError } from "../system-error.js";
import { xzContent } from "../xz.js";

/** A file inside an archive, as it stands there. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A member that cannot be used; without a name the rest of the archive. */
export interface Unusable {
  readonly name: string | undefined;
  readonly problem: string;
}

export interface ArchiveLimits {
  /** The largest member that is read, in bytes. */
  readonly member: number;
  /** How much of the archive is unpacked, in bytes. */
  readonly whole: number;
}

/** 512 bytes from 257 on say so. */
const MARK_AT = 257;
const MARK = "ustar";

/** Whether bytes are a tar archive, packed or not; needs the first 512 bytes of what is inside. */
export function isTar(head: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(head.subarray(MARK_AT, MARK_AT + MARK.length)) === MARK;
}

/**
 * The members of a tar archive, packed by gzip, bzip2, xz or not at all, that are wanted by their names; read as a stream,
 * nothing is unpacked to disk. What leads out of the archive, is too large or damaged is told, and the rest goes on where it can.
 * @param path of the archive
 */
export async function* membersOf(
  io: CommandIo,
  path: string,
  wanted: (name: string) => boolean,
  limits: ArchiveLimits,
): AsyncGenerator<Member | Unusable, void, undefined> {
  const tar = extract();
  // What fails in one of the pieces ends all of them; the loop below tells it.
  const source = Readable.from(plain(io, path, limits.whole));
  source.on("error", (error) => tar.destroy(error));
  source.pipe(tar);
  try {
    for await (const entry of tar) {
      const { name, type, size = 0 } = entry.header;
      if (type !== "file" && type !== "contiguous-file") entry.resume();
      else if (leadsOut(name)) {
        yield { name, problem: "its path leads out of the archive" };
        entry.resume();
      } else if (!wanted(name)) entry.resume();
      else if (size > limits.member) {
        yield { name, problem: `larger than ${limits.member} bytes, the most that is read` };
        entry.resume();
      } else {
        const pieces: Uint8Array[] = [];
        for await (const piece of entry) pieces.push(piece as Uint8Array);
        yield { name, bytes: Buffer.concat(pieces) };
      }
    }
  } catch (error) {
    yield { name: undefined, problem: problemOf(error) };
  } finally {
    source.destroy();
  }
}

function leadsOut(name: string): boolean {
  return name.startsWith("/") || name.split("/").includes("..");
}

function problemOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  if (error instanceof Error && "syscall" in error) return systemError(error).text;
  return `damaged or incomplete archive: ${error instanceof Error ? error.message : String(error)}`;
}

/** The unpacked bytes of a file. @throws InputError beyond the limit */
export async function* plain(io: CommandIo, path: string, most: number): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = io.streamFile(path)[Symbol.asyncIterator]();
  const first = await packed.next();
  if (first.done === true) return;
  const whole = all(first.value, packed);
  let total = 0;
  for await (const piece of unpacked(first.value, whole)) {
    total += piece.length;
    if (total > most) throw new InputError(`it unpacks to more than ${most} bytes; what follows is left out`);
    yield piece;
  }
}

async function* all(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* unpacked(
  head: Uint8Array,
  whole: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  switch (packingOf(head)) {
    case "gzip":
      return yield* through(whole, createGunzip());
    case "bzip2":
      return yield* through(whole, unbzip2());
    case "xz":
      return yield* xzContent(Readable.toWeb(Readable.from(whole)) as ReadableStream<Uint8Array>);
    case undefined:
      return yield* whole;
  }
}

/** What a stream makes of pieces; what fails on the way is thrown here. */
async function* through(
  pieces: AsyncIterable<Uint8Array>,
  stream: NodeJS.ReadWriteStream,
): AsyncGenerator<Uint8Array, void, undefined> {
  const source = Readable.from(pieces);
  source.on("error", (error) => stream.emit("error", error));
  const out = new Readable().wrap(source.pipe(stream));
  for await (const piece of out) yield piece as Uint8Array;
}
