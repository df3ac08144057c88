import { describe, expect, it } from "vitest";
import { newOrdering, orderResourceActions } from "../../src/facilities/ordering.js";
import * as RelationFlag from "../../src/model/relation-flag.js";
import { addPrimitive, workingSet } from "../support/model.js";

const { ordered, ifFirstUnmigratable } = RelationFlag;

/** Two resources with these that can migrate, and the records of an ordering between them. */
function records(migratable: string, firstTask: string, thenTask: string): unknown[] {
  const ws = workingSet();
  const [a, b] = [addPrimitive(ws, "a"), addPrimitive(ws, "b")];
  a.configured.migratable = migratable.includes("a");
  b.configured.migratable = migratable.includes("b");
  orderResourceActions(ws, a, firstTask, b, thenTask, ordered);
  return ws.orderings.map(({ firstKey, thenKey, flags }) => `${firstKey} ${thenKey} ${flags}`);
}

describe("new ordering (04 §13.2)", () => {
  it("takes resource and key of an action, and makes no record without both sides", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "a");
    newOrdering(ws, { firstResource: resource, firstKey: "a_stop_0", flags: ordered });
    newOrdering(ws, { thenResource: resource, thenKey: "a_stop_0", flags: ordered });
    expect(ws.orderings).toEqual([]);
  });
});

describe("migration equivalents (04 §13.3)", () => {
  const both = ordered | ifFirstUnmigratable;

  it.each([
    ["none without migration", "", "start", "start", ["a_start_0 b_start_0 1"]],
    [
      "starts: the migration of the second waits",
      "b",
      "start",
      "start",
      ["a_start_0 b_start_0 1", `a_start_0 b_migrate_to_0 ${ordered}`],
    ],
    [
      "starts of two: the migrations, too",
      "ab",
      "start",
      "start",
      ["a_start_0 b_start_0 1", `a_migrate_from_0 b_migrate_to_0 ${ordered}`, `a_start_0 b_migrate_to_0 ${both}`],
    ],
    ["stops", "b", "stop", "stop", ["a_stop_0 b_stop_0 1", `a_stop_0 b_migrate_to_0 ${ordered}`]],
    ["promote, start", "b", "promote", "start", ["a_promote_0 b_start_0 1", `a_promote_0 b_migrate_to_0 ${ordered}`]],
    ["demote, stop", "b", "demote", "stop", ["a_demote_0 b_stop_0 1", `a_demote_0 b_migrate_to_0 ${ordered}`]],
    ["none for what only the first could do", "a", "stop", "stop", ["a_stop_0 b_stop_0 1"]],
  ])("%s", (_, migratable, first, then, expected) => {
    expect(records(migratable, first, then)).toEqual(expected);
  });
});
