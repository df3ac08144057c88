import { describe, expect, it } from "vitest";
import { canFence, fenceNode, fencingAction, priorityFencingDelay } from "../../src/facilities/fencing.js";
import { Node } from "../../src/model/node.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function cluster(): WorkingSet {
  const ws = workingSet();
  ws.fencingEnabled = true;
  ws.haveFencing = true;
  ws.quorum = { quorate: true, policy: "stop" };
  return ws;
}

/** A guest node whose container runs on the host. */
function guestOn(ws: WorkingSet, host: Node): Node {
  const guest = new Node("g", "g", ws.slotOf("g"), false, 0);
  guest.connection = addPrimitive(ws, "g");
  guest.connection.configured.launcher = addPrimitive(ws, "container");
  guest.connection.configured.launcher.observed.activeNodes.push(host);
  return guest;
}

describe("can fence (08 §8.7.1)", () => {
  it("needs fencing enabled and a device", () => {
    const ws = cluster();
    const n1 = addNode(ws, "n1");
    expect(canFence(ws, n1)).toBe(true);
    ws.haveFencing = false;
    expect(canFence(ws, n1)).toBe(false);
  });

  it("without quorum depends on the policy and on whether the node is online", () => {
    const ws = cluster();
    const n1 = addNode(ws, "n1");
    ws.quorum = { quorate: false, policy: "stop" };
    expect(canFence(ws, n1)).toBe(true);
    expect(canFence(ws, undefined)).toBe(false);
    n1.online = false;
    expect(canFence(ws, n1)).toBe(false);
    ws.quorum = { quorate: false, policy: "ignore" };
    expect(canFence(ws, n1)).toBe(true);
  });

  it("of a guest depends on the hosts of its container alone", () => {
    const ws = cluster();
    const host = addNode(ws, "n1");
    const guest = guestOn(ws, host);
    ws.fencingEnabled = false;
    expect(canFence(ws, guest)).toBe(true);
    host.online = false;
    expect(canFence(ws, guest)).toBe(false);
  });
});

describe("fence node (03 §7.1)", () => {
  it("makes an optional action, once, and keeps the first reason", () => {
    const ws = cluster();
    const n1 = addNode(ws, "n1");
    fenceNode(ws, n1, "first", false);
    fenceNode(ws, n1, "second", false);
    expect(n1.unclean).toBe(true);
    expect(ws.actions.all.map(({ key, reason, optional }) => [key, reason, optional])).toEqual([
      ["stonith-n1-reboot", "first", true],
    ]);
  });

  it("of a guest fails its container instead", () => {
    const ws = cluster();
    const guest = guestOn(ws, addNode(ws, "n1"));
    fenceNode(ws, guest, "reason", false);
    expect(guest.unclean).toBe(false);
    expect(guest.remoteReset).toBe(true);
    expect(guest.connection?.configured.launcher).toMatchObject({ observed: { failed: true, stopIfFailed: true } });
    expect(ws.actions.all).toEqual([]);
  });

  it("of a remote node with an unmanaged connection does not reset it", () => {
    const ws = cluster();
    const remote = new Node("r", "r", ws.slotOf("r"), false, 0);
    remote.connection = addPrimitive(ws, "r");
    remote.connection.configured.managed = false;
    fenceNode(ws, remote, "reason", true);
    expect(remote).toMatchObject({ unclean: true, remoteReset: false });
    expect(ws.singletons.has("stonith-r-reboot")).toBe(true);
  });
});

describe("fencing action (08 §8.7.2)", () => {
  it("names node and operation, and becomes required if the node can be fenced", () => {
    const ws = cluster();
    const n1 = addNode(ws, "n1");
    const action = fencingAction(ws, n1, "off", true, undefined, false);
    expect(Object.fromEntries(action.meta.entries())).toEqual({
      on_node: "n1",
      on_node_uuid: "n1",
      stonith_action: "off",
    });
    expect(action.optional).toBe(true);
    expect(fencingAction(ws, n1, "off", false, "why", false)).toBe(action);
    expect(action).toMatchObject({ optional: false, reason: "why", runnable: true });
  });

  it("stays optional if the node cannot be fenced, but gets the reason", () => {
    const ws = workingSet();
    const action = fencingAction(ws, addNode(ws, "n1"), undefined, false, "why", false);
    expect(action).toMatchObject({ optional: true, reason: "why" });
  });

  it("has a priority delay once it was asked for", () => {
    const ws = cluster();
    ws.priorityFencingMs = 15000;
    const [n1, n2, n3] = [addNode(ws, "n1"), addNode(ws, "n2"), addNode(ws, "n3")];
    n1.online = false;
    n2.online = false;
    n1.priority = 5;
    expect(n3.online).toBe(true);
    expect(priorityFencingDelay(ws, n1)).toBe(15);
    expect(priorityFencingDelay(ws, n2)).toBe(0);
    expect(priorityFencingDelay(ws, n3)).toBe(0);
    const action = fencingAction(ws, n1, undefined, true, undefined, false);
    expect(action.meta.has("priority-fencing-delay")).toBe(false);
    fencingAction(ws, n1, undefined, true, undefined, true);
    expect(action.meta.get("priority-fencing-delay")).toBe("15");
    n2.online = true;
    fencingAction(ws, n1, undefined, true, undefined, false);
    expect(action.meta.get("priority-fencing-delay")).toBe("0");
  });
});
