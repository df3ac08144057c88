import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { colocation, location, primitive, utilization } from "../support/elements.js";
import { listing } from "../support/verdict.js";

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

const loaded = (id: string, inside = ""): string => primitive(id, inside + utilization({ load: "1" }));

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
