import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  daysBeforeYear,
  isLeapYear,
  monthLength,
  newYearWeekday,
  toCalendarDate,
  toWeekDate,
  toYearDay,
  weeksInYear,
} from "../../src/base/calendar.js";

const DAY_MS = 86_400_000;
const years = fc.integer({ min: 1900, max: 2400 });

/** The platform's calendar, which agrees with the reference's where both know a date. */
const platform = (year: number, day: number): Date => new Date(Date.UTC(year, 0, 1) + (day - 1) * DAY_MS);

describe("the calendar (01 §7.1, §7.8)", () => {
  it("agrees with the platform's about months, days and leap years", () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 365 }), (year, day) => {
        const date = platform(year, day);
        const expected = { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
        expect(toCalendarDate({ year, day })).toEqual(expected);
        expect(toYearDay(expected)).toEqual({ year, day });
        expect(isLeapYear(year)).toBe(new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1);
        expect(newYearWeekday(year)).toBe(platform(year, 1).getUTCDay() || 7);
      }),
      { seed: 72, numRuns: 300 },
    );
  });

  it("moves by days as the platform does (01 §7.7)", () => {
    fc.assert(
      fc.property(
        years,
        fc.integer({ min: 1, max: 365 }),
        fc.integer({ min: -300_000, max: 300_000 }),
        (year, day, count) => {
          const date = platform(year, day + count);
          const first = Date.UTC(date.getUTCFullYear(), 0, 1);
          const moved = { year: date.getUTCFullYear(), day: (date.getTime() - first) / DAY_MS + 1 };
          expect(addDays({ year, day }, count)).toEqual(moved);
        },
      ),
      { seed: 73, numRuns: 300 },
    );
  });

  it("stops at the first day of year 1 (01 §7.7)", () => {
    expect(addDays({ year: 1, day: 5 }, -100)).toEqual({ year: 1, day: 1 });
    expect(daysBeforeYear(1)).toBe(0);
    expect(daysBeforeYear(2)).toBe(365);
  });

  it("knows no month outside 1 to 12, and calls day 366 of a short year the first of month 13", () => {
    expect([monthLength(2024, 2), monthLength(2023, 2), monthLength(2023, 13)]).toEqual([29, 28, 0]);
    expect(toCalendarDate({ year: 2023, day: 366 })).toEqual({ year: 2023, month: 13, day: 1 });
  });

  it.each([
    [
      { year: 2008, day: 6 },
      { year: 2008, week: 1, weekday: 7 },
    ],
    [
      { year: 2007, day: 365 },
      { year: 2008, week: 1, weekday: 1 },
    ],
    [
      { year: 2010, day: 3 },
      { year: 2009, week: 53, weekday: 7 },
    ],
  ])("week of %o (01 §15.1)", (day, week) => {
    expect(toWeekDate(day)).toEqual(week);
    expect(weeksInYear(2009)).toBe(53);
  });
});
