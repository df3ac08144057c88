/**
 * Bundles each command of package.json's `bin` into one script: loading the library's four hundred modules one by one
 * takes longer than evaluating a small cluster. Beside each bundle lies a launcher, which keeps what V8 compiled for the
 * next run. The notices of all packages that a bundle contains go to NOTICES.txt.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { launcher } from "./.launcher.mjs";
import { notices, packagesIn } from "./.notices.mjs";

const root = import.meta.dirname;
const target = join(root, "dist/cli");
const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "package.json"), '{ "type": "commonjs" }\n');
const bundled = new Set();
for (const path of Object.values(bin)) {
  const name = basename(path, ".js");
  const source = join(root, "src/cli", `${name}.ts`);
  if (!existsSync(source)) continue;
  const bundle = join(target, `${name}.bundle.js`);
  const { metafile } = await build({
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
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  for (const each of packagesIn(metafile)) bundled.add(each);
  const text = readFileSync(bundle, "utf8").replace(/^#!.*\n/, "");
  writeFileSync(bundle, text);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  writeFileSync(join(root, path), launcher(name, hash, subcommandsOf(name)), { mode: 0o755 });
}
// What the commands run in threads of their own.
for (const name of ["sweep-worker"]) {
  const { metafile } = await build({
    entryPoints: [join(root, "src/cli", `${name}.ts`)],
    outfile: join(target, `${name}.bundle.js`),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  for (const each of packagesIn(metafile)) bundled.add(each);
}
writeFileSync(join(target, "NOTICES.txt"), notices("The commands of pengine contain the following packages.", bundled));

/** The subcommands of a command: there is a file that declares each. */
function subcommandsOf(name) {
  const folder = join(root, "src/cli", name, "declare");
  return existsSync(folder) ? readdirSync(folder).map((file) => basename(file, ".ts")) : [];
}
