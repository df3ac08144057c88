import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseInterval,
  parseMilliseconds,
  readableInterval,
  secondsFromMilliseconds,
} from "../../src/base/interval.js";

describe("parse interval (01 §6.1)", () => {
  it.each([
    [["5", "5s", "5 sec", "5seconds", "5sx"], 5000],
    [["5ms", "5MSEC"], 5],
    [["1500us"], 1],
    [["5m", "5min", "PT5M", "5milliseconds", "5mon", "5mx"], 300000],
    [["P40S"], 40000],
    [["2h", "2hr", "2hours"], 7200000],
    [["1h30m"], 3600000],
    [["-1us", "P1D"], 0],
    [["4294968s", "9999999h"], 4294967295],
    [["P5M"], 4294967000],
    [["PT5S garbage", "PT5S/x"], 5000],
    [["3.14s"], 3000],
    [["3.1.4 ms"], 3],
    [["P2D"], 86400000],
  ])("%j is %d ms", (texts, ms) => {
    for (const text of texts) expect(parseInterval(text), text).toEqual({ ok: true, ms });
  });

  it.each(["", "1d", "1D", "5x", "5u", ".5s", "1e3", "12 34", "5 5s", "-5", "-5s", "p5s", "PT-5S", "P0D", "P"])(
    "%j is an error",
    (text) => {
      expect(parseInterval(text)).toEqual({ ok: false, ms: 0 });
    },
  );

  it("takes absent text as 0, and numbers beyond 64 bits as an error", () => {
    expect(parseInterval(undefined)).toEqual({ ok: true, ms: 0 });
    expect(parseInterval("99999999999999999999")).toEqual({ ok: false, ms: 4294967295 });
    expect(parseInterval("-99999999999999999999s")).toEqual({ ok: false, ms: 0 });
    expect(parseMilliseconds("-5s")).toEqual({ overflow: false, ms: -5000 });
    expect(parseMilliseconds("PT5S")).toBeUndefined();
  });
});

describe("readable interval (01 §6.2)", () => {
  it.each([
    [0, "0s"],
    [1001, "1.001s"],
    [1010, "1.010s"],
    [60000, "1m"],
    [61001, "1m1.001s"],
    [3600001, "1h1ms"],
    [90061001, "1d1h1m1.001s"],
    [4294967295, "49d17h2m47.295s"],
  ])("%d ms is %s", (ms, text) => {
    expect(readableInterval(ms)).toBe(text);
  });

  it("loses nothing", () => {
    const units: Record<string, number> = { d: 86400000, h: 3600000, m: 60000, s: 1000, ms: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4294967295 }), (ms) => {
        let sum = 0;
        for (const [, number = "", unit = ""] of readableInterval(ms).matchAll(/([0-9.]+)(ms|[dhms])/g)) {
          sum += Math.round(Number(number) * (units[unit] ?? Number.NaN));
        }
        expect(sum).toBe(ms);
      }),
    );
  });

  it("parses back where one unit is enough", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), fc.constantFrom(1, 1000, 60000), (n, unit) => {
        expect(parseInterval(readableInterval(n * unit))).toEqual({ ok: true, ms: n * unit });
      }),
    );
  });
});

describe("seconds from milliseconds (01 §6.3)", () => {
  it.each([
    [0, 0],
    [1, 1],
    [999, 1],
    [1000, 1],
    [1499, 1],
    [1500, 2],
  ])("%d ms are %d s", (ms, seconds) => {
    expect(secondsFromMilliseconds(ms)).toBe(seconds);
  });
});
