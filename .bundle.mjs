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

const root = import.meta.dirname;
const target = join(root, "dist/cli");
const { bin } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The terms of packages that name the MIT licence and have no file with its text: those of our own licence. */
const MIT = readFileSync(join(root, "LICENSE"), "utf8").split("\n\n").slice(2).join("\n\n");

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
  noteBundled(metafile);
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
  noteBundled(metafile);
}
writeFileSync(join(target, "NOTICES.txt"), notices([...bundled].sort()));

/** The subcommands of a command: there is a file that declares each. */
function subcommandsOf(name) {
  const folder = join(root, "src/cli", name, "declare");
  return existsSync(folder) ? readdirSync(folder).map((file) => basename(file, ".ts")) : [];
}

/** Takes down the packages that a bundle has something of. */
function noteBundled({ inputs }) {
  for (const input of Object.keys(inputs)) {
    const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found !== null) bundled.add(found[0]);
  }
}

/** Name, version, licence and licence text of each package, by its folder. */
function notices(folders) {
  const parts = folders.map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const file = readdirSync(join(root, folder)).find((each) => /^(licen[cs]e|copying)/i.test(each));
    if (file === undefined && license !== "MIT")
      throw new Error(`${name}: no text of its licence (${license}) was found`);
    const who = author?.name ?? author ?? `the authors of ${name}`;
    const text = file === undefined ? `Copyright (c) ${who}\n\n${MIT}` : readFileSync(join(root, folder, file), "utf8");
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  const rule = `\n${"-".repeat(80)}\n\n`;
  return `The commands of pengine contain the following packages.\n${rule}${parts.join(rule)}`;
}
