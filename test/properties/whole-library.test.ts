import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CibOptions,
  cibElement,
  cibText,
  invalidCibText,
  legacyCibText,
  malformedCibText,
  spelling,
  unvalidatedCibText,
} from "../../src/arbitraries/index.js";
import { explain, replay } from "../../src/explain/index.js";
import { graphlibView } from "../../src/graph/graphlib-view.js";
import { CibError, evaluate, readCib } from "../../src/index.js";
import { renderJson } from "../../src/render/index.js";
import { verifyCib } from "../../src/verify/index.js";
import { commandOptions, ourOutcome } from "../cli/combinations.js";
import { NOW, runs, SMALL } from "./documents.js";

/** How many documents each property sees; `npm run coverage` raises it. */
const RUNS = Number(process.env.RUNS ?? 25);

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

/** Why a text is refused; nothing if it is not. */
function refusalOf(text: string): CibError | undefined {
  try {
    readCib(text);
    return undefined;
  } catch (error) {
    if (error instanceof CibError) return error;
    throw error;
  }
}

/** The exit codes that the reference has for a CIB that it could read (09 §14); 134 is a failed internal assertion. */
const EXIT_CODES = [0, 1, 2, 3, 6, 64, 65, 70, 78, 79, 105, 110, 134];

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

  it("explains every score: its causes lead from 0 to what is printed", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const verdict = verdictOf(text);
        for (const { resource } of verdict.placements) {
          for (const { scores, promotion } of explain(verdict, resource)) {
            for (const { score, causes } of scores) expect(replay(causes)).toBe(score);
            if (promotion !== undefined) expect(replay(promotion.causes)).toBe(promotion.score);
          }
        }
      }),
      runs(52, RUNS),
    );
  });

  it("gives the Verdict as JSON and the graph to graphlib", () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const verdict = verdictOf(text);
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
        expect(findings.filter(({ text: said }) => said.includes("invalid under schema"))).toEqual([]);
      }),
      runs(54, RUNS),
    );
  });

  it("says what is wrong with what it refuses, as an error and as findings", () => {
    fc.assert(
      fc.property(wrongTexts(), (text) => {
        const refusal = refusalOf(text);
        if (refusal === undefined) return;
        expect(refusal.message).toContain(refusal.problem);
        if (refusal.refusal !== "reread") expect(verifyCib(text).valid).toBe(false);
      }),
      runs(55, 4 * RUNS),
    );
  });
});
