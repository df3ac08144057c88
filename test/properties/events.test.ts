import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib, events, operationFailures } from "../../src/arbitraries/index.js";
import { type Cib, clusterStatus, evaluate } from "../../src/index.js";
import { type Event, execute, inject, type OperationResult, SimulationError } from "../../src/simulate/index.js";
import { NOW, runs, SMALL } from "../support/generated.js";

const withEvents = () =>
  cib(SMALL).chain((drawn) => fc.tuple(fc.constant(drawn), events(drawn), operationFailures(drawn)));

type Sample = [[Cib, readonly Event[], readonly OperationResult[]]];

/** What a simulation gives; nothing where it has to stop. */
function attempt<T>(simulate: () => T): T | undefined {
  try {
    return simulate();
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}

const injection = (drawn: Cib, happening: readonly Event[]) =>
  attempt(() => inject(drawn, clusterStatus(drawn, { now: NOW }), happening, { now: NOW }));

describe("events and failures for a generated cluster", () => {
  it("mostly name what it has: most can be injected, and most change something", () => {
    const made = fc.sample(withEvents(), { seed: 61, numRuns: 200 });
    const done = made.map(([drawn, happening]) => injection(drawn, happening)).filter((each) => each !== undefined);
    expect(done.length).toBeGreaterThan(140);
    expect(done.filter(({ steps }) => steps.length > 0).length).toBeGreaterThan(110);
  });

  it("make every kind of event happen", () => {
    const made = fc.sample(withEvents(), { seed: 62, numRuns: 300 });
    const kinds = made.flatMap(
      ([drawn, happening]) => injection(drawn, happening)?.steps.map(({ kind }) => kind) ?? [],
    );
    expect(new Set(kinds)).toEqual(new Set(["quorum", "watchdog", "node", "ticket", "inject", "attribute"]));
  });

  it("leave a cluster that can be evaluated, and a transition that can be executed", () => {
    fc.assert(
      fc.property(withEvents(), ([drawn, happening, failures]) => {
        const after = injection(drawn, happening)?.cib ?? drawn;
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
    expect(smallest?.[0].slice(1)).toEqual([[], []]);
  });
});
