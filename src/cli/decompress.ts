import { constants, gunzipSync } from "node:zlib";
import bzip from "seek-bzip";
import { type Archive, isBomb, type UnpackLimits } from "./packing.js";
import { systemFailure } from "./system-error.js";

/**
 * The content of an archive.
 * @throws an error with the code `EFBIG` if it is larger than the limit; any other for damaged data
 */
export function decompress(archive: Archive, bytes: Uint8Array, limits: UnpackLimits): Uint8Array {
  return archive === "bzip2" ? bunzip(bytes, limits) : gunzip(bytes, limits);
}

const HEAD = 1 << 16;
/** So much of a gzip archive is unpacked to see what it holds; 33 MB at most. */
const GZIP_PREFIX = 1 << 15;
/** What deflate can make of one byte. */
const GZIP_EXPANSION = 1032;
/** Size of the last member modulo 2^32, at the end. */
const GZIP_SIZE = 4;

function gunzip(bytes: Uint8Array, { most, checkHead }: UnpackLimits): Uint8Array {
  if (bytes.length * GZIP_EXPANSION > HEAD) lookInto(bytes, most, checkHead);
  try {
    return gunzipSync(bytes, { maxOutputLength: most });
  } catch (error) {
    throw isTooLarge(error) ? systemFailure("EFBIG") : error;
  }
}

/** Unpacks the beginning only, which cannot become large. */
function lookInto(bytes: Uint8Array, most: number, checkHead: (head: Uint8Array) => void): void {
  const start = bytes.subarray(0, GZIP_PREFIX);
  const head = gunzipSync(start, { finishFlush: constants.Z_SYNC_FLUSH });
  if (head.length > HEAD) checkHead(head.subarray(0, HEAD));
  const claimed = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - GZIP_SIZE, true);
  // What stands behind the archive is not its size.
  const possible = claimed <= bytes.length * GZIP_EXPANSION;
  if ((claimed > most && possible) || isBomb(head.length, start.length, bytes.length, most)) {
    throw systemFailure("EFBIG");
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}

/**
 * bzip2 is how Pacemaker keeps its scheduler inputs, and Node cannot read it. seek-bzip does so in plain JavaScript,
 * synchronously, and compares all checksums.
 */
function bunzip(bytes: Uint8Array, limits: UnpackLimits): Uint8Array {
  const source = new ByteSource(bytes);
  const sink = new ByteSink(source, limits);
  withoutDeprecations(() => bzip.decode(source, sink));
  return sink.content();
}

/** seek-bzip allocates by `new Buffer`; Node warns of that where the package is part of a bundle. */
function withoutDeprecations(work: () => void): void {
  const { noDeprecation } = process;
  process.noDeprecation = true;
  try {
    work();
  } finally {
    process.noDeprecation = noDeprecation ?? false;
  }
}

/** What seek-bzip reads from; knows how far it has come. */
class ByteSource {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  readByte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new Error("it ends too soon");
    return byte;
  }

  read(into: Uint8Array, offset: number, length: number): number {
    const piece = this.bytes.subarray(this.at, this.at + length);
    into.set(piece, offset);
    this.at += piece.length;
    return piece.length;
  }
}

/** What seek-bzip writes to; grows, and looks at what comes each time it does. */
class ByteSink {
  readonly #source: ByteSource;
  readonly #limits: UnpackLimits;
  #bytes = new Uint8Array(HEAD);
  #length = 0;

  constructor(source: ByteSource, limits: UnpackLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  writeByte(byte: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length++] = byte;
  }

  content(): Uint8Array {
    if (this.#length > this.#limits.most) throw systemFailure("EFBIG");
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const { most, checkHead } = this.#limits;
    if (this.#length === HEAD) checkHead(this.#bytes);
    const { at, bytes } = this.#source;
    if (this.#length >= most || isBomb(this.#length, at, bytes.length, most)) throw systemFailure("EFBIG");
    const larger = new Uint8Array(2 * this.#length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
