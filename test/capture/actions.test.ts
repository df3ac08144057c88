import { describe, expect, it } from "vitest";
import { clone, order, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { record, verdictOf } from "../support/verdict.js";

describe("actions as data (08 §8.19)", () => {
  const verdict = verdictOf({ nodes: 1, resources: [primitive("A"), primitive("B")], constraints: order("A", "B") });
  const all = verdict.actions?.actions ?? [];

  it("are newest first, and inputs are places in that list", () => {
    const ids = all.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
    const start = record(verdict, "B_start_0");
    const inputs = start?.inputs.map(({ action, flags, graphed }) => [all[action]?.key, flags, graphed]);
    expect(inputs).toContainEqual(["A_start_0", ["ordered", "firstImpliesThen", "unrunnableFirstBlocks"], true]);
  });

  it("have the key under which history knows them", () => {
    const resources = clone("c", primitive("A"), { "target-role": "Stopped" });
    const stop = record(verdictOf({ nodes: 1, resources, history: { n1: started("A") } }), "A:0_stop_0");
    expect(stop?.historyKey).toBe("A_stop_0");
    expect(record(verdict, "A_start_0")?.historyKey).toBeUndefined();
  });
});
