import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { FENCED, location, meta, primitive, utilization } from "../support/elements.js";
import { started } from "../support/history.js";
import { scoresOf, verdictOf } from "../support/verdict.js";

const loaded = (id: string, inside = ""): string => primitive(id, inside + utilization({ load: "1" }));

/** The node each resource went to, in the order of assignment. */
function placement(cluster: Cluster): string[] {
  return verdictOf(cluster, { utilization: true }).events.flatMap((event) =>
    event.kind === "utilization" ? [`${event.resource} ${event.node}`] : [],
  );
}

describe("choosing a node (05 §4.6, §7.2)", () => {
  it("takes the node with the fewest resources, then the first name in byte order", () => {
    const cluster: Cluster = {
      nodes: ["node10", "Node2"],
      resources: loaded("A") + loaded("B") + loaded("C"),
    };
    expect(placement(cluster)).toEqual(["A Node2", "B node10", "C Node2"]);
  });

  it("at score 0 keeps a resource where it is only against nodes with as many resources", () => {
    const cluster: Cluster = { resources: loaded("A") + loaded("B"), history: { n3: started("A"), n1: started("B") } };
    expect(placement(cluster)).toEqual(["A n3", "B n1"]);
    const crowded: Cluster = {
      nodes: 2,
      resources: loaded("A") + loaded("B"),
      history: { n1: [started("A"), started("B")] },
    };
    expect(placement(crowded)).toEqual(["A n1", "B n2"]);
  });

  it("at a positive score keeps it where it is among equals, however many resources are there", () => {
    const cluster: Cluster = {
      nodes: 2,
      resources: loaded("A") + loaded("B"),
      constraints: location("B", "n1", "5") + location("B", "n2", "5"),
      history: { n1: [started("A"), started("B")] },
    };
    expect(placement(cluster)).toEqual(["A n1", "B n1"]);
  });

  it("leaves an unmanaged resource where it is", () => {
    const cluster: Cluster = {
      resources: loaded("A", meta({ "is-managed": "false" })),
      constraints: location("A", "n2", "-INFINITY"),
      history: { n2: started("A") },
    };
    expect(placement(cluster)).toEqual(["A n2"]);
  });

  it("starts nothing with stop-all-resources", () => {
    expect(placement({ options: { "stop-all-resources": "true" }, resources: loaded("A") })).toEqual([]);
  });

  it("starts nothing while fencing is enabled without a device, but shows the scores (trap 12)", () => {
    const cluster: Cluster = { options: FENCED, resources: loaded("A") };
    expect(placement(cluster)).toEqual([]);
    expect(scoresOf(cluster, "A")).toEqual({ n1: "0", n2: "0", n3: "0" });
  });
});
