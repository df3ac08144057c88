import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutCycles } from "../../src/graph/cycles.js";
import type { GraphAction, Synapse } from "../../src/verdict/graph.js";

const action = (id: number): GraphAction => ({
  element: "rsc_op",
  mode: undefined,
  id,
  operation: "start",
  key: `A${id}_start_0`,
  internalKey: undefined,
  node: undefined,
  router: undefined,
});

/** A graph by the inputs of each action: `{ 1: [2] }` says that 1 waits for 2. */
const graph = (inputs: Readonly<Record<number, readonly number[]>>): Synapse[] =>
  Object.entries(inputs).map(([id, before], place) => ({
    id: place,
    priority: 0,
    action: action(Number(id)),
    shutdownLock: undefined,
    resource: undefined,
    attributes: [],
    params: [],
    downed: undefined,
    maintenance: undefined,
    inputs: before.map(action),
  }));

const apart = (synapses: readonly Synapse[]): Record<number, number[]> =>
  Object.fromEntries(
    synapses.flatMap(({ action: { id }, circularInputs }) =>
      circularInputs === undefined ? [] : [[id, circularInputs.map((input) => input.id)]],
    ),
  );

/** Whether the graph has an order in which nothing comes before what it waits for (Kahn's algorithm). */
function isAcyclic(synapses: readonly Synapse[]): boolean {
  const left = new Map(synapses.map(({ action: { id }, inputs }) => [id, new Set(inputs.map((input) => input.id))]));
  for (;;) {
    const ready = [...left].find(([, inputs]) => [...inputs].every((id) => !left.has(id)));
    if (ready === undefined) return left.size === 0;
    left.delete(ready[0]);
  }
}

describe("inputs that close a cycle (08 §8.17.3)", () => {
  it("leave a graph without cycles as it is", () => {
    const synapses = graph({ 1: [], 2: [1], 3: [1, 2] });
    expect(withoutCycles(synapses)).toBe(synapses);
  });

  it("are what a search from the first synapse on finds itself waiting for", () => {
    expect(apart(withoutCycles(graph({ 1: [2], 2: [3], 3: [1] })))).toEqual({ 3: [1] });
    expect(apart(withoutCycles(graph({ 1: [1] })))).toEqual({ 1: [1] });
  });

  it("are apart, the others stay: what is left has no cycle, and nothing is lost", () => {
    const ids = [1, 2, 3, 4, 5, 6];
    const any = fc.record(Object.fromEntries(ids.map((id) => [id, fc.subarray(ids)])));
    fc.assert(
      fc.property(any, (inputs) => {
        const before = graph(inputs);
        const after = withoutCycles(before);
        expect(isAcyclic(after)).toBe(true);
        const all = after.map(({ inputs: kept, circularInputs = [] }) =>
          [...kept, ...circularInputs].map(({ id }) => id).sort((a, b) => a - b),
        );
        expect(all).toEqual(before.map((each) => each.inputs.map(({ id }) => id)));
        if (isAcyclic(before)) expect(apart(after)).toEqual({});
      }),
      { seed: 74, numRuns: 200 },
    );
  });
});
