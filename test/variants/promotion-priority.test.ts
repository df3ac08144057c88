import { describe, expect, it } from "vitest";
import { clone, location, primitive, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { promotionLines, verdictOf } from "../support/verdict.js";

const stateful = (values: Record<string, string> = {}) =>
  clone("c", primitive("A", "", STATEFUL), { promotable: "true", ...values });

describe("promotion priorities (06 §8.4, §8.5)", () => {
  it("begin with the promotion score", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: stateful(),
      history: { n1: started("A", STATEFUL), n2: started("A", STATEFUL) },
      attributes: { n1: { "master-A": "5" }, n2: { "master-A": "9" } },
    });
    expect(promotionLines(verdict)).toEqual(["A:1 promotion score on n2: 9", "A:0 promotion score on n1: 5"]);
  });

  it("are -INFINITY for what may not be promoted", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: stateful({ "target-role": "Unpromoted" }),
      history: { n1: promoted("A") },
      attributes: { n1: { "master-A": "5" } },
    });
    expect(promotionLines(verdict)).toEqual(["A:0 promotion score on n1: -INFINITY"]);
  });

  it("take locations of the promoted role in", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: stateful(),
      constraints: location("c", "n2", "20", 'role="Promoted"'),
      history: { n1: started("A", STATEFUL), n2: started("A", STATEFUL) },
      attributes: { n1: { "master-A": "5" }, n2: { "master-A": "5" } },
    });
    expect(promotionLines(verdict)).toEqual(["A:1 promotion score on n2: 25", "A:0 promotion score on n1: 5"]);
  });
});
