import { describe, expect, it } from "vitest";
import { durationSeconds, parseDuration } from "../../src/base/duration.js";

const NONE = { years: 0, months: 0, days: 0, seconds: 0 };

describe("calendar durations (01 §7.5)", () => {
  it.each([
    ["P1Y2M3W4D", { years: 1, months: 2, days: 25 }],
    ["PT1H2M3S", { seconds: 3723 }],
    ["P10S", { seconds: 10 }],
    ["PT5M3D", { days: 3, seconds: 300 }],
    ["P1DT", { days: 1 }],
    ["P-1DT+2S", { days: -1, seconds: 2 }],
    ["P1Y2Y", { years: 2 }],
    ["P1D2D", { days: 3 }],
    ["P1D/P2D", { days: 1 }],
    ["P1D and more", { days: 1 }],
  ])("%s", (text, parts) => {
    expect(parseDuration(text)).toEqual({ ...NONE, ...parts });
  });

  it.each([
    "",
    "P",
    "1D",
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
    "P2147483648D",
  ])("%j is none", (text) => expect(parseDuration(text)).toBeUndefined());
});

describe("seconds of a duration (01 §7.6)", () => {
  it.each([
    ["P1D", 0],
    ["P2D", 86400],
    ["P1W", 518400],
    ["P1Y", 0],
    ["P2Y", 31536000],
    ["P1M", 2592000],
    ["PT90S", 90],
  ])("%s: %d", (text, seconds) => {
    expect(durationSeconds(parseDuration(text) ?? NONE)).toBe(seconds);
  });
});
