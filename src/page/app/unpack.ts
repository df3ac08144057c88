/** Archives as people drop them: told by their first bytes. */
import bzip from "seek-bzip";

/** Bytes; no CIB comes near. */
const MOST = 2 ** 28;

/** Why a file cannot be unpacked: one sentence. */
export class UnpackError extends Error {
  override readonly name = "UnpackError";
}

/**
 * The content of an archive of bzip2 or gzip; what is neither stays as it is.
 * @throws UnpackError for damaged archives, and for what holds too much
 */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const [a, b, c] = bytes;
  if (a === 0x1f && b === 0x8b) return gunzip(bytes);
  if (a === 0x42 && b === 0x5a && c === 0x68) return bunzip(bytes);
  if (a === 0xfd && b === 0x37 && c === 0x7a)
    throw new UnpackError("This is an archive of xz: unpack it first (xz -d).");
  return bytes;
}

async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const stream = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream("gzip"));
    const reader = stream.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      length += next.value.length;
      if (length > MOST) throw new UnpackError(TOO_MUCH);
      pieces.push(new Uint8Array(next.value));
    }
  } catch (error) {
    throw error instanceof UnpackError ? error : new UnpackError(DAMAGED);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

const TOO_MUCH = `The archive holds more than ${MOST / 2 ** 20} MiB.`;
const DAMAGED = "The archive is damaged or incomplete.";

function bunzip(bytes: Uint8Array): Uint8Array {
  let at = 0;
  const source = {
    readByte: (): number => {
      const byte = bytes[at++];
      if (byte === undefined) throw new UnpackError(DAMAGED);
      return byte;
    },
    read: (into: Uint8Array, offset: number, length: number): number => {
      const piece = bytes.subarray(at, at + length);
      into.set(piece, offset);
      at += piece.length;
      return piece.length;
    },
  };
  let content = new Uint8Array(1 << 16);
  let length = 0;
  const sink = {
    writeByte: (byte: number): void => {
      if (length === content.length) {
        if (length >= MOST) throw new UnpackError(TOO_MUCH);
        const larger = new Uint8Array(2 * length);
        larger.set(content);
        content = larger;
      }
      content[length++] = byte;
    },
  };
  try {
    bzip.decode(source, sink);
  } catch (error) {
    throw error instanceof UnpackError ? error : new UnpackError(DAMAGED);
  }
  return content.subarray(0, length);
}
