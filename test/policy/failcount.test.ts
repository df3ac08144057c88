import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureMatcher, failuresExpired, recordedFailures, thresholdReached } from "../../src/policy/failcount.js";
import { INFINITY } from "../../src/policy/score.js";
import { stickinessScore } from "../../src/policy/stickiness.js";

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
    ["a.b", false, "fail-count-axb#start_0", "count"],
    ["a.b", false, "fail-count-a.b:1#start_0", "count"],
    ["a.b", true, "fail-count-a.b:1#start_0", undefined],
    ["a(b", false, "fail-count-a(b#start_0", undefined],
  ])("of %s (unique: %s): %s is %s", (name, unique, attribute, kind) => {
    expect(failureMatcher(name, unique)(attribute)).toBe(kind);
  });

  it("are added up as scores; the latest time counts", () => {
    const attributes: [string, string][] = [
      ["fail-count-r#start_0", "INFINITY"],
      ["fail-count-r#monitor_5", "2"],
      ["fail-count-r#stop_0", "many"],
      ["last-failure-r#start_0", "100"],
      ["last-failure-r#monitor_5", "300"],
      ["last-failure-r#stop_0", "never"],
      ["other", "7"],
    ];
    expect(recordedFailures(attributes, failureMatcher("r", false))).toEqual({ count: INFINITY, last: 300 });
    expect(recordedFailures(attributes.slice(1, 3), failureMatcher("r", false))).toEqual({ count: 2, last: 0 });
  });
});

describe("expiry and threshold (03 §17.2, 05 §2.2.4)", () => {
  it("expires strictly after the timeout", () => {
    expect(failuresExpired({ count: 1, last: 100 }, 60, 160)).toBe(false);
    expect(failuresExpired({ count: 1, last: 100 }, 60, 161)).toBe(true);
    expect(failuresExpired({ count: 1, last: 0 }, 60, 1e9)).toBe(false);
    expect(failuresExpired({ count: 1, last: 100 }, 0, 1e9)).toBe(false);
  });

  it("bans when there are as many failures as the threshold", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: INFINITY }), fc.integer({ min: 0, max: INFINITY }), (threshold, count) => {
        expect(thresholdReached(threshold, count)).toBe(count >= threshold);
        expect(thresholdReached(0, count)).toBe(false);
      }),
    );
  });
});

describe("stickiness (05 §2.2.3)", () => {
  const facts = { stickiness: 5, managed: true, activeOn: 1, symmetricCluster: true, nodeAllowed: false };
  it.each([
    [{}, 5],
    [{ managed: false }, 0],
    [{ activeOn: 2 }, 0],
    [{ activeOn: 0 }, 0],
    [{ stickiness: 0 }, 0],
    [{ stickiness: -5 }, 0],
    [{ symmetricCluster: false }, 0],
    [{ symmetricCluster: false, nodeAllowed: true }, 5],
  ])("with %j is %d", (more, score) => {
    expect(stickinessScore({ ...facts, ...more })).toBe(score);
  });
});
