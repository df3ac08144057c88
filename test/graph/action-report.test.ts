import { describe, expect, it } from "vitest";
import { obtainTask } from "../../src/facilities/obtain.js";
import { reportSideEffects } from "../../src/graph/action-report.js";
import { Role } from "../../src/policy/role.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function scene() {
  const ws = workingSet();
  return { ws, resource: addPrimitive(ws, "r"), node: addNode(ws, "n1") };
}

describe("side effects of the action report (08 §8.16)", () => {
  it("what is active counts as started", () => {
    const { ws, resource, node } = scene();
    resource.observed.observeRole(Role.Stopped);
    reportSideEffects(ws, resource);
    expect(resource.observed.origRole).toBe(Role.Stopped);
    resource.observed.activeNodes = [node];
    reportSideEffects(ws, resource);
    expect(resource.observed.origRole).toBe(Role.Started);
  });

  it("actions without node get the one where the resource goes", () => {
    const { ws, resource, node } = scene();
    resource.decided.assignedNode = node;
    const start = obtainTask(ws, resource, "start", undefined, false);
    reportSideEffects(ws, resource);
    expect(start.node).toBe(node);
  });

  it("not of what is not managed", () => {
    const { ws, resource, node } = scene();
    resource.configured.managed = false;
    resource.decided.assignedNode = node;
    const start = obtainTask(ws, resource, "start", undefined, false);
    reportSideEffects(ws, resource);
    expect(start.node).toBeUndefined();
  });
});
