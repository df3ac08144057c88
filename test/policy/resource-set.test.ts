import { describe, expect, it } from "vitest";
import { isSequentialBetween, isSequentialColocation, isSequentialInside } from "../../src/policy/resource-set.js";

describe("sequential sets (04 §11.4, §14.8, §14.9, §20.2)", () => {
  const texts = [undefined, "true", "false", "maybe"];

  it("of colocations are all that do not say no", () => {
    expect(texts.map(isSequentialColocation)).toEqual([true, true, false, true]);
  });

  it("of orderings are, within, all that say yes or nothing", () => {
    expect(texts.map(isSequentialInside)).toEqual([true, true, false, false]);
  });

  it("of orderings are, towards others, all that say yes", () => {
    expect(texts.map(isSequentialBetween)).toEqual([false, true, false, false]);
  });
});
