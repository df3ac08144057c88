import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { clone, colocation, location, primitive, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { promotionLines, record, verdictOf } from "../support/verdict.js";

const stateful = (values: Record<string, string> = {}) =>
  clone("c", primitive("A", "", STATEFUL), { promotable: "true", ...values });

/** Two instances that run on two nodes, both with a promotion score of 5. */
const RUNNING: Cluster = {
  nodes: 2,
  resources: stateful(),
  history: { n1: started("A", STATEFUL), n2: started("A", STATEFUL) },
  attributes: { n1: { "master-A": "5" }, n2: { "master-A": "5" } },
};

const lines = (cluster: Partial<Cluster>): string[] => promotionLines(verdictOf({ ...RUNNING, ...cluster }));

describe("promotion priorities (06 §8.4, §8.5)", () => {
  it("begin with the promotion score, the highest first", () => {
    expect(lines({ attributes: { n1: { "master-A": "5" }, n2: { "master-A": "9" } } })).toEqual([
      "A:1 promotion score on n2: 9",
      "A:0 promotion score on n1: 5",
    ]);
  });

  it("are -INFINITY for what may not be promoted (§8.4 step 3)", () => {
    expect(lines({ resources: stateful({ "target-role": "Unpromoted" }) })).toEqual([
      "A:0 promotion score on n1: -INFINITY",
      "A:1 promotion score on n2: -INFINITY",
    ]);
  });

  it("are INFINITY for what is promoted and not managed (§8.4 step 6)", () => {
    expect(lines({ resources: stateful({ "is-managed": "false" }), history: { n1: promoted("A") } })[0]).toBe(
      "A:0 promotion score on n1: INFINITY",
    );
  });

  it("take in locations of the promoted role (§8.4 step 4)", () => {
    expect(lines({ constraints: location("c", "n2", "20", 'role="Promoted"') })).toEqual([
      "A:1 promotion score on n2: 25",
      "A:0 promotion score on n1: 5",
    ]);
  });

  it("take in what they are to be promoted with (§8.4 step 5)", () => {
    const constraints = location("B", "n2", "INFINITY") + colocation("c", "B", "7", 'rsc-role="Promoted"');
    expect(lines({ resources: stateful() + primitive("B"), constraints })[0]).toBe("A:1 promotion score on n2: 12");
  });

  it("take in who wants to be with the promoted one (§8.5)", () => {
    const constraints = location("B", "n2", "50") + colocation("B", "c", "INFINITY", 'with-rsc-role="Promoted"');
    expect(lines({ resources: stateful() + primitive("B"), constraints })[0]).toMatch(/^A:1 promotion score on n2: /);
    expect(lines({})[0]).toBe("A:0 promotion score on n1: 5");
  });

  it("what counted as started counts as unpromoted from then on (§8.4 step 1)", () => {
    const verdict = verdictOf(RUNNING);
    const [line] = verdict.summary.resourceActions;
    expect([line?.currentRole, line?.nextRole]).toEqual(["unpromoted", "promoted"]);
    expect(record(verdict, "A:0_promote_0")?.optional).toBe(false);
  });
});
