import { describe, expect, it } from "vitest";
import * as ActionFlag from "../../../src/model/action-flag.js";
import * as RelationFlag from "../../../src/model/relation-flag.js";
import { orderingFlags, orderMinimum } from "../../../src/unpack/constraints/order-flags.js";
import { primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

const {
  ordered,
  asymmetric,
  firstImpliesThen,
  thenImpliesFirst,
  minRunnable,
  firstImpliesThenGraphed,
  unrunnableFirstBlocks,
} = RelationFlag;

describe("ordering flags as bits (04 §14.3)", () => {
  it("are those of the rule: optional orders only order", () => {
    expect(orderingFlags("Optional", "start", "symmetric")).toBe(ordered);
    expect(orderingFlags("Mandatory", "start", "symmetric") & firstImpliesThen).toBe(firstImpliesThen);
    expect(orderingFlags("Mandatory", "stop", "inverse") & thenImpliesFirst).toBe(thenImpliesFirst);
    expect(orderingFlags("Mandatory", "start", "asymmetric") & asymmetric).toBe(asymmetric);
  });
});

describe("minimum ordering (04 §14.7)", () => {
  it("goes by way of a pseudo-action that needs so many of the first", () => {
    const ws = configured({ resources: [primitive("A"), primitive("B"), primitive("C")] });
    const [a, b, c] = ["A", "B", "C"].map((id) => ({ resource: resourceOf(ws, id), task: "start" }));
    if (a === undefined || b === undefined || c === undefined) throw new Error("not read");
    orderMinimum(ws, "one-or-more:o", 2, [a, b], [c], ordered);
    const [pseudo] = ws.actions.withKey("one-or-more:o");
    expect(pseudo?.requiredRunnableBefore).toBe(2);
    expect(pseudo?.has(ActionFlag.pseudo)).toBe(true);
    expect(ws.orderings.map(({ firstKey, thenKey, flags }) => [firstKey, thenKey, flags])).toEqual([
      ["A_start_0", "one-or-more:o", minRunnable | firstImpliesThenGraphed],
      ["B_start_0", "one-or-more:o", minRunnable | firstImpliesThenGraphed],
      ["one-or-more:o", "C_start_0", ordered | unrunnableFirstBlocks],
    ]);
  });
});
