import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { ReadLimits } from "./io.js";
import { codeOf, systemFailure } from "./system-error.js";

const FIRST_PIECE = 1 << 16;
const LARGEST_PIECE = 1 << 22;
const STDIN = 0;

/** The bytes of a file. @throws an error with a `code`: `EFBIG` beyond the limit, which a file that knows its size never reaches */
export function readPath(path: string, limits: ReadLimits): Uint8Array {
  const file = openSync(path, "r");
  try {
    return readAll(file, limits);
  } finally {
    closeSync(file);
  }
}

/** The bytes of standard input. @throws as {@link readPath} */
export function readStandardInput(limits: ReadLimits): Uint8Array {
  return readAll(STDIN, limits);
}

function readAll(file: number, { most, checkHead }: ReadLimits): Uint8Array {
  const found = fstatSync(file);
  if (found.isDirectory()) throw systemFailure("EISDIR");
  if (found.isFile() && found.size > most) throw systemFailure("EFBIG");
  const known = found.isFile() ? readKnown(file, found.size, checkHead) : undefined;
  if (known !== undefined && known.length <= found.size) return known;
  const pieces: Uint8Array[] = known === undefined ? [] : [known];
  let total = known?.length ?? 0;
  if (total > most) throw systemFailure("EFBIG");
  for (let size = FIRST_PIECE; ; size = Math.min(2 * size, LARGEST_PIECE)) {
    const piece = readPiece(file, size);
    if (piece.length === 0) return Buffer.concat(pieces, total);
    if (pieces.length === 0 && piece.length === size) checkHead?.(piece);
    total += piece.length;
    if (total > most) throw systemFailure("EFBIG");
    pieces.push(piece);
  }
}

/** A file of known size, without copies; one byte more if it has grown meanwhile. */
function readKnown(file: number, size: number, checkHead: ReadLimits["checkHead"]): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(size + 1);
  const head = bytes.subarray(0, FIRST_PIECE);
  const begun = fill(file, head);
  if (begun < FIRST_PIECE) return bytes.subarray(0, begun);
  checkHead?.(head);
  return bytes.subarray(0, begun + fill(file, bytes.subarray(begun)));
}

/** A full piece, or what is left. */
function readPiece(file: number, size: number): Uint8Array {
  const piece = Buffer.allocUnsafeSlow(size);
  return piece.subarray(0, fill(file, piece));
}

/** Fills a piece as far as there is something. @returns how far */
function fill(file: number, piece: Uint8Array): number {
  let at = 0;
  while (at < piece.length) {
    const read = readSome(file, piece, at);
    if (read === 0) break;
    at += read;
  }
  return at;
}

function readSome(file: number, piece: Uint8Array, at: number): number {
  for (;;) {
    try {
      return readSync(file, piece, at, piece.length - at, null);
    } catch (error) {
      // A terminal or pipe that does not block has nothing yet; one whose writer is gone may say so instead of ending.
      if (codeOf(error) === "EOF") return 0;
      if (codeOf(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
