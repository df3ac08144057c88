/** Calendar durations such as `P1DT12H` (specification 01 §7.5, §7.6). */
import { daysBeforeYear } from "./calendar.js";
import { INT32_MAX, INT32_MIN, isSpaceCode, skipDigits } from "./number.js";

/** Each part is a signed 32-bit number; hours and minutes are counted in seconds, weeks in days. */
export interface Duration {
  readonly years: number;
  readonly months: number;
  readonly days: number;
  readonly seconds: number;
}

/** The integer at `at` and where it ends; `undefined` if there is none of at most 10 digits and 31 bits. */
function integerAt(text: string, at: number): { readonly value: number; readonly end: number } | undefined {
  const sign = text[at];
  const start = sign === "-" || sign === "+" || sign === ":" ? at + 1 : at;
  const end = skipDigits(text, start);
  if (end === start || end - start > 10) return undefined;
  const value = Number(text.slice(start, end));
  if (value > INT32_MAX) return undefined;
  return { value: sign === "-" ? -value : value, end };
}

/** The duration with one more `number unit` pair taken into account; `undefined` for a bad unit or a 32-bit overflow. */
function withUnit(to: Duration, value: number, unit: string | undefined, inTime: boolean): Duration | undefined {
  switch (unit) {
    case "Y":
      return { ...to, years: value };
    case "M":
      return inTime ? checked({ ...to, seconds: to.seconds + 60 * value }) : { ...to, months: value };
    case "W":
      return checked({ ...to, days: to.days + 7 * value });
    case "D":
      return checked({ ...to, days: to.days + value });
    case "H":
      return checked({ ...to, seconds: to.seconds + 3600 * value });
    case "S":
      return checked({ ...to, seconds: to.seconds + value });
    default:
      return undefined;
  }
}

function checked(duration: Duration): Duration | undefined {
  const fits = (value: number): boolean => value >= INT32_MIN && value <= INT32_MAX;
  return fits(duration.days) && fits(duration.seconds) ? duration : undefined;
}

/**
 * A calendar duration (01 §7.5), or `undefined` if the text is not one; a duration of nothing (`PT0S`) is none either.
 * The text ends at its end, at a `/`, or at white space.
 */
export function parseDuration(text: string): Duration | undefined {
  if (text[0] !== "P" || text.length === 1 || isSpaceCode(text.charCodeAt(1))) return undefined;
  let duration: Duration = { years: 0, months: 0, days: 0, seconds: 0 };
  let inTime = false;
  let i = 1;
  while (i < text.length && text[i] !== "/" && !isSpaceCode(text.charCodeAt(i))) {
    if (text[i] === "T") {
      inTime = true;
      i++;
      continue;
    }
    const integer = integerAt(text, i);
    if (!integer) return undefined;
    const next = withUnit(duration, integer.value, text[integer.end], inTime);
    if (!next) return undefined;
    duration = next;
    i = integer.end + 1;
  }
  const { years, months, days, seconds } = duration;
  return years === 0 && months === 0 && days === 0 && seconds === 0 ? undefined : duration;
}

/**
 * The length of a duration in seconds (01 §7.6). The reference reads years and days as if they were a date, so that a
 * day count loses one day and a year count one year: `P1D` is 0, `P2D` is 86400.
 */
export function durationSeconds({ years, months, days, seconds }: Duration): number {
  return (
    86400 * daysBeforeYear(years) + (months > 0 ? 2592000 * months : 0) + (days > 0 ? 86400 * (days - 1) : 0) + seconds
  );
}
