import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCandidates, type NodeCandidate } from "../../src/policy/node-order.js";
import { PLACEMENT_STRATEGIES } from "../../src/policy/utilization.js";

const node = (name: string, more: Partial<NodeCandidate> = {}): NodeCandidate => ({
  rank: 0,
  capacity: undefined,
  resourceCount: 0,
  preferred: false,
  name,
  ...more,
});

const cpu = (amount: number) => new Map([["cpu", amount]]);

describe("which node is better (05 §4.6)", () => {
  it.each([
    ["the higher score", "default", node("b", { rank: 1 }), node("a", { resourceCount: -1, preferred: true })],
    ["more capacity", "balanced", node("b", { capacity: cpu(2), resourceCount: 9 }), node("a", { capacity: cpu(1) })],
    [
      "fewer resources, with as much",
      "balanced",
      node("b", { capacity: cpu(1) }),
      node("a", { capacity: cpu(1), resourceCount: 1 }),
    ],
    ["fewer resources", "default", node("b", { resourceCount: 1 }), node("a", { resourceCount: 2, preferred: true })],
    ["the preferred one", "utilization", node("b", { preferred: true }), node("a")],
    ["the lower name", "default", node("a"), node("b")],
    ["the lower name, whatever is there", "minimal", node("a", { resourceCount: 9 }), node("b", { preferred: true })],
  ] as const)("%s (%s)", (_, strategy, better, worse) => {
    expect(compareCandidates(strategy, better, worse)).toBeLessThan(0);
    expect(compareCandidates(strategy, worse, better)).toBeGreaterThan(0);
  });

  it("is settled both ways alike", () => {
    const candidate = fc.record({
      rank: fc.integer({ min: -2, max: 2 }),
      capacity: fc.constant(undefined),
      resourceCount: fc.nat(2),
      preferred: fc.boolean(),
      name: fc.constantFrom("a", "b", "c"),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PLACEMENT_STRATEGIES), candidate, candidate, (strategy, a, b) => {
        const order = Math.sign(compareCandidates(strategy, a, b));
        expect(order + Math.sign(compareCandidates(strategy, b, a))).toBe(0);
      }),
    );
  });
});
