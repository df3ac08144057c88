/** Gives test files that import "vitest" the tests of tests.mjs: however often modules are loaded, those of the runner. */
const NAMES = "afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test";
const MODULE = `data:text/javascript,export const { ${NAMES} } = globalThis[Symbol.for("tests for mutants")];`;

export function resolve(specifier, context, next) {
  return specifier === "vitest" ? { url: MODULE, format: "module", shortCircuit: true } : next(specifier, context);
}
