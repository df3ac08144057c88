import { describe, expect, it } from "vitest";
import { OptionError } from "../../src/base/option-error.js";
import { clockNow, effectiveNow, epochOf, executionDateText, nowOf, RecheckTime } from "../../src/policy/clock.js";

describe("now (01 §8.1)", () => {
  const clock = 1700000000;

  it("prefers the given date, then the execution date, then the clock", () => {
    expect(effectiveNow("2020-01-01", "1600000000", clock)).toMatchObject({
      source: "given",
      now: { epoch: 1577836800 },
    });
    expect(effectiveNow(undefined, "1600000000x", clock)).toMatchObject({
      source: "execution-date",
      now: { epoch: 1600000000 },
    });
    expect(effectiveNow("nonsense", "1600000000", clock)).toMatchObject({ source: "clock", now: { epoch: clock } });
    expect(effectiveNow(undefined, "0", clock)).toMatchObject({ source: "clock", now: { epoch: clock } });
    expect(effectiveNow(undefined, "soon", clock)).toMatchObject({ source: "clock" });
    expect(effectiveNow(undefined, "99999999999999999999", clock)).toMatchObject({ source: "clock" });
  });

  it("keeps the local offset of the execution date, and announces it in UTC", () => {
    const { now } = effectiveNow(undefined, "1600000000", clock, { offsetSecondsAt: () => 7200 });
    expect(now.time.offset).toBe(7200);
    const zone = { offsetSecondsAt: () => 3600 };
    const context = { clock, zone };
    expect(effectiveNow("2020-01-01", undefined, clock, zone).now.context).toEqual(context);
    expect(effectiveNow(undefined, "1600000000", clock, zone).now.context).toEqual(context);
    expect(executionDateText(now)).toBe("Using the original execution date of: 2020-09-13 12:26:40Z");
  });
});

describe("note recheck time (01 §8.2)", () => {
  it("keeps the earliest time in the future", () => {
    const recheck = new RecheckTime(clockNow(1000));
    recheck.note(1000);
    expect(recheck.time).toBeUndefined();
    recheck.note(1500);
    recheck.note(1200);
    recheck.note(1300);
    recheck.note(5);
    recheck.noteTime(undefined);
    expect(recheck.time).toBe(1200);
  });

  it("notes dates, but none of those that are looked at on the side", () => {
    const recheck = new RecheckTime(clockNow(1000));
    recheck.noteTime(clockNow(3000).time);
    const answer = recheck.disregarding(() => {
      recheck.note(2000);
      return "done";
    });
    expect([answer, recheck.time]).toEqual(["done", 3000]);
  });
});

describe("the time that a caller gives", () => {
  it.each([0, 1_700_000_000, 253_402_300_799])("may be %d", (epoch) => {
    expect(epochOf(epoch)).toBe(epoch);
    expect(nowOf(epoch)).toMatchObject({ epoch, context: { clock: epoch }, time: { offset: 0 } });
  });

  it("may be a Now, as it is", () => {
    const now = clockNow(1000, { offsetSecondsAt: () => 7200 });
    expect(nowOf(now)).toBe(now);
  });

  it.each<[unknown, string]>([
    [undefined, "no time was given"],
    [new Date(0), "a Date is no time in epoch seconds"],
    ["0", "a value of type string is no time in epoch seconds"],
    [null, "a value of type object is no time in epoch seconds"],
    [{ epoch: 0 }, "a value of type object is no time in epoch seconds"],
    [{ context: {} }, "a value of type object is no time in epoch seconds"],
    [Object.assign(() => 0, { epoch: 0, context: {} }), "a value of type function is no time in epoch seconds"],
    [253_402_300_800, "253402300800 is after the year 9999: it looks like milliseconds"],
    [1.5, "1.5 is no time in epoch seconds"],
    [Number.NaN, "NaN is no time in epoch seconds"],
    [-1, "-1 is no time in epoch seconds"],
  ])("is refused: %j", (given, problem) => {
    const legal = "epoch seconds, as Math.floor(Date.now() / 1000)";
    const refused = (work: () => unknown) => {
      expect(work).toThrow(OptionError);
      expect(work).toThrow(expect.objectContaining({ code: "now", problem, legal }));
    };
    refused(() => Reflect.apply(epochOf, undefined, [given]));
    refused(() => Reflect.apply(nowOf, undefined, [given]));
  });
});
