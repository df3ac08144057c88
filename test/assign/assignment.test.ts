import { describe, expect, it } from "vitest";
import { connectionAssigned, setAssignment, unassign } from "../../src/assign/assignment.js";
import { obtainTask } from "../../src/facilities/obtain.js";
import { Role } from "../../src/policy/role.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function scene() {
  const ws = workingSet();
  const resource = addPrimitive(ws, "r");
  resource.configured.utilization.set("cpu", "2");
  const node = addNode(ws, "n1");
  node.utilization.set("cpu", "5");
  return { ws, resource, node };
}

describe("set assignment (05 §7.3)", () => {
  it("gives a node, which is counted and pays for it", () => {
    const { ws, resource, node } = scene();
    expect(setAssignment(ws, resource, node, 10, false, true)).toBe(true);
    expect(resource.decided).toMatchObject({ assignedNode: node, assignedScore: 10, unassigned: false });
    expect([node.resourceCount, node.utilization.get("cpu")]).toEqual([1, "3"]);
    expect(setAssignment(ws, resource, node, 10, false, true)).toBe(false);
    expect(node.resourceCount).toBe(1);
  });

  it("refuses a node that may not be used, unless it is forced", () => {
    const { ws, resource, node } = scene();
    expect(setAssignment(ws, resource, node, -1, false, true)).toBe(false);
    expect(resource.decided.assignedNode).toBeUndefined();
    expect(resource.decided.nextRole).toBe(Role.Stopped);
    setAssignment(ws, resource, node, -1, true, true);
    expect(resource.decided.assignedNode).toBe(node);
  });

  it("without node adapts what was planned: stops are required, starts cannot run", () => {
    const { ws, resource, node } = scene();
    const [start, stop] = ["start", "stop"].map((task) => obtainTask(ws, resource, task, node, true));
    setAssignment(ws, resource, undefined, 0, false, false);
    expect([start?.runnable, stop?.optional]).toEqual([true, true]);
    setAssignment(ws, resource, undefined, 0, false, true);
    expect([start?.runnable, stop?.optional]).toEqual([false, false]);
  });
});

describe("unassign (05 §7.4)", () => {
  it("gives the node back what was taken", () => {
    const { ws, resource, node } = scene();
    setAssignment(ws, resource, node, 0, false, true);
    unassign(ws, resource);
    expect(resource.decided).toMatchObject({ assignedNode: undefined, unassigned: true });
    expect([node.resourceCount, node.utilization.get("cpu")]).toEqual([0, "5"]);
  });
});

describe("connection assigned (05 §7.5)", () => {
  it("brings its node up with it, or down", () => {
    const { ws, node } = scene();
    const remote = addNode(ws, "rem");
    remote.online = false;
    remote.unclean = true;
    const connection = addPrimitive(ws, "rem");
    connectionAssigned(ws, connection);
    expect([remote.online, remote.shutdown]).toEqual([false, true]);
    connection.decided.assignedNode = node;
    connectionAssigned(ws, connection);
    expect([remote.online, remote.unclean]).toEqual([true, false]);
  });
});
