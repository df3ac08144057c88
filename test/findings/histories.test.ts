import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { history, operation } from "../support/history.js";
import { findingsOf } from "../support/verdict.js";

const found = (entry: string): string[] =>
  findingsOf({ nodes: ["n1", "n2"], resources: primitive("A"), history: { n1: history("A", entry) } }).map(
    ({ text }) => text,
  );

const start = operation("A", "start");
const migrate = (attributes: string): string => operation("A", "migrate_to", { more: attributes });

describe("what is wrong with the history (09 §19.8)", () => {
  it.each([
    [start.replace('id="A_start_0" ', ""), "Ignoring resource history entry for A on n1 without ID"],
    [start.replace('operation="start"', ""), "Ignoring resource history entry A_start_0 for A on n1 without operation"],
    [
      start.replace('op-status="0"', 'op-status="1"'),
      "Ignoring resource history entry A_start_0 for A on n1 with invalid op-status '1'",
    ],
    [start.replace('rc-code="0"', ""), "Ignoring resource history entry A_start_0 for A on n1 with invalid rc-code ''"],
    [
      operation("A", "start", { expected: undefined }),
      "Expected result not found for A_start_0 on n1 (corrupt or obsolete CIB?)",
    ],
    [migrate(""), "Ignoring resource history entry A_migrate_to_0 without migrate_source and migrate_target"],
    [
      migrate('migrate_source="n2" migrate_target="n1"'),
      "Ignoring resource history entry A_migrate_to_0 because migrate_source='n2' does not match n1",
    ],
  ])("%s", (entry, text) => {
    expect(found(entry)).toContain(text);
  });

  it("is nothing for entries of tasks that tell nothing", () => {
    expect(found(operation("A", "notify").replace('rc-code="0"', ""))).toEqual([]);
  });
});
