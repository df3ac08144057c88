import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addColocatedNodeScores } from "../../src/assign/colocated-scores.js";
import { currentThisWith, currentWithThis } from "../../src/assign/colocations.js";
import { reviveUnusable } from "../../src/assign/matching-scores.js";
import { isBeingPassed, leapFrom } from "../../src/assign/stretch.js";
import type { NodeTable } from "../../src/model/node-table.js";
import type { Resource } from "../../src/model/resource.js";
import { mixPreference, nextFactor } from "../../src/policy/colocation.js";
import { unpackConstraints } from "../../src/unpack/constraints/index.js";
import { colocation, primitive } from "../support/elements.js";
import { type Observed, observed } from "../support/model.js";

const NODES = ["n1", "n2", "n3"];
const CAUSE = { kind: "base score" } as const;

function cluster(count: number, pairs: readonly (readonly [number, number, string])[]): Observed {
  const resources = Array.from({ length: count }, (_, i) => primitive(`r${i}`)).join("");
  const constraints = pairs.map(([dependent, primary, score]) => colocation(`r${dependent}`, `r${primary}`, score));
  const found = observed({ resources, constraints: constraints.join("") });
  unpackConstraints(found.ws);
  return found;
}

/** The rule as 05 §6.9 tells it: every resource is visited. */
function plainly(
  found: Observed,
  first: Resource,
  start: NodeTable,
  thisWith: boolean,
  nonnegative: boolean,
): NodeTable {
  const visiting = new Set<Resource>();
  const nodes = NODES.map(found.node);
  const follow = (source: Resource, table: NodeTable, factor: number): NodeTable => {
    if (visiting.has(source)) return table;
    let work = table.copy();
    for (const node of nodes) {
      const score = source.decided.allowedNodes.score(node) ?? 0;
      const mix = score === 0 ? undefined : mixPreference(table.score(node) ?? 0, score, factor, nonnegative);
      if (mix?.operation === "set") work.set(node, mix.score, CAUSE);
      else if (mix !== undefined) work.add(node, mix.score, CAUSE);
    }
    if (!nodes.some((node) => (work.score(node) ?? -1) >= 0)) return table;
    visiting.add(source);
    for (const each of thisWith ? currentThisWith(found.ws, source) : currentWithThis(found.ws, source)) {
      work = follow(thisWith ? each.primary : each.dependent, work, nextFactor(factor, each.score));
    }
    if (nonnegative) reviveUnusable(work, CAUSE);
    visiting.delete(source);
    return work;
  };
  return follow(first, start, 1);
}

describe("stretches on which nobody says anything (05 §6.9)", () => {
  const COUNT = 12;
  const index = fc.nat(COUNT - 1);
  const score = fc.constantFrom("INFINITY", "INFINITY", "500", "3");
  /** Chains, with some more colocations across. */
  const colocations = fc
    .tuple(
      fc.array(score, { minLength: COUNT - 1, maxLength: COUNT - 1 }),
      fc.array(fc.tuple(index, index, score), { maxLength: 3 }),
    )
    .map(([chain, across]) => [
      ...chain.map((each, i) => [i, i + 1, each] as const),
      ...across.filter(([from, to]) => from !== to && from + 1 !== to),
    ]);
  const preference = fc.tuple(index, fc.nat(2), fc.constantFrom(-1_000_000, -30, 5, 70, 1_000_000));
  const walk = fc.record({
    from: index,
    thisWith: fc.boolean(),
    nonnegative: fc.boolean(),
    before: fc.option(preference),
  });

  it("change nothing by being passed at once, whatever is preferred and changes meanwhile", () => {
    fc.assert(
      fc.property(colocations, fc.array(walk, { minLength: 1, maxLength: 8 }), (pairs, walks) => {
        const found = cluster(COUNT, pairs);
        for (const { from, thisWith, nonnegative, before } of walks) {
          if (before !== null) {
            const [of, node, amount] = before;
            found.resource(`r${of}`).decided.allowedNodes.add(found.node(`n${node + 1}`), amount, CAUSE);
          }
          const source = found.resource(`r${from}`);
          const table = found.resource("r3").decided.allowedNodes.copy();
          table.add(found.node("n1"), 12, CAUSE);
          const flags = { thisWith, nonnegative, active: true };
          const request = { target: undefined, table, colocation: undefined, factor: 1, flags };
          const mixed = addColocatedNodeScores(found.ws, source, request);
          const wanted = plainly(found, source, table, thisWith, nonnegative);
          const scores = (of: NodeTable | undefined) => NODES.map((name) => of?.score(found.node(name)));
          expect(scores(mixed)).toEqual(scores(wanted));
        }
      }),
    );
  });

  it("lead to the next resource that says something, or branches, with the factor that counts there", () => {
    const chain = [0, 1, 2, 3, 4].map((i) => [i, i + 1, i === 2 ? "500000" : "INFINITY"] as const);
    const found = cluster(6, chain);
    const { ws, resource, node } = found;
    const leap = () => {
      const made = leapFrom(ws, resource("r5"), false, 1);
      made?.leave();
      return made && [made.colocation.dependent.id, made.factor];
    };
    expect(leap()).toEqual(["r0", 0.5]);
    resource("r1").decided.allowedNodes.add(node("n2"), 7, CAUSE);
    expect(leap()).toEqual(["r1", 0.5]);
    resource("r3").decided.allowedNodes.add(node("n2"), 7, CAUSE);
    expect(leap()).toEqual(["r3", 1]);
    resource("r5").decided.allowedNodes.add(node("n2"), 7, CAUSE);
    expect(leap()).toBeUndefined();
  });

  it("count as visited while they are being passed", () => {
    const { ws, resource } = cluster(
      6,
      [0, 1, 2, 3, 4].map((i) => [i, i + 1, "INFINITY"] as const),
    );
    const passed = () => [0, 1, 2, 3, 4, 5].filter((i) => isBeingPassed(resource(`r${i}`), false));
    const leap = leapFrom(ws, resource("r4"), false, 1);
    expect(passed()).toEqual([1, 2, 3]);
    leap?.leave();
    expect(passed()).toEqual([]);
  });
});
