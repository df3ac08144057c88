import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StringTable } from "../../src/base/string-table.js";

const entry = fc.tuple(
  fc.constantFrom("a", "B", "timeout", "interval", "op_target_rc", "é"),
  fc.constantFrom("1", "2"),
);
const edit = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), entry, copy: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant("delete" as const), entry, copy: fc.nat({ max: 3 }) }),
);

/** Specification 01 §4.5: a copy is a new table into which the entries were inserted in the original's order. */
describe("copies of a string table", () => {
  it("are tables of their own, whatever is done to the others", () => {
    fc.assert(
      fc.property(fc.array(entry), fc.array(edit), (entries, edits) => {
        const original = new StringTable<string>();
        for (const [key, value] of entries) original.set(key, value);
        const copies = Array.from({ length: 4 }, () => original.copy());
        const built = copies.map(() => {
          const table = new StringTable<string>();
          for (const [key, value] of original.entries()) table.set(key, value);
          return table;
        });
        const before = original.entries();
        for (const {
          kind,
          entry: [key, value],
          copy,
        } of edits) {
          for (const table of [copies[copy], built[copy]]) {
            if (kind === "set") table?.set(key, value);
            else table?.delete(key);
          }
        }
        expect(copies.map((table) => table.entries())).toEqual(built.map((table) => table.entries()));
        expect(original.entries()).toEqual(before);
      }),
    );
  });

  it("do not see what is set in the original afterwards", () => {
    const original = new StringTable<string>().set("timeout", "1");
    const copy = original.copy();
    original.set("timeout", "2").set("interval", "3");
    expect(copy.entries()).toEqual([["timeout", "1"]]);
    expect(original.copy().get("timeout")).toBe("2");
  });
});
