import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { colocation, group, location, meta, primitive } from "../support/elements.js";
import { scoresOf } from "../support/verdict.js";

const members = [primitive("m1"), primitive("m2"), primitive("m3")];

describe("colocation with a group (05 §8.5)", () => {
  it("means the last member if mandatory, the first otherwise (trap 15)", () => {
    const twoPlaces: Cluster = {
      resources: group("G", [primitive("m1"), primitive("m2", meta({ "target-role": "Stopped" }))]) + primitive("A"),
    };
    const mandatory = { ...twoPlaces, constraints: colocation("A", "G", "INFINITY") };
    expect(scoresOf(mandatory, "A")).toEqual({ n1: "-INFINITY", n2: "-INFINITY", n3: "-INFINITY" });
    const finite = { ...twoPlaces, constraints: colocation("A", "G", "9") };
    expect(scoresOf(finite, "A")).toEqual({ n1: "9", n2: "0", n3: "0" });
  });

  it("of members that need not be together is ignored if mandatory", () => {
    const cluster: Cluster = {
      resources: group("G", members, { collocated: "false" }) + primitive("A"),
      constraints: colocation("A", "G", "INFINITY"),
    };
    expect(scoresOf(cluster, "A")).toEqual({ n1: "0", n2: "0", n3: "0" });
  });

  it("of members that need not be together adds up if finite", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: group("G", members, { collocated: "false" }) + primitive("A"),
      constraints: colocation("A", "G", "10"),
    };
    expect(scoresOf(cluster, "A")).toEqual({ n1: "20", n2: "10" });
  });
});

describe("a group's this-with colocations (05 §8.6)", () => {
  it("reach a later member only if one before it is unmanaged", () => {
    const resources = (managed: string): string =>
      primitive("A") + group("G", [primitive("m1", meta({ "is-managed": managed })), primitive("m2")]);
    const constraints = colocation("G", "A", "INFINITY") + location("A", "n2", "1");
    expect(scoresOf({ resources: resources("true"), constraints }, "m2").n2).toBe("0");
    expect(scoresOf({ resources: resources("false"), constraints }, "m2")).toEqual({
      n1: "-INFINITY",
      n2: "-INFINITY",
      n3: "-INFINITY",
    });
  });
});
