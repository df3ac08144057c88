/** Reading dates and times of day (specification 01 §7.2 to §7.4). */
import {
  addDays as addCalendarDays,
  monthLength,
  newYearWeekday,
  toYearDay,
  weeksInYear,
  type YearDay,
  yearLength,
} from "./calendar.js";
import { addDays, type DateTime, fromEpochSeconds, isValid, type TimeZone, UTC } from "./datetime.js";
import { INT32_MAX, isDigitCode, isSpaceCode, skipSpace } from "./number.js";

/** What a date text may depend on besides itself. */
export interface DateContext {
  /** The real clock, in epoch seconds: the day of times without date, and the local offset in force. */
  readonly clock: number;
  readonly zone: TimeZone;
}

/** The context of texts that depend on nothing: the epoch, UTC. */
export const NO_CONTEXT: DateContext = Object.freeze({ clock: 0, zone: UTC });

/** A field that scanning reads: its width, sign included (0 for any), or a literal that must match. */
type Pattern = readonly (number | string)[];

const DATE: Pattern = [0, "-", 0, "-", 0];
const COMPACT_DATE: Pattern = [4, 2, 2];
const ORDINAL: Pattern = [0, "-", 0];
const WEEK: Pattern = [0, "-", "W", 0, "-", 0];
const TIME: Pattern = [0, ":", 0, ":", 0];
const COMPACT_TIME: Pattern = [2, 2, 2];

/** C scanning (01 §7.2): the unsigned 32-bit fields read before the first mismatch. */
function scan(text: string, pattern: Pattern): readonly number[] {
  const fields: number[] = [];
  let at = 0;
  for (const part of pattern) {
    if (typeof part === "string") {
      if (text[at] !== part) return fields;
      at++;
      continue;
    }
    const start = skipSpace(text, at);
    const limit = part === 0 ? text.length : Math.min(text.length, start + part);
    const signed = start < limit && (text[start] === "-" || text[start] === "+");
    const digits = signed ? start + 1 : start;
    at = digits;
    while (at < limit && isDigitCode(text.charCodeAt(at))) at++;
    if (at === digits) return fields;
    fields.push(wrapped(text.slice(digits, at), text[start] === "-"));
  }
  return fields;
}

/** The value modulo 2^32; beyond 64 bits scanning clips to the largest value first. */
function wrapped(digits: string, negative: boolean): number {
  if (digits.length <= 15 && !negative) return Number(digits) % 2 ** 32;
  const value = BigInt(digits);
  if (value >= 2n ** 64n) return 2 ** 32 - 1;
  return Number(BigInt.asUintN(32, negative ? -value : value));
}

const isYear = (year: number): boolean => year >= 1 && year <= INT32_MAX;

function fromWeek(year: number, week: number, weekday: number): YearDay | undefined {
  if (!isYear(year) || week < 1 || week > weeksInYear(year) || weekday < 1 || weekday > 7) return undefined;
  const first = newYearWeekday(year);
  // Monday of week 1, counted from January 1; a year that begins on Friday to Sunday begins in the week before.
  const monday = (first <= 4 ? 1 : 8) - (first - 1);
  const day = monday + (week - 1) * 7 + (weekday - 1);
  return day < 1 ? { year: year - 1, day: day + yearLength(year - 1) } : addCalendarDays({ year, day: 1 }, day - 1);
}

/** The date at the start of a text (01 §7.3 steps 4 to 6). */
function parseDate(text: string): YearDay | undefined {
  let fields = scan(text, DATE);
  if (fields.length === 1) fields = scan(text, COMPACT_DATE);
  if (fields.length === 3) {
    const [year, month, day] = fields as readonly [number, number, number];
    if (month < 1 || month > 12 || !isYear(year) || day < 1 || day > monthLength(year, month)) return undefined;
    return toYearDay({ year, month, day });
  }
  const [year, day] = scan(text, ORDINAL);
  if (year !== undefined && day !== undefined) {
    return isYear(year) && day >= 1 && day <= yearLength(year) ? { year, day } : undefined;
  }
  const [weekYear, week, weekday] = scan(text, WEEK);
  if (weekYear === undefined || week === undefined || weekday === undefined) return undefined;
  return fromWeek(weekYear, week, weekday);
}

/** **Parse h:m:s** (01 §7.4) → seconds, 86400 for 24:00:00. */
function parseClock(text: string): number | undefined {
  let fields = scan(text, TIME);
  if (fields.length === 1) fields = scan(text, COMPACT_TIME);
  const [hour, minute = 0, second = 0] = fields;
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  if (hour > 23 && (hour !== 24 || minute !== 0 || second !== 0)) return undefined;
  return 3600 * hour + 60 * minute + second;
}

/** Where the offset text begins: at the first `Z`, else at the first blank or sign, white space skipped; or -1. */
function offsetStart(text: string): number {
  const zulu = text.indexOf("Z");
  const at = zulu >= 0 ? zulu : text.search(/[ +-]/);
  return at < 0 ? -1 : skipSpace(text, at);
}

/** The local offset as the reference misreads it: the minutes of a negative one are added (01 §17 trap 2). */
function localOffset({ clock, zone }: DateContext): number {
  const offset = fromEpochSeconds(clock, zone).offset;
  const hours = Math.trunc(offset / 3600);
  return hours * 3600 + Math.abs(offset - hours * 3600);
}

function parseOffset(text: string, context: DateContext): number | undefined {
  const at = offsetStart(text);
  if (at < 0) return localOffset(context);
  const first = text[at] ?? "";
  const signed = first === "+" || first === "-";
  if (!signed && !isDigitCode(first.charCodeAt(0))) return 0;
  const seconds = parseClock(text.slice(signed ? at + 1 : at));
  return seconds === undefined ? undefined : first === "-" && seconds !== 0 ? -seconds : seconds;
}

function withTime(date: YearDay, text: string, context: DateContext): DateTime | undefined {
  const second = parseClock(text);
  if (second === undefined) return undefined;
  const offset = parseOffset(text, context);
  if (offset === undefined) return undefined;
  const { year, day } = date;
  return second === 86400 ? addDays({ year, day, second: 0, offset }, 1) : { year, day, second, offset };
}

const EPOCH_TIME: DateTime = Object.freeze({ year: 1970, day: 1, second: 0, offset: 0 });

function isEpoch(text: string): boolean {
  return (
    text.slice(0, 5).toLowerCase() === "epoch" &&
    (text.length === 5 || text[5] === "/" || isSpaceCode(text.charCodeAt(5)))
  );
}

/**
 * **Parse date/time** (01 §7.3); `undefined` if the text is not one. A date without time is UTC; a time without offset
 * is local with the offset in force at the context's clock; a time without date is of the clock's local day.
 */
export function parseDateTime(text: string, context: DateContext = NO_CONTEXT): DateTime | undefined {
  if (text === "") return undefined;
  if (text[0] === "T" || text[2] === ":") {
    const time = withTime(
      fromEpochSeconds(context.clock, context.zone),
      text[0] === "T" ? text.slice(1) : text,
      context,
    );
    return time && isValid(time) ? time : undefined;
  }
  if (isEpoch(text)) return EPOCH_TIME;
  const date = parseDate(text);
  if (!date) return undefined;
  const end = /^[0-9\-W]*/.exec(text)?.[0].length ?? 0;
  const hasTime = text[end] === " " || text[end] === "T";
  const time = hasTime ? withTime(date, text.slice(end + 1), context) : { ...date, second: 0, offset: 0 };
  return time && isValid(time) ? time : undefined;
}
