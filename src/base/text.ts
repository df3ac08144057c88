/** Comparing and taking apart names (specification 01 §3, 02 §10.2). Orders are those of the UTF-8 bytes. */
import { isDigitCode, skipDigits, skipSpace } from "./number.js";

const SAFE_DIGITS = 15;
const MAX_NUMBER = 2n ** 63n - 1n;

/** An ASCII capital's code made lower case; any other code as it is. */
function foldCode(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/**
 * A UTF-16 code mapped so that comparing the results orders like the UTF-8 bytes: code units beyond the surrogates
 * (U+E000..U+FFFF) encode characters that come before those the surrogates encode.
 */
function byteRank(code: number): number {
  if (code < 0xd800) return code;
  return code >= 0xe000 ? code - 0x800 : code + 0x2000;
}

/** ASCII capitals made lower case, every other character kept. */
export function foldCase(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 65 && code <= 90) return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  }
  return text;
}

/** Compares by the bytes of the UTF-8 encoding (01 §3.1 "exact"): negative, 0 or positive. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return byteRank(x) - byteRank(y);
  }
  return a.length - b.length;
}

/** Compares by bytes with ASCII letters folded to lower case; an absent text sorts before any present one (01 §3.1). */
export function compareCaseless(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = foldCode(a.charCodeAt(i));
    const y = foldCode(b.charCodeAt(i));
    if (x !== y) return byteRank(x) - byteRank(y);
  }
  return a.length - b.length;
}

/** Whether two texts are equal but for the case of ASCII letters; absent equals only absent (01 §3.1). */
export function equalsCaseless(a: string | undefined, b: string | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y && foldCode(x) !== foldCode(y)) return false;
  }
  return true;
}

/** Compares the digit runs a[i, iEnd) and b[j, jEnd) as numbers clipped to 2^63−1. */
function compareRuns(a: string, i: number, iEnd: number, b: string, j: number, jEnd: number): number {
  if (iEnd - i <= SAFE_DIGITS && jEnd - j <= SAFE_DIGITS) return Number(a.slice(i, iEnd)) - Number(b.slice(j, jEnd));
  const x = BigInt(a.slice(i, iEnd));
  const y = BigInt(b.slice(j, jEnd));
  const clippedX = x > MAX_NUMBER ? MAX_NUMBER : x;
  const clippedY = y > MAX_NUMBER ? MAX_NUMBER : y;
  return clippedX < clippedY ? -1 : clippedX > clippedY ? 1 : 0;
}

/**
 * Numeric name order (01 §3.2): runs of digits compare as numbers, then by length; other characters by byte without
 * regard to ASCII case; the shorter of two otherwise equal texts first. Names that differ only in case are equal.
 */
export function naturalCompare(a: string, b: string): number {
  if (a === b) return 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(j);
    if (isDigitCode(x) && isDigitCode(y)) {
      const iEnd = skipDigits(a, i);
      const jEnd = skipDigits(b, j);
      const order = compareRuns(a, i, iEnd, b, j, jEnd) || iEnd - i - (jEnd - j);
      if (order !== 0) return order < 0 ? -1 : 1;
      i = iEnd;
      j = jEnd;
    } else {
      const order = byteRank(foldCode(x)) - byteRank(foldCode(y));
      if (order !== 0) return order < 0 ? -1 : 1;
      i++;
      j++;
    }
  }
  return i < a.length ? 1 : j < b.length ? -1 : 0;
}

/** The end of the version at `start`: digits, then any number of `.` digits. */
function versionEnd(text: string, start: number): number {
  let end = skipDigits(text, start);
  if (end === start) return start;
  while (text[end] === "." && isDigitCode(text.charCodeAt(end + 1))) end = skipDigits(text, end + 1);
  return end;
}

function versionSegments(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  const start = skipSpace(text);
  const end = versionEnd(text, start);
  return end === start ? [] : text.slice(start, end).split(".");
}

/**
 * Compares versions (01 §3.3): the leading `1.2.3` of each, segment by segment as numbers, missing segments being 0.
 * Text that does not begin with a version has no segments. Returns −1, 0 or 1.
 */
export function compareVersions(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  const x = versionSegments(a);
  const y = versionSegments(b);
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const m = x[i] ?? "0";
    const n = y[i] ?? "0";
    const order = compareRuns(m, 0, m.length, n, 0, n.length);
    if (order !== 0) return order < 0 ? -1 : 1;
  }
  return 0;
}

/** The name of a meta-attribute in an action (01 §3.5): `target-role` is `CRM_meta_target_role`. */
export function metaName(name: string): string {
  return `CRM_meta_${name.includes("-") ? name.replaceAll("-", "_") : name}`;
}

/** An id without the instance number at its end (02 §10.2): `A:12` is `A`; `A:x1`, `A:` and `:1` stay. */
export function baseName(id: string): string {
  let i = id.length;
  while (i > 0 && isDigitCode(id.charCodeAt(i - 1))) i--;
  return i < id.length && i > 1 && id[i - 1] === ":" ? id.slice(0, i - 1) : id;
}

/** The one of the words, given in lower case, that a text is in any case; `undefined` if it is absent or none of them. */
export function wordOf<T extends string>(words: readonly T[], text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  const folded = foldCase(text);
  return words.find((word) => word === folded);
}
