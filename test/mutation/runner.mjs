/**
 * A test runner for Stryker that loads all tests once and runs those of each mutant in the same process. A worker of vitest per
 * mutant takes 0.4 s of a processor; a test by rule takes a millisecond. It can be so since our modules keep nothing between tests.
 *
 * MUTATION_TESTS narrows the tests to folders or files of test/ (commas), RUNS (20) is what properties draw.
 */
import { readdirSync } from "node:fs";
import { register as addHook } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { register as addTypeScript } from "tsx/esm/api";
import { collecting, runTests } from "./tests.mjs";

const PLACES = process.env.MUTATION_TESTS ?? "policy,base,unpack,assign,actions,graph,variants";

/** What the instrumented sources share with us. */
const shared = {};
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = shared;

function testFiles() {
  return PLACES.split(",").flatMap((place) => {
    const path = join("test", place);
    if (place.endsWith(".ts")) return [path];
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => join(path, name));
  });
}

class TestsInProcess {
  static inject = [];
  /** By id; in the order of the files until the first run, then the fast ones first. */
  tests = new Map();

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    process.env.NODE_ENV = "test";
    process.env.RUNS ??= "20";
    addTypeScript();
    addHook(new URL("vitest-hook.mjs", import.meta.url));
    // As the tests have it: what properties draw is the same for all mutants, and a counterexample need not be small.
    const { configureGlobal } = await import(pathToFileURL("node_modules/fast-check/lib/fast-check.js").href);
    configureGlobal({ seed: 1, numRuns: Number(process.env.RUNS), endOnFailure: true });
  }

  async load() {
    if (this.tests.size > 0) return;
    for (const file of testFiles())
      for (const test of await collecting(file, () => import(pathToFileURL(file).href))) this.tests.set(test.id, test);
  }

  async dryRun() {
    await this.load();
    const results = await this.run([...this.tests.values()], false);
    const times = new Map(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    this.tests = new Map([...this.tests].sort(([a], [b]) => times.get(a) - times.get(b)));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: shared.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    // Tables of modules are made as these are loaded.
    if (mutantActivation === "static") shared.activeMutant = activeMutant.id;
    try {
      await this.load();
    } catch (problem) {
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [resultOf("loading", 0, problem)] });
    }
    const wanted = testFilter && new Set(testFilter);
    const chosen = [...this.tests.values()].filter(({ id }) => wanted === undefined || wanted.has(id));
    Object.assign(shared, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      const tests = await this.run(chosen, !disableBail);
      const ended = determineHitLimitReached(shared.hitCount, hitLimit);
      return toMutantRunResult(ended ?? { status: DryRunStatus.Complete, tests });
    } finally {
      Object.assign(shared, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  async run(tests, bail) {
    const results = [];
    await runTests(tests, {
      before: ({ id }) => {
        shared.currentTestId = id;
      },
      after: ({ id }, time, problem) => {
        shared.currentTestId = undefined;
        results.push(resultOf(id, time, problem));
        return bail && problem !== undefined ? "stop" : "go on";
      },
    });
    return results;
  }
}

function resultOf(id, timeSpentMs, problem) {
  const test = { id, name: id, timeSpentMs, fileName: join(process.cwd(), id.split("#")[0]) };
  if (problem === undefined) return { ...test, status: TestStatus.Success };
  return { ...test, status: TestStatus.Failed, failureMessage: String(problem?.stack ?? problem) };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "in-process", TestsInProcess)];
