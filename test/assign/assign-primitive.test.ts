import { describe, expect, it } from "vitest";
import { location, meta, primitive } from "../support/elements.js";
import { scoresOf } from "../support/verdict.js";

describe("a primitive in an asymmetric cluster (05 §7.1)", () => {
  const cluster = {
    options: { "symmetric-cluster": "false" },
    resources: primitive("A", meta({ "target-role": "Stopped" })) + primitive("B"),
    constraints: location("B", "n2", "7"),
  };

  it("shows all nodes for a resource that is to be stopped", () => {
    expect(scoresOf(cluster, "A")).toEqual({ n1: "-INFINITY", n2: "-INFINITY", n3: "-INFINITY" });
  });

  it("shows only the nodes of location constraints otherwise", () => {
    expect(scoresOf(cluster, "B")).toEqual({ n2: "7" });
  });
});
