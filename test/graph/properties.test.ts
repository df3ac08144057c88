import { describe, expect, it } from "vitest";
import { obtainTask } from "../../src/facilities/obtain.js";
import { areOnDifferentNodes, refreshComputedFlags } from "../../src/graph/properties.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { group, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

describe("computed properties (08 §8.14.7)", () => {
  it("of a group's action are those of its members'", () => {
    const ws = configured({ nodes: 1, resources: group("g", primitive("A")) });
    const [g, a] = [resourceOf(ws, "g"), resourceOf(ws, "A")];
    const start = obtainTask(ws, g, "start", undefined, true);
    const own = obtainTask(ws, a, "start", nodeOf(ws, "n1"), true);
    expect(refreshComputedFlags(ws, start, undefined) & ActionFlag.optional).not.toBe(0);
    own.clear(ActionFlag.optional);
    expect(refreshComputedFlags(ws, start, undefined) & ActionFlag.optional).toBe(0);
    expect(start.optional).toBe(false);
  });
});

describe("actions on different nodes (08 §8.13 step 3.2)", () => {
  const ws = configured({ nodes: 2, resources: [primitive("A"), primitive("B"), group("g", primitive("M"))] });
  const on = (id: string, task: string, node: string | undefined) =>
    obtainTask(ws, resourceOf(ws, id), task, node === undefined ? undefined : nodeOf(ws, node), false);

  it("need both a node", () => {
    expect(areOnDifferentNodes(on("A", "start", "n1"), on("B", "start", "n2"))).toBe(true);
    expect(areOnDifferentNodes(on("A", "start", "n1"), on("B", "stop", "n1"))).toBe(false);
    expect(areOnDifferentNodes(on("A", "start", "n1"), on("B", "promote", undefined))).toBe(false);
  });

  it("a group's start is where the group is assigned", () => {
    const start = on("g", "start", undefined);
    expect(areOnDifferentNodes(start, on("A", "start", "n1"))).toBe(false);
    resourceOf(ws, "M").decided.assignedNode = nodeOf(ws, "n2");
    expect(areOnDifferentNodes(start, on("A", "start", "n1"))).toBe(true);
  });
});
