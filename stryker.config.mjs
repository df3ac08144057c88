/**
 * Mutation testing (docs/mutation.md). Tables at the level of a module are made when it is loaded, before any test: their mutants
 * need a worker and all tests each, so that they are a run of their own, MUTATION_STATIC=1, with the one test file of the table.
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  testRunner: "in-process",
  plugins: ["./test/mutation/runner.mjs"],
  coverageAnalysis: "perTest",
  mutate: ["src/policy/*.ts"],
  ignorePatterns: [
    "/dist",
    "/coverage",
    "/corpus/{dot,exp,scores,summary,edits,crm}",
    "/bench",
    "/docs",
    "/test/extremes",
    "/test/facilities",
    "/.git",
  ],
  ignoreStatic: process.env.MUTATION_STATIC === undefined,
  incremental: process.env.MUTATION_STATIC === undefined && process.env.MUTATION_DRAWN === undefined,
  incrementalFile: "node_modules/.cache/stryker/incremental.json",
  tempDirName: "node_modules/.cache/stryker/tmp",
  concurrency: 2,
  timeoutMS: 10_000,
  dryRunTimeoutMinutes: 15,
  reporters: process.env.MUTATION_DRAWN === undefined ? ["clear-text", "json"] : ["json"],
  jsonReporter: { fileName: "node_modules/.cache/stryker/report.json" },
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: null },
  disableTypeChecks: true,
};
