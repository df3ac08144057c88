/**
 * Text to numbers and booleans, as the reference reads them (specification 01 §1). White space is the C-locale set.
 *
 * Values are plain numbers: exact up to 2^53, and nearest double up to the clip points ±2^63 beyond. Where the exact
 * digits of longer numbers are observable (comparisons), use {@link scanBigInteger}.
 */

/** 2^63, where scanned values clip (as a double, −2^63 and 2^63−1 differ from it by less than one unit of precision). */
export const INTEGER_LIMIT = 2 ** 63;
/** Largest signed 32-bit value. */
export const INT32_MAX = 2147483647;
/** Smallest signed 32-bit value. */
export const INT32_MIN = -2147483648;
/** Largest unsigned 32-bit value. */
export const UINT32_MAX = 4294967295;

/** How a scan ended: a number, a number clipped to 64 bits, or no number at all. */
export type ScanStatus = "ok" | "overflow" | "bad";

export interface Scanned {
  readonly status: ScanStatus;
  readonly value: number;
}

/** Where the number stands in the text: `digits` to `end` are its digits. */
interface NumberSpan {
  readonly negative: boolean;
  readonly digits: number;
  readonly end: number;
}

const LIMIT_MIN = -(2n ** 63n);
const LIMIT_MAX = 2n ** 63n - 1n;
/** Decimal numbers of at most this many digits are exact as doubles. */
const SAFE_DIGITS = 15;

