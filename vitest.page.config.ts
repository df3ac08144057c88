import { defineConfig } from "vitest/config";

/** The page in a real browser (`npm run test:page`): needs Chromium and a build. */
export default defineConfig({
  test: {
    include: ["test/page/**/*.browser.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
