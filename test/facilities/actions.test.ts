import { describe, expect, it } from "vitest";
import {
  actionsOn,
  claimActions,
  claimActionsOfTask,
  claimOldest,
  newestOfTask,
  newestWithKey,
} from "../../src/facilities/actions.js";
import { Action, ActionList } from "../../src/model/action.js";
import type { Node } from "../../src/model/node.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function scene(nodes: number) {
  const ws = workingSet();
  const all = Array.from({ length: nodes }, (_, i) => addNode(ws, `n${i}`));
  const list = new ActionList();
  const add = (key: string, task: string, on: Node | undefined): Action => {
    const action = new Action(ws.changes, {
      id: ws.nextActionId++,
      key,
      task,
      resource: undefined,
      node: on,
      flags: 0,
    });
    list.add(action);
    return action;
  };
  return { ws, nodes: all, list, add };
}

describe("find actions (07 §2.2)", () => {
  it("returns matches oldest first, ignoring the case of the key", () => {
    const { nodes, list, add } = scene(2);
    const a = add("A_stop_0", "stop", nodes[0]);
    const b = add("a_STOP_0", "stop", nodes[0]);
    add("A_stop_0", "stop", nodes[1]);
    expect(claimActions(list, "A_stop_0", nodes[0])).toEqual([a, b]);
    expect(claimOldest(list, "A_stop_0", nodes[0])).toBe(a);
  });

  it("puts every action without a node on the wanted one, also when a match is found before it", () => {
    const { nodes, list, add } = scene(2);
    const first = add("A_start_0", "start", nodes[0]);
    const nodeless = add("A_start_0", "start", undefined);
    expect(claimOldest(list, "A_start_0", nodes[0])).toBe(first);
    expect(nodeless.node).toBe(nodes[0]);
  });

  it("without a node matches any", () => {
    const { nodes, list, add } = scene(1);
    const nodeless = add("A_start_0", "start", undefined);
    const other = add("A_start_0", "start", nodes[0]);
    expect(claimActions(list, "A_start_0", undefined)).toEqual([nodeless, other]);
    expect(nodeless.node).toBeUndefined();
  });

  it("gives a list that later actions do not extend", () => {
    const { nodes, list, add } = scene(1);
    add("A_stop_0", "stop", nodes[0]);
    const found = claimActions(list, "A_stop_0", undefined);
    add("A_stop_0", "stop", nodes[0]);
    expect(found).toHaveLength(1);
  });
});

describe("find actions exactly (07 §2.2)", () => {
  it("matches no action without a node, and nothing without a wanted node", () => {
    const { nodes, list, add } = scene(1);
    const nodeless = add("A_start_0", "start", undefined);
    expect(actionsOn(list, "A_start_0", nodes[0])).toEqual([]);
    expect(actionsOn(list, "A_start_0", undefined)).toEqual([]);
    expect(nodeless.node).toBeUndefined();
  });
});

describe("find first (07 §2.2)", () => {
  it("returns the newest match and fills no node", () => {
    const { nodes, list, add } = scene(2);
    add("A_stop_0", "stop", nodes[0]);
    const newer = add("A_stop_0", "stop", nodes[0]);
    const nodeless = add("A_stop_0", "stop", undefined);
    expect(newestOfTask(list, "STOP")).toBe(nodeless);
    expect(newestWithKey(list, "a_stop_0", nodes[0])).toBe(newer);
    expect(newestWithKey(list, "A_stop_0")).toBe(nodeless);
    expect(nodeless.node).toBeUndefined();
  });

  it("goes by a changed task", () => {
    const { list, add } = scene(0);
    const action = add("A_monitor_10", "monitor", undefined);
    expect(newestOfTask(list, "monitor")).toBe(action);
    list.retask(action, "cancel");
    expect(newestOfTask(list, "monitor")).toBeUndefined();
    expect(newestOfTask(list, "cancel")).toBe(action);
  });
});

describe("long lists of actions with one key", () => {
  it("are searched with the same results and side effects", () => {
    const { nodes, list, add } = scene(40);
    const actions = nodes.map((on) => add("A_monitor_0", "monitor", on));
    expect(actionsOn(list, "A_monitor_0", nodes[30])).toEqual([actions[30]]);
    const nodeless = add("A_monitor_0", "monitor", undefined);
    const later = add("A_monitor_0", "monitor", nodes[30]);
    expect(actionsOn(list, "A_monitor_0", nodes[30])).toEqual([actions[30], later]);
    expect(nodeless.node).toBeUndefined();
    expect(claimActions(list, "A_monitor_0", nodes[30])).toEqual([actions[30], nodeless, later]);
    expect(nodeless.node).toBe(nodes[30]);
    expect(newestWithKey(list, "A_monitor_0", nodes[30])).toBe(later);
  });

  it("notice nodes that were given elsewhere", () => {
    const { nodes, list, add } = scene(20);
    for (const on of nodes) add("A_stop_0", "stop", on);
    const nodeless = add("A_stop_0", "stop", undefined);
    expect(actionsOn(list, "A_stop_0", nodes[3])).toHaveLength(1);
    nodeless.placeOn(nodes[3] as Node);
    expect(actionsOn(list, "A_stop_0", nodes[3])).toHaveLength(2);
  });
});

describe("actions of a task (07 §2.2)", () => {
  it("uses the key ID_TASK_0 of the resource", () => {
    const ws = workingSet();
    const on = addNode(ws, "n1");
    const resource = addPrimitive(ws, "A");
    const fields = { key: "A_stop_0", task: "stop", resource, flags: 0 };
    const stop = new Action(ws.changes, { id: 1, node: undefined, ...fields });
    resource.decided.actions.add(stop);
    expect(claimActionsOfTask(resource, on, "stop")).toEqual([stop]);
  });
});
