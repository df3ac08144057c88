import { parseInterval } from "../base/interval.js";
import { legalNames } from "../base/nearest.js";
import { ExpectError, type FilePath } from "./error.js";

/** Values of a file, with their places: what reads them says what they have to be. */

export type Fields = ReadonlyMap<string, unknown>;

/** @throws ExpectError for what is no mapping, and for keys that are not known */
export function fieldsOf(value: unknown, place: FilePath, what: string, known: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ExpectError("shape", `${what} is a mapping`, place, known.slice(0, 12).join(", "));
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const key of fields.keys()) {
    if (known.includes(key)) continue;
    throw new ExpectError("key", `${what} has no ${key}`, [...place, key], legalNames(key, known, known.length));
  }
  return fields;
}

export function textOf(value: unknown, place: FilePath, what: string): string {
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number") return String(value);
  throw new ExpectError("shape", `${what} is missing or is no text`, place, "a text");
}

export function textsOf(value: unknown, place: FilePath, what: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) throw new ExpectError("shape", `${what} is missing`, place, "a name or a list of names");
  return list.map((each, i) => textOf(each, Array.isArray(value) ? [...place, i] : place, what));
}

export function listOf(value: unknown, place: FilePath, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new ExpectError("shape", `${what} is a list`, place, "a list");
}

export function truthOf(value: unknown, place: FilePath, what: string): boolean {
  if (typeof value === "boolean") return value;
  throw new ExpectError("shape", `${what} is true or false`, place, "true, false");
}

export function countOf(value: unknown, place: FilePath, what: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0) return value;
  throw new ExpectError("shape", `${what} is a number`, place, "0, 1, 2, …");
}

const UNITS = Object.freeze({ ms: 1, s: 1000, min: 60_000, m: 60_000, h: 3_600_000, d: 86_400_000 });

/** ms; numbers are seconds. Texts are durations of ISO 8601, or numbers with units: `30s`, `2m40s`. */
export function timeOf(value: unknown, place: FilePath, what: string): number {
  const text = typeof value === "number" ? `${value}s` : value;
  const ms = typeof text === "string" ? millisecondsOf(text) : undefined;
  if (ms !== undefined) return ms;
  throw new ExpectError("shape", `${what} is a time`, place, "such as 30s, 5min, 1h30m or PT5M");
}

function millisecondsOf(text: string): number | undefined {
  if (text.startsWith("P")) {
    const { ok, ms } = parseInterval(text);
    return ok ? ms : undefined;
  }
  if (!/^(?:[0-9]{1,9}(?:\.[0-9]{1,3})? ?(?:ms|s|min|m|h|d) ?)+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/([0-9.]+) ?(ms|s|min|m|h|d)/g)) sum += Number(number) * unitOf(unit);
  return Math.round(sum);
}

function unitOf(text: string | undefined): number {
  return Object.entries(UNITS).find(([unit]) => unit === text)?.[1] ?? Number.NaN;
}
