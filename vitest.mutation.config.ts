import { defineConfig } from "vitest/config";

/**
 * What mutants have to survive: the tests by rule and the properties, with few runs. The corpus, the recordings and the commands are
 * left out: a rule whose tests do not notice that it changed has too few. MUTATION_TESTS narrows it to folders of test/ (commas).
 */
const folders = process.env.MUTATION_TESTS?.split(",") ?? [
  "policy",
  "base",
  "unpack",
  "assign",
  "actions",
  "graph",
  "variants",
];

export default defineConfig({
  test: {
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: 60_000,
    pool: "threads",
    env: { RUNS: process.env.RUNS ?? "20" },
  },
});
