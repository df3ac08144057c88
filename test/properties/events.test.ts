import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib, events, operationFailures } from "../../src/arbitraries/index.js";
import { type Cib, clusterStatus, evaluate } from "../../src/index.js";
import { type Event, execute, inject, type OperationResult, SimulationError } from "../../src/simulate/index.js";
import { deepFrozen, freshClusters, NOW, runs, SMALL } from "../support/generated.js";

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

const statusOf = (after: Cib) => clusterStatus(after, { now: NOW }).status;

/** The last event of a kind about each thing that the events speak of. */
function last<E extends Event>(
  happening: readonly Event[],
  isOne: (event: Event) => event is E,
  about: (event: E) => string,
) {
  return new Map(happening.filter(isOne).map((event) => [about(event), event]));
}

describe("events for a generated cluster", () => {
  const made = fc.sample(withEvents(), { seed: 61, numRuns: 200 });
  const done = made.map(([drawn, happening]) => injection(drawn, happening)).filter((each) => each !== undefined);

  it("mostly name what it has: most can be injected, and most change something", () => {
    expect(done.length).toBeGreaterThan(140);
    expect(done.filter(({ steps }) => steps.length > 0).length).toBeGreaterThan(110);
  });

  it("make every kind of event happen", () => {
    const kinds = done.flatMap(({ steps }) => steps.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(["quorum", "watchdog", "node", "ticket", "inject", "attribute"]));
  });

  it("are seen afterwards: nodes are where the last event about them put them, and there is quorum or not", () => {
    let seen = 0;
    fc.assert(
      fc.property(withEvents(), ([drawn, happening]) => {
        const after = injection(deepFrozen(drawn), happening)?.cib;
        if (after === undefined) return;
        const { nodes } = statusOf(after);
        const moved = last(
          happening,
          (event) => event.kind === "node",
          ({ node }) => node,
        );
        for (const { name, kind, online } of nodes) {
          const event = moved.get(name);
          if (event === undefined || kind !== "cluster") continue;
          seen++;
          expect(online, `${name} is ${event.state}`).toBe(event.state === "up");
        }
        const quorum = last(
          happening,
          (event) => event.kind === "quorum",
          () => "",
        ).get("");
        if (quorum !== undefined) expect(after.root.attributes["have-quorum"]).toBe(quorum.quorate ? "1" : "0");
      }),
      runs(63, 100),
    );
    expect(seen).toBeGreaterThan(20);
  });

  it("shrink to none", () => {
    const anything = fc.property(withEvents(), (): boolean => false);
    const smallest = fc.check(anything, runs(65, 1)).counterexample as Sample | null;
    expect(smallest?.[0].slice(1)).toEqual([[], []]);
  });
});

describe("the execution of a generated cluster's transition", () => {
  it("does nothing that the graph does not ask for", () => {
    let done = 0;
    fc.assert(
      fc.property(withEvents(), ([drawn, happening, failures]) => {
        const after = injection(drawn, happening)?.cib ?? drawn;
        const verdict = evaluate(after, { now: NOW });
        const steps = attempt(() => execute(deepFrozen(after), verdict, { now: NOW, failures }))?.steps ?? [];
        const asked = verdict.graph.synapses.map(({ action }) => `${action.operation} ${action.node?.name}`);
        for (const step of steps) {
          if (step.kind !== "resource") continue;
          done++;
          expect(asked).toContain(`${step.operation} ${step.node}`);
        }
      }),
      runs(66, 60),
    );
    expect(done).toBeGreaterThan(50);
  });

  it("lets fail what is asked to fail, now and then", () => {
    const made = fc.sample(withEvents(), { seed: 64, numRuns: 120 });
    const pretended = made.filter(([drawn, , failures]) => {
      const verdict = evaluate(drawn, { now: NOW });
      const steps = attempt(() => execute(drawn, verdict, { now: NOW, failures }))?.steps ?? [];
      return steps.some(({ kind }) => kind === "pretend");
    });
    expect(pretended.length).toBeGreaterThan(3);
  });

  it("starts where nothing has happened yet what the Verdict says: primitives are then where they were placed", () => {
    let placed = 0;
    fc.assert(
      fc.property(freshClusters(), (drawn) => {
        const verdict = evaluate(drawn, { now: NOW });
        const executed = attempt(() => execute(drawn, verdict, { now: NOW }));
        if (executed?.complete !== true) return;
        const afterwards = new Map(
          evaluate(executed.cib, { now: NOW }).placements.map((each) => [each.resource, each]),
        );
        const started = new Set(
          executed.steps.flatMap((step) =>
            step.kind === "resource" && step.operation === "start" ? [step.resource] : [],
          ),
        );
        for (const { resource, node, variant, nextRole } of verdict.placements) {
          if (variant !== "primitive" || !started.has(resource) || nextRole === "stopped" || resource.includes(":"))
            continue;
          placed++;
          expect(afterwards.get(resource)?.active, resource).toEqual([node]);
        }
      }),
      runs(67, 60),
    );
    expect(placed).toBeGreaterThan(10);
  });
});
