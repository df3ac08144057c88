/** How a file may be packed. */
export type Packing = "gzip" | "bzip2" | "xz";

/** As what bytes are packed, told by the first of them; `undefined`: not at all. */
export function packingOf([a, b, c, d, e, f]: Uint8Array): Packing | undefined {
  if (a === 0x1f && b === 0x8b) return "gzip";
  if (a === 0x42 && b === 0x5a && c === 0x68) return "bzip2";
  if (a === 0xfd && b === 0x37 && c === 0x7a && d === 0x58 && e === 0x5a && f === 0) return "xz";
  return undefined;
}

/** What is unpacked while a command waits for it. */
export type Archive = Exclude<Packing, "xz">;

/** As what a file of that name is decompressed when it is read; `undefined`: not at all. */
export function archiveOf(path: string): Archive | undefined {
  if (path.endsWith(".bz2")) return "bzip2";
  return path.endsWith(".gz") ? "gzip" : undefined;
}

export interface UnpackLimits {
  /** Bytes. */
  readonly most: number;
  /** Is shown the beginning, if there is more than that; throws if it is hopeless. */
  readonly checkHead: (head: Uint8Array) => void;
}

/** From here on it is worth the while to ask how large the whole will be. */
const ENOUGH_TO_TELL = 1 << 23;
/** No CIB shrinks to less than a part of this: its ids differ. */
const MOST_EXPANSION = 2000;

/**
 * Whether an archive is a bomb: at the rate so far it would exceed the limit four times, or nothing but repetition makes
 * it so small. No CIB of that size is so much more repetitive at its beginning than in the rest.
 */
export function isBomb(produced: number, consumed: number, all: number, most: number): boolean {
  if (produced < ENOUGH_TO_TELL) return false;
  const rate = produced / Math.max(consumed, 1);
  return rate * all > 4 * most || rate > MOST_EXPANSION;
}
