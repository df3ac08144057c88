import { describe, expect, it } from "vitest";
import { updatePair } from "../../src/graph/update-pair.js";
import { Action } from "../../src/model/action.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import * as Changed from "../../src/model/changed.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
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
    expect(then.resource?.observed.origRole).toBe(Role.Stopped);
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
