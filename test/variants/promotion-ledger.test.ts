import { describe, expect, it } from "vitest";
import { PromotionLedger } from "../../src/variants/promotion-ledger.js";
import type { ScoreStep } from "../../src/verdict/cause.js";
import { addPrimitive, workingSet } from "../support/model.js";

const OWN = { kind: "promotion score", id: "own" } as const;
const OTHER = { kind: "location", id: "l" } as const;

function scene(traced: boolean) {
  const ws = workingSet();
  Object.assign(ws, { traced });
  const instance = addPrimitive(ws, "r");
  const steps = () => {
    const texts: string[] = [];
    for (let at: ScoreStep | undefined = instance.decided.promotionSteps; at !== undefined; at = at.previous)
      texts.unshift(`${at.operation} ${at.amount} = ${at.score}`);
    return texts;
  };
  return { instance, steps, ledger: new PromotionLedger(ws) };
}

describe("how a promotion priority came about (06 §8.4, §8.5)", () => {
  it("is kept step by step, from 0 to the number that is printed", () => {
    const { instance, steps, ledger } = scene(true);
    ledger.set(instance, 5, OWN);
    ledger.add(instance, 3, 8, OTHER);
    ledger.overrule(instance, -1_000_000, OTHER);
    expect(steps()).toEqual(["set 5 = 5", "add 3 = 8", "set -1000000 = -1000000"]);
  });

  it("has an addition that came to something else as a setting", () => {
    const { instance, steps, ledger } = scene(true);
    ledger.set(instance, 5, OWN);
    ledger.add(instance, 3, 100, OTHER);
    expect(steps()).toEqual(["set 5 = 5", "set 100 = 100"]);
  });

  it("takes on the steps of the clone's entry, but for its own", () => {
    const { instance, steps, ledger } = scene(true);
    ledger.set(instance, 5, OWN);
    const own: ScoreStep = { previous: undefined, operation: "add", amount: 5, score: 5, cause: OWN };
    ledger.merge(instance, { previous: own, operation: "add", amount: 2, score: 7, cause: OTHER }, OWN, 7);
    expect(steps()).toEqual(["set 5 = 5", "add 2 = 7"]);
  });

  it("is not kept unless it is asked for", () => {
    const { instance, steps, ledger } = scene(false);
    ledger.set(instance, 5, OWN);
    expect(steps()).toEqual([]);
  });
});
