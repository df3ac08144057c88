import { describe, expect, it } from "vitest";
import { isMaskableProbeResult, type OperationResult, remapResult } from "../../src/policy/recovery.js";

describe("maskable probe results (03 §11.1)", () => {
  it("say that the agent is missing, or that it cannot do with its parameters", () => {
    expect(isMaskableProbeResult("5", "0")).toBe(true);
    expect(isMaskableProbeResult("2", undefined)).toBe(true);
    expect(isMaskableProbeResult("1", "7")).toBe(true);
    expect(isMaskableProbeResult(undefined, undefined)).toBe(false);
  });
});

describe("remapping (03 §13.2)", () => {
  const usual: OperationResult = {
    exec: 0,
    exit: 0,
    expected: 0,
    interval: 0,
    probe: false,
    managed: true,
    expired: false,
    masked: false,
  };

  it.each([
    ["a success", {}, { exec: 0, exit: 0 }],
    ["an unexpected exit status", { exit: 1 }, { exec: 4, exit: 1 }],
    ["an unknown expectation", { expected: -1 }, { exec: 4, exit: 0 }],
    ["a match of an unknown exit status", { exit: 99, expected: 99 }, { exec: 4, exit: 99 }],
    ["a probe that finds it running", { probe: true, expected: 7 }, { exec: 0, exit: 0 }],
    ["a probe that finds it promoted", { probe: true, exit: 8, expected: 7 }, { exec: 0, exit: 8, role: 4 }],
    ["an old promotion", { exit: 8, expired: true }, { exec: 4, exit: 8 }],
    ["a failed promoted role", { exit: 9 }, { exec: 4, exit: 9, role: 4 }],
    ["not running, found by a monitor", { exit: 7 }, { exec: 4, exit: 7 }],
    ["not running, unmanaged", { exit: 7, managed: false }, { exec: 0, exit: 7, role: 1, forgetFailure: true }],
    ["not running, as expected", { exit: 7, expected: 7 }, { exec: 0, exit: 7, role: 1, forgetFailure: true }],
    ["not running, found by a probe", { exit: 7, probe: true }, { exec: 0, exit: 7, role: 1, forgetFailure: true }],
    ["running, where nothing was expected", { expected: 7 }, { exec: 4, exit: 0 }],
    ["a probe that expected something else", { probe: true, expected: 8 }, { exec: 4, exit: 0 }],
    ["a promotion, as expected", { exit: 8, expected: 8, expired: true }, { exec: 0, exit: 8, role: 4 }],
    ["an old failure of a promoted role", { exit: 9, expired: true }, { exec: 4, exit: 9 }],
    ["no secrets", { exec: 11, exit: 1 }, { exec: 5, exit: 1 }],
    ["an error that was expected", { exec: 4, exit: 1, expected: 0 }, { exec: 4, exit: 1 }],
    ["an error with a success", { exec: 4, exit: 0 }, { exec: 0, exit: 0 }],
    ["bad parameters", { exit: 2 }, { exec: 5, exit: 2, mayBlock: true }],
    ["no privileges", { exit: 4 }, { exec: 5, exit: 4, mayBlock: true }],
    ["not configured", { exit: 6 }, { exec: 6, exit: 6 }],
    ["not implemented", { exit: 3 }, { exec: 5, exit: 3, mayBlock: true }],
    ["not implemented, recurring", { exit: 3, interval: 10 }, { exec: 3, exit: 3 }],
    ["not installed", { exit: 5, expired: true }, { exec: 5, exit: 5 }],
    ["no fence device", { exec: 10, exit: 1 }, { exec: 5, exit: 1 }],
    ["a timeout", { exec: 2, exit: 1 }, { exec: 2, exit: 1 }],
    [
      "a masked probe that timed out, not running",
      { masked: true, probe: true, exec: 2, exit: 7, expected: 7 },
      { exec: 0, exit: 7, role: 1, forgetFailure: true },
    ],
    [
      "a masked probe",
      { masked: true, probe: true, exit: 5, expected: 7 },
      { exec: 0, exit: 7, role: 1, forgetFailure: true },
    ],
  ])("%s", (_, more, remapped) => {
    expect(remapResult({ ...usual, ...more })).toEqual(remapped);
  });
});
