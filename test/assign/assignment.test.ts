import { describe, expect, it } from "vitest";
import { colocation, group, location, meta, primitive, REMOTE, utilization } from "../support/elements.js";
import { assignmentLines, listing, scoresOf, verdictOf } from "../support/verdict.js";

describe("add list (05 §6.3, appendix C.1)", () => {
  const resources = group("G", [primitive("m1"), primitive("m2")]) + primitive("A") + primitive("B") + primitive("X");
  const wanted =
    colocation("A", "G", "INFINITY") +
    colocation("B", "G", "INFINITY") +
    location("A", "n1", "10") +
    location("B", "n2", "5") +
    location("X", "n3", "1");

  it("copies into an empty list", () => {
    expect(scoresOf({ resources, constraints: wanted }, "m1")).toEqual({ n1: "10", n2: "5", n3: "0" });
  });

  it("repeats the first element when there is something already", () => {
    const constraints = wanted + colocation("X", "m2", "INFINITY");
    expect(scoresOf({ resources, constraints }, "m1")).toEqual({ n1: "20", n2: "0", n3: "1" });
  });
});

describe("ban insufficient capacity (05 §5.4, appendix C.2)", () => {
  it("takes the most capable node in table order, which decides ties", () => {
    const withCpu = [3, 4, 4].map(
      (cpu, i) => `<node id="${i + 1}" uname="n${i + 1}">${utilization({ cpu: String(cpu) })}</node>`,
    );
    const need = (id: string): string => primitive(id, utilization({ cpu: "3" }));
    const lines = listing({
      options: { "placement-strategy": "utilization" },
      nodes: withCpu.join(""),
      resources: need("A") + need("B"),
      constraints: colocation("B", "A", "INFINITY"),
    });
    expect(lines).toEqual([
      "Original: n1 capacity: cpu=3",
      "Original: n2 capacity: cpu=4",
      "Original: n3 capacity: cpu=4",
      "pcmk__primitive_assign: A allocation score on n1: 0",
      "pcmk__primitive_assign: A allocation score on n2: 0",
      "pcmk__primitive_assign: A allocation score on n3: 0",
      "pcmk__assign_resource: A utilization on n3: cpu=3",
      "pcmk__primitive_assign: B allocation score on n1: -INFINITY",
      "pcmk__primitive_assign: B allocation score on n2: -INFINITY",
      "pcmk__primitive_assign: B allocation score on n3: 0",
      "Remaining: n1 capacity: cpu=3",
      "Remaining: n2 capacity: cpu=4",
      "Remaining: n3 capacity: cpu=1",
    ]);
  });

  it("takes a text without digits for the smallest integer (appendix C.6)", () => {
    const lines = listing({
      options: { "placement-strategy": "utilization" },
      nodes: `<node id="1" uname="n1"/><node id="2" uname="n2">${utilization({ cpu: "4" })}</node>`,
      resources: primitive("A", utilization({ cpu: "foo" })),
      constraints: location("A", "n2", "1"),
    });
    expect(lines).toContain("Remaining: n2 capacity: cpu=2147483647");
  });
});

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
      cause: { kind: "colocated preference", id: "A-with-B", detail: "A" },
    });
  });
});

describe("remote connections (05 §2.4, appendix C.4)", () => {
  it("are assigned first, after their primaries", () => {
    const { events } = verdictOf({
      resources: primitive("A") + primitive("B") + primitive("rem1", "", REMOTE),
      constraints: colocation("rem1", "B", "INFINITY"),
    });
    const order = events.flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(order).toEqual(["B", "rem1", "A"]);
  });
});

describe("an asymmetric cluster (appendix C.5)", () => {
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

describe("choosing among equal nodes (05 §4.6, §7.2)", () => {
  it("fills the node with the fewest resources, then goes by byte order of names", () => {
    const resources = ["A", "B", "C", "D"].map((id) => primitive(id, utilization({ load: "1" }))).join("");
    const lines = listing({ resources });
    expect(lines.filter((line) => line.includes("utilization on")).map((line) => line.split(/[ :]+/)[4])).toEqual([
      "n1",
      "n2",
      "n3",
      "n1",
    ]);
  });
});
