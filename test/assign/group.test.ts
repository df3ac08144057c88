import { describe, expect, it } from "vitest";
import { active, type Cluster, colocation, location, meta, nodes, primitive, scoresOf } from "./scores.js";

const group = (id: string, members: readonly string[], metaValues: Readonly<Record<string, string>> = {}): string =>
  `<group id="${id}">${meta(id, metaValues)}${members.join("")}</group>`;
const members = [primitive("m1"), primitive("m2"), primitive("m3")];

describe("a colocated group", () => {
  it("gets its location scores through the first member only (05 §12 trap 14)", () => {
    const cluster: Cluster = { resources: group("G", members), constraints: location("G", "node2", "50") };
    expect(scoresOf(cluster, "m1")).toEqual({ node1: "0", node2: "50", node3: "0" });
    expect(scoresOf(cluster, "m2")).toEqual({ node1: "-INFINITY", node2: "0", node3: "-INFINITY" });
  });

  it("passes the preferences of later members on to the first (05 §8.2)", () => {
    const cluster: Cluster = {
      resources: group("G", members),
      constraints: location("m2", "node1", "3") + location("m3", "node2", "5"),
    };
    expect(scoresOf(cluster, "m1")).toEqual({ node1: "3", node2: "5", node3: "0" });
  });

  it("adds up the stickiness of its active members on the first", () => {
    const cluster: Cluster = {
      resources: group("G", members, { "resource-stickiness": "7" }),
      status: active(1, "node1", []) + active(2, "node2", ["m1", "m2", "m3"]) + active(3, "node3", []),
    };
    expect(scoresOf(cluster, "m1")).toEqual({ node1: "0", node2: "21", node3: "0" });
  });

  it("bans all later members once one cannot run", () => {
    const cluster: Cluster = {
      resources: group("G", [
        primitive("m1"),
        primitive("m2", meta("m2", { "target-role": "Stopped" })),
        primitive("m3"),
      ]),
    };
    expect(scoresOf(cluster, "m3")).toEqual({ node1: "-INFINITY", node2: "-INFINITY", node3: "-INFINITY" });
  });
});

describe("colocation with a group (05 §8.5)", () => {
  it("means the last member if mandatory, the first otherwise (trap 15)", () => {
    const twoPlaces: Cluster = {
      resources:
        group("G", [primitive("m1"), primitive("m2", meta("m2", { "target-role": "Stopped" }))]) + primitive("A"),
    };
    const mandatory = { ...twoPlaces, constraints: colocation("A", "G", "INFINITY") };
    expect(scoresOf(mandatory, "A")).toEqual({ node1: "-INFINITY", node2: "-INFINITY", node3: "-INFINITY" });
    const finite = { ...twoPlaces, constraints: colocation("A", "G", "9") };
    expect(scoresOf(finite, "A")).toEqual({ node1: "9", node2: "0", node3: "0" });
  });

  it("of members that need not be together is ignored if mandatory", () => {
    const cluster: Cluster = {
      resources: group("G", members, { collocated: "false" }) + primitive("A"),
      constraints: colocation("A", "G", "INFINITY"),
    };
    expect(scoresOf(cluster, "A")).toEqual({ node1: "0", node2: "0", node3: "0" });
  });

  it("of members that need not be together adds up if finite", () => {
    const cluster: Cluster = {
      nodes: nodes(2),
      resources: group("G", members, { collocated: "false" }) + primitive("A"),
      constraints: colocation("A", "G", "10"),
      status: active(1, "node1", []) + active(2, "node2", []),
    };
    expect(scoresOf(cluster, "A")).toEqual({ node1: "20", node2: "10" });
  });
});

describe("a group's this-with colocations (05 §8.6)", () => {
  it("reach a later member only if one before it is unmanaged", () => {
    const resources = (managed: string): string =>
      primitive("A") + group("G", [primitive("m1", meta("m1", { "is-managed": managed })), primitive("m2")]);
    const constraints = colocation("G", "A", "INFINITY") + location("A", "node2", "1");
    expect(scoresOf({ resources: resources("true"), constraints }, "m2").node2).toBe("0");
    expect(scoresOf({ resources: resources("false"), constraints }, "m2")).toEqual({
      node1: "-INFINITY",
      node2: "-INFINITY",
      node3: "-INFINITY",
    });
  });
});
