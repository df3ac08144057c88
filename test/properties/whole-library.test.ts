import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CibOptions,
  cib,
  cibElement,
  cibText,
  events,
  invalidCibText,
  legacyCibText,
  malformedCibText,
  operationFailures,
  spelling,
  unvalidatedCibText,
} from "../../src/arbitraries/index.js";
import { promotionExplanation, replay, scoreExplanations } from "../../src/explain/index.js";
import { graphlibView } from "../../src/graph/graphlib-view.js";
import { type Cib, CibError, clusterStatus, evaluate, readCib } from "../../src/index.js";
import { renderJson } from "../../src/render/index.js";
import { execute, inject, SimulationError } from "../../src/simulate/index.js";
import { verifyCib } from "../../src/verify/index.js";
import { commandOptions, ourOutcome } from "../cli/combinations.js";
import { NOW, refusalOf, runs, SMALL } from "../support/generated.js";

/** How many documents each property sees; `npm run coverage` raises it. */
const RUNS = Number(process.env.RUNS ?? 10);

const WIDE: CibOptions = { maxNodes: 24, maxResources: 3, maxConstraints: 3 };
const LARGE: CibOptions = { maxNodes: 5, maxResources: 8, maxConstraints: 10 };
/** Current CIBs, some that claim no schema, some in unusual spellings, and some of older schemas, as far as they can be upgraded. */
const texts = () =>
  fc.oneof(
    { weight: 1, arbitrary: cibText(WIDE) },
    { weight: 3, arbitrary: unvalidatedCibText() },
    { weight: 4, arbitrary: cibText(SMALL) },
    { weight: 4, arbitrary: cibText() },
    { weight: 4, arbitrary: cibText(LARGE) },
    { weight: 1, arbitrary: fc.tuple(cibElement(SMALL), spelling()).map(([root, write]) => write(root)) },
    { weight: 2, arbitrary: legacyCibText(SMALL).filter((text) => refusalOf(text) === undefined) },
  );
const TINY: CibOptions = { maxNodes: 1, maxResources: 1, maxConstraints: 1 };
const wrongTexts = () => fc.oneof(invalidCibText(SMALL), legacyCibText(SMALL), malformedCibText(TINY));
const runsOfTheCommand = () => texts().chain((text) => fc.tuple(fc.constant(text), commandOptions(text)));
const verdictOf = (text: string) => evaluate(readCib(text).cib, { now: NOW, causes: true, actions: true });

/** The exit codes that the reference has for a CIB that it could read (09 §14); 134 is a failed internal assertion. */
const EXIT_CODES = [0, 1, 2, 3, 6, 64, 65, 70, 78, 79, 105, 110, 134];

const asked = () =>
  fc.record({
    causes: fc.boolean(),
    scores: fc.boolean(),
    utilization: fc.boolean(),
    actions: fc.boolean(),
    sanitized: fc.boolean(),
  });

const EVERYTHING = ["-S", "-s", "-U", "-A", "-c", "-R", "-G", "graph", "-D", "dot", "-I", "input", "-O", "output"];
const FORMS = [
  { words: ["-a"], mark: "Full List of Resources:" },
  { words: ["-V", "-a"], mark: "Full List of Resources:" },
  { words: ["--output-as=xml"], mark: "<cluster_status>" },
  { words: ["--output-as=xml", "-Q"], mark: "<pacemaker-result" },
] as const;

const simulations = () =>
  fc.oneof(cib(SMALL), cib()).chain((drawn) => {
    const failures = fc.record({ failures: operationFailures(drawn) }, { requiredKeys: [] });
    return fc.tuple(fc.constant(drawn), events(drawn), failures);
  });

/** What is made of a cluster; nothing where a simulation has to stop, or on a cluster that goes round in itself: the reference never ends there. */
function unlessStopped<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof SimulationError || (error instanceof CibError && error.code === "circular")) return undefined;
    throw error;
  }
}

