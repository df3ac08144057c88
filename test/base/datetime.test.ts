import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays as addCalendarDays, toWeekDate, yearLength } from "../../src/base/calendar.js";
import {
  addMonths,
  addSeconds,
  addYears,
  compareDateTimes,
  type DateTime,
  dateTimeText,
  earlier,
  epochSeconds,
  epochText,
  fromEpochSeconds,
  type TimeZone,
} from "../../src/base/datetime.js";
import { type DateContext, parseDateTime } from "../../src/base/datetime-parse.js";
import { durationSeconds, parseDuration } from "../../src/base/duration.js";

const east = (seconds: number): TimeZone => ({ offsetSecondsAt: () => seconds });

/** 2024-06-15 08:30:15Z, one hour east. */
const LOCAL: DateContext = { clock: 1718440215, zone: east(3600) };

function parsed(text: string, context?: DateContext): DateTime {
  const time = parseDateTime(text, context);
  if (time === undefined) throw new Error(`not a date: ${text}`);
  return time;
}

const utc = (text: string, context?: DateContext): string => dateTimeText(parsed(text, context));

describe("parse date/time (01 §7.3)", () => {
  it.each([
    [
      ["2019-01-01", "2019-1-1", "20190101", "2019-01-01Z", "2019-01-01x", "2019-01-01t10:30", "20190101101010"],
      "2019-01-01 00:00:00Z",
    ],
    [["2019-10", "2019-010"], "2019-01-10 00:00:00Z"],
    [["2019-W01-1"], "2018-12-31 00:00:00Z"],
    [["2020-W53-7"], "2021-01-03 00:00:00Z"],
    [["10000-01-01"], "10000-01-01 00:00:00Z"],
    [["epoch", "EPOCH/x", "Epoch 2020"], "1970-01-01 00:00:00Z"],
    [["20191201T131211 -05:00"], "2019-12-01 18:12:11Z"],
    [["2019-12-31 24:00:00Z"], "2020-01-01 00:00:00Z"],
    [["2005-040"], "2005-02-09 00:00:00Z"],
    [["2006-W01-7 00Z"], "2006-01-08 00:00:00Z"],
    [["2008-W01-1"], "2007-12-31 00:00:00Z"],
    [["2010-W01-1"], "2010-01-04 00:00:00Z"],
    [["2009-W53-7 00:00:00Z"], "2010-01-03 00:00:00Z"],
    [["2040-W01-7"], "2040-01-08 00:00:00Z"],
  ])("%j is %s", (texts, result) => {
    for (const text of texts) expect(utc(text, LOCAL), text).toBe(result);
  });

  it.each([
    "",
    "2019365",
    "2019",
    "201910",
    "2019-W01",
    "2019W011",
    "2019/01/01",
    "2019-01-01 ",
    "2019-01-01T",
    "0000-01-01",
    "-0001-01-01",
    "epochx",
    "2019-13-01 00:00:00Z",
    "20191077T15",
    "2019-10-01T25:00:00Z",
    "2019-10-01T24:00:01Z",
    "20191001T007000Z",
    "2019-10-01 00:00:80Z",
    "2019-10-01 00:00:10 +25:00",
    "20191001T000010 -00:61",
    "2019-02-29 00:00:00Z",
    "2019-W53-1",
    "2019-366",
  ])("%j is no date", (text) => {
    expect(parseDateTime(text, LOCAL)).toBeUndefined();
  });

  it("reads times without date as of today, local", () => {
    expect(utc("12:30", LOCAL)).toBe("2024-06-15 11:30:00Z");
    expect(utc("T1230Z", LOCAL)).toBe("2024-06-15 12:30:00Z");
    const lateEvening = { clock: 1718440215, zone: east(20 * 3600) };
    expect(utc("00:00Z", lateEvening)).toBe("2024-06-16 00:00:00Z");
  });
});

describe("time texts (01 §7.4)", () => {
  it.each([
    ["10", "2019-01-01 10:00:00 +01:00"],
    ["1030", "2019-01-01 10:30:00 +01:00"],
    ["10:30:15.5", "2019-01-01 10:30:15 +01:00"],
    ["10:30:15 Zxyz", "2019-01-01 10:30:15Z"],
    ["10:30 ", "2019-01-01 10:30:00Z"],
    ["10:30 EST", "2019-01-01 10:30:00Z"],
    ["10:30:15z", "2019-01-01 10:30:15 +01:00"],
    ["10:30 02:00", "2019-01-01 10:30:00 +02:00"],
    ["10:30:15+5", "2019-01-01 10:30:15 +05:00"],
    ["10:30:15+24:00", "2019-01-01 10:30:15 +24:00"],
    ["10+02:00", "2019-01-01 10:00:02 +02:00"],
    ["10-02:00", "2019-01-01 10:00:02 -02:00"],
    ["1030+1000", "2019-01-01 10:30:01 +10:00"],
  ])("%j is %s", (text, result) => {
    expect(dateTimeText(parsed(`2019-01-01T${text}`, LOCAL), true)).toBe(result);
  });

  it.each(["-1", "Z", "10:30:15+", "10:30:15+x"])("%j is none", (text) => {
    expect(parseDateTime(`2019-01-01T${text}`, LOCAL)).toBeUndefined();
  });

  it("misreads a negative local offset of half an hour (01 §17 trap 2)", () => {
    const context = { clock: 0, zone: east(-12600) };
    expect(dateTimeText(parsed("2019-01-01 10:00", context), true)).toBe("2019-01-01 10:00:00 -02:30");
    expect(dateTimeText(fromEpochSeconds(0, context.zone), true)).toBe("1969-12-31 20:30:00 -03:30");
  });
});

