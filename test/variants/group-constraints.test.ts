import { describe, expect, it } from "vitest";
import { groupConstraints } from "../../src/variants/group-constraints.js";
import { group, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

function made(values: Record<string, string> = {}, active: readonly string[] = []) {
  const ws = configured({
    nodes: 1,
    resources: group(
      "g",
      ["A", "B", "C"].map((id) => primitive(id)),
      values,
    ),
  });
  for (const id of active) resourceOf(ws, id).observed.activeNodes = [nodeOf(ws, "n1")];
  groupConstraints(ws, resourceOf(ws, "g"));
  const orders = ws.orderings.map(({ firstKey, thenKey }) => `${firstKey} ${thenKey}`);
  const withOthers = (id: string) => resourceOf(ws, id).configured.thisWithColocations.map(({ primary }) => primary.id);
  return { orders, withOthers };
}

describe("the constraints of a group (05 §8.4)", () => {
  it("members start one after the other, and stop in reverse", () => {
    const { orders } = made();
    expect(orders).toEqual(
      expect.arrayContaining(["A_start_0 B_start_0", "B_start_0 C_start_0", "C_stop_0 B_stop_0", "B_stop_0 A_stop_0"]),
    );
    expect(made({ ordered: "false" }).orders).not.toContain("A_start_0 B_start_0");
  });

  it("each must be with the one before", () => {
    expect(["A", "B", "C"].map(made().withOthers)).toEqual([[], ["A"], ["B"]]);
    expect(made({ collocated: "false" }).withOthers("B")).toEqual([]);
  });

  it("the group's own tasks enclose the members'", () => {
    expect(made().orders).toEqual(
      expect.arrayContaining([
        "g_stop_0 A_stop_0",
        "A_stop_0 g_stopped_0",
        "g_start_0 B_start_0",
        "B_start_0 g_running_0",
      ]),
    );
  });

  it("an active member after an inactive one stops before that starts, and before the last active one stops", () => {
    const { orders } = made({}, ["A", "C"]);
    expect(orders).toEqual(expect.arrayContaining(["C_stop_0 B_start_0", "C_stop_0 A_stop_0"]));
    expect(made().orders).not.toContain("C_stop_0 B_start_0");
  });
});
