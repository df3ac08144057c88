import { describe, expect, it } from "vitest";
import { longestPaths } from "../../src/base/longest-path.js";

const paths = (costs: Record<string, number>, ...waits: string[]) =>
  Object.fromEntries(
    longestPaths(
      new Map(Object.entries(costs)),
      waits.map((text) => ({ from: text.charAt(0), to: text.charAt(1) })),
    ),
  );

describe("longest paths", () => {
  it("add up what comes before, by the longest way", () => {
    expect(paths({ a: 1, b: 5, c: 1, d: 1 }, "ab", "bd", "ac", "cd")).toEqual({ a: 0, b: 1, c: 1, d: 6 });
  });

  it("go through steps that cost nothing", () => {
    expect(paths({ a: 1, b: 0, c: 1 }, "ab", "bc")).toEqual({ a: 0, b: 1, c: 1 });
  });

  it("count a wait that is given twice once", () => {
    expect(paths({ a: 1, b: 1 }, "ab", "ab")).toEqual({ a: 0, b: 1 });
  });
});
