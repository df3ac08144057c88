/**
 * What test files get as "vitest" when mutants are tried (runner.mjs): the same `expect`; `describe`, `it` and the hooks merely
 * collect, so that a test can be run as often as there are mutants.
 */
import { expect } from "vitest";

/**
 * @typedef {{ file: string, name: string, parent: Suite | undefined, before: Hook[], after: Hook[], beforeEach: Hook[], afterEach: Hook[] }} Suite
 * @typedef {{ id: string, suite: Suite, body: Hook }} Test
 * @typedef {() => unknown} Hook
 */

/** @type {Suite} */
let open = suiteOf("", "", undefined);
/** @type {Test[]} */
const tests = [];

/** @returns {Suite} */
function suiteOf(file, name, parent) {
  return { file, name, parent, before: [], after: [], beforeEach: [], afterEach: [] };
}

function titleOf(suite) {
  return suite.parent === undefined ? suite.name : `${titleOf(suite.parent)} ${suite.name}`;
}

function collectTest(name, ...rest) {
  const body = rest.find((each) => typeof each === "function");
  if (body === undefined) return;
  const title = `${open.file}#${titleOf(open)} ${name}`;
  // Rows of a table may have the same name.
  const same = tests.filter(({ title: other }) => other === title).length;
  tests.push({ title, id: same === 0 ? title : `${title} (${same + 1})`, suite: open, body });
}

function collectSuite(name, ...rest) {
  const body = rest.find((each) => typeof each === "function");
  const before = open;
  open = suiteOf(before.file, name, before);
  try {
    body?.();
  } finally {
    open = before;
  }
}

/** The forms that our tests use: of each row, if a condition holds, not at all. */
function withForms(collect) {
  const nothing = Object.assign(() => {}, { each: () => () => {} });
  const forms = {
    each:
      (rows) =>
      (name, ...rest) => {
        const body = rest.find((each) => typeof each === "function");
        rows.forEach((row, i) => {
          collect(`${name} [${i}]`, () => body(...(Array.isArray(row) ? row : [row])));
        });
      },
    skip: nothing,
    skipIf: (condition) => (condition ? nothing : collected),
    runIf: (condition) => (condition ? collected : nothing),
  };
  const collected = Object.assign((...given) => collect(...given), forms);
  return collected;
}

const it = withForms(collectTest);
const describe = withForms(collectSuite);
const beforeAll = (hook) => void open.before.push(hook);
const afterAll = (hook) => void open.after.push(hook);
const beforeEach = (hook) => void open.beforeEach.push(hook);
const afterEach = (hook) => void open.afterEach.push(hook);

export { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, it as test };

/**
 * The tests that loading a file collects.
 * @param {string} file its name, part of the tests' ids
 * @param {() => Promise<unknown>} load
 * @returns {Promise<Test[]>}
 */
export async function collecting(file, load) {
  open = suiteOf(file, "", undefined);
  await load();
  // Of no other file, so that looking for the same name takes no longer the more has been loaded.
  return tests.splice(0);
}

/** Runs tests one after the other, each suite's hooks with them, and tells of each one. */
export async function runTests(chosen, { before, after }) {
  /** @type {Set<Suite>} */
  const entered = new Set();
  for (const test of chosen) {
    const around = [];
    for (let suite = test.suite; suite !== undefined; suite = suite.parent) around.unshift(suite);
    before(test);
    const start = performance.now();
    let problem;
    try {
      for (const suite of around) {
        if (entered.has(suite)) continue;
        entered.add(suite);
        for (const hook of suite.before) await hook();
      }
      for (const { beforeEach: hooks } of around) for (const hook of hooks) await hook();
      try {
        await test.body();
      } finally {
        for (const { afterEach: hooks } of around) for (const hook of hooks) await hook();
      }
    } catch (thrown) {
      problem = thrown ?? new Error(`thrown: ${thrown}`);
    }
    if (after(test, performance.now() - start, problem) === "stop") break;
  }
  for (const suite of entered) for (const hook of suite.after) await hook();
}
