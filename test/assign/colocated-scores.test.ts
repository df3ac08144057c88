import { describe, expect, it } from "vitest";
import { colocation, location, primitive } from "../support/elements.js";
import { assignmentLines, scoresOf, verdictOf } from "../support/verdict.js";

describe("mixing in the preferences of dependents (05 §6.9)", () => {
  it("never lets a preference vanish through a small factor (appendix C.3)", () => {
    const cluster = {
      resources: primitive("A") + primitive("B"),
      constraints: colocation("A", "B", "1") + location("A", "n1", "5"),
    };
    expect(scoresOf(cluster, "B")).toEqual({ n1: "1", n2: "0", n3: "0" });
    expect(scoresOf(cluster, "A")).toEqual({ n1: "6", n2: "0", n3: "0" });
  });

  it("names the colocation and whose preferences they are", () => {
    const cluster = {
      resources: primitive("A") + primitive("B"),
      constraints: colocation("A", "B", "INFINITY") + location("A", "n1", "5"),
    };
    const line = assignmentLines(verdictOf(cluster, { causes: true }), "B")[0];
    expect(line?.step).toMatchObject({
      operation: "add",
      amount: 5,
      score: 5,
      cause: { kind: "colocated preference", id: "A-with-B", source: "A" },
    });
  });
});
