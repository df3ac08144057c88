import { describe, expect, it } from "vitest";
import {
  DEFAULT_MULTIPLE_ACTIVE,
  isMultiplyActive,
  MULTIPLE_ACTIVE_WORDS,
  multipleActiveWord,
  parseMultipleActive,
} from "../../src/policy/multiple-active.js";

describe("multiple-active (02 §6.1, §11.5)", () => {
  it("is one of four words, in any case", () => {
    expect(MULTIPLE_ACTIVE_WORDS).toEqual(["stop_start", "stop_only", "block", "stop_unexpected"]);
    expect(["Stop_Start", "STOP_ONLY", "block", "stop_unexpected", "stop", undefined].map(parseMultipleActive)).toEqual(
      ["restart", "stop", "block", "unexpected", undefined, undefined],
    );
  });

  it("has a word for each policy, and restarts by default", () => {
    const policies = ["restart", "stop", "block", "unexpected"] as const;
    expect(policies.map(multipleActiveWord)).toEqual([...MULTIPLE_ACTIVE_WORDS]);
    expect(DEFAULT_MULTIPLE_ACTIVE).toBe("restart");
  });

  it("counts lost nodes only where fencing would make sure of them", () => {
    expect(isMultiplyActive({ all: 2, clean: 1 }, true)).toBe(true);
    expect(isMultiplyActive({ all: 2, clean: 1 }, false)).toBe(false);
    expect(isMultiplyActive({ all: 2, clean: 2 }, false)).toBe(true);
    expect(isMultiplyActive({ all: 1, clean: 1 }, true)).toBe(false);
  });
});
