import { describe, expect, it } from "vitest";
import { powerOf } from "./ladder.js";

const steps = (power: number, sizes: readonly number[]) =>
  sizes.map((size) => ({ size, volume: 1000 * size, ms: 100 * size ** power }));

describe("how a bomb grows", () => {
  it("is the power of the volume that fits the last steps", () => {
    expect(powerOf(steps(1, [1, 2, 4, 8]))).toBeCloseTo(1);
    expect(powerOf(steps(2, [1, 2, 4, 8]))).toBeCloseTo(2);
    expect(powerOf([...steps(0, [1, 1.1]), ...steps(2, [2, 4, 8, 16])])).toBeCloseTo(2);
  });

  it("is not told by steps that are too few or too short", () => {
    expect(powerOf(steps(2, [1, 2]))).toBeUndefined();
    expect(powerOf(steps(2, [0.01, 0.02, 0.04, 8]))).toBeUndefined();
  });
});
