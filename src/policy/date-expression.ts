/** `date_expression` with its `date_spec` and `duration` (specification 01 §9.4 to §9.6). */

import { toCalendarDate, toWeekDate } from "../base/calendar.js";
import { addSeconds, addUnits, compareDateTimes, type DateTime, DURATION_UNITS } from "../base/datetime.js";
import { parseDateTime } from "../base/datetime-parse.js";
import { INT32_MAX, INT32_MIN, inRange, parseRange, scanInteger } from "../base/number.js";
import { foldCase } from "../base/text.js";
import { attribute, type Element, firstChild } from "../cib/element.js";
import type { FindingCode } from "../verdict/finding.js";
import type { Now } from "./clock.js";
import type { Report } from "./report.js";
import type { RuleResult } from "./rule-input.js";

/** Bad numbers of durations in the words of the reference. */
const OUT_OF_RANGE = "Numerical result out of range";
const UNREADABLE = "Unable to parse CIB XML";
const LEGAL_RANGE = "a number, or a range such as 1-5, 1- or -5";

const LEGAL_DURATION = "integers of 32 bits as years, months, weeks, days, hours, minutes, seconds";

const FAILS: RuleResult = Object.freeze({ satisfied: false });

/** The date in an attribute: `undefined` if it is absent, "bad" if it is not a date. */
function dateAttribute(expression: Element, name: string, now: Now, report?: Report): DateTime | undefined | "bad" {
  const text = attribute(expression, name);
  const date = text === undefined ? undefined : (parseDateTime(text, now.context) ?? "bad");
  if (date === "bad") refuse(report, "rule-date-value", expression, `${name} is invalid`, "an ISO 8601 date and time");
  return date;
}

/** Tells why an expression does not pass although nothing was compared (09 §19.3). */
function refuse(report: Report | undefined, code: FindingCode, expression: Element, why: string, legal?: string): void {
  const id = attribute(expression, "id");
  report?.error(code, `Treating date_expression ${id} as not passing because ${why}`, expression, legal);
}

/** Whether a date expression passes now, and when that changes (01 §9.4). */
export function evaluateDateExpression(expression: Element, now: Now, report?: Report): RuleResult {
  switch (foldCase(attribute(expression, "operation") ?? "in_range")) {
    case "in_range":
      return inDateRange(expression, now, report);
    case "gt":
      return after(expression, now, report);
    case "lt":
      return before(expression, now, report);
    case "date_spec": {
      const spec = firstChild(expression, "date_spec");
      const onBadRange = (name: string, text: string) =>
        refuse(
          report,
          "rule-date-range",
          expression,
          `'${text}' is not a valid range for date_spec attribute ${name}`,
          LEGAL_RANGE,
        );
      if (!spec) {
        refuse(
          report,
          "rule-date-spec-missing",
          expression,
          "date_spec operations require a date_spec subelement",
          "an element date_spec",
        );
      } else if (!attribute(spec, "id"))
        refuse(report, "rule-date-part-without-id", expression, "date_spec subelement has no id", "an id");
      return { satisfied: spec !== undefined && matchesDateSpec(spec, now.time, onBadRange) };
    }
    default: {
      const text = attribute(expression, "operation");
      refuse(
        report,
        "rule-date-operation",
        expression,
        `'${text}' is not a valid operation`,
        "in_range, gt, lt, date_spec",
      );
      return FAILS;
    }
  }
}

function after(expression: Element, now: Now, report?: Report): RuleResult {
  const start = dateAttribute(expression, "start", now, report);
  if (start === undefined)
    refuse(report, "rule-date-incomplete", expression, "gt requires start", "an attribute start");
  if (start === undefined || start === "bad") return FAILS;
  if (compareDateTimes(now.time, start) > 0) return { satisfied: true };
  return { satisfied: false, nextChange: addSeconds(start, 1) };
}

function before(expression: Element, now: Now, report?: Report): RuleResult {
  const end = dateAttribute(expression, "end", now, report);
  // The reference says gt here too.
  if (end === undefined) refuse(report, "rule-date-incomplete", expression, "gt requires end", "an attribute end");
  if (end === undefined || end === "bad") return FAILS;
  return compareDateTimes(now.time, end) < 0 ? { satisfied: true, nextChange: end } : FAILS;
}

/** Both bounds are inclusive. */
function inDateRange(expression: Element, now: Now, report?: Report): RuleResult {
  const start = dateAttribute(expression, "start", now, report);
  if (start === "bad") return FAILS;
  let end = dateAttribute(expression, "end", now, report);
  if (end === "bad") return FAILS;
  if (!start && !end) {
    refuse(
      report,
      "rule-date-incomplete",
      expression,
      "in_range requires at least one of start or end",
      "start, end or both",
    );
    return FAILS;
  }
  const duration = firstChild(expression, "duration");
  if (!end && duration) {
    const onBadUnit = (unit: string, readable: boolean) => {
      const reason = readable ? OUT_OF_RANGE : UNREADABLE;
      const id = attribute(duration, "id");
      refuse(
        report,
        "rule-date-duration",
        expression,
        `duration ${id} attribute ${unit} is invalid: ${reason}`,
        "an integer of 32 bits",
      );
    };
    if (!attribute(duration, "id"))
      refuse(report, "rule-date-part-without-id", expression, "duration subelement has no id", "an id");
    end = start && plusDuration(start, duration, onBadUnit);
    if (!end) {
      refuse(report, "rule-date-duration", expression, "duration is invalid", LEGAL_DURATION);
      return FAILS;
    }
  }
  if (start && compareDateTimes(now.time, start) < 0) return { satisfied: false, nextChange: start };
  if (!end) return { satisfied: true };
  return compareDateTimes(now.time, end) > 0 ? FAILS : { satisfied: true, nextChange: addSeconds(end, 1) };
}

/** A time plus a `duration` element (01 §9.6); `undefined` if that is invalid. */
export function plusDuration(
  start: DateTime,
  duration: Element,
  onBadUnit?: (unit: string, readable: boolean) => void,
): DateTime | undefined {
  if (!attribute(duration, "id")) return undefined;
  let time = start;
  for (const unit of DURATION_UNITS) {
    const { status, value } = scanInteger(attribute(duration, unit));
    if (status !== "ok" || value < INT32_MIN || value > INT32_MAX) {
      onBadUnit?.(unit, status === "ok");
      return undefined;
    }
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
export function matchesDateSpec(
  spec: Element,
  time: DateTime,
  onBadRange?: (name: string, text: string) => void,
): boolean {
  if (!attribute(spec, "id")) return false;
  return FIELDS.every(([name, field]) => {
    const text = attribute(spec, name);
    if (text === undefined) return true;
    const range = parseRange(text);
    if (!range) onBadRange?.(name, text);
    return range !== undefined && inRange(field(time), range);
  });
}
