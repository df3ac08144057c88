import { describe, expect, it } from "vitest";
import {
  changedCapacity,
  compareCapacities,
  comparesCapacity,
  fits,
  heedsCapacity,
  PLACEMENT_STRATEGIES,
  parsePlacementStrategy,
  spreads,
  utilizationAmounts,
  utilizationValue,
} from "../../src/policy/utilization.js";

const amounts = (values: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(values));

describe("utilization values (05 §5.1)", () => {
  it.each([
    ["4", 4],
    [" -7", -7],
    ["12x", 12],
    [undefined, 0],
    ["99999999999", 2147483647],
    ["-99999999999", -2147483648],
  ])("reads %j as %d", (text, value) => {
    expect(utilizationValue(text)).toBe(value);
  });

  it.each(["foo", "", "-"])("reads %j, which has no digits, as the smallest integer", (text) => {
    expect(utilizationValue(text)).toBe(-2147483648);
  });
});

describe("compare capacities (05 §5.2)", () => {
  it("counts attributes, not amounts", () => {
    expect(compareCapacities(amounts({ cpu: 100, memory: 1 }), amounts({ cpu: 1, memory: 2 }))).toBe(0);
    expect(compareCapacities(amounts({ cpu: 2, memory: 2, disk: 0 }), amounts({ cpu: 1, memory: 1, disk: 9 }))).toBe(
      -1,
    );
  });

  it("compares an attribute that only one node has with 0", () => {
    expect(compareCapacities(amounts({ cpu: 1 }), amounts({}))).toBe(-1);
    expect(compareCapacities(amounts({}), amounts({ cpu: 1 }))).toBe(1);
    expect(compareCapacities(amounts({}), amounts({ cpu: -1 }))).toBe(-1);
    expect(compareCapacities(amounts({ cpu: 0 }), amounts({}))).toBe(0);
  });
});

describe("fitting (05 §5.4 step 4)", () => {
  it("needs every amount, a lacking attribute being 0", () => {
    expect(fits(amounts({ cpu: 2 }), amounts({ cpu: 2 }))).toBe(true);
    expect(fits(amounts({ cpu: 2, memory: 1 }), amounts({ cpu: 2 }))).toBe(false);
    expect(fits(amounts({ cpu: 0, memory: -1 }), amounts({}))).toBe(true);
  });
});

describe("placement strategies (02 §4.3, 05 §4.6)", () => {
  it("are words in any case", () => {
    expect(["Balanced", "MINIMAL", "utilization", "best", undefined].map(parsePlacementStrategy)).toEqual([
      "balanced",
      "minimal",
      "utilization",
      "default",
      "default",
    ]);
  });

  it("heed capacities, compare them, and spread resources, each in its way", () => {
    expect(PLACEMENT_STRATEGIES.filter(heedsCapacity)).toEqual(["utilization", "minimal", "balanced"]);
    expect(PLACEMENT_STRATEGIES.filter(comparesCapacity)).toEqual(["balanced"]);
    expect(PLACEMENT_STRATEGIES.filter(spreads)).toEqual(["default", "utilization", "balanced"]);
  });
});

describe("capacities that change (05 §5.3)", () => {
  it("are taken and given back, within 32 bits", () => {
    expect(changedCapacity("10", 3, -1)).toBe(7);
    expect(changedCapacity(undefined, 3, -1)).toBe(-3);
    expect(changedCapacity("10", 3, 1)).toBe(13);
    expect(changedCapacity("2147483647", 3, 1)).toBe(2147483647);
    expect([
      ...utilizationAmounts([
        ["cpu", "4"],
        ["memory", "x"],
      ]),
    ]).toEqual([
      ["cpu", 4],
      ["memory", -2147483648],
    ]);
  });
});
