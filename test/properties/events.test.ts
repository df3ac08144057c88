import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib, operationFailures, syntheticEvents } from "../../src/arbitraries/index.js";
import { type Cib, clusterStatus, evaluate } from "../../src/index.js";
import { execute, inject, SimulationError } from "../../src/simulate/index.js";
import { NOW, runs, SMALL } from "./documents.js";

const withEvents = () =>
  cib(SMALL).chain((drawn) => fc.tuple(fc.constant(drawn), syntheticEvents(drawn), operationFailures(drawn)));

type Sample = [[Cib, object, readonly string[]]];

/** What a simulation gives; nothing where it has to stop. */
function attempt<T>(simulate: () => T): T | undefined {
  try {
    return simulate();
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

const injection = (drawn: Cib, events: Parameters<typeof inject>[1]) => {
  const { agents } = clusterStatus(drawn, { now: NOW });
  return attempt(() => inject(drawn, events, { now: NOW, agents, startFailureIsFatal: true }));
};

describe("events and failures for a generated cluster", () => {
  it("mostly name what it has: most can be injected, and most change something", () => {
    const made = fc.sample(withEvents(), { seed: 61, numRuns: 200 });
    const done = made.map(([drawn, events]) => injection(drawn, events)).filter((each) => each !== undefined);
    expect(done.length).toBeGreaterThan(140);
    expect(done.filter(({ steps }) => steps.length > 0).length).toBeGreaterThan(110);
    expect(done.filter(({ steps }) => steps.some(({ kind }) => kind === "error")).length).toBeLessThan(30);
  });

  it("make every kind of event happen", () => {
    const made = fc.sample(withEvents(), { seed: 62, numRuns: 300 });
    const kinds = made.flatMap(([drawn, events]) => injection(drawn, events)?.steps.map(({ kind }) => kind) ?? []);
    expect(new Set(kinds)).toEqual(new Set(["quorum", "watchdog", "node", "ticket", "inject", "attribute", "error"]));
  });

  it("leave a cluster that can be evaluated, and a transition that can be executed", () => {
    fc.assert(
      fc.property(withEvents(), ([drawn, events, failures]) => {
        const after = injection(drawn, events)?.cib ?? drawn;
        const verdict = evaluate(after, { now: NOW });
        const executed = attempt(() => execute(after, verdict, { now: NOW, failures }));
        if (executed !== undefined) expect(evaluate(executed.cib, { now: NOW }).graph.synapses).toBeDefined();
      }),
      runs(63, 60),
    );
  });

  it("are asked for among the actions of the transition now and then", () => {
    const made = fc.sample(withEvents(), { seed: 64, numRuns: 300 });
    const pretended = made.filter(([drawn, , failures]) => {
      const verdict = evaluate(drawn, { now: NOW });
      const steps = attempt(() => execute(drawn, verdict, { now: NOW, failures }))?.steps ?? [];
      return steps.some(({ kind }) => kind === "pretend");
    });
    expect(pretended.length).toBeGreaterThan(10);
  });

  it("shrink to none", () => {
    const anything = fc.property(withEvents(), (): boolean => false);
    const smallest = fc.check(anything, runs(65, 1)).counterexample as Sample | null;
    expect(smallest?.[0].slice(1)).toEqual([{}, []]);
  });
});
