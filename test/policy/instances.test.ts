import { describe, expect, it } from "vitest";
import { areUnique, instanceBan, instancesPerNode, interleaves, optimalPerNode } from "../../src/policy/instances.js";

describe("instances (02 §6.1)", () => {
  it.each([
    [undefined, undefined, false],
    [undefined, "1", false],
    [undefined, "2", true],
    [undefined, "2147483647", true],
    [undefined, "2147483648", false],
    ["false", "2", false],
    ["true", "1", true],
    ["what", "2", false],
  ])("globally-unique %s, clone-node-max %s: unique %s", (globallyUnique, cloneNodeMax, unique) => {
    expect(areUnique(globallyUnique, cloneNodeMax)).toBe(unique);
  });

  it("are one per node by default", () => {
    expect([undefined, "3", "x", "-2"].map(instancesPerNode)).toEqual([1, 3, 0, -2]);
  });
});

describe("where instances may be (06 §6.1, §6.6)", () => {
  const place = { removed: false, nodeAvailable: true, parentScore: 0, count: 0, perNode: 1 };
  it.each([
    [{}, undefined],
    [{ count: 1 }, "full"],
    [{ count: 1, perNode: 2 }, undefined],
    [{ parentScore: -1 }, "not allowed"],
    [{ parentScore: undefined, count: 1 }, "not allowed"],
    [{ nodeAvailable: false, parentScore: undefined }, "unavailable"],
    [{ removed: true, nodeAvailable: false }, "removed"],
  ])("with %j: %s", (more, ban) => {
    expect(instanceBan({ ...place, ...more })).toBe(ban);
  });

  it("is as evenly spread as can be", () => {
    expect([optimalPerNode(3, 7), optimalPerNode(3, 2), optimalPerNode(0, 7)]).toEqual([2, 1, 1]);
  });
});

it("instances interleave if they say so (06 §12.2)", () => {
  expect([undefined, "true", "false", "what"].map(interleaves)).toEqual([false, true, false, false]);
});
