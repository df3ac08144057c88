import { describe, expect, it } from "vitest";
import { createAction, obtainNodeAction } from "../../src/facilities/create-action.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

describe("making an action (07 §2.3)", () => {
  it("gives it the next id, and lists it with its resource", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "a");
    const node = addNode(ws, "n1");
    const first = createAction(ws, { resource, key: "a_start_0", task: "start", node, optional: true });
    const second = createAction(ws, { resource, key: "a_stop_0", task: "stop", node, optional: false });
    expect(second.id).toBe(first.id + 1);
    expect(resource.decided.actions.all).toEqual([first, second]);
    expect([first.optional, second.optional, first.runnable]).toEqual([true, false, true]);
  });

  it("leaves deleting a history to the DC", () => {
    const ws = workingSet();
    const request = { resource: addPrimitive(ws, "a"), key: "a_lrm_delete_0", optional: false };
    expect(createAction(ws, { ...request, task: "lrm_delete" }).has(ActionFlag.onDc)).toBe(true);
    expect(createAction(ws, { ...request, task: "stop" }).has(ActionFlag.onDc)).toBe(false);
  });

  it("says what starts and promotions need (07 §3.4)", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "a");
    resource.configured.needsFencing = true;
    const needs = (task: string) => createAction(ws, { resource, key: `a_${task}_0`, task, optional: true }).needs;
    expect([needs("start"), needs("promote"), needs("stop")]).toEqual(["fencing", "fencing", "nothing"]);
  });

  it("takes the configuration of `notify` for a notification", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "a", '<op id="n" name="notify" timeout="7s"/>');
    const action = createAction(ws, { resource, key: "a_pre_notify_start_0", task: "notify", optional: false });
    expect(action.meta.get("timeout")).toBe("7000");
  });
});

describe("actions that belong to no resource (07 §2.1)", () => {
  it("are made once for a key, and required once somebody says so", () => {
    const ws = workingSet();
    const made = obtainNodeAction(ws, "k", "t", undefined, true);
    expect(made.optional).toBe(true);
    expect(obtainNodeAction(ws, "k", "t", undefined, false)).toBe(made);
    expect(made.optional).toBe(false);
    expect(obtainNodeAction(ws, "k", "t", undefined, true).optional).toBe(false);
  });
});
