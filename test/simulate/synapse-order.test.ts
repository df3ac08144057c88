import { describe, expect, it } from "vitest";
import { runSynapses, type SynapseOutcome } from "../../src/simulate/synapse-order.js";
import type { GraphAction, Synapse } from "../../src/verdict/graph.js";

const action = (id: number, element: GraphAction["element"] = "rsc_op"): GraphAction => ({
  element,
  mode: undefined,
  id,
  operation: "start",
  key: `A${id}_start_0`,
  internalKey: undefined,
  node: undefined,
  router: undefined,
});

const synapse = (
  id: number,
  inputs: readonly number[],
  priority = 0,
  element: GraphAction["element"] = "rsc_op",
): Synapse => ({
  id,
  priority,
  action: action(id, element),
  shutdownLock: undefined,
  resource: undefined,
  attributes: [],
  params: [],
  downed: undefined,
  maintenance: undefined,
  inputs: inputs.map((each) => action(each)),
});

/** The ids in the order in which they were performed, and whether the transition was complete. */
function run(synapses: readonly Synapse[], outcomes: Readonly<Record<number, SynapseOutcome>> = {}) {
  const order: number[] = [];
  const complete = runSynapses(synapses, ({ action: { id } }) => {
    order.push(id);
    return outcomes[id] ?? "done";
  });
  return { order, complete };
}

describe("the order in which synapses are fired (09 §11.2)", () => {
  it("is that of the document, in passes: what a later one makes ready waits for the next", () => {
    expect(run([synapse(1, []), synapse(2, [1]), synapse(3, [])])).toEqual({ order: [1, 2, 3], complete: true });
    expect(run([synapse(2, [3]), synapse(1, []), synapse(3, []), synapse(4, [2]), synapse(5, [])])).toEqual({
      order: [1, 3, 5, 2, 4],
      complete: true,
    });
  });

  it("never comes to what waits for something that is not there", () => {
    expect(run([synapse(1, []), synapse(2, [9])])).toEqual({ order: [1], complete: false });
  });

  it("stops after a failure: only pseudo-actions and what has priority go on", () => {
    const synapses = [synapse(1, []), synapse(2, [], 0), synapse(3, [], 1_000_000), synapse(4, [], 0, "pseudo_event")];
    expect(run(synapses, { 1: "failed" })).toEqual({ order: [1, 3, 4], complete: true });
  });

  it("lets only synapses of infinite priority go on from an action that failed, and none from one that broke", () => {
    const synapses = [synapse(1, []), synapse(2, [1], 1_000_000), synapse(3, [1], 5)];
    expect(run(synapses, { 1: "failed" }).order).toEqual([1, 2]);
    expect(run(synapses, { 1: "broken" }).order).toEqual([1]);
  });
});
