import { describe, expect, it } from "vitest";
import { relate } from "../../src/facilities/relate.js";
import { Action } from "../../src/model/action.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import { workingSet } from "../support/model.js";

const { ordered, firstImpliesThen, unrunnableFirstBlocks } = RelationFlag;

function scene(count: number) {
  const ws = workingSet();
  const actions = Array.from(
    { length: count },
    (_, i) =>
      new Action(ws.changes, { id: i, key: `k${i}`, task: "t", resource: undefined, node: undefined, flags: 0 }),
  );
  return { ws, actions };
}

describe("relate (08 §8.4.1)", () => {
  it("makes a record on either side and counts as a change", () => {
    const { ws, actions } = scene(2);
    const [a, b] = actions;
    const before = ws.changes.value;
    expect(relate(ws, a, b, ordered)).toBe(true);
    expect(a?.after).toEqual([{ action: b, flags: ordered }]);
    expect(b?.before).toEqual([{ action: a, flags: ordered, graphed: false }]);
    expect(ws.changes.value).toBeGreaterThan(before);
  });

  it("refuses no flags, missing actions, and an action with itself", () => {
    const { ws, actions } = scene(2);
    const [a, b] = actions;
    expect(relate(ws, a, b, 0)).toBe(false);
    expect(relate(ws, a, undefined, ordered)).toBe(false);
    expect(relate(ws, undefined, b, ordered)).toBe(false);
    expect(relate(ws, a, a, ordered)).toBe(false);
  });

  it("drops a relation that shares a flag with an earlier one, even if it is stronger", () => {
    const { ws, actions } = scene(2);
    const [a, b] = actions;
    relate(ws, a, b, ordered);
    expect(relate(ws, a, b, ordered | firstImpliesThen)).toBe(false);
    expect(relate(ws, a, b, firstImpliesThen)).toBe(true);
    expect(a?.after).toHaveLength(2);
  });

  it("remembers the flags of a relation that was disabled", () => {
    const { ws, actions } = scene(2);
    const [a, b] = actions;
    relate(ws, a, b, ordered);
    for (const record of b?.before ?? []) record.flags = 0;
    expect(relate(ws, a, b, ordered)).toBe(false);
  });

  it("does so as well when many relations begin at one action", () => {
    const { ws, actions } = scene(100);
    const [first, ...others] = actions;
    for (const then of others) expect(relate(ws, first, then, ordered)).toBe(true);
    for (const then of others) expect(relate(ws, first, then, ordered | firstImpliesThen)).toBe(false);
    expect(relate(ws, first, others[50], unrunnableFirstBlocks)).toBe(true);
    expect(relate(ws, first, others[50], unrunnableFirstBlocks)).toBe(false);
    expect(first?.after).toHaveLength(100);
  });
});
