import { describe, expect, it } from "vitest";
import { dotName, renderDot } from "../../src/render/dot.js";
import type { ActionInput, ActionRecord } from "../../src/verdict/graph.js";

function record(key: string, fields: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id: 1,
    key,
    task: "start",
    cancelTask: undefined,
    resource: "A",
    managed: true,
    node: "n1",
    reason: undefined,
    pseudo: false,
    runnable: true,
    optional: false,
    migratable: false,
    alwaysInGraph: false,
    inGraph: true,
    requiredRunnableInputs: 0,
    historyKey: undefined,
    fenceAction: undefined,
    inputs: [],
    ...fields,
  };
}

function input(fields: Partial<ActionInput>): ActionInput {
  return { action: 0, flags: ["ordered"], graphed: false, ...fields };
}

function lines(actions: readonly ActionRecord[], options = {}): string[] {
  return renderDot({ actions }, options).split("\n").slice(1, -2);
}

describe("the dot file (09 §12)", () => {
  it("has a blank before digraph", () => {
    expect(renderDot({ actions: [] })).toBe(' digraph "g" {\n}\n');
  });

  it("draws actions by whether they are in the graph, unmanaged, optional or blocked (09 §12.2)", () => {
    const actions = [
      record("a", { id: 9 }),
      record("b", { inGraph: false, managed: false }),
      record("c", { inGraph: false, optional: true, pseudo: true }),
      record("d", { inGraph: false }),
    ];
    expect(lines(actions)).toEqual([
      '"a n1" [ style=bold color="green" fontcolor="black"]',
      '"d n1" [ style=dashed color="red" fontcolor="black"]',
    ]);
    expect(lines(actions, { all: true })).toEqual([
      '"a n1" [ style=bold color="green" fontcolor="black"]',
      '"b n1" [ style=dashed color="red" fontcolor="purple"]',
      '"c n1" [ style=dashed color="blue" fontcolor="orange"]',
      '"d n1" [ style=dashed color="red" fontcolor="black"]',
    ]);
    expect(lines(actions.slice(0, 1), { ids: true })).toEqual([
      '"a n1 (9)" [ style=bold color="green" fontcolor="black"]',
    ]);
  });

  it("draws triggers bold, other relations between shown actions dashed, disabled ones never (09 §12.3)", () => {
    const edge = (fields: Partial<ActionInput>, options = {}, first: Partial<ActionRecord> = {}) =>
      lines([record("f", first), record("t", { inputs: [input(fields)] })], options).filter((line) =>
        line.includes("->"),
      );
    const hidden = { inGraph: false, optional: true };
    expect(edge({ graphed: true })).toEqual(['"f n1" -> "t n1" [ style = bold]']);
    expect(edge({})).toEqual(['"f n1" -> "t n1" [ style = dashed]']);
    expect(edge({ flags: [] }, { all: true })).toEqual([]);
    expect(edge({ flags: ["ifOnSameNodeOrTarget"] })).toEqual([]);
    expect(edge({ flags: ["ifOnSameNodeOrTarget"] }, { all: true })).toEqual(['"f n1" -> "t n1" [ style = dashed]']);
    expect(edge({}, {}, hidden)).toEqual([]);
    expect(edge({}, { all: true }, hidden)).toEqual(['"f n1" -> "t n1" [ style = dashed]']);
  });

  it("draws relations with blocked actions, which gain their place by being drawn", () => {
    const actions = [record("f", { inGraph: false }), record("t", { inputs: [input({})] })];
    expect(lines(actions).at(-1)).toBe('"f n1" -> "t n1" [ style = dashed]');
  });
});

describe("the dot name of an action (09 §12.1)", () => {
  it.each<[string, Partial<ActionRecord>, string]>([
    ["key and node", {}, "A_start_0 n1"],
    ["no node: <none>, but a pseudo-action has only its key", { node: undefined }, "A_start_0 <none>"],
    ["a pseudo-action", { node: undefined, pseudo: true }, "A_start_0"],
    [
      "without resource: the task",
      { resource: undefined, key: "do_shutdown-n1", task: "do_shutdown" },
      "do_shutdown n1",
    ],
    ["fencing: what is asked for", { resource: undefined, task: "stonith", fenceAction: "off" }, "stonith 'off' n1"],
    ["a cancellation", { task: "cancel", key: "A_monitor_10000" }, "Cancel A_monitor_10000 n1"],
    ["the key of the history", { historyKey: "B_start_0" }, "B_start_0 n1"],
  ])("%s", (_, fields, expected) => {
    expect(dotName(record("A_start_0", fields))).toBe(expected);
  });
});
