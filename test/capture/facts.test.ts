import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/verdict/fact.js";
import type { Cluster } from "../support/cib.js";
import { FENCED, meta, primitive, utilization } from "../support/elements.js";
import { history, operation, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

const factsOf = (cluster: Cluster, ...codes: readonly Fact["code"][]): readonly Fact[] =>
  (verdictOf({ nodes: 2, ...cluster }, { facts: true }).facts ?? []).filter(({ code }) => codes.includes(code));

describe("facts of resources", () => {
  it("come in the order of the document", () => {
    const stopped = (id: string) => primitive(id, meta({ "target-role": "Stopped" }));
    const found = factsOf({ resources: [stopped("B"), stopped("A")] }, "disabled");
    expect(found.flatMap((fact) => ("resource" in fact ? [fact.resource] : []))).toEqual(["B", "A"]);
  });

  it("what is removed is managed where removed resources are stopped (03 §9.5)", () => {
    const cluster = { resources: primitive("A"), history: { n1: started("gone") } };
    expect(factsOf(cluster, "unmanaged")).toEqual([]);
    expect(factsOf({ ...cluster, options: { "stop-orphan-resources": "false" } }, "unmanaged")).toMatchObject([
      { resource: "gone", by: "removed" },
    ]);
  });

  it("a probe under way is an operation that is pending (03 §14.6)", () => {
    const probe = operation("A", "monitor", { rc: 193, status: -1 });
    expect(
      factsOf({ resources: primitive("A"), history: { n1: history("A", probe) } }, "operation-pending"),
    ).toMatchObject([{ resource: "A", node: "n1", task: "probe" }]);
  });

  it("of what a node must provide only what it lacks is told (05 §8.7)", () => {
    const node = (name: string) =>
      `<node id="${name}" uname="${name}">${utilization({ cpu: "1", memory: "8" })}</node>`;
    const found = factsOf(
      {
        nodes: node("n1"),
        options: { "placement-strategy": "utilization" },
        resources: primitive("A", utilization({ cpu: "2", memory: "4" })),
      },
      "capacity",
    );
    expect(found).toMatchObject([
      { resource: "A", shortages: [{ attribute: "cpu", needed: 2, free: 1, capacity: 1 }] },
    ]);
    expect(found).toMatchObject([{ shortages: { length: 1 } }]);
  });
});

describe("facts of constraints", () => {
  it("sets are ordered by their actions, or by starts (04 §14.9)", () => {
    const set = (id: string, resource: string, more = "") =>
      `<resource_set id="${id}" ${more}><resource_ref id="${resource}"/></resource_set>`;
    const between = (more: string) =>
      factsOf(
        {
          resources: [primitive("A"), primitive("B")],
          constraints: `<rsc_order id="o">${set("s", "A", more)}${set("t", "B")}</rsc_order>`,
        },
        "order",
      );
    expect(between('action="stop"')).toMatchObject([
      { first: ["A"], firstTask: "stop", then: ["B"], thenTask: "start" },
    ]);
    expect(between("")).toMatchObject([{ firstTask: "start", thenTask: "start" }]);
  });
});

describe("facts of fencing", () => {
  it("where there is no device at all, no node is said to be forgotten by them", () => {
    expect(factsOf({ options: FENCED, resources: primitive("A") }, "no-device-for-node")).toEqual([]);
  });
});
