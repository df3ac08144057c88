import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  baseName,
  compareBytes,
  compareCaseless,
  compareVersions,
  equalsCaseless,
  foldCase,
  metaName,
  naturalCompare,
  wordOf,
} from "../../src/base/text.js";

const name = fc.string({
  unit: fc.constantFrom("a", "B", "b", "1", "2", "0", "-", "_", "é", "\u{1F600}", "\uFFFD"),
  maxLength: 8,
});

describe("natural compare (01 §3.2)", () => {
  it.each([
    ["node9", "node10"],
    ["a:2", "a:10"],
    ["1", "a"],
    ["a-1", "a1"],
    ["_", "A"],
    ["z1", "é1"],
    ["node7", "node007"],
    ["node", "node1"],
    ["a99999999999999999998", "a999999999999999999999"],
    ["n123456789012345678", "n123456789012345679"],
  ])("%s comes before %s", (a, b) => {
    expect(naturalCompare(a, b)).toBe(-1);
    expect(naturalCompare(b, a)).toBe(1);
  });

  it("takes names that differ only in case as equal, and clips numbers at 2^63−1", () => {
    expect(naturalCompare("Node1", "nOde1")).toBe(0);
    expect(naturalCompare("a99999999999999999998", "a99999999999999999999")).toBe(0);
  });

  it("orders antisymmetrically and transitively", () => {
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(naturalCompare(a, b)).toBe(0 - naturalCompare(b, a) + 0);
        if (naturalCompare(a, b) <= 0 && naturalCompare(b, c) <= 0) expect(naturalCompare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("compare versions (01 §3.3)", () => {
  it.each([
    ["1.2", "1.10", -1],
    ["1.0", "1", 0],
    ["1.2a", "1.2", 0],
    ["a", "0", 0],
    ["v1", "1", -1],
    ["-1", "0", 0],
    [" 3.20.5", "3.20.4", 1],
    ["1..2", "1", 0],
    [undefined, "0.0", 0],
    [undefined, "0.1", -1],
    ["9007199254740993", "9007199254740992", 1],
  ])("%s and %s: %d", (a, b, order) => {
    expect(compareVersions(a, b)).toBe(order);
  });
});

describe("exact and caseless comparison (01 §3.1)", () => {
  it("orders as the UTF-8 bytes do", () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
        const folded = Buffer.compare(Buffer.from(foldCase(a)), Buffer.from(foldCase(b)));
        expect(Math.sign(compareCaseless(a, b))).toBe(folded);
        expect(equalsCaseless(a, b)).toBe(folded === 0);
      }),
    );
  });

  it("folds ASCII only, and sorts absent before present", () => {
    expect(equalsCaseless("É", "é")).toBe(false);
    expect(equalsCaseless("K", "\u212a")).toBe(false);
    expect(foldCase("ÀBC")).toBe("Àbc");
    expect(compareCaseless(undefined, "")).toBeLessThan(0);
    expect(compareCaseless("", undefined)).toBeGreaterThan(0);
    expect(equalsCaseless(undefined, undefined)).toBe(true);
    expect(equalsCaseless(undefined, "")).toBe(false);
  });
});

describe("names", () => {
  it("makes meta names (01 §3.5)", () => {
    expect(metaName("target-role")).toBe("CRM_meta_target_role");
    expect(metaName("a-b-c")).toBe("CRM_meta_a_b_c");
  });

  it.each([
    ["A:0", "A"],
    ["A:12", "A"],
    ["A12", "A12"],
    ["A:x1", "A:x1"],
    ["A:", "A:"],
    ["a:b:3", "a:b"],
    [":1", ":1"],
    ["1", "1"],
    ["", ""],
  ])("the base name of %j is %j (02 §10.2)", (id, base) => {
    expect(baseName(id)).toBe(base);
  });
});

it("finds words in any case", () => {
  const words = ["one", "two"] as const;
  expect([wordOf(words, "TWO"), wordOf(words, "three"), wordOf(words, undefined)]).toEqual([
    "two",
    undefined,
    undefined,
  ]);
});
