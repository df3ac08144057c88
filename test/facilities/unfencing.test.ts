import { describe, expect, it } from "vitest";
import { isUnfenced, orderAfterUnfencing, triggerUnfencing } from "../../src/facilities/unfencing.js";
import { Action } from "../../src/model/action.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

function cluster(): WorkingSet {
  const ws = workingSet();
  ws.fencingEnabled = true;
  ws.haveFencing = true;
  ws.quorum = { quorate: true, policy: "stop" };
  return ws;
}

describe("unfencing (08 §8.7.4)", () => {
  it("is done if the attribute is set and not 0", () => {
    const n1 = addNode(workingSet(), "n1");
    expect(isUnfenced(n1)).toBe(false);
    n1.setAttribute("#node-unfenced", "0");
    expect(isUnfenced(n1)).toBe(false);
    n1.setAttribute("#node-unfenced", "1600000000");
    expect(isUnfenced(n1)).toBe(true);
  });

  it("is required before an action of a resource that needs it", () => {
    const ws = cluster();
    ws.enableUnfencing = true;
    const n1 = addNode(ws, "n1");
    const resource = addPrimitive(ws, "A");
    const fields = { id: 99, key: "A_start_0", task: "start", resource, node: n1, flags: 0 };
    const start = new Action(ws.changes, fields);
    orderAfterUnfencing(ws, resource, n1, start, RelationFlag.firstImpliesThen);
    expect(start.before).toEqual([]);
    resource.configured.needsUnfencing = true;
    orderAfterUnfencing(ws, resource, n1, start, RelationFlag.firstImpliesThen);
    const unfence = ws.singletons.get("stonith-n1-on");
    expect(start.before.map(({ action }) => action)).toEqual([unfence]);
    expect(unfence).toMatchObject({ optional: false, reason: "required by A start" });
  });

  it("is triggered on every usable node if none is given, and only for fence devices", () => {
    const ws = cluster();
    ws.enableUnfencing = true;
    const [n1, n2, n3] = [addNode(ws, "n1"), addNode(ws, "n2"), addNode(ws, "n3")];
    n3.unclean = true;
    const device = addPrimitive(ws, "F");
    for (const each of [n1, n2, n3]) device.decided.allowedNodes.insert(each, 0, 0, { kind: "base score" });
    triggerUnfencing(ws, device, undefined, "why", undefined);
    expect(ws.actions.all).toEqual([]);
    device.configured.fenceDevice = true;
    triggerUnfencing(ws, device, n3, "why", undefined);
    expect([...ws.singletons.keys()].sort()).toEqual(["stonith-n1-on", "stonith-n2-on"]);
  });
});
