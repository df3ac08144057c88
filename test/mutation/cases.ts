/**
 * Regression cases as tests for mutants, beside the tests by rule: `MUTATION_CASES=/path/to/corpus,/path/to/cts` and
 * `MUTATION_TESTS=mutation/cases.ts` (docs/mutation.md). Not part of the suite, which has them as test/corpus.test.ts and
 * `npm run conformance`.
 */
import { describe, expect, it } from "vitest";
import { caseXml, expected, loadCases, OUTPUTS } from "../support/cases.js";
import { produce } from "../support/produce.js";

/** The real clock plays no part: cases that look at the time bring their own execution date. */
const CLOCK = 1_800_000_000;

const directories = (process.env.MUTATION_CASES ?? "").split(",").filter((name) => name !== "");

describe.each(directories)("%s", (directory) => {
  it.each(loadCases(directory))("$name", ({ name, args }) => {
    const produced = produce(caseXml(directory, name), args, CLOCK);
    for (const output of OUTPUTS) expect(produced[output], output).toBe(expected(directory, name, output));
  });
});
