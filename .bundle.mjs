/**
 * Bundles each command of package.json's `bin` into one script, and keeps with it what V8 compiled of it during a first
 * run: loading the library's three hundred modules one by one, and compiling them, takes longer than evaluating a small
 * cluster. Another version of Node finds that it cannot use what was compiled, and compiles anew.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";

const root = import.meta.dirname;
const target = join(root, "dist/cli");
const example = (name) => join(root, "corpus/xml", `${name}.xml`);
const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** What the first runs do: the more of the bundle they use, the less is left to compile later. */
const FIRST_RUNS = {
  "crm-simulate": [
    ["-x", example("location-prefers-a-node"), "-S"],
    ["-x", example("upgrade-comment-keeps-copy-of-block"), "-S"],
    ["-x", example("legacy-master-element-1"), "-S"],
    ["-x", example("promotable-promoted-node-max-two"), "-S"],
    ["-x", example("order-loop-of-two"), "-S"],
    ["-x", example("fencing-node-process-gone"), "-S"],
    ["-x", example("bundle-rkt-dropped"), "-S"],
  ],
  pengine: [["explain", "-x", example("location-prefers-a-node"), "web"]],
};

const launcher = (bundle) => `#!/usr/bin/env node
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");

const file = require.resolve("./${bundle}");
let cachedData;
try {
  cachedData = readFileSync(\`\${file}.cache\`);
} catch {
  // Without it everything only takes longer.
}
const script = new Script(readFileSync(file, "utf8"), { filename: file, cachedData });
script.runInThisContext()(require, module);
module.exports = script;
`;

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "package.json"), '{ "type": "commonjs" }\n');
for (const path of Object.values(bin)) {
  const name = basename(path, ".js");
  const source = join(root, "src/cli", `${name}.ts`);
  if (!existsSync(source)) continue;
  const bundle = join(target, `${name}.bundle.js`);
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    // One expression, a function that the launcher calls; comments, as that of the first line, come before it.
    banner: { js: "(function (require, module) {" },
    footer: { js: "})" },
    legalComments: "linked",
    logLevel: "warning",
  });
  writeFileSync(bundle, readFileSync(bundle, "utf8").replace(/^#!.*\n/, ""));
  writeFileSync(join(root, path), launcher(basename(bundle)), { mode: 0o755 });
  const keep = `
    const [, command, ...runs] = process.argv;
    let script;
    for (const words of runs) {
      process.argv = [process.execPath, command, ...JSON.parse(words)];
      if (script === undefined) script = require(command);
      else script.runInThisContext()(require, { exports: {} });
    }
    require("node:fs").writeFileSync(${JSON.stringify(`${bundle}.cache`)}, script.createCachedData());
  `;
  spawnSync(
    process.execPath,
    ["-e", keep, join(root, path), ...(FIRST_RUNS[name] ?? []).map((words) => JSON.stringify(words))],
    { stdio: "ignore" },
  );
}