describe("epoch seconds (01 §15.1)", () => {
  it.each([
    ["2019-04-25T21:42:54+0200", 1556221374],
    ["2019-04-25T21:42:54 +0200", 1556221374],
    ["2019-04-25T21:42:54+0420", 1556212974],
    ["2019-04-25T21:42:54-0200", 1556235774],
  ])("%s is %d", (text, epoch) => {
    expect(epochSeconds(parsed(text))).toBe(epoch);
  });

  it("agrees with the built-in calendar, in any zone", () => {
    const seconds = fc.integer({ min: -62135596800, max: 253402300799 });
    const offset = fc.integer({ min: -14 * 60, max: 14 * 60 }).map((minutes) => minutes * 60);
    fc.assert(
      fc.property(seconds, offset, (epoch, shift) => {
        const iso = new Date(epoch * 1000).toISOString();
        expect(dateTimeText(fromEpochSeconds(epoch))).toBe(iso.replace("T", " ").replace(".000", ""));
        if (epoch > -62135000000) expect(epochSeconds(fromEpochSeconds(epoch, east(shift)))).toBe(epoch);
      }),
    );
  });

  it("writes the C form", () => {
    expect(epochText(1700000000)).toBe("Tue Nov 14 22:13:20 2023");
    expect(epochText(1691239200, east(7200))).toBe("Sat Aug  5 14:40:00 2023");
  });
});

describe("arithmetic (01 §7.7, §15.2)", () => {
  it("adds months, clipping the day", () => {
    const results = [1, 2, 3].map((months) => dateTimeText(addMonths(parsed("2009-01-31"), months)).slice(0, 10));
    expect(results).toEqual(["2009-02-28", "2009-03-31", "2009-04-30"]);
    expect(dateTimeText(addMonths(parsed("2009-03-31 01:00:00 +01:00"), -1))).toBe("2009-02-28 00:00:00Z");
    expect(dateTimeText(addMonths(parsed("2038-01-01"), 3))).toBe("2038-04-01 00:00:00Z");
    expect(dateTimeText(addMonths(parsed("2009-01-31"), -13))).toBe("2007-12-31 00:00:00Z");
  });

  it("keeps the day of the year when adding years", () => {
    expect(dateTimeText(addYears(parsed("2020-02-29"), 1))).toBe("2021-03-01 00:00:00Z");
    expect(dateTimeText(addYears(parsed("2021-03-01"), 3))).toBe("2024-02-29 00:00:00Z");
    expect(dateTimeText(addYears(parsed("2020-366"), 1))).toBe("2021-13-01 00:00:00Z");
  });

  it("leaves midnight as second 86400, and compares it as earlier than the next day", () => {
    const midnight = addSeconds(parsed("2019-12-31 23:00:00Z"), 3600);
    expect(midnight).toMatchObject({ year: 2019, day: 365, second: 86400 });
    expect(dateTimeText(midnight)).toBe("2019-12-31 24:00:00Z");
    expect(compareDateTimes(parsed("2019-12-31T23:00:00-01:00"), parsed("2020-01-01"))).toBeLessThan(0);
    expect(epochSeconds(parsed("2019-12-31T23:00:00-01:00"))).toBe(epochSeconds(parsed("2020-01-01")));
  });

  it("moves by days as the plain loop does", () => {
    const plain = (year: number, day: number, count: number): [number, number] => {
      let [y, v] = [year, count];
      while (v > 0 && day + v > yearLength(y)) v -= yearLength(y++);
      while (v < 0 && day + v < 1) {
        if (y <= 1) return [y, 1];
        v += yearLength(--y);
      }
      return [y, day + v];
    };
    const year = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        year,
        fc.integer({ min: 1, max: 366 }),
        fc.integer({ min: -900000, max: 900000 }),
        (y, day, count) => {
          const moved = addCalendarDays({ year: y, day }, count);
          expect([moved.year, moved.day]).toEqual(plain(y, day, count));
        },
      ),
    );
  });

  it("keeps the earlier of two times", () => {
    const [a, b] = [parsed("2019-01-01"), parsed("2020-01-01")];
    expect(earlier(a, b)).toBe(a);
    expect(earlier(b, a)).toBe(a);
    expect(earlier(undefined, a)).toBe(a);
    expect(earlier(a, undefined)).toBe(a);
  });
});

describe("ISO week dates (01 §7.8)", () => {
  it("round trip through their text", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4102444800 }), (epoch) => {
        const { year, week, weekday } = toWeekDate(fromEpochSeconds(epoch));
        expect(utc(`${year}-W${week}-${weekday}`).slice(0, 10)).toBe(new Date(epoch * 1000).toISOString().slice(0, 10));
      }),
    );
  });
});

describe("calendar durations (01 §7.5, §7.6)", () => {
  it.each([
    ["P1D", 0],
    ["P2D", 86400],
    ["P1W", 518400],
    ["P1Y", 0],
    ["P2Y", 31536000],
    ["P1M", 2592000],
    ["P1DT1H", 3600],
    ["P1Y2M3DT4H5M6S", 5371506],
    ["PT1H", 3600],
    ["P-1D", 0],
    ["P10S", 10],
    ["PT5M3D", 172800 + 300],
    ["P1DT", 0],
    ["P2Y3Y", 2 * 365 * 86400],
  ])("%s is %d s", (text, seconds) => {
    expect(durationSeconds(parseDuration(text) ?? { years: 0, months: 0, days: 0, seconds: -1 })).toBe(seconds);
  });

  it.each([
    "",
    "P",
    "P ",
    "PT0S",
    "P0D",
    "PT",
    "P-0D",
    "P1.5D",
    "P1YM",
    "P1",
    "p1D",
    "P1d",
    "P1Z",
    "P0001-02-03",
    "P2147483648S",
    "P600000000W",
  ])("%j is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
