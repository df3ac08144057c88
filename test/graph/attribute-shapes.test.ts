import { describe, expect, it } from "vitest";
import { AttributeCollector } from "../../src/graph/attribute-shapes.js";
import { parameters, primitive } from "../support/elements.js";
import { verdictOf } from "../support/verdict.js";

describe("attributes of graph actions (08 §8.18.5)", () => {
  it("are sorted by name in byte order", () => {
    const collector = new AttributeCollector();
    collector.start();
    for (const name of ["crm_feature_set", "b", "Z", "a_b", "a-b", "aB", "é"]) collector.add([name, name], "add");
    expect(collector.sorted().map(([name]) => name)).toEqual(["Z", "a-b", "aB", "a_b", "b", "crm_feature_set", "é"]);
  });

  it("keep the first value of a name, but for those that replace", () => {
    const collector = new AttributeCollector();
    collector.start();
    collector.add(["a", "1"], "add");
    collector.add(["a", "2"], "meta");
    collector.add(["b", "1"], "add");
    collector.add(["b", "2"], "set");
    collector.add(["b", "3"], "add");
    expect(collector.sorted()).toEqual([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(collector.ambiguous).toBe(false);
  });

  it("tell when two meta names become one", () => {
    const collector = new AttributeCollector();
    collector.start();
    collector.add(["CRM_meta_a_b", "1"], "meta");
    collector.add(["CRM_meta_a_b", "2"], "meta");
    expect(collector.ambiguous).toBe(true);
  });

  it("do not include parameters whose names begin with a digit: these are children", () => {
    const verdict = verdictOf({ resources: primitive("A", parameters({ "1st": "x", state: "y" })) });
    const start = verdict.graph.synapses.find(({ action }) => action.key === "A_start_0");
    expect(start?.params).toEqual([["1st", "x"]]);
    expect(start?.attributes.map(([name]) => name)).toEqual([
      "CRM_meta_on_node",
      "CRM_meta_on_node_uuid",
      "CRM_meta_timeout",
      "crm_feature_set",
      "state",
    ]);
  });
});
