import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { FENCED, location, meta, primitive, utilization } from "../support/elements.js";
import { started } from "../support/history.js";
import { listing, NOW, scoresOf, verdictOf } from "../support/verdict.js";

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

describe("order of resources under a placement strategy (05 §2.4.1)", () => {
  const options = { "placement-strategy": "balanced" };

  it("goes by priority, then by the score on the current node, then on the best nodes", () => {
    const cluster: Cluster = {
      options,
      resources: primitive("A") + primitive("B") + primitive("C") + primitive("D", meta({ priority: "1" })),
      constraints: location("B", "n1", "3") + location("C", "n2", "50"),
      history: { n2: started("C") },
    };
    const assigned = verdictOf(cluster).events.flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(assigned).toEqual(["D", "C", "B", "A"]);
  });
});

describe("capacity (05 §5.4)", () => {
  it("bans nodes after the scores were recorded (trap 10)", () => {
    const cluster: Cluster = { options: { "placement-strategy": "utilization" }, resources: loaded("A") };
    expect(listing(cluster)).toEqual([
      "Original: n1 capacity:",
      "Original: n2 capacity:",
      "Original: n3 capacity:",
      "pcmk__primitive_assign: A allocation score on n1: 0",
      "pcmk__primitive_assign: A allocation score on n2: 0",
      "pcmk__primitive_assign: A allocation score on n3: 0",
      "Remaining: n1 capacity:",
      "Remaining: n2 capacity:",
      "Remaining: n3 capacity:",
    ]);
  });
});

describe("shutdown locks (05 §7.8)", () => {
  it("ban all other nodes while the node of a resource shuts down", () => {
    const cluster: Cluster = {
      options: { "shutdown-lock": "true" },
      resources: primitive("A"),
      history: { n2: started("A") },
      attributes: { n2: { shutdown: String(NOW - 10) } },
    };
    expect(scoresOf(cluster, "A")).toEqual({ n1: "-INFINITY", n2: "0", n3: "-INFINITY" });
    expect(scoresOf({ ...cluster, options: {} }, "A")).toEqual({ n1: "0", n2: "0", n3: "0" });
  });
});
