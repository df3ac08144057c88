import { describe, expect, it } from "vitest";
import { colocation, location, meta, primitive } from "../support/elements.js";
import { scoresOf } from "../support/verdict.js";

describe("colocation with a primary that gets no node (05 §6.8, §12 trap 4)", () => {
  const resources = primitive("A") + primitive("B", meta({ "target-role": "Stopped" }));

  it("bans everywhere if mandatory", () => {
    const constraints = colocation("A", "B", "INFINITY");
    expect(scoresOf({ resources, constraints }, "A").n1).toBe("-INFINITY");
  });

  it("has no effect if finite, because no node would be left", () => {
    const constraints = colocation("A", "B", "10");
    expect(scoresOf({ resources, constraints }, "A").n1).toBe("0");
  });

  it("subtracts a finite score where that leaves a node", () => {
    const constraints = colocation("A", "B", "10") + location("A", "n1", "25");
    expect(scoresOf({ resources, constraints }, "A")).toEqual({ n1: "15", n2: "-10", n3: "-10" });
  });

  it("does nothing if negative", () => {
    const constraints = colocation("A", "B", "-INFINITY");
    expect(scoresOf({ resources, constraints }, "A").n1).toBe("0");
  });
});
