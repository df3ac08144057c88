import { describe, expect, it } from "vitest";
import { PRIORITY, readMetaScore } from "../../src/policy/meta-score.js";
import { INFINITY } from "../../src/policy/score.js";

describe("meta-attributes that are scores (02 §6.1)", () => {
  it.each([
    ["7", 7, undefined],
    ["-7", -7, undefined],
    ["INFINITY", INFINITY, undefined],
    [undefined, 0, undefined],
    ["default", 0, "no score"],
    ["", 0, "no score"],
  ])("priority %s is %d", (text, score, problem) => {
    expect(readMetaScore(PRIORITY, text)).toEqual({ score, problem });
  });

  it("know the health colours", () => {
    expect(readMetaScore(PRIORITY, "Yellow", { red: -5, yellow: -3, green: 0 }).score).toBe(-3);
  });

  it("fall back where they are wrong", () => {
    const meta = { name: "x", fallback: 9, hasDefaultWord: true, mayBeNegative: false };
    expect(["-1", "no", "default", undefined, "2", "0"].map((text) => readMetaScore(meta, text).score)).toEqual([
      9, 9, 9, 9, 2, 0,
    ]);
  });
});
