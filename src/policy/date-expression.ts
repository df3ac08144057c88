/** `date_expression` with its `date_spec` and `duration` (specification 01 §9.4 to §9.6). */
import { attribute, type Element, firstChild } from "../cib/element.js";
import { toCalendarDate, toWeekDate } from "./calendar.js";
import type { Now } from "./clock.js";
import { addSeconds, addUnits, compareDateTimes, type DateTime, DURATION_UNITS } from "./datetime.js";
import { parseDateTime } from "./datetime-parse.js";
import { INT32_MAX, INT32_MIN, inRange, parseRange, scanInteger } from "./number.js";
import type { RuleResult } from "./rule-input.js";
import { foldCase } from "./text.js";

const FAILS: RuleResult = Object.freeze({ satisfied: false });

/** The date in an attribute: `undefined` if it is absent, "bad" if it is not a date. */
function dateAttribute(expression: Element, name: string, now: Now): DateTime | undefined | "bad" {
  const text = attribute(expression, name);
  return text === undefined ? undefined : (parseDateTime(text, now.context) ?? "bad");
}

/** Whether a date expression passes now, and when that changes (01 §9.4). */
export function evaluateDateExpression(expression: Element, now: Now): RuleResult {
  switch (foldCase(attribute(expression, "operation") ?? "in_range")) {
    case "in_range":
      return inDateRange(expression, now);
    case "gt":
      return after(expression, now);
    case "lt":
      return before(expression, now);
    case "date_spec": {
      const spec = firstChild(expression, "date_spec");
      return { satisfied: spec !== undefined && matchesDateSpec(spec, now.time) };
    }
    default:
      return FAILS;
  }
}

function after(expression: Element, now: Now): RuleResult {
  const start = dateAttribute(expression, "start", now);
  if (start === undefined || start === "bad") return FAILS;
  if (compareDateTimes(now.time, start) > 0) return { satisfied: true };
  return { satisfied: false, nextChange: addSeconds(start, 1) };
}

function before(expression: Element, now: Now): RuleResult {
  const end = dateAttribute(expression, "end", now);
  if (end === undefined || end === "bad") return FAILS;
  return compareDateTimes(now.time, end) < 0 ? { satisfied: true, nextChange: end } : FAILS;
}

/** Both bounds are inclusive. */
function inDateRange(expression: Element, now: Now): RuleResult {
  const start = dateAttribute(expression, "start", now);
  if (start === "bad") return FAILS;
  let end = dateAttribute(expression, "end", now);
  if (end === "bad" || (start === undefined && end === undefined)) return FAILS;
  const duration = firstChild(expression, "duration");
  if (end === undefined && duration !== undefined) {
    end = start === undefined ? undefined : plusDuration(start, duration);
    if (end === undefined) return FAILS;
  }
  if (start !== undefined && compareDateTimes(now.time, start) < 0) return { satisfied: false, nextChange: start };
  if (end === undefined) return { satisfied: true };
  return compareDateTimes(now.time, end) > 0 ? FAILS : { satisfied: true, nextChange: addSeconds(end, 1) };
}

/** A time plus a `duration` element (01 §9.6); `undefined` if that is invalid. */
export function plusDuration(start: DateTime, duration: Element): DateTime | undefined {
  if (!attribute(duration, "id")) return undefined;
  let time = start;
  for (const unit of DURATION_UNITS) {
    const { status, value } = scanInteger(attribute(duration, unit));
    if (status !== "ok" || value < INT32_MIN || value > INT32_MAX) return undefined;
    if (value !== 0) time = addUnits(time, unit, value);
  }
  return time;
}

/** The fields of a time that a `date_spec` may ask for, in the order in which they are looked at. */
const FIELDS: readonly (readonly [name: string, field: (time: DateTime) => number])[] = [
  ["years", (time) => time.year],
  ["months", (time) => toCalendarDate(time).month],
  ["monthdays", (time) => toCalendarDate(time).day],
  ["hours", (time) => Math.floor(time.second / 3600)],
  ["minutes", (time) => Math.floor(time.second / 60) % 60],
  ["seconds", (time) => time.second % 60],
  ["yeardays", (time) => time.day],
  ["weekyears", (time) => toWeekDate(time).year],
  ["weeks", (time) => toWeekDate(time).week],
  ["weekdays", (time) => toWeekDate(time).weekday],
];

/** Whether a time, in its own offset, lies in all ranges of a `date_spec` (01 §9.5). */
export function matchesDateSpec(spec: Element, time: DateTime): boolean {
  if (!attribute(spec, "id")) return false;
  return FIELDS.every(([name, field]) => {
    const text = attribute(spec, name);
    if (text === undefined) return true;
    const range = parseRange(text);
    return range !== undefined && inRange(field(time), range);
  });
}
