import { describe, expect, it } from "vitest";
import { relate } from "../../src/facilities/relate.js";
import { processAction } from "../../src/graph/process.js";
import { updatePair } from "../../src/graph/update-pair.js";
import { Action } from "../../src/model/action.js";
import { ActionFlag, Changed, RelationFlag } from "../../src/model/flags.js";
import { Node } from "../../src/model/node.js";
import type { Resource } from "../../src/model/resource.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { Role } from "../../src/policy/role.js";
import { primitiveMethods } from "../../src/variants/primitive.js";
import { addPrimitive, workingSet } from "../support/model.js";

const { pseudo, runnable, optional, migratable } = ActionFlag;

function bound(ws: WorkingSet, id: string): Resource {
  const resource = addPrimitive(ws, id);
  resource.methods = primitiveMethods;
  return resource;
}

function action(ws: WorkingSet, resource: Resource | undefined, task: string, flags: number): Action {
  const id = ws.nextActionId++;
  return new Action(ws.changes, { id, key: `${resource?.id}_${task}_0`, task, resource, node: undefined, flags });
}

/** Updates a pair of actions of the resources A and B. */
function update(
  kind: number,
  given: { first: number; then: number; filter: number; same?: boolean; firstTask?: string; thenTask?: string },
) {
  const ws = workingSet();
  const a = bound(ws, "A");
  const b = given.same === true ? a : bound(ws, "B");
  const first = action(ws, a, given.firstTask ?? "start", given.first);
  const then = action(ws, b, given.thenTask ?? "start", given.then);
  const { filter } = given;
  const changes = updatePair(ws, { first, then, node: undefined, flags: first.flags, filter, kind });
  return { first, then, changes };
}

describe("generic update of a pair (08 §8.14.3)", () => {
  it("firstImpliesThen: a required first makes then required, with a reason", () => {
    const { then, changes } = update(RelationFlag.firstImpliesThen, {
      first: runnable,
      then: runnable | optional,
      filter: optional,
    });
    expect(changes).toBe(Changed.then);
    expect(then.optional).toBe(false);
    expect(then.reason).toBe("required A start");
  });

  it("firstImpliesThen does nothing for a first that migrates", () => {
    const { then, changes } = update(RelationFlag.firstImpliesThen, {
      first: runnable | migratable,
      then: runnable | optional,
      filter: optional,
    });
    expect(changes).toBe(Changed.nothing);
    expect(then.optional).toBe(true);
  });

  it("unrunnableFirstBlocks: the first reason stays", () => {
    const { then, changes } = update(RelationFlag.unrunnableFirstBlocks, {
      first: 0,
      then: runnable | migratable,
      filter: runnable,
    });
    expect(changes).toBe(Changed.then);
    expect(then.flags).toBe(0);
    expect(then.reason).toBe("unrunnable A start");
  });

  it("thenImpliesFirst does not make a primitive's action required by itself, but takes its migration away", () => {
    const { first, changes } = update(RelationFlag.thenImpliesFirst, {
      first: runnable | optional | migratable,
      then: runnable,
      filter: optional,
    });
    expect(changes).toBe(Changed.first);
    expect(first.flags).toBe(runnable | optional);
    expect(first.reason).toBe("unmigrateable B start");
  });

  it("asymmetric makes an optional then both required and unrunnable", () => {
    const { then } = update(RelationFlag.asymmetric, { first: optional, then: runnable | optional, filter: runnable });
    expect(then.flags).toBe(0);
    expect(then.reason).toBe("required A start");
  });

  it("asymmetric exempts the stop of what is stopped", () => {
    const { then, changes } = update(RelationFlag.asymmetric, {
      first: 0,
      then: runnable | optional,
      filter: runnable,
      thenTask: "stop",
    });
    expect(then.resource?.origRole).toBe(Role.Stopped);
    expect(changes).toBe(Changed.nothing);
  });

  it("firstElseThen makes then real once first cannot run", () => {
    const { then } = update(RelationFlag.firstElseThen, {
      first: 0,
      then: runnable | migratable | pseudo,
      filter: optional,
    });
    expect(then.flags).toBe(runnable);
  });

  it("unmigratableThenBlocks: first needs a then that is runnable and migratable", () => {
    const { first } = update(RelationFlag.unmigratableThenBlocks, {
      first: runnable | optional,
      then: runnable,
      filter: optional,
    });
    expect(first.flags).toBe(0);
    expect(first.reason).toBe("unrunnable B start");
  });

  it("intermediateStop: a required start makes the stop required, without a reason within one resource", () => {
    const { first, changes } = update(RelationFlag.intermediateStop, {
      first: runnable | optional,
      then: runnable,
      filter: optional | runnable,
      firstTask: "stop",
      same: true,
    });
    expect(changes).toBe(Changed.first);
    expect(first.flags).toBe(runnable);
    expect(first.reason).toBeUndefined();
  });

  it("intermediateStop: a required stop that cannot run blocks the start", () => {
    const { first, then } = update(RelationFlag.intermediateStop, {
      first: optional,
      then: runnable,
      filter: optional | runnable,
      firstTask: "stop",
      same: true,
    });
    expect(first.optional).toBe(false);
    expect(then.runnable).toBe(false);
  });

  it("ordered and minRunnable change nothing", () => {
    for (const kind of [RelationFlag.ordered, RelationFlag.minRunnable]) {
      expect(update(kind, { first: 0, then: runnable, filter: runnable }).changes).toBe(Changed.nothing);
    }
  });
});

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
    resource.reload = true;
    const reload = action(ws, resource, "reload-agent", runnable);
    const start = action(ws, resource, "start", runnable);
    relate(ws, reload, start, RelationFlag.thenCancelsFirst);
    processAction(ws, start);
    expect(reload.optional).toBe(true);
    expect(resource.reload).toBe(false);
  });
});

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
