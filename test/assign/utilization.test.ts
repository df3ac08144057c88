import { describe, expect, it } from "vitest";
import { addUtilizationTo, consumeUtilization, releaseUtilization } from "../../src/assign/utilization.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function scene() {
  const ws = workingSet();
  const resource = addPrimitive(ws, "r");
  resource.configured.utilization.set("cpu", "2");
  resource.configured.utilization.set("memory", "3");
  return { resource, node: addNode(ws, "n1") };
}

describe("utilization (05 §5.3)", () => {
  it("is taken from a node, and given back", () => {
    const { resource, node } = scene();
    node.utilization.set("cpu", "5");
    node.utilization.set("memory", "5");
    consumeUtilization(node, resource);
    expect([node.utilization.get("cpu"), node.utilization.get("memory")]).toEqual(["3", "2"]);
    releaseUtilization(node, resource);
    expect([node.utilization.get("cpu"), node.utilization.get("memory")]).toEqual(["5", "5"]);
  });

  it("adds up", () => {
    const { resource } = scene();
    const totals = new Map([["cpu", 1]]);
    addUtilizationTo(totals, resource);
    expect([...totals]).toEqual([
      ["cpu", 3],
      ["memory", 3],
    ]);
  });
});
