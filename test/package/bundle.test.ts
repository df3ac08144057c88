import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** Bytes that reading and evaluating take in a page, minified. To be lowered when they get fewer. */
const MOST = 400_000;

describe("the engine in a page", () => {
  it("needs nothing of Node, and no more bytes than it did", async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: 'export { readCib, evaluate } from "./src/index.ts";',
        resolveDir: process.cwd(),
        loader: "ts",
      },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "browser",
      write: false,
      logLevel: "silent",
    });
    expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(MOST);
  });
});
