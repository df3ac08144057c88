import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { group, location, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { scoresOf } from "../support/verdict.js";

const members = [primitive("m1"), primitive("m2"), primitive("m3")];

describe("a colocated group", () => {
  it("gets its location scores through the first member only (05 §12 trap 14)", () => {
    const cluster: Cluster = { resources: group("G", members), constraints: location("G", "n2", "50") };
    expect(scoresOf(cluster, "m1")).toEqual({ n1: "0", n2: "50", n3: "0" });
    expect(scoresOf(cluster, "m2")).toEqual({ n1: "-INFINITY", n2: "0", n3: "-INFINITY" });
  });

  it("passes the preferences of later members on to the first (05 §8.2)", () => {
    const cluster: Cluster = {
      resources: group("G", members),
      constraints: location("m2", "n1", "3") + location("m3", "n2", "5"),
    };
    expect(scoresOf(cluster, "m1")).toEqual({ n1: "3", n2: "5", n3: "0" });
  });

  it("adds up the stickiness of its active members on the first", () => {
    const cluster: Cluster = {
      resources: group("G", members, { "resource-stickiness": "7" }),
      history: { n2: [started("m1"), started("m2"), started("m3")] },
    };
    expect(scoresOf(cluster, "m1")).toEqual({ n1: "0", n2: "21", n3: "0" });
  });

  it("bans all later members once one cannot run", () => {
    const cluster: Cluster = {
      resources: group("G", [primitive("m1"), primitive("m2", meta({ "target-role": "Stopped" })), primitive("m3")]),
    };
    expect(scoresOf(cluster, "m3")).toEqual({ n1: "-INFINITY", n2: "-INFINITY", n3: "-INFINITY" });
  });
});
