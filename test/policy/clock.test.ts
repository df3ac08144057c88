import { describe, expect, it } from "vitest";
import { clockNow, effectiveNow, executionDateText, RecheckTime } from "../../src/policy/clock.js";

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
  });

  it("keeps the local offset of the execution date, and announces it in UTC", () => {
    const { now } = effectiveNow(undefined, "1600000000", clock, { offsetSecondsAt: () => 7200 });
    expect(now.time.offset).toBe(7200);
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
});
