import { beforeEach, describe, expect, it } from "vitest";
import { isQuiet } from "../../src/assign/quiet.js";
import { addImplicitConstraints } from "../../src/unpack/constraints/implicit.js";
import { unpackConstraints } from "../../src/unpack/constraints/index.js";
import { clone, colocation, group, location, primitive } from "../support/elements.js";
import { type Observed, observed } from "../support/model.js";

const CHAIN = colocation("A", "B", "INFINITY") + colocation("B", "C", "INFINITY") + colocation("C", "D", "INFINITY");

function cluster(constraints: string, resources = ["A", "B", "C", "D"].map((id) => primitive(id)).join("")): Observed {
  const found = observed({ resources, constraints });
  unpackConstraints(found.ws);
  addImplicitConstraints(found.ws);
  return found;
}

describe("who has nothing to say (05 §6.9)", () => {
  let found: Observed;
  const quiet = (id: string, thisWith = false): boolean => isQuiet(found.ws, found.resource(id), thisWith);
  const like = (id: string, score: number): void => {
    found.resource(id).decided.allowedNodes.add(found.node("n1"), score, { kind: "base score" });
  };

  beforeEach(() => {
    found = cluster(CHAIN);
  });

  it("is everybody in a chain in which nobody prefers anything", () => {
    expect(["A", "B", "C", "D"].map((id) => [quiet(id), quiet(id, true)])).toEqual(Array(4).fill([true, true]));
  });

  it("is nobody whose dependents prefer something, at whatever distance", () => {
    expect(quiet("D")).toBe(true);
    like("A", 5);
    expect(["A", "B", "C", "D"].map((id) => quiet(id))).toEqual([false, false, false, false]);
    expect(["A", "B", "C", "D"].map((id) => quiet(id, true))).toEqual([false, true, true, true]);
  });

  it("is heard again once that is over", () => {
    like("A", 5);
    expect(quiet("D")).toBe(false);
    like("A", -5);
    expect(quiet("D")).toBe(true);
  });

  it("is nobody whose dependents get another table", () => {
    expect(quiet("C")).toBe(true);
    const { decided } = found.resource("B");
    const table = decided.allowedNodes.copy();
    table.set(found.node("n2"), -1, { kind: "base score" });
    decided.allowedNodes = table;
    expect([quiet("C"), quiet("A")]).toEqual([false, true]);
  });

  it("is nobody while a node is not ready", () => {
    found.node("n3").online = false;
    expect(quiet("D")).toBe(false);
  });

  it("is whoever is in a ring of those who prefer nothing", () => {
    found = cluster(CHAIN + colocation("D", "A", "INFINITY"));
    expect(quiet("B")).toBe(true);
    like("C", 1);
    expect(quiet("B")).toBe(false);
  });

  it("is found through groups and clones", () => {
    found = cluster(
      colocation("G", "K", "INFINITY") + colocation("A", "G", "INFINITY"),
      primitive("A") + group("G", [primitive("m1"), primitive("m2")]) + clone("K", primitive("k")),
    );
    expect(quiet("K")).toBe(true);
    like("A", 5);
    expect(quiet("K")).toBe(false);
  });

  it("is no member of a group that has locations of its own", () => {
    found = cluster(
      colocation("m2", "A", "INFINITY") + location("G", "n1", "5"),
      primitive("A") + group("G", [primitive("m1"), primitive("m2")]),
    );
    expect(quiet("A")).toBe(false);
  });
});
