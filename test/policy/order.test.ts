import { describe, expect, it } from "vitest";
import {
  anyIsEnough,
  invertedTask,
  isUnknownKind,
  minimumInstances,
  orderFlags,
  orderKind,
  orderSymmetry,
} from "../../src/policy/order.js";

describe("kinds of orderings (04 §14.1)", () => {
  it.each([
    [{}, "Mandatory"],
    [{ kind: "Optional" }, "Optional"],
    [{ kind: "Serialize", score: "0" }, "Serialize"],
    [{ kind: "optional" }, "Mandatory"],
    [{ kind: "optional", score: "0" }, "Mandatory"],
    [{ score: "0" }, "Optional"],
    [{ score: "-5" }, "Mandatory"],
    [{ score: "INFINITY" }, "Mandatory"],
    [{ score: "high" }, "Optional"],
    [{ score: "red" }, "Optional"],
  ])("%j is %s", (texts, kind) => {
    expect(orderKind(texts)).toBe(kind);
  });

  it("are known by exact words only", () => {
    expect([undefined, "Mandatory", "Optional", "Serialize", "mandatory"].map(isUnknownKind)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });
});

describe("symmetry (04 §14.2)", () => {
  it.each([
    [{}, "Mandatory", undefined, "symmetric"],
    [{}, "Serialize", undefined, "asymmetric"],
    [{ symmetrical: "true" }, "Serialize", undefined, "asymmetric"],
    [{ symmetrical: "true", kind: "Optional" }, "Serialize", undefined, "symmetric"],
    [{ symmetrical: "false" }, "Mandatory", "true", "asymmetric"],
    [{ symmetrical: "what" }, "Mandatory", undefined, "symmetric"],
    [{ symmetrical: "what" }, "Mandatory", "false", "asymmetric"],
    [{}, "Optional", "no", "asymmetric"],
    [{}, "Optional", "what", "asymmetric"],
    [{ score: "0" }, "Serialize", undefined, "symmetric"],
  ] as const)("%j under %s, inheriting %s, is %s", (texts, kind, inherited, symmetry) => {
    expect(orderSymmetry(texts, kind, inherited)).toBe(symmetry);
  });
});

describe("what an ordering comes to (04 §14.3, §14.4)", () => {
  it.each([
    ["Optional", "start", "symmetric", ["ordered"]],
    ["Serialize", "start", "asymmetric", ["serialize"]],
    ["Mandatory", "start", "asymmetric", ["ordered", "asymmetric"]],
    ["Mandatory", "stop", "inverse", ["ordered", "thenImpliesFirst"]],
    ["Mandatory", "start", "symmetric", ["ordered", "firstImpliesThen", "unrunnableFirstBlocks"]],
    ["Mandatory", "promote", "symmetric", ["ordered", "firstImpliesThen", "unrunnableFirstBlocks"]],
    ["Mandatory", "stop", "symmetric", ["ordered", "firstImpliesThen"]],
  ] as const)("%s after %s, %s: %j", (kind, task, relation, flags) => {
    expect(orderFlags(kind, task, relation)).toEqual(flags);
  });

  it("turns round for eight tasks, in pairs", () => {
    for (const task of ["start", "promote", "promoted", "running"]) {
      const inverse = invertedTask(task);
      expect(inverse).not.toBe(task);
      expect(invertedTask(inverse ?? "")).toBe(task);
    }
    expect([invertedTask("monitor"), invertedTask("migrate_to")]).toEqual([undefined, undefined]);
  });
});

describe("how many must go first (04 §14.7, §14.9)", () => {
  it.each([
    ["2", "false", 2],
    ["-2", undefined, 0],
    ["99999999999", undefined, 2147483647],
    ["x", "false", 0],
    [undefined, "false", 1],
    [undefined, "true", 0],
    [undefined, "what", 1],
    [undefined, undefined, 0],
  ])("clone-min %s, require-all %s: %d", (cloneMin, requireAll, minimum) => {
    expect(minimumInstances(cloneMin, requireAll)).toBe(minimum);
  });

  it("is one of a set that says so, unless it goes down", () => {
    expect([anyIsEnough("false", "start"), anyIsEnough("no", "promote")]).toEqual([true, true]);
    expect([anyIsEnough("false", "stop"), anyIsEnough("false", "demote")]).toEqual([false, false]);
    expect([anyIsEnough(undefined, "start"), anyIsEnough("true", "start"), anyIsEnough("what", "start")]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
