/**
 * Bundles each command of package.json's `bin` into one CommonJS file: loading the three hundred modules of the library
 * one by one takes longer than evaluating a small cluster, and the loader of ES modules alone costs some ten milliseconds.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const root = import.meta.dirname;
const target = join(root, "dist/cli");
const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Runs the bundle beside it; Node 22 and later keep what they compiled of it for the next time. */
const launcher = (bundle) => `#!/usr/bin/env node
require("node:module").enableCompileCache?.();
require("./${bundle}");
`;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "package.json"), '{ "type": "commonjs" }\n');
for (const path of Object.values(bin)) {
  const name = basename(path, ".js");
  const source = join(root, "src/cli", `${name}.ts`);
  if (!existsSync(source)) continue;
  const bundle = `${name}.bundle.js`;
  await build({
    entryPoints: [source],
    outfile: join(target, bundle),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "linked",
    logLevel: "warning",
  });
  writeFileSync(join(root, path), launcher(bundle), { mode: 0o755 });
}
