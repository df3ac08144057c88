import { describe, expect, it } from "vitest";
import { newColocation } from "../../src/facilities/colocation.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import { addPrimitive, workingSet } from "../support/model.js";

function scene() {
  const ws = workingSet();
  const [a, b, c] = [addPrimitive(ws, "a"), addPrimitive(ws, "b"), addPrimitive(ws, "c")];
  const colocate = (dependent: typeof a, primary: typeof a, score: number, id = "x") =>
    newColocation(ws, { id, score, dependent, primary, explicit: true, influence: true });
  return { ws, a, b, c, colocate };
}

describe("new colocation (04 §12.1)", () => {
  it("is none with a score of 0", () => {
    const { a, b, colocate } = scene();
    colocate(a, b, 0);
    expect([a.configured.thisWithColocations, b.configured.withThisColocations]).toEqual([[], []]);
  });

  it("orders what must be apart: what leaves a node before what comes to it", () => {
    const { ws, a, b, colocate } = scene();
    colocate(a, b, -1_000_000);
    expect(ws.orderings.map(({ firstKey, thenKey, flags }) => [firstKey, thenKey, flags])).toEqual([
      ["a_stop_0", "b_start_0", RelationFlag.ifRequiredOnSameNode],
      ["b_stop_0", "a_start_0", RelationFlag.ifRequiredOnSameNode],
    ]);
    colocate(a, b, -999_999);
    expect(ws.orderings).toHaveLength(2);
  });
});

describe("the order of colocations (04 §12.2)", () => {
  it("is by priority, then by id, and of equals the newest first", () => {
    const { a, b, c, colocate } = scene();
    c.configured.priority = 1;
    colocate(a, b, 1, "old");
    colocate(a, c, 1, "high");
    colocate(a, b, 1, "new");
    expect(a.configured.thisWithColocations.map(({ id }) => id)).toEqual(["high", "new", "old"]);
    colocate(b, c, 1, "b");
    expect(c.configured.withThisColocations.map(({ id }) => id)).toEqual(["high", "b"]);
  });
});
