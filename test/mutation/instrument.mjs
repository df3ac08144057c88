import { readFileSync } from "node:fs";
import { createInstrumenter } from "@stryker-mutator/instrumenter";
import { createInjector } from "typed-inject";

/**
 * Sources with all their mutants in them, as Stryker makes them, and the mutants.
 * @param {readonly string[]} names of files, from the project's root, where this is run
 */
export function instrument(names) {
  const quiet = Object.fromEntries(["debug", "info", "warn", "trace"].map((name) => [name, () => undefined]));
  const logger = { ...quiet, isDebugEnabled: () => false, isTraceEnabled: () => false };
  const instrumenter = createInjector().provideValue("logger", logger).injectFunction(createInstrumenter);
  const files = names.map((name) => ({ name, mutate: true, content: readFileSync(name, "utf8") }));
  return instrumenter.instrument(files, { plugins: null, excludedMutations: [], ignorers: [] });
}