/** Whether a UTF-16 code is an ASCII digit. */
export function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a UTF-16 code is C-locale white space. */
export function isSpaceCode(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** The index of the first character at or after `from` that is not C-locale white space. */
export function skipSpace(text: string, from = 0): number {
  let i = from;
  while (isSpaceCode(text.charCodeAt(i))) i++;
  return i;
}

/** The index of the first character at or after `from` that is not an ASCII digit. */
export function skipDigits(text: string, from = 0): number {
  let i = from;
  while (isDigitCode(text.charCodeAt(i))) i++;
  return i;
}

/** Finds white space, sign, digits at the start of the text; `undefined` if there are no digits. */
function numberSpan(text: string): NumberSpan | undefined {
  let i = skipSpace(text);
  const sign = text.charCodeAt(i);
  const negative = sign === 45;
  if (negative || sign === 43) i++;
  const end = skipDigits(text, i);
  return end === i ? undefined : { negative, digits: i, end };
}

/** The value of decimal digits text[from, to), exact up to 15 digits, else the nearest double. */
function decimal(text: string, from: number, to: number): number {
  if (to - from > SAFE_DIGITS) return Number(text.slice(from, to));
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + (text.charCodeAt(i) - 48);
  return value;
}

function clip(value: bigint): { readonly status: ScanStatus; readonly value: bigint } {
  if (value < LIMIT_MIN) return { status: "overflow", value: LIMIT_MIN };
  if (value > LIMIT_MAX) return { status: "overflow", value: LIMIT_MAX };
  return { status: "ok", value };
}

/**
 * The integer at the start of a text (01 §1.1): white space, one sign, decimal digits; whatever follows is ignored.
 * Absent text is `ok` with the default, text without a number is `bad` with the default, and a number outside the
 * signed 64-bit range is `overflow` with the clipped value.
 */
export function scanInteger(text: string | undefined, fallback = 0): Scanned {
  if (text === undefined) return { status: "ok", value: fallback };
  const span = numberSpan(text);
  if (!span) return { status: "bad", value: fallback };
  if (span.end - span.digits <= SAFE_DIGITS) {
    const value = decimal(text, span.digits, span.end);
    return { status: "ok", value: span.negative && value !== 0 ? -value : value };
  }
  const exact = scanBigInteger(text);
  return { status: exact.status, value: Number(exact.value) };
}

/** As {@link scanInteger} for a present text, but exact over all 64 bits. Bad text has value 0. */
export function scanBigInteger(text: string): { readonly status: ScanStatus; readonly value: bigint } {
  const span = numberSpan(text);
  if (!span) return { status: "bad", value: 0n };
  const magnitude = BigInt(text.slice(span.digits, span.end));
  return clip(span.negative ? -magnitude : magnitude);
}

/**
 * The integer at the start of a text as a result code is read (09 §9.6): clipped to 64 bits, and of that the low 32 bits,
 * signed. `undefined` if there are no digits.
 */
export function truncatedInteger(text: string): number | undefined {
  const { status, value } = scanBigInteger(text);
  return status === "bad" ? undefined : Number(BigInt.asIntN(32, value));
}

/** One more, as counters of 32 bits count (09 §9.6, §9.7, §10.1): −2147483648 comes after 2147483647. */
export function nextInt32(value: number): number {
  return (value + 1) | 0;
}

/** Scan integer with minimum (01 §1.2): bad, absent and too small texts give `min`; clipped to 2147483647 above. */
export function scanIntegerMin(text: string | undefined, min: number): number {
  return Math.min(Math.max(scanInteger(text, min).value, min), INT32_MAX);
}

/**
 * An integer attribute (01 §5.1): the scanned value, or `fallback` if the text is absent, has no number, or has one
 * outside `low`..`high` (by default the signed 32-bit range).
 */
export function integerOr<T>(
  text: string | undefined,
  fallback: T,
  low: number = INT32_MIN,
  high: number = INT32_MAX,
): number | T {
  if (text === undefined) return fallback;
  const { status, value } = scanInteger(text);
  return status === "ok" && value >= low && value <= high ? value : fallback;
}

/** Unsigned 32-bit reading (01 §1.2 "unsigned integer from table"): anything unusable gives `fallback`. */
export function unsignedOr<T>(text: string | undefined, fallback: T): number | T {
  return integerOr(text, fallback, 0, UINT32_MAX);
}

const REAL_PREFIX =
  /^[ \t\n\v\f\r]*([+-]?)(?:(inf(?:inity)?)|(nan(?:\(\w*\))?)|0x([0-9a-f]+(?:\.[0-9a-f]*)?|\.[0-9a-f]+)(?:p([+-]?[0-9]+))?|((?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?))/i;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

function hexReal(mantissa: string, exponent: string | undefined): number {
  const [whole = "", fraction = ""] = mantissa.split(".");
  const scale = Math.max(-5000, Math.min(5000, Number(exponent ?? 0))) - 4 * fraction.length;
  // Two steps keep 2^scale inside the range of a double when the mantissa has many digits.
  const half = Math.trunc(scale / 2);
  return Number(BigInt(`0x0${whole}${fraction}`)) * 2 ** half * 2 ** (scale - half);
}

/**
 * The real number at the start of a text, or `undefined` on an error (01 §1.3): no number, too large, or too small.
 * `-0`, `+0`, ` 0` and `0e5` are errors too; `nan` and `inf` are not.
 */
export function scanReal(text: string): number | undefined {
  const match = REAL_PREFIX.exec(text);
  if (match === null) return undefined;
  const [prefix, sign, infinite, nan, hexMantissa, hexExponent, plain] = match;
  if (nan !== undefined) return Number.NaN;
  if (infinite !== undefined) return sign === "-" ? -Infinity : Infinity;
  const magnitude = hexMantissa !== undefined ? hexReal(hexMantissa, hexExponent) : Number(plain);
  if (magnitude === Infinity) return undefined;
  if (magnitude <= SMALLEST_NORMAL && /[^0.eE]/.test(prefix)) return undefined;
  return sign === "-" ? -magnitude : magnitude;
}

/** The value of a boolean text (01 §1.4): ten words in any case, nothing around them; `undefined` if invalid. */
export function parseBoolean(text: string): boolean | undefined {
  if (text === "true") return true;
  if (text === "false") return false;
  if (text.length > 5) return undefined;
  switch (text.toLowerCase()) {
    case "true":
    case "on":
    case "yes":
    case "y":
    case "1":
      return true;
    case "false":
    case "off":
    case "no":
    case "n":
    case "0":
      return false;
    default:
      return undefined;
  }
}

/** Whether a text is present, a valid boolean, and true (01 §1.4). */
export function isTrue(text: string | undefined): boolean {
  return text !== undefined && parseBoolean(text) === true;
}

/** A boolean attribute (01 §5.1): absent and invalid texts give `fallback`. */
export function booleanOr(text: string | undefined, fallback: boolean): boolean {
  return text === undefined ? fallback : (parseBoolean(text) ?? fallback);
}

/** A range of integers, both ends included; −1 stands for an open end. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A whole text as an integer, nothing left over after the digits; `undefined` on any error. */
function wholeInteger(text: string): number | undefined {
  const span = numberSpan(text);
  if (!span || span.end !== text.length) return undefined;
  const { status, value } = scanInteger(text);
  return status === "ok" ? value : undefined;
}

/** A range such as `5`, `1-5`, `1-` or `-5` (01 §1.5), or `undefined` if the text is absent or not one. */
export function parseRange(text: string | undefined): Range | undefined {
  if (text === undefined || text === "" || text === "-") return undefined;
  const dash = text.indexOf("-");
  const first = dash < 0 ? text : text.slice(0, dash);
  const low = first === "" ? -1 : wholeInteger(first);
  if (low === undefined) return undefined;
  if (dash < 0) return { low, high: low };
  const second = text.slice(dash + 1);
  const high = second === "" ? -1 : wholeInteger(second);
  return high === undefined ? undefined : { low, high };
}

/** Whether a value lies in a range (01 §9.5); an open end always holds. */
export function inRange(value: number, range: Range): boolean {
  return (range.low === -1 || value >= range.low) && (range.high === -1 || value <= range.high);
}
