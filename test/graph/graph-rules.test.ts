import { describe, expect, it } from "vitest";
import { relate } from "../../src/facilities/relate.js";
import { belongsInGraph, deduplicateInputs, isGraphInput } from "../../src/graph/graph-rules.js";
import { Action, type BeforeRecord } from "../../src/model/action.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import type { Node } from "../../src/model/node.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import type { Resource } from "../../src/model/resource.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

const { pseudo, runnable, optional, migratable, alwaysInGraph, onDc } = ActionFlag;

interface Given {
  readonly flags?: number;
  readonly task?: string;
  readonly resource?: Resource;
  readonly node?: Node;
}

function action(ws: WorkingSet, given: Given): Action {
  const id = ws.nextActionId++;
  const { task = "start", resource } = given;
  const key = `${resource?.id}_${task}_0`;
  return new Action(ws.changes, { id, key, task, resource, node: given.node, flags: given.flags ?? runnable });
}

describe("which actions belong in the graph (08 §8.17.3)", () => {
  const ws = workingSet();
  const online = addNode(ws, "n1");
  const offline = addNode(ws, "n2");
  offline.online = false;
  const unmanaged = addPrimitive(ws, "U");
  unmanaged.configured.managed = false;

  it.each<[string, Given, boolean]>([
    ["runnable on an online node", { node: online }, true],
    ["not runnable", { node: online, flags: 0 }, false],
    ["optional", { node: online, flags: runnable | optional }, false],
    ["optional but always in the graph", { node: online, flags: runnable | optional | alwaysInGraph }, true],
    ["without node", {}, false],
    ["a pseudo-action without node", { flags: runnable | pseudo }, true],
    ["on an offline node", { node: offline }, false],
    ["on an offline node, executed by the DC", { node: offline, flags: runnable | onDc }, true],
    ["fencing of an offline node", { node: offline, task: "stonith" }, true],
    ["shutdown, whatever the case", { node: offline, task: "DO_SHUTDOWN" }, true],
    ["of an unmanaged resource", { node: online, resource: unmanaged }, false],
    ["a monitor of an unmanaged resource", { node: online, resource: unmanaged, task: "monitor" }, true],
  ])("%s", (_what, given, expected) => {
    expect(belongsInGraph(action(ws, given))).toBe(expected);
  });

  it("an unclean node takes only fencing", () => {
    const dirty = workingSet();
    const place = addNode(dirty, "n1");
    place.unclean = true;
    expect(belongsInGraph(action(dirty, { node: place }))).toBe(false);
    expect(belongsInGraph(action(dirty, { node: place, task: "stonith" }))).toBe(true);
  });
});

describe("which relations are inputs in the graph (08 §8.17.4)", () => {
  function ask(flags: number, input: Given, then: Given = {}) {
    const ws = workingSet();
    const [n1, n2] = [addNode(ws, "n1"), addNode(ws, "n2")];
    const place = (given: Given): Given => (given.node === undefined ? given : { ...given, node: n2 });
    const first = action(ws, { node: n1, ...place(input) });
    const second = action(ws, { node: n1, ...place(then) });
    const record: BeforeRecord = { action: first, flags, graphed: false };
    return { answer: isGraphInput(ws, second, record), left: record.flags };
  }
  const elsewhere = { node: addNode(workingSet(), "x") };
  const { ordered, unrunnableFirstBlocks, guestAllowed, ifFirstUnmigratable } = RelationFlag;

  it.each<[string, number, Given, boolean]>([
    ["disabled", RelationFlag.none, {}, false],
    ["merely ordered, unrunnable", ordered, { flags: 0 }, false],
    ["mandatory, unrunnable but required (trap 9)", ordered | unrunnableFirstBlocks, { flags: 0 }, true],
    ["guestAllowed counts as mandatory (trap 9)", guestAllowed, { flags: 0 }, true],
    ["one of those that are counted, unrunnable", RelationFlag.minRunnable, { flags: 0 }, false],
    ["ifFirstUnmigratable of a migration", ordered | ifFirstUnmigratable, { flags: runnable | migratable }, false],
    ["merely ordered stop of a migration", ordered, { flags: runnable | migratable, task: "stop" }, false],
    ["merely ordered start of a migration", ordered, { flags: runnable | migratable }, true],
    ["optional", ordered, { flags: runnable | optional }, false],
    ["optional, always in the graph", ordered, { flags: runnable | optional | alwaysInGraph }, true],
    ["required", ordered, {}, true],
  ])("%s", (_what, flags, input, expected) => {
    expect(ask(flags, input).answer).toBe(expected);
  });

  it("disables relations that do not hold on these nodes", () => {
    const { ifOnSameNodeOrTarget, ifRequiredOnSameNode } = RelationFlag;
    expect(ask(ifOnSameNodeOrTarget, elsewhere)).toEqual({ answer: false, left: 0 });
    expect(ask(ifOnSameNodeOrTarget, { flags: runnable | optional })).toEqual({ answer: false, left: 0 });
    expect(ask(ifOnSameNodeOrTarget, {})).toEqual({ answer: true, left: ifOnSameNodeOrTarget });
    expect(ask(ifRequiredOnSameNode, elsewhere)).toEqual({ answer: false, left: 0 });
    expect(ask(ifRequiredOnSameNode, {})).toEqual({ answer: true, left: ifRequiredOnSameNode });
  });

  it("compares flags exactly: merged with another one, a placement relation is like any other (trap 10)", () => {
    expect(ask(RelationFlag.ifOnSameNodeOrTarget | ordered, elsewhere).answer).toBe(true);
  });
});

describe("deduplicating inputs (08 §8.17.3)", () => {
  it("sorts by id and merges the flags of relations with the same action", () => {
    const ws = workingSet();
    const [a, b, then] = [action(ws, {}), action(ws, {}), action(ws, {})];
    relate(ws, b, then, RelationFlag.ordered);
    relate(ws, a, then, RelationFlag.ordered);
    relate(ws, b, then, RelationFlag.firstImpliesThen);
    deduplicateInputs(then);
    expect(then.before.map((record) => [record.action.id, record.flags])).toEqual([
      [a.id, RelationFlag.ordered],
      [b.id, RelationFlag.ordered | RelationFlag.firstImpliesThen],
    ]);
    expect(b.after).toHaveLength(2);
  });
});
