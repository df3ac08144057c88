/**
 * A test runner for Stryker that loads all tests once and runs those of each mutant in the same process. A worker of vitest per
 * mutant takes 0.4 s of a processor; a test by rule takes a millisecond. It can be so since our modules keep nothing between tests.
 *
 * MUTATION_TESTS narrows the tests to folders or files of test/ (commas), RUNS (20) is what properties draw that do not say it
 * themselves. Tests that take longer than MUTATION_MOST_MS (1000) are left out: every survivor would wait for them.
 * MUTATION_NOT names test files (parts of paths, commas) that are left out.
 * MUTATION_DRAWN is a list of the mutants to be tried (drawn.mjs); all others are said to survive.
 */
import { readdirSync, readFileSync } from "node:fs";
import { register as addHook } from "node:module";
import { basename, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { INSTRUMENTER_CONSTANTS } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { register as addTypeScript } from "tsx/esm/api";
import { nameOfMutant } from "./mutant.mjs";
import * as tests from "./tests.mjs";

const { collecting, runTests } = tests;
globalThis[Symbol.for("tests for mutants")] = tests;

const MOST_MS = Number(process.env.MUTATION_MOST_MS ?? 1000);
const PLACES = process.env.MUTATION_TESTS ?? "policy,base,unpack,assign,actions,graph,variants";

const NOT = (process.env.MUTATION_NOT ?? "").split(",").filter((part) => part !== "");

const DRAWN =
  process.env.MUTATION_DRAWN &&
  new Set(
    JSON.parse(readFileSync(process.env.MUTATION_DRAWN, "utf8")).map((each) => nameOfMutant(each.fileName, each, 0)),
  );

/** What the instrumented sources share with us. */
const shared = {};
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = shared;

function testFiles() {
  return PLACES.split(",")
    .flatMap(testFilesOf)
    .filter((path) => !NOT.some((part) => path.includes(part)));
}

function testFilesOf(place) {
  const path = join("test", place);
  if (place.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => join(path, name));
}

class TestsInProcess {
  static inject = [];
  /** By id; the fast ones first, once they have been run. */
  tests = new Map();
  slow = new Set();
  loads = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    process.env.NODE_ENV = "test";
    process.env.RUNS ??= "20";
    addHook(new URL("vitest-hook.mjs", import.meta.url));
    // As the tests have it: what properties draw is the same for all mutants, and a counterexample need not be small.
    const { configureGlobal } = await import(pathToFileURL("node_modules/fast-check/lib/fast-check.js").href);
    configureGlobal({ seed: 1, numRuns: Number(process.env.RUNS), endOnFailure: true });
  }

  /** Loads the tests of some files, and with them our modules, anew. */
  async load(files) {
    const modules = addTypeScript({ namespace: String(++this.loads) });
    const loaded = [];
    for (const file of files)
      loaded.push(...(await collecting(file, () => modules.import(pathToFileURL(file).href, import.meta.url))));
    await modules.unregister();
    return loaded.filter(({ id }) => !this.slow.has(id));
  }

  async dryRun() {
    const loaded = await this.load(testFiles());
    const all = await this.run(loaded, false);
    const isSlow = ({ status, timeSpentMs }) => status === TestStatus.Success && timeSpentMs > MOST_MS;
    this.slow = new Set(all.filter(isSlow).map(({ id }) => id));
    for (const id of this.slow) delete shared.mutantCoverage?.perTest[id];
    const results = all.filter(({ id }) => !this.slow.has(id));
    const times = new Map(results.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    const quick = loaded.filter(({ id }) => times.has(id)).sort((a, b) => times.get(a.id) - times.get(b.id));
    this.tests = new Map(quick.map((test) => [test.id, test]));
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: shared.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, disableBail }) {
    const fileName = activeMutant.fileName.slice(activeMutant.fileName.lastIndexOf(`${sep}src${sep}`) + 1);
    if (DRAWN && !DRAWN.has(nameOfMutant(fileName, activeMutant, 0)))
      return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    const isStatic = mutantActivation === "static";
    if (!isStatic && this.tests.size === 0)
      this.tests = new Map((await this.load(testFiles())).map((test) => [test.id, test]));
    Object.assign(shared, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      const tests = isStatic ? await this.runAnew(activeMutant) : await this.runChosen(testFilter, !disableBail);
      const ended = determineHitLimitReached(shared.hitCount, hitLimit);
      return toMutantRunResult(ended ?? { status: DryRunStatus.Complete, tests });
    } finally {
      Object.assign(shared, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    }
  }

  runChosen(testFilter, bail) {
    const wanted = testFilter && new Set(testFilter);
    return this.run(
      [...this.tests.values()].filter(({ id }) => wanted === undefined || wanted.has(id)),
      bail,
    );
  }

  /** Tables of modules are made as these are loaded: file by file of the tests, that of the same name first, until one fails. */
  async runAnew({ fileName }) {
    const own = `${sep}${basename(fileName, ".ts")}.test.ts`;
    const files = testFiles();
    const results = [];
    for (const file of [
      ...files.filter((each) => each.endsWith(own)),
      ...files.filter((each) => !each.endsWith(own)),
    ]) {
      try {
        results.push(...(await this.run(await this.load([file]), true)));
      } catch (problem) {
        results.push(resultOf(`${file}#loading`, 0, problem));
      }
      if (results.at(-1)?.status === TestStatus.Failed) break;
    }
    return results;
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
