import { defineConfig } from "vitest/config";

/**
 * What the generator and the corpus reach of the library (not the command): a line that neither reaches is a gap in the
 * generator. `npm run coverage`; the floors only rise.
 */
export default defineConfig({
  test: {
    include: ["test/corpus.test.ts", "test/properties/whole-library.test.ts"],
    testTimeout: 600_000,
    pool: "threads",
    env: { RUNS: process.env.RUNS ?? "300" },
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/**"],
      reporter: ["text", "json"],
      reportsDirectory: process.env.COVERAGE_DIR ?? "coverage",
      thresholds: { lines: 97, branches: 92 },
    },
  },
});
