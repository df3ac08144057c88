/** Years, months, weeks and days by number: the parts of the calendar that need no clock (specification 01 §7.1). */

const MONTH_LENGTHS: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS_OF_400_YEARS = 146097;

/** A day of a year; both 1-based. */
export interface YearDay {
  readonly year: number;
  readonly day: number;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** An ISO 8601 week date; weekday 1 is Monday. */
export interface WeekDate {
  readonly year: number;
  readonly week: number;
  readonly weekday: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function yearLength(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** Days of a month; 0 for every month of a year below 1, and for a month outside 1..12. */
export function monthLength(year: number, month: number): number {
  if (year < 1) return 0;
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/** Days of all years from 1 to the one before `year`; 0 if that is none. */
export function daysBeforeYear(year: number): number {
  const y = year - 1;
  return y < 1 ? 0 : 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

/** Weekday of January 1, Monday = 1. */
export function newYearWeekday(year: number): number {
  const q = (year - 1) % 100;
  const c = (year - 1 - q) / 100;
  return 1 + ((5 * (c % 4) + q + Math.floor(q / 4)) % 7);
}

/** Number of ISO weeks of a year. */
export function weeksInYear(year: number): number {
  return newYearWeekday(year) === 4 || newYearWeekday(year + 1) === 5 ? 53 : 52;
}

/** The day of the year of a calendar date. */
export function toYearDay({ year, month, day }: CalendarDate): YearDay {
  let days = day;
  for (let m = 1; m < month; m++) days += monthLength(year, m);
  return { year, day: days };
}

/** The calendar date of a day of a year; day 366 of a 365-day year is day 1 of month 13 (01 §7.8). */
export function toCalendarDate({ year, day }: YearDay): CalendarDate {
  let month = 1;
  let rest = day;
  while (month <= 12 && rest > 0 && rest > monthLength(year, month)) {
    rest -= monthLength(year, month);
    month++;
  }
  return { year, month, day: rest };
}

/** The ISO week date of a day of a year (01 §7.8). */
export function toWeekDate({ year, day }: YearDay): WeekDate {
  const first = newYearWeekday(year);
  const weekday = 1 + ((day + first - 2) % 7);
  if (day <= 8 - first && first > 4) return { year: year - 1, week: weeksInYear(year - 1), weekday };
  if (yearLength(year) - day < 4 - weekday) return { year: year + 1, week: 1, weekday };
  const week = Math.floor((day + (7 - weekday) + (first - 1)) / 7);
  return { year, week: first > 4 ? week - 1 : week, weekday };
}

/**
 * A day of a year moved by days (01 §7.7). Going back stops at day 1 of year 1. All years that
 * certainly fit are taken in one step; back, whole spans of 400 years, which all have the same number of days.
 */
export function addDays({ year, day }: YearDay, count: number): YearDay {
  let y = year;
  let v = count;
  const back = Math.min(-Math.trunc(v / DAYS_OF_400_YEARS) - 1, Math.floor((y - 1) / 400));
  if (back > 0) {
    y -= 400 * back;
    v += DAYS_OF_400_YEARS * back;
  }
  while (v > 0 && day + v > yearLength(y)) {
    const certain = y < 1 ? 0 : Math.floor(v / 366) - 2;
    const years = Math.max(1, certain);
    v -= certain > 0 ? daysBeforeYear(y + years) - daysBeforeYear(y) : yearLength(y);
    y += years;
  }
  while (v < 0 && day + v < 1) {
    if (y <= 1) return { year: y, day: 1 };
    y--;
    v += yearLength(y);
  }
  return { year: y, day: day + v };
}