const clusterNodes = (of: Cib): string[] =>
  clusterStatus(of, { now: NOW }).status.nodes.flatMap(({ kind, name }) => (kind === "cluster" ? [name] : []));

describe("everything that the library does with a generated cluster", () => {
  it("runs any combination of the command's options to one of its exit codes", () => {
    fc.assert(
      fc.property(runsOfTheCommand(), ([text, options]) => {
        const { exitCode } = ourOutcome(text, options);
        expect(EXIT_CODES).toContain(exitCode);
      }),
      runs(51, 2 * RUNS),
    );
  });

  it("shows each run in all forms, with everything that can be asked for", () => {
    fc.assert(
      fc.property(texts(), fc.constantFrom(...FORMS), (text, { mark, words }) => {
        const { exitCode, stdout } = ourOutcome(text, [...EVERYTHING, ...words]);
        expect(EXIT_CODES).toContain(exitCode);
        // A simulation that has to stop prints less.
        if (exitCode === 0) expect(stdout).toContain(mark);
      }),
      runs(50, 2 * RUNS),
    );
  });

  it("explains every score: its causes lead from 0 to what is printed", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const verdict = unlessStopped(() => verdictOf(text));
        if (verdict === undefined) return;
        for (const { resource } of verdict.placements) {
          for (const { score, causes } of scoreExplanations(verdict, resource)) expect(replay(causes)).toBe(score);
          const promotion = promotionExplanation(verdict, resource);
          if (promotion !== undefined) expect(replay(promotion.causes)).toBe(promotion.score);
        }
      }),
      runs(52, RUNS),
    );
  });

  it("simulates events and failures, and the outcome can be evaluated", () => {
    fc.assert(
      fc.property(simulations(), ([drawn, happening, failures]) => {
        const before = unlessStopped(() => clusterStatus(drawn, { now: NOW }));
        if (before === undefined) return;
        const changed = unlessStopped(() => inject(drawn, before, happening, { now: NOW }));
        const verdict = unlessStopped(() => evaluate(changed?.cib ?? drawn, { now: NOW }));
        if (verdict === undefined) return;
        const nodes = unlessStopped(() =>
          clusterNodes(execute(changed?.cib ?? drawn, verdict, { now: NOW, ...failures }).cib),
        );
        // Whatever happens to the nodes, none of those that are configured is lost.
        if (nodes !== undefined) expect(nodes).toEqual(expect.arrayContaining(clusterNodes(drawn)));
      }),
      runs(56, RUNS),
    );
  });

  it("gives the Verdict as JSON and the graph to graphlib", () => {
    fc.assert(
      fc.property(texts(), asked(), (text, asked) => {
        const verdict = unlessStopped(() => evaluate(readCib(text).cib, { now: NOW, ...asked }));
        if (verdict === undefined) return;
        expect(JSON.parse(renderJson(verdict))).toMatchObject({ format: "pengine.verdict" });
        const view = graphlibView(verdict.graph);
        for (const { action, inputs } of verdict.graph.synapses)
          expect(view.predecessors(String(action.id)) ?? []).toHaveLength(new Set(inputs.map(({ id }) => id)).size);
      }),
      runs(53, RUNS),
    );
  });

  it("finds nothing against the schema in a document that is valid by construction", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const { findings } = verifyCib(text);
        expect(findings.filter(({ check }) => check === "schema" || check === "upgrade")).toEqual([]);
      }),
      runs(54, RUNS),
    );
  });

  it("says what is wrong with what it refuses, as an error and as findings", () => {
    let refused = 0;
    fc.assert(
      fc.property(wrongTexts(), (text) => {
        const refusal = refusalOf(text);
        if (refusal === undefined) return;
        refused++;
        const errors = verifyCib(text).findings.filter(({ severity }) => severity === "error");
        if (refusal.code !== "reread") expect(errors, refusal.message).not.toEqual([]);
      }),
      runs(55, 4 * RUNS),
    );
    expect(refused).toBeGreaterThan(RUNS);
  });
});
