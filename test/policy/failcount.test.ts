import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UNMETERED } from "../../src/base/meter.js";
import { PatternBook } from "../../src/base/pattern/pattern.js";
import {
  countsAsFailure,
  failsForGood,
  failureAttributes,
  failureMatcher,
  failureOwner,
  failuresExpired,
  isFailCountAttribute,
  isFailureAttribute,
  isPlainName,
  MIGRATION_THRESHOLD,
  nextFailCount,
  recordedFailures,
  thresholdReached,
} from "../../src/policy/failcount.js";
import { readMetaScore } from "../../src/policy/meta-score.js";
import { INFINITY } from "../../src/policy/score.js";

const PATTERNS = { book: new PatternBook(), meter: UNMETERED };

describe("fail-count attributes (03 §17.1)", () => {
  it.each([
    ["r", false, "fail-count-r#monitor_10000", "count"],
    ["r", false, "fail-count-r:3#monitor_10000", "count"],
    ["r", false, "last-failure-r#start_0", "time"],
    ["r", true, "fail-count-r:3#monitor_10000", undefined],
    ["r:3", true, "fail-count-r:3#monitor_10000", "count"],
    ["r", false, "fail-count-r2#monitor_10000", undefined],
    ["r", false, "fail-count-xr#monitor_10000", undefined],
    ["r", false, "fail-count-r#monitor", undefined],
    ["r", false, "fail-count-r#_0", undefined],
    ["r", false, "fail-count-r", undefined],
    ["r", false, "fail-count-r:12#start_0", "count"],
    ["r", false, "fail-count-r#start_0x", undefined],
    ["r", true, "fail-count-r#start_0x", undefined],
    ["r", true, "fail-count-r#start_0", "count"],
    // As long as the prefix of a time, and what follows it would do.
    ["r", false, "last_failure_r#start_0", undefined],
    ["a.b", true, "fail-count-a.b#start_0", "count"],
    ["a.b", false, "fail-count-axb#start_0", "count"],
    ["a.b", false, "fail-count-a.b:1#start_0", "count"],
    ["a.b", true, "fail-count-a.b:1#start_0", undefined],
    ["a(b", false, "fail-count-a(b#start_0", undefined],
  ])("of %s (unique: %s): %s is %s", (name, unique, attribute, kind) => {
    expect(failureMatcher(name, unique, PATTERNS)(attribute)).toBe(kind);
  });

  it("are named after the operation, and tell whose they are", () => {
    const { count, time } = failureAttributes("r:1", "monitor", 10000);
    expect([count, time]).toEqual(["fail-count-r:1#monitor_10000", "last-failure-r:1#monitor_10000"]);
    expect([count, time].map(failureMatcher("r:1", true, PATTERNS))).toEqual(["count", "time"]);
    expect([count, time, "fail-count-r", "master-r#1"].map(failureOwner)).toEqual(["r:1", "r:1", undefined, undefined]);
    expect([count, time, "fail-count-r", "master-r"].map(isFailureAttribute)).toEqual([true, true, true, false]);
    expect([count, time].map(isFailCountAttribute)).toEqual([true, false]);
  });

  it("belong to plain names and to those alone", () => {
    expect(["r", "r:1", "R_2-x"].every(isPlainName)).toBe(true);
    expect(["a.b", "a(b", "a b", "ä"].some(isPlainName)).toBe(false);
  });

  it("are added up as scores; the latest time counts", () => {
    const attributes: [string, string][] = [
      ["fail-count-r#start_0", "INFINITY"],
      ["fail-count-r#monitor_5", "2"],
      ["fail-count-r#stop_0", "many"],
      ["last-failure-r#start_0", "100"],
      ["last-failure-r#monitor_5", "300"],
      ["last-failure-r#stop_0", "never"],
      ["last-failure-r#promote_0", "99999999999999999999"],
      ["other", "700"],
    ];
    expect(recordedFailures(attributes, failureMatcher("r", false, PATTERNS))).toEqual({ count: INFINITY, last: 300 });
    expect(recordedFailures(attributes.slice(1, 3), failureMatcher("r", false, PATTERNS))).toEqual({
      count: 2,
      last: 0,
    });
  });
});

describe("expiry and threshold (03 §17.2, 05 §2.2.4)", () => {
  it("expires strictly after the timeout", () => {
    expect(failuresExpired({ count: 1, last: 100 }, 60, 160)).toBe(false);
    expect(failuresExpired({ count: 1, last: 100 }, 60, 161)).toBe(true);
    expect(failuresExpired({ count: 1, last: 0 }, 60, 1e9)).toBe(false);
    expect(failuresExpired({ count: 1, last: 100 }, 0, 1e9)).toBe(false);
    expect(failuresExpired({ count: 0, last: 100 }, 60, 1e9)).toBe(false);
  });

  it("bans when there are as many failures as the threshold", () => {
    expect([thresholdReached(3, 2), thresholdReached(3, 3), thresholdReached(0, 0)]).toEqual([false, true, false]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: INFINITY }), fc.integer({ min: 0, max: INFINITY }), (threshold, count) => {
        expect(thresholdReached(threshold, count)).toBe(count >= threshold);
        expect(thresholdReached(0, count)).toBe(false);
      }),
    );
  });
});

describe("migration-threshold (02 §6.1)", () => {
  it.each([
    ["3", 3, undefined],
    ["0", 0, undefined],
    [undefined, INFINITY, undefined],
    ["Default", INFINITY, undefined],
    ["-1", INFINITY, "negative"],
    ["many", INFINITY, "no score"],
  ])("%s is %d", (text, score, problem) => {
    expect(readMetaScore(MIGRATION_THRESHOLD, text)).toEqual({ score, problem });
  });
});

describe("counting a failure (09 §9.6, §9.7)", () => {
  it("takes neither a success nor a one-time operation that finds nothing", () => {
    expect([countsAsFailure(0, 0), countsAsFailure(7, 0), countsAsFailure(7, 10), countsAsFailure(1, 0)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it("adds one, in 32 bits, or makes it INFINITY", () => {
    expect([nextFailCount(0, false), nextFailCount(2147483647, false), nextFailCount(3, true)]).toEqual([
      "1",
      "-2147483648",
      "INFINITY",
    ]);
    expect([failsForGood("stop", false), failsForGood("start", true), failsForGood("start", false)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(failsForGood("monitor", true)).toBe(false);
  });
});
