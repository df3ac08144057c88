/** Interval specifications: texts such as `10s`, `5min` or `PT5M` to milliseconds and back (specification 01 §6). */
import { durationSeconds, parseDuration } from "./duration.js";
import { INTEGER_LIMIT, isDigitCode, scanInteger, skipSpace, UINT32_MAX } from "./number.js";

/** A parsed interval; when `ok` is false the text was not one, and callers mostly use the milliseconds all the same. */
export interface ParsedInterval {
  readonly ok: boolean;
  readonly ms: number;
}

/** What an interval may look like, in words. */
export const LEGAL_INTERVAL = "a number with a unit such as 30s or 5min, or a duration such as PT5M";

const NO_INTERVAL: ParsedInterval = Object.freeze({ ok: true, ms: 0 });
const BAD_INTERVAL: ParsedInterval = Object.freeze({ ok: false, ms: 0 });
/** Whole seconds that fit into 32 bits of milliseconds. */
const MAX_SECONDS = Math.floor(UINT32_MAX / 1000);

/** Milliseconds as parsed, before clipping to 32 bits; `overflow` if the number itself exceeded 64 bits. */
export interface ParsedMilliseconds {
  readonly overflow: boolean;
  readonly ms: number;
}

/** Milliseconds per unit, or `undefined` if the text begins with no unit. Units match by prefix, first hit wins. */
function unitOf(rest: string): number | undefined {
  const text = rest.slice(0, 2).toLowerCase();
  if (text === "" || text[0] === "s") return 1000;
  if (text === "ms") return 1;
  if (text === "us") return 1 / 1000;
  if (text[0] === "m") return 60000;
  if (text[0] === "h") return 3600000;
  return undefined;
}

/** The index after the number, further digits and dots, and white space. */
function unitStart(text: string): number {
  let i = skipSpace(text);
  if (text[i] === "-" || text[i] === "+") i++;
  while (isDigitCode(text.charCodeAt(i)) || text[i] === ".") i++;
  return skipSpace(text, i);
}

/**
 * Parses a number with an optional time unit (01 §6.1 "parse milliseconds"); no unit means seconds. The result may be
 * negative and is clipped to ±2^63; `undefined` if there is no number or the unit is unknown.
 */
export function parseMilliseconds(text: string): ParsedMilliseconds | undefined {
  const { status, value } = scanInteger(text);
  if (status === "bad") return undefined;
  const unit = unitOf(text.slice(unitStart(text)));
  if (unit === undefined) return undefined;
  const ms = unit < 1 ? Math.trunc(value / 1000) : value * unit;
  return { overflow: status === "overflow", ms: Math.max(-INTEGER_LIMIT, Math.min(INTEGER_LIMIT, ms)) };
}

function durationInterval(text: string): ParsedInterval {
  const duration = parseDuration(text);
  if (!duration) return BAD_INTERVAL;
  const seconds = durationSeconds(duration);
  return seconds < 0 ? BAD_INTERVAL : { ok: true, ms: 1000 * Math.min(seconds, MAX_SECONDS) };
}

/**
 * The milliseconds, 0..4294967295, of an interval text (01 §6.1): a number with a unit, or a calendar duration that
 * begins with `P`. Absent text is 0 and fine; text that is no interval, and a negative one, is 0 and not `ok`.
 */
export function parseInterval(text: string | undefined): ParsedInterval {
  if (text === undefined) return NO_INTERVAL;
  if (text.startsWith("P")) return durationInterval(text);
  const parsed = parseMilliseconds(text);
  if (!parsed || parsed.ms < 0) return BAD_INTERVAL;
  // Adding 0 makes the -0 of a truncated negative fraction an ordinary 0.
  return { ok: !parsed.overflow, ms: Math.min(parsed.ms, UINT32_MAX) + 0 };
}

/** Milliseconds as people write them (01 §6.2): `0s`, `1m1.001s`, `1h1ms`, `2d`. */
export function readableInterval(ms: number): string {
  if (ms === 0) return "0s";
  let text = "";
  let rest = ms;
  for (const [unit, size] of [
    ["d", 86400000],
    ["h", 3600000],
    ["m", 60000],
  ] as const) {
    if (rest >= size) text += `${Math.floor(rest / size)}${unit}`;
    rest %= size;
  }
  const fraction = rest % 1000;
  if (rest >= 1000) text += `${Math.floor(rest / 1000)}${fraction > 0 ? `.${String(fraction).padStart(3, "0")}` : ""}s`;
  else if (rest > 0) text += `${rest}ms`;
  return text;
}

/** Milliseconds as whole seconds, rounded to the nearest, but never from something down to 0 (01 §6.3). */
export function secondsFromMilliseconds(ms: number): number {
  return ms > 0 && ms < 1000 ? 1 : Math.floor((ms + 500) / 1000);
}
