import { describe, expect, it } from "vitest";
import { obtainNodeAction } from "../../src/facilities/create-action.js";
import { obtainTask } from "../../src/facilities/obtain.js";
import { relate } from "../../src/facilities/relate.js";
import { applyRelation, setRelationFlags } from "../../src/graph/apply-relation.js";
import type { Action } from "../../src/model/action.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import * as Changed from "../../src/model/changed.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

/** Two actions without resource, and what a relation of these flags changes. */
function apply(flags: number, prepare: (first: Action, then: Action) => void) {
  const ws = workingSet();
  const [first, then] = ["first", "then"].map((key) => obtainNodeAction(ws, key, key, undefined, true));
  if (first === undefined || then === undefined) throw new Error("not made");
  prepare(first, then);
  relate(ws, first, then, flags);
  const [relation] = then.before;
  if (relation === undefined) throw new Error("not related");
  const application = { ws, relation, first, then, firstFlags: first.flags, thenFlags: then.flags, node: undefined };
  return { first, then, relation, changes: applyRelation(application), ws };
}

const require_ = (action: Action) => action.clear(ActionFlag.optional);
const block = (action: Action) => action.clear(ActionFlag.runnable);

describe("applying a relation between actions without resource (08 §8.14.1)", () => {
  it("a required first requires its then (firstImpliesThen)", () => {
    const { then, changes } = apply(RelationFlag.firstImpliesThen, require_);
    expect([then.optional, changes]).toEqual([false, Changed.then]);
    expect(apply(RelationFlag.firstImpliesThen, () => {}).changes).toBe(Changed.nothing);
  });

  it("a first that cannot run blocks its then (unrunnableFirstBlocks)", () => {
    const { then, changes } = apply(RelationFlag.unrunnableFirstBlocks, block);
    expect([then.runnable, changes]).toEqual([false, Changed.then]);
    expect(apply(RelationFlag.ordered, block).then.runnable).toBe(true);
  });

  it("puts the one into the graph that the other needs there", () => {
    expect(apply(RelationFlag.firstImpliesThenGraphed, require_).then.has(ActionFlag.alwaysInGraph)).toBe(true);
    expect(apply(RelationFlag.firstImpliesThenGraphed, () => {}).then.has(ActionFlag.alwaysInGraph)).toBe(false);
    const required = apply(RelationFlag.thenImpliesFirstGraphed, (_, then) => require_(then));
    expect(required.first.has(ActionFlag.alwaysInGraph)).toBe(true);
  });

  it("counts runnable inputs until there are enough (minRunnable)", () => {
    const { then, changes } = apply(RelationFlag.minRunnable, (_, action) => {
      block(action);
      action.requiredRunnableBefore = 1;
    });
    expect([then.runnableBefore, then.runnable, changes]).toEqual([1, true, Changed.then]);
  });

  it("makes a relation for one node one for all", () => {
    const { relation } = apply(RelationFlag.firstImpliesSameNodeThen, () => {});
    expect(relation.flags).toBe(RelationFlag.firstImpliesThen);
  });
});

describe("a stop that is blocked (08 §8.14.1)", () => {
  it("blocks what waits for it, if its resource is unmanaged and blocked", () => {
    const made = (blocked: boolean) => {
      const ws = workingSet();
      const resource = addPrimitive(ws, "r");
      const stop = obtainTask(ws, resource, "stop", addNode(ws, "n1"), false);
      resource.configured.managed = false;
      resource.observed.blocked = blocked;
      stop.clear(ActionFlag.runnable);
      const then = obtainNodeAction(ws, "then", "then", undefined, true);
      relate(ws, stop, then, RelationFlag.firstImpliesThen);
      const [relation] = then.before;
      if (relation === undefined) throw new Error("not related");
      applyRelation({
        ws,
        relation,
        first: stop,
        then,
        firstFlags: stop.flags,
        thenFlags: then.flags,
        node: undefined,
      });
      return then.runnable;
    };
    expect([made(true), made(false)]).toEqual([false, true]);
  });
});

describe("setting the flags of a record", () => {
  it("is a change unless they are the same", () => {
    const { ws, relation } = apply(RelationFlag.ordered, () => {});
    const before = ws.changes.value;
    setRelationFlags(ws, relation, RelationFlag.ordered);
    expect(ws.changes.value).toBe(before);
    setRelationFlags(ws, relation, RelationFlag.none);
    expect(ws.changes.value).toBe(before + 1);
  });
});
