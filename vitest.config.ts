import { defineConfig } from "vitest/config";

/** No test leaves anything behind in a module, so all of a worker's files share theirs: loaded and warmed up once. */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    pool: "threads",
    isolate: false,
    maxWorkers: "100%",
  },
});
