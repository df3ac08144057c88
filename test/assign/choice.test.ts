import { describe, expect, it } from "vitest";
import {
  active,
  type Cluster,
  eventsOf,
  linesOf,
  location,
  meta,
  nodes,
  primitive,
  scoresOf,
  utilization,
} from "./scores.js";

const loaded = (id: string, inside = ""): string => primitive(id, inside + utilization(id, { load: "1" }));
const up = (count: number, where: Readonly<Record<number, readonly string[]>> = {}): string =>
  Array.from({ length: count }, (_, i) => active(i + 1, `node${i + 1}`, where[i + 1] ?? [])).join("");

/** The node each resource went to, in the order of assignment. */
function placement(cluster: Cluster): string[] {
  return eventsOf(cluster).flatMap((event) =>
    event.kind === "utilization" ? [`${event.resource} ${event.node}`] : [],
  );
}

describe("choosing a node (05 §4.6, §7.2)", () => {
  it("takes the node with the fewest resources, then the first name in byte order", () => {
    const cluster: Cluster = {
      nodes: '<node id="1" uname="node10"/><node id="2" uname="Node2"/>',
      resources: loaded("A") + loaded("B") + loaded("C"),
      status: active(1, "node10", []) + active(2, "Node2", []),
    };
    expect(placement(cluster)).toEqual(["A Node2", "B node10", "C Node2"]);
  });

  it("at score 0 keeps a resource where it is only against nodes with as many resources", () => {
    const cluster: Cluster = { resources: loaded("A") + loaded("B"), status: up(3, { 3: ["A"], 1: ["B"] }) };
    expect(placement(cluster)).toEqual(["A node3", "B node1"]);
    const crowded: Cluster = {
      nodes: nodes(2),
      resources: loaded("A") + loaded("B"),
      status: up(2, { 1: ["A", "B"] }),
    };
    expect(placement(crowded)).toEqual(["A node1", "B node2"]);
  });

  it("at a positive score keeps it where it is among equals, however many resources are there", () => {
    const cluster: Cluster = {
      nodes: nodes(2),
      resources: loaded("A") + loaded("B"),
      constraints: location("B", "node1", "5") + location("B", "node2", "5"),
      status: up(2, { 1: ["A", "B"] }),
    };
    expect(placement(cluster)).toEqual(["A node1", "B node1"]);
  });

  it("leaves an unmanaged resource where it is", () => {
    const cluster: Cluster = {
      resources: loaded("A", meta("A", { "is-managed": "false" })),
      constraints: location("A", "node2", "-INFINITY"),
      status: up(3, { 2: ["A"] }),
    };
    expect(placement(cluster)).toEqual(["A node2"]);
  });

  it("starts nothing with stop-all-resources", () => {
    expect(placement({ options: { "stop-all-resources": "true" }, resources: loaded("A") })).toEqual([]);
  });

  it("starts nothing while fencing is enabled without a device, but shows the scores (trap 12)", () => {
    const cluster: Cluster = { options: { "stonith-enabled": "true" }, resources: loaded("A") };
    expect(placement(cluster)).toEqual([]);
    expect(scoresOf(cluster, "A")).toEqual({ node1: "0", node2: "0", node3: "0" });
  });
});

describe("order of resources under a placement strategy (05 §2.4.1)", () => {
  const options = { "placement-strategy": "balanced" };

  it("goes by priority, then by the score on the current node, then on the best nodes", () => {
    const cluster: Cluster = {
      options,
      resources: primitive("A") + primitive("B") + primitive("C") + primitive("D", meta("D", { priority: "1" })),
      constraints: location("B", "node1", "3") + location("C", "node2", "50"),
      status: up(3, { 2: ["C"] }),
    };
    const assigned = eventsOf(cluster).flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(assigned).toEqual(["D", "C", "B", "A"]);
  });
});

describe("capacity (05 §5.4)", () => {
  it("bans nodes after the scores were recorded (trap 10)", () => {
    const cluster: Cluster = { options: { "placement-strategy": "utilization" }, resources: loaded("A") };
    expect(linesOf(cluster)).toEqual([
      "Original: node1 capacity:",
      "Original: node2 capacity:",
      "Original: node3 capacity:",
      "pcmk__primitive_assign: A allocation score on node1: 0",
      "pcmk__primitive_assign: A allocation score on node2: 0",
      "pcmk__primitive_assign: A allocation score on node3: 0",
      "Remaining: node1 capacity:",
      "Remaining: node2 capacity:",
      "Remaining: node3 capacity:",
    ]);
  });
});

describe("shutdown locks (05 §7.8)", () => {
  const shuttingDown = active(2, "node2", ["A"]).replace(
    "<lrm ",
    '<transient_attributes id="2"><instance_attributes id="t2"><nvpair id="t2-s" name="shutdown" value="1599999990"/>' +
      "</instance_attributes></transient_attributes><lrm ",
  );

  it("ban all other nodes while the node of a resource shuts down", () => {
    const cluster: Cluster = {
      options: { "shutdown-lock": "true" },
      resources: primitive("A"),
      status: active(1, "node1", []) + shuttingDown + active(3, "node3", []),
    };
    expect(scoresOf(cluster, "A")).toEqual({ node1: "-INFINITY", node2: "0", node3: "-INFINITY" });
    expect(scoresOf({ ...cluster, options: {} }, "A")).toEqual({ node1: "0", node2: "0", node3: "0" });
  });
});
