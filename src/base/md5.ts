/** MD5 (RFC 1321) of the UTF-8 bytes of a text. Not for secrets: digests in a CIB are made with it. */
import { utf8 } from "./utf8.js";

const SHIFTS = Uint8Array.of(7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21);
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
/** Which word of a block each step takes. */
const WORDS = Uint8Array.from({ length: 64 }, (_, i) =>
  i < 16 ? i : i < 32 ? (5 * i + 1) % 16 : i < 48 ? (3 * i + 5) % 16 : (7 * i) % 16,
);

/** A text's UTF-8 bytes, padded as MD5 wants them, as little-endian words. */
function wordsOf(text: string): Int32Array {
  const bytes = utf8(text);
  const { length } = bytes;
  // In blocks that hold the bytes, the end mark and the length.
  const words = new Int32Array(((length + 72) >> 6) * 16);
  const padded = `${bytes}\x80\0\0\0`;
  for (let word = 0, at = 0; at <= length; word++, at += 4)
    words[word] =
      padded.charCodeAt(at) |
      (padded.charCodeAt(at + 1) << 8) |
      (padded.charCodeAt(at + 2) << 16) |
      (padded.charCodeAt(at + 3) << 24);
  words[words.length - 2] = length << 3;
  words[words.length - 1] = length >>> 29;
  return words;
}

function addBlock(state: Int32Array, words: Int32Array, block: number): void {
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    let mixed: number;
    if (round === 0) mixed = (b & c) | (~b & d);
    else if (round === 1) mixed = (b & d) | (c & ~d);
    else if (round === 2) mixed = b ^ c ^ d;
    else mixed = c ^ (b | ~d);
    const sum = (a + mixed + (SINES[i] as number) + (words[block + (WORDS[i] as number)] as number)) | 0;
    const shift = SHIFTS[round * 4 + (i & 3)] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
}

const HEX = "0123456789abcdef";

/** The MD5 of a text's UTF-8 bytes: 32 lower-case hexadecimal digits. */
export function md5(text: string): string {
  const words = wordsOf(text);
  const state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476);
  for (let block = 0; block < words.length; block += 16) addBlock(state, words, block);
  let digest = "";
  for (const word of state) {
    for (let shift = 0; shift < 32; shift += 8)
      digest += HEX.charAt((word >>> (shift + 4)) & 15) + HEX.charAt((word >>> shift) & 15);
  }
  return digest;
}
