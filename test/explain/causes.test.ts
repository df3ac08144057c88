import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreExplanations } from "../../src/explain/index.js";
import { location, meta, primitive } from "../support/elements.js";
import { runs } from "../support/generated.js";
import { started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

interface Constraint {
  readonly resource: string;
  readonly node: string;
  readonly score: string;
}

const RESOURCES = ["a", "b"] as const;
const NODES = ["n1", "n2", "n3"] as const;

const constraints = fc.array(
  fc.record({
    resource: fc.constantFrom(...RESOURCES),
    node: fc.constantFrom(...NODES),
    score: fc.constantFrom("-INFINITY", "-7", "3", "100", "INFINITY"),
  }),
  { maxLength: 6 },
);

const numberOf = (score: string): number => Number(score.replace("INFINITY", "1000000"));

/** The sum by the rules for infinity: minus infinity wins (01 §2.2). */
function sum(scores: readonly number[]): number {
  if (scores.includes(-1000000)) return -1000000;
  return scores.includes(1000000) ? 1000000 : scores.reduce((a, b) => a + b, 0);
}

const explained = (resource: string, given: readonly Constraint[], running = false) =>
  scoreExplanations(
    verdictOf(
      {
        resources: RESOURCES.map((id) => primitive(id, meta({ "resource-stickiness": "17" }))),
        constraints: given.map(({ resource: rsc, node, score }, i) => location(rsc, node, score, `id="c${i}"`)),
        history: running ? { n2: started(resource) } : {},
      },
      { causes: true },
    ),
    resource,
  );

describe("the causes of a score", () => {
  it("are the location constraints for the resource on the node, each with its own score, and no others", () => {
    fc.assert(
      fc.property(constraints, fc.constantFrom(...RESOURCES), (given, resource) => {
        const found = explained(resource, given);
        expect(found.map(({ node }) => node)).toEqual(NODES);
        for (const { node, score, causes } of found) {
          const wanted = given.flatMap((each, i) =>
            each.resource === resource && each.node === node ? [{ id: `c${i}`, amount: numberOf(each.score) }] : [],
          );
          expect(score).toBe(sum(wanted.map(({ amount }) => amount)));
          const named = causes.map(({ amount, cause }) => ({ id: cause.id, amount }));
          // Once a score is minus infinity, nothing changes it any more; what changes nothing is no cause.
          expect(wanted).toEqual(expect.arrayContaining(named));
          if (score !== -1000000 && score !== 1000000) expect(named).toHaveLength(wanted.length);
          if (wanted.length > 0) expect(named.length).toBeGreaterThan(0);
        }
      }),
      runs(41, 150),
    );
  });

  it("have stickiness among them where the resource runs, and nowhere else", () => {
    const found = explained("a", [], true).map(({ node, score, causes }) => ({
      node,
      score,
      causes: causes.map(({ amount, cause }) => `${cause.kind} ${amount}`),
    }));
    expect(found).toEqual([
      { node: "n1", score: 0, causes: [] },
      { node: "n2", score: 17, causes: ["stickiness 17"] },
      { node: "n3", score: 0, causes: [] },
    ]);
  });
});
