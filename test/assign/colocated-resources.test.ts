import { describe, expect, it } from "vitest";
import { colocatedResources } from "../../src/assign/colocated-resources.js";
import { unpackConstraints } from "../../src/unpack/constraints/index.js";
import { colocation, group, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function together(
  constraints: string,
  of = "A",
  resources = ["A", "B", "C"].map((id) => primitive(id)).join(""),
): string[] {
  const ws = configured({ resources, constraints });
  unpackConstraints(ws);
  return colocatedResources(ws, resourceOf(ws, of)).list.map(({ id }) => id);
}

describe("who has to share a node (05 §6.12)", () => {
  it("is who must be with it, or it with them, and so on", () => {
    const chain = colocation("A", "B", "INFINITY") + colocation("B", "C", "INFINITY");
    expect(together(chain)).toEqual(["A", "B", "C"]);
    expect(together(chain, "C")).toEqual(["C", "B", "A"]);
  });

  it("is nobody who only should be, or must not", () => {
    expect(together(colocation("A", "B", "999999") + colocation("A", "C", "-INFINITY"))).toEqual(["A"]);
  });

  it("is the group with all its members", () => {
    const resources = group("g", [primitive("A"), primitive("B")]) + primitive("C");
    expect(together(colocation("C", "g", "INFINITY"), "C", resources)).toEqual(["C", "g", "A", "B"]);
  });
});
