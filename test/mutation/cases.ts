/**
 * Regression cases as tests for mutants, beside the tests by rule: `MUTATION_CASES=/path/to/corpus,/path/to/cts` and
 * `MUTATION_TESTS=mutation/cases.ts` (docs/mutation.md). Not part of the suite, which has them as test/corpus.test.ts and
 * `npm run conformance`.
 */
import { describe, it } from "vitest";
import { loadCases } from "../support/cases.js";
import { expectAsRecorded } from "../support/recorded.js";

const directories = (process.env.MUTATION_CASES ?? "").split(",").filter((name) => name !== "");

describe.each(directories)("%s", (directory) => {
  it.each(loadCases(directory))("$name", (each) => {
    expectAsRecorded(directory, each);
  });
});
