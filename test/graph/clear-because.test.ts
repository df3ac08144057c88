import { describe, expect, it } from "vitest";
import { obtainNodeAction } from "../../src/facilities/create-action.js";
import { obtainTask } from "../../src/facilities/obtain.js";
import { clearBecause } from "../../src/graph/clear-because.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

describe("clearing with a reason (08 §8.14.2)", () => {
  const scene = () => {
    const ws = workingSet();
    const node = addNode(ws, "n1");
    const [a, b] = [addPrimitive(ws, "a"), addPrimitive(ws, "b")];
    return {
      ws,
      a: obtainTask(ws, a, "start", node, true),
      b: obtainTask(ws, b, "stop", node, true),
      own: obtainTask(ws, a, "stop", node, true),
    };
  };

  it("names the other's resource and task, or only its task; the first reason stays", () => {
    const { ws, a, b } = scene();
    clearBecause(a, "runnable", b);
    expect([a.runnable, a.reason]).toEqual([false, "unrunnable b stop"]);
    clearBecause(a, "optional", obtainNodeAction(ws, "k", "t", undefined, true));
    expect([a.optional, a.reason]).toEqual([false, "unrunnable b stop"]);
    clearBecause(b, "optional", obtainNodeAction(ws, "k", "t", undefined, true));
    expect(b.reason).toBe("required t");
  });

  it("gives no reason within one resource, nor where there was nothing to clear", () => {
    const { a, b, own } = scene();
    clearBecause(a, "optional", own);
    expect([a.optional, a.reason]).toEqual([false, undefined]);
    b.clear(ActionFlag.runnable);
    clearBecause(b, "runnable", a);
    expect(b.reason).toBeUndefined();
  });
});
