import { describe, expect, it } from "vitest";
import { delayFromOrigin, startDelay, timeoutMs } from "../../src/facilities/operation-times.js";
import { clockNow } from "../../src/policy/clock.js";

describe("timeouts (07 §3.2 step 7)", () => {
  it.each([
    ["20s", 20000],
    ["1min", 60000],
    [undefined, 20000],
    ["nonsense", 20000],
    ["0", 20000],
    ["-5s", 20000],
    ["99999999999s", 2147483647],
  ])("%j: %d ms", (text, ms) => {
    expect(timeoutMs(text)).toBe(ms);
  });
});

describe("start delays (07 §3.2 step 9)", () => {
  it.each([
    ["5s", "5000"],
    ["-5s", "0"],
    ["nonsense", "0"],
  ])("%j is stored as %s", (text, stored) => {
    expect(startDelay(text)).toBe(stored);
  });
});

describe("the origin of an interval (07 §3.2.1)", () => {
  // 2023-11-14 22:13:20 UTC
  const now = clockNow(1_700_000_000);

  it.each([
    ["2023-11-14 22:13:00Z", 60_000, "40000"],
    ["2023-11-14 22:14:00Z", 60_000, "40000"],
    ["2023-11-14 22:13:20Z", 60_000, "0"],
    ["nonsense", 60_000, undefined],
    ["2023-11-14 22:13:00Z", 0, undefined],
    [undefined, 60_000, undefined],
  ])("from %s every %d ms: %s", (origin, interval, delay) => {
    expect(delayFromOrigin(now, origin, interval)).toBe(delay);
  });
});
