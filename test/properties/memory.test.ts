import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib, edits, events } from "../../src/arbitraries/index.js";
import { descendants } from "../../src/cib/index.js";
import { type Edit, EditError, edit } from "../../src/edit/index.js";
import { type Cib, CibError, createMemory, type EvaluateOptions, evaluate } from "../../src/index.js";
import { type Event, execute, inject, SimulationError } from "../../src/simulate/index.js";
import { NOW, runs, SMALL } from "../support/generated.js";

/** All that a Verdict says, or why there is none, as text. */
function told(of: Cib, options: EvaluateOptions): string {
  try {
    return JSON.stringify(evaluate(of, options), (_, each: unknown) =>
      each instanceof Map || each instanceof Set ? [...each] : each,
    );
  } catch (error) {
    if (error instanceof CibError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

type Step =
  | { readonly kind: "events"; readonly list: readonly Event[] }
  | { readonly kind: "edits"; readonly list: readonly Edit[] }
  | { readonly kind: "transition" };

/** What a step makes of a document; nothing where it cannot be taken. */
function taken(of: Cib, step: Step, now: number): Cib | undefined {
  try {
    if (step.kind === "edits") return edit(of, step.list, { now }).cib;
    const verdict = evaluate(of, { now });
    return step.kind === "events" ? inject(of, verdict, step.list, { now }).cib : execute(of, verdict, { now }).cib;
  } catch (error) {
    if (error instanceof SimulationError || error instanceof EditError || error instanceof CibError) return undefined;
    throw error;
  }
}

/** A cluster and steps, each from an earlier station: where it leads, and when. */
const stories = () =>
  cib(SMALL).chain((drawn) => {
    const step: fc.Arbitrary<Step> = fc.oneof(
      events(drawn).map((list) => ({ kind: "events" as const, list })),
      edits(drawn).map((list) => ({ kind: "edits" as const, list })),
      fc.constant({ kind: "transition" as const }),
    );
    const asked = fc.record({ findings: fc.boolean(), explain: fc.boolean(), failCountsShown: fc.boolean() });
    const part = fc.record({ step, asked, from: fc.nat(), later: fc.constantFrom(0, 0, 0, 90, 86_400) });
    return fc.tuple(fc.constant(drawn), fc.array(part, { minLength: 1, maxLength: 6 }));
  });

describe("an evaluation with a memory", () => {
  it("gives what it gives without, wherever edits, events and transitions lead, whatever is asked, and whenever", () => {
    let changed = 0;
    fc.assert(
      fc.property(stories(), ([drawn, parts]) => {
        const memory = createMemory();
        const stations = [drawn];
        told(drawn, { now: NOW, memory });
        for (const { step, asked, from, later } of parts) {
          const at = stations[from % stations.length] ?? drawn;
          const now = NOW + later;
          const next = taken(at, step, now) ?? at;
          if (next !== at) changed++;
          stations.push(next);
          expect(told(next, { now, memory, ...asked })).toBe(told(next, { now, ...asked }));
        }
      }),
      runs(81, 60),
    );
    expect(changed).toBeGreaterThan(60);
  });

  it("keeps nothing of a document that is gone", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const memory = createMemory();
    const [drawn] = fc.sample(cib(SMALL), { seed: 82, numRuns: 1 });
    if (drawn === undefined) throw new Error("nothing drawn");
    const verdict = evaluate(drawn, { now: NOW, memory });
    const node = verdict.status.nodes.find(({ kind }) => kind === "cluster")?.name ?? "";
    const known = new Set(descendants(drawn.root));
    const made = Array.from({ length: 40 }, (_, i) => {
      const state = i % 2 === 0 ? "failed" : "down";
      const after = inject(drawn, verdict, [{ kind: "node", node, state }], { now: NOW + i }).cib;
      evaluate(after, { now: NOW + i, memory });
      return [...descendants(after.root)].filter((each) => !known.has(each)).map((each) => new WeakRef(each));
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(made.flat().length).toBeGreaterThan(100);
    expect(made.flat().filter((each) => each.deref() !== undefined)).toEqual([]);
    expect(evaluate(drawn, { now: NOW, memory }).placements).toEqual(verdict.placements);
  });
});
