import { describe, expect, it } from "vitest";
import { newCancel, reschedule, scheduleCancel } from "../../src/actions/cancel.js";
import { obtainAction } from "../../src/facilities/obtain.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function scene() {
  const ws = workingSet();
  return { ws, resource: addPrimitive(ws, "r"), node: addNode(ws, "n1") };
}

describe("cancelling (07 §14.6, §14.7)", () => {
  it("makes a known recurring operation its own cancellation", () => {
    const { ws, resource, node } = scene();
    const monitor = obtainAction(ws, { resource, key: "r_monitor_10000", task: "monitor", node, optional: true });
    const cancel = newCancel(ws, resource, "monitor", 10_000, node);
    expect(cancel).toBe(monitor);
    expect([cancel.task, cancel.cancelTask, cancel.optional]).toEqual(["cancel", "monitor", false]);
    expect([cancel.meta.get("operation"), cancel.meta.get("interval")]).toEqual(["monitor", "10000"]);
    expect(resource.decided.actions.withTask("cancel")).toEqual([cancel]);
    expect(resource.decided.actions.withTask("monitor")).toEqual([]);
  });

  it("of what history knows has the call id, and comes after the stop", () => {
    const { ws, resource, node } = scene();
    scheduleCancel(ws, resource, "7", "monitor", 10_000, node);
    const [cancel] = resource.decided.actions.withTask("cancel");
    expect(cancel?.meta.get("call-id")).toBe("7");
    expect(ws.orderings.map(({ firstKey, thenAction }) => [firstKey, thenAction])).toEqual([["r_stop_0", cancel]]);
  });
});

describe("rescheduling (07 §14.8)", () => {
  it("marks the operation, which stays optional", () => {
    const { ws, resource, node } = scene();
    reschedule(ws, resource, "monitor", 10_000, node);
    const [monitor] = resource.decided.actions.withTask("monitor");
    expect(monitor?.has(ActionFlag.reschedule)).toBe(true);
    expect(monitor?.optional).toBe(true);
  });
});
