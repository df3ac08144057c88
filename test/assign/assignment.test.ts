import { describe, expect, it } from "vitest";
import {
  active,
  assignmentLines,
  colocation,
  eventsOf,
  linesOf,
  location,
  meta,
  nodes,
  primitive,
  scoresOf,
  utilization,
} from "./scores.js";

const group = (id: string, ...members: string[]): string => `<group id="${id}">${members.join("")}</group>`;

describe("add list (05 §6.3, appendix C.1)", () => {
  const resources = group("G", primitive("m1"), primitive("m2")) + primitive("A") + primitive("B") + primitive("X");
  const wanted =
    colocation("A", "G", "INFINITY") +
    colocation("B", "G", "INFINITY") +
    location("A", "node1", "10") +
    location("B", "node2", "5") +
    location("X", "node3", "1");

  it("copies into an empty list", () => {
    expect(scoresOf({ resources, constraints: wanted }, "m1")).toEqual({ node1: "10", node2: "5", node3: "0" });
  });

  it("repeats the first element when there is something already", () => {
    const constraints = wanted + colocation("X", "m2", "INFINITY");
    expect(scoresOf({ resources, constraints }, "m1")).toEqual({ node1: "20", node2: "0", node3: "1" });
  });
});

describe("ban insufficient capacity (05 §5.4, appendix C.2)", () => {
  it("takes the most capable node in table order, which decides ties", () => {
    const withCpu = [3, 4, 4].map(
      (cpu, i) => `<node id="${i + 1}" uname="node${i + 1}">${utilization(`n${i + 1}`, { cpu: String(cpu) })}</node>`,
    );
    const need = (id: string): string => primitive(id, utilization(id, { cpu: "3" }));
    const lines = linesOf({
      options: { "placement-strategy": "utilization" },
      nodes: withCpu.join(""),
      resources: need("A") + need("B"),
      constraints: colocation("B", "A", "INFINITY"),
    });
    expect(lines).toEqual([
      "Original: node1 capacity: cpu=3",
      "Original: node2 capacity: cpu=4",
      "Original: node3 capacity: cpu=4",
      "pcmk__primitive_assign: A allocation score on node1: 0",
      "pcmk__primitive_assign: A allocation score on node2: 0",
      "pcmk__primitive_assign: A allocation score on node3: 0",
      "pcmk__assign_resource: A utilization on node3: cpu=3",
      "pcmk__primitive_assign: B allocation score on node1: -INFINITY",
      "pcmk__primitive_assign: B allocation score on node2: -INFINITY",
      "pcmk__primitive_assign: B allocation score on node3: 0",
      "Remaining: node1 capacity: cpu=3",
      "Remaining: node2 capacity: cpu=4",
      "Remaining: node3 capacity: cpu=1",
    ]);
  });

  it("takes a text without digits for the smallest integer (appendix C.6)", () => {
    const lines = linesOf({
      options: { "placement-strategy": "utilization" },
      nodes: `<node id="1" uname="node1"/><node id="2" uname="node2">${utilization("n2", { cpu: "4" })}</node>`,
      resources: primitive("A", utilization("A", { cpu: "foo" })),
      constraints: location("A", "node2", "1"),
      status: active(1, "node1", []) + active(2, "node2", []),
    });
    expect(lines).toContain("Remaining: node2 capacity: cpu=2147483647");
  });
});

describe("mixing in the preferences of dependents (05 §6.9)", () => {
  it("never lets a preference vanish through a small factor (appendix C.3)", () => {
    const cluster = {
      resources: primitive("A") + primitive("B"),
      constraints: colocation("A", "B", "1") + location("A", "node1", "5"),
    };
    expect(scoresOf(cluster, "B")).toEqual({ node1: "1", node2: "0", node3: "0" });
    expect(scoresOf(cluster, "A")).toEqual({ node1: "6", node2: "0", node3: "0" });
  });

  it("names the colocation and whose preferences they are", () => {
    const cluster = {
      resources: primitive("A") + primitive("B"),
      constraints: colocation("A", "B", "INFINITY") + location("A", "node1", "5"),
    };
    const line = assignmentLines(eventsOf(cluster, { causes: true }), "B")[0];
    expect(line?.step).toMatchObject({
      operation: "add",
      amount: 5,
      score: 5,
      cause: { kind: "colocated preference", id: "A-with-B", detail: "A" },
    });
  });
});

describe("remote connections (05 §2.4, appendix C.4)", () => {
  it("are assigned first, after their primaries", () => {
    const remote = `<primitive id="rem1" class="ocf" provider="pacemaker" type="remote"/>`;
    const order = eventsOf({
      resources: primitive("A") + primitive("B") + remote,
      constraints: colocation("rem1", "B", "INFINITY"),
    }).flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(order).toEqual(["B", "rem1", "A"]);
  });
});

describe("an asymmetric cluster (appendix C.5)", () => {
  const cluster = {
    options: { "symmetric-cluster": "false" },
    resources: primitive("A", meta("A", { "target-role": "Stopped" })) + primitive("B"),
    constraints: location("B", "node2", "7"),
  };

  it("shows all nodes for a resource that is to be stopped", () => {
    expect(scoresOf(cluster, "A")).toEqual({ node1: "-INFINITY", node2: "-INFINITY", node3: "-INFINITY" });
  });

  it("shows only the nodes of location constraints otherwise", () => {
    expect(scoresOf(cluster, "B")).toEqual({ node2: "7" });
  });
});

describe("colocation with a primary that gets no node (05 §6.8, §12 trap 4)", () => {
  const resources = primitive("A") + primitive("B", meta("B", { "target-role": "Stopped" }));

  it("bans everywhere if mandatory", () => {
    const constraints = colocation("A", "B", "INFINITY");
    expect(scoresOf({ resources, constraints }, "A").node1).toBe("-INFINITY");
  });

  it("has no effect if finite, because no node would be left", () => {
    const constraints = colocation("A", "B", "10");
    expect(scoresOf({ resources, constraints }, "A").node1).toBe("0");
  });

  it("subtracts a finite score where that leaves a node", () => {
    const constraints = colocation("A", "B", "10") + location("A", "node1", "25");
    expect(scoresOf({ resources, constraints }, "A")).toEqual({ node1: "15", node2: "-10", node3: "-10" });
  });

  it("does nothing if negative", () => {
    const constraints = colocation("A", "B", "-INFINITY");
    expect(scoresOf({ resources, constraints }, "A").node1).toBe("0");
  });
});

describe("choosing among equal nodes (05 §4.6, §7.2)", () => {
  it("fills the node with the fewest resources, then goes by byte order of names", () => {
    const resources = ["A", "B", "C", "D"].map((id) => primitive(id, utilization(id, { load: "1" }))).join("");
    const lines = linesOf({ nodes: nodes(3), resources });
    expect(lines.filter((line) => line.includes("utilization on")).map((line) => line.split(/[ :]+/)[4])).toEqual([
      "node1",
      "node2",
      "node3",
      "node1",
    ]);
  });
});
