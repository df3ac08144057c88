import { describe, expect, it } from "vitest";
import { relate } from "../../src/facilities/relate.js";
import { processAction } from "../../src/graph/process.js";
import { Action } from "../../src/model/action.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { Node } from "../../src/model/node.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import type { Resource } from "../../src/model/resource.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { primitiveMethods } from "../../src/variants/primitive.js";
import { addPrimitive, workingSet } from "../support/model.js";

const { pseudo, runnable, optional } = ActionFlag;

function bound(ws: WorkingSet, id: string): Resource {
  const resource = addPrimitive(ws, id);
  resource.methods = primitiveMethods;
  return resource;
}

function action(ws: WorkingSet, resource: Resource | undefined, task: string, flags: number): Action {
  const id = ws.nextActionId++;
  return new Action(ws.changes, { id, key: `${resource?.id}_${task}_0`, task, resource, node: undefined, flags });
}

function pairOnNodes() {
  const ws = workingSet();
  const first = action(ws, bound(ws, "A"), "start", runnable);
  const then = action(ws, bound(ws, "B"), "start", runnable | optional);
  const nodes = ["n1", "n2"].map((name) => {
    const made = new Node(name, name, ws.slotOf(name), true, 0);
    ws.nodes.push(made);
    return made;
  });
  first.placeOn(nodes[0] as Node);
  then.placeOn(nodes[1] as Node);
  return { ws, first, then };
}

describe("processing an action (08 §8.13)", () => {
  it("goes through chains that are longer than a call stack is deep", () => {
    const ws = workingSet();
    const length = 30000;
    const chain = Array.from({ length }, (_, i) => action(ws, undefined, `t${i}`, runnable | optional));
    for (let i = 1; i < length; i++) {
      relate(ws, chain[i - 1], chain[i], RelationFlag.firstImpliesThen | RelationFlag.unrunnableFirstBlocks);
    }
    chain[0]?.clear(runnable | optional);
    processAction(ws, chain[1] as Action);
    expect(chain.every(({ flags }) => flags === 0)).toBe(true);
  });

  it("counts runnable inputs: too few block, enough do not (minRunnable)", () => {
    for (const [blocked, expected] of [
      [1, true],
      [2, false],
    ] as const) {
      const ws = workingSet();
      const then = action(ws, undefined, "one-or-more:x", runnable | pseudo);
      then.requiredRunnableBefore = 2;
      for (let i = 0; i < 3; i++) {
        const input = action(ws, undefined, `in${i}`, i < blocked ? 0 : runnable);
        relate(ws, input, then, RelationFlag.minRunnable | RelationFlag.firstImpliesThenGraphed);
      }
      processAction(ws, then);
      expect(then.runnable).toBe(expected);
    }
  });

  it("does not count as a change that a count was begun and ended as before", () => {
    const ws = workingSet();
    const then = action(ws, undefined, "one-or-more:x", runnable | pseudo);
    then.requiredRunnableBefore = 1;
    relate(ws, action(ws, undefined, "in", runnable), then, RelationFlag.minRunnable);
    const before = ws.changes.value;
    processAction(ws, then);
    expect(then.runnable).toBe(true);
    expect(ws.changes.value).toBe(before);
    expect(then.settledAt).toBe(before);
  });

  it("disables a relation for one node between actions on two", () => {
    const { ws, first, then } = pairOnNodes();
    relate(ws, first, then, RelationFlag.firstImpliesThen | RelationFlag.ifOnSameNode);
    processAction(ws, then);
    expect(then.before[0]?.flags).toBe(RelationFlag.none);
    expect(first.after[0]?.flags).not.toBe(RelationFlag.none);
    expect(then.optional).toBe(true);
  });

  it("lets a required then cancel its first (thenCancelsFirst)", () => {
    const ws = workingSet();
    const resource = bound(ws, "A");
    resource.decided.reload = true;
    const reload = action(ws, resource, "reload-agent", runnable);
    const start = action(ws, resource, "start", runnable);
    relate(ws, reload, start, RelationFlag.thenCancelsFirst);
    processAction(ws, start);
    expect(reload.optional).toBe(true);
    expect(resource.decided.reload).toBe(false);
  });
});
