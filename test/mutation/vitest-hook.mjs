/** Gives test files that import "vitest" the tests of tests.mjs (runner.mjs). */
const TESTS = new URL("tests.mjs", import.meta.url).href;

export function resolve(specifier, context, next) {
  return specifier === "vitest" && context.parentURL !== TESTS
    ? { url: TESTS, format: "module", shortCircuit: true }
    : next(specifier, context);
}
