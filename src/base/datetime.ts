/**
 * Dates with a time of day: the reference's model with its quirks (specification 01 §7). Native date objects would
 * normalise what the reference leaves as it is.
 */
import {
  addDays as addDaysTo,
  daysBeforeYear,
  monthLength,
  toCalendarDate,
  toYearDay,
  yearLength,
} from "./calendar.js";

/** Fields are in the time's own offset. The second may come out as 86400: midnight at the end of that day. */
export interface DateTime {
  readonly year: number;
  /** Day of the year, 1-based. */
  readonly day: number;
  /** Second of the day. */
  readonly second: number;
  /** Seconds east of UTC. */
  readonly offset: number;
}

/** A local time zone: its offset from UTC, in seconds east, at an instant in epoch seconds. */
export interface TimeZone {
  offsetSecondsAt(epochSeconds: number): number;
}

/** The time zone of whoever names none. */
export const UTC: TimeZone = Object.freeze({ offsetSecondsAt: () => 0 });

/** Seconds from 0001-01-01 to 1970-01-01. */
const EPOCH = 62135596800;
const DAY = 86400;

/** **Compare** (01 §7.7) works on these fields, without normalising them. */
function toUtc(time: DateTime): DateTime {
  return time.offset === 0 ? time : { ...addSeconds(time, -time.offset), offset: 0 };
}

/** Negative if a is earlier than b, positive if later, 0 if equal (01 §7.7). */
export function compareDateTimes(a: DateTime, b: DateTime): number {
  const x = toUtc(a);
  const y = toUtc(b);
  return x.year - y.year || x.day - y.day || x.second - y.second;
}

/** **Set if earlier** (01 §7.7): the source if there is no target yet or the source is earlier, else the target. */
export function earlier(target: DateTime | undefined, source: DateTime | undefined): DateTime | undefined {
  if (!source) return target;
  return !target || compareDateTimes(source, target) < 0 ? source : target;
}

/** Seconds since 1970-01-01 00:00:00 UTC (01 §7.6). */
export function epochSeconds(time: DateTime): number {
  const { year, day, second } = toUtc(time);
  return DAY * (daysBeforeYear(year) + Math.max(day - 1, 0)) + second - EPOCH;
}

/** The local date and time of an instant; its offset is in whole minutes (01 §7.9). */
export function fromEpochSeconds(seconds: number, zone: TimeZone = UTC): DateTime {
  const offset = zone.offsetSecondsAt(seconds);
  const local = Math.trunc(seconds) + offset + EPOCH;
  const days = Math.floor(local / DAY);
  const date = addDaysTo({ year: 1, day: 1 }, days);
  return { ...date, second: local - days * DAY, offset: Math.trunc(offset / 60) * 60 };
}

export function addDays(time: DateTime, days: number): DateTime {
  return { ...time, ...addDaysTo(time, days) };
}

/** **Add seconds** (01 §7.7). Reaching second 86400 exactly is not carried into the next day. */
export function addSeconds(time: DateTime, seconds: number): DateTime {
  let days = Math.trunc(seconds / DAY);
  let second = time.second + (seconds - days * DAY);
  if (second > DAY) {
    days++;
    second -= DAY;
  } else if (second < 0) {
    days--;
    second += DAY;
  }
  return addDays({ ...time, second }, days);
}

/** **Add years** (01 §7.7): the day of the year stays, also where that is another date or no day of the new year. */
export function addYears(time: DateTime, years: number): DateTime {
  return { ...time, year: Math.max(1, time.year + years) };
}

/** **Add months** (01 §7.7): the day of the month is clipped to the length of the new month. */
export function addMonths(time: DateTime, months: number): DateTime {
  const date = toCalendarDate(time);
  const count = date.month - 1 + months;
  const year = date.year + Math.floor(count / 12);
  const month = count - Math.floor(count / 12) * 12 + 1;
  return { ...time, ...toYearDay({ year, month, day: Math.min(date.day, monthLength(year, month)) }) };
}

/** The units of a `duration` element, in the order in which they are added (01 §9.6). */
export const DURATION_UNITS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** A time moved by a number of units; products wrap at 32 bits (01 §7.7). */
export function addUnits(time: DateTime, unit: DurationUnit, count: number): DateTime {
  switch (unit) {
    case "years":
      return addYears(time, count);
    case "months":
      return addMonths(time, count);
    case "weeks":
      return addDays(time, Math.imul(7, count));
    case "days":
      return addDays(time, count);
    case "hours":
      return addSeconds(time, Math.imul(3600, count));
    case "minutes":
      return addSeconds(time, Math.imul(60, count));
    case "seconds":
      return addSeconds(time, count);
  }
}

/** Whether the day and the second lie in their year and day (01 §7.3 step 9). */
export function isValid({ year, day, second }: DateTime): boolean {
  return day >= 1 && day <= yearLength(year) && second >= 0 && second < DAY;
}

const two = (value: number): string => String(value).padStart(2, "0");

function clockText(second: number): string {
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

function zoneText(offset: number): string {
  if (offset === 0) return "Z";
  const minutes = Math.trunc(Math.abs(offset) / 60);
  return ` ${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `YYYY-MM-DD HH:MM:SSZ` in UTC; with `ownOffset` in the time's own offset, ` +HH:MM` for `Z` (01 §7.9). */
export function dateTimeText(time: DateTime, ownOffset = false): string {
  const shown = ownOffset ? time : toUtc(time);
  const { year, month, day } = toCalendarDate(shown);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)} ${clockText(shown.second)}${zoneText(shown.offset)}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** **Epoch to text** (01 §7.9), default form: local time as `Tue Nov 14 22:13:20 2023`. */
export function epochText(seconds: number, zone: TimeZone = UTC): string {
  const time = fromEpochSeconds(seconds, zone);
  const { year, month, day } = toCalendarDate(time);
  const weekday = WEEKDAYS[(daysBeforeYear(year) + time.day - 1) % 7] ?? "Mon";
  return `${weekday} ${MONTHS[month - 1] ?? ""} ${String(day).padStart(2)} ${clockText(time.second)} ${year}`;
}
