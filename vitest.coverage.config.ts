import { defineConfig } from "vitest/config";

/**
 * What generators, recordings and the corpus reach of the library (not the command): a line that none of them reaches is a gap
 * in a generator. The tests by rule are left out: they reach what their authors thought of. `npm run coverage`; the floors only
 * rise.
 */
export default defineConfig({
  test: {
    include: [
      "test/corpus.test.ts",
      "test/properties/{whole-library,answers}.test.ts",
      "test/{commands,crmsh,edit,explain,quorum,svg,worker}/**/*.test.ts",
      "test/base/pattern/**/*.test.ts",
      "test/{scenario,sweep,expect,lint,replay}/**/*.test.ts",
    ],
    testTimeout: 600_000,
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
    env: { RUNS: process.env.RUNS ?? "300" },
    coverage: {
      enabled: true,
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/cli/**", "src/page/**"],
      reporter: ["text", "json"],
      reportsDirectory: process.env.COVERAGE_DIR ?? "coverage",
      thresholds: {
        "src/!(crmsh|quorum|edit|explain|commands|pcs|scenario|sweep|expect|svg|worker|lint|replay)/**": {
          lines: 97,
          branches: 92,
        },
        "src/{crmsh,quorum}/**": { lines: 94, branches: 85 },
        "src/{scenario,sweep,expect}/**": { lines: 94, branches: 82 },
        "src/{lint,replay}/**": { lines: 90, branches: 75 },
        "src/{edit,explain}/**": { lines: 80, branches: 70 },
        "src/{svg,worker}/**": { lines: 88, branches: 70 },
        "src/{commands,pcs}/**": { lines: 60, branches: 40 },
      },
    },
  },
});
