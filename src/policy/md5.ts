/** MD5 (RFC 1321) of the UTF-8 bytes of a text. Not for secrets: digests in a CIB are made with it. */

const SHIFTS: readonly number[] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
/** Which word of a block each step takes. */
const WORDS = Uint8Array.from({ length: 64 }, (_, i) =>
  i < 16 ? i : i < 32 ? (5 * i + 1) % 16 : i < 48 ? (3 * i + 5) % 16 : (7 * i) % 16,
);

/** Writes a text as UTF-8; returns the number of bytes. The target must have room for three bytes per code unit. */
function encode(text: string, target: Uint8Array): number {
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      target[at++] = code;
      continue;
    }
    code = text.codePointAt(i) ?? code;
    if (code < 0x800) target[at++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) target[at++] = 0xe0 | (code >> 12);
      else {
        i++;
        target[at++] = 0xf0 | (code >> 18);
        target[at++] = 0x80 | ((code >> 12) & 63);
      }
      target[at++] = 0x80 | ((code >> 6) & 63);
    }
    target[at++] = 0x80 | (code & 63);
  }
  return at;
}

/** The text's bytes, padded as MD5 wants them, as little-endian words. */
function padded(text: string): Int32Array {
  const bytes = new Uint8Array(text.length * 3);
  const length = encode(text, bytes);
  const words = new Int32Array(((length + 72) >> 6) * 16);
  for (let i = 0; i < length; i++) words[i >> 2] = (words[i >> 2] as number) | ((bytes[i] as number) << ((i & 3) * 8));
  words[length >> 2] = (words[length >> 2] as number) | (0x80 << ((length & 3) * 8));
  words[words.length - 2] = length << 3;
  words[words.length - 1] = length >>> 29;
  return words;
}

function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return (b & c) | (~b & d);
  if (round === 1) return (b & d) | (c & ~d);
  return round === 2 ? b ^ c ^ d : c ^ (b | ~d);
}

function addBlock(state: Int32Array, words: Int32Array, block: number): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const round = i >> 4;
    const sum = (a + mix(round, b, c, d) + (SINES[i] as number) + (words[block + (WORDS[i] as number)] as number)) | 0;
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

/** The MD5 of a text's UTF-8 bytes: 32 lower-case hexadecimal digits. */
export function md5(text: string): string {
  const words = padded(text);
  const state = Int32Array.of(0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476);
  for (let block = 0; block < words.length; block += 16) addBlock(state, words, block);
  let digest = "";
  for (const word of state) {
    for (let shift = 0; shift < 32; shift += 8) digest += ((word >>> shift) & 255).toString(16).padStart(2, "0");
  }
  return digest;
}
