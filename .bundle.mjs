/**
 * Bundles the commands of package.json's `bin` and what they run in threads: loading the library's four hundred modules one
 * by one takes longer than evaluating a small cluster. What they share is there once: esbuild splits them, wherever a module
 * is imported later, into parts, of which each subcommand loads those that it needs. All parts lie in one file; beside it
 * lies a launcher for each command, which joins the parts that are needed to one script and keeps what V8 compiled of it for
 * the next run. The notices of all packages that are bundled go to NOTICES.txt.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { launcher } from "./.launcher.mjs";
import { notices, packagesIn } from "./.notices.mjs";
import { inOrder, late, partOf } from "./.parts.mjs";

const root = import.meta.dirname;
const target = join(root, "dist/cli");
const { bin, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const commands = Object.values(bin).map((path) => basename(path, ".js"));
/** What the commands run in threads of their own. */
const threads = ["sweep-worker"];

/** All that the commands say of the package. */
const packageJson = {
  name: "package.json",
  setup: ({ onLoad }) =>
    onLoad({ filter: /package\.json$/ }, ({ path }) =>
      path === join(root, "package.json") ? { contents: JSON.stringify({ version }), loader: "json" } : undefined,
    ),
};

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: [...commands, ...threads].map((name) => `src/cli/${name}.ts`),
  outdir: target,
  bundle: true,
  splitting: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "esm",
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  plugins: [packageJson, late],
  write: false,
});

const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
const order = inOrder(outputs);
const numbers = new Map(order.map((name, number) => [name, number]));
const parts = order.map((name, number) => Buffer.from(partOf(texts.get(name), number, numbers), "latin1"));
const pack = Buffer.concat(parts);
const hash = createHash("sha256").update(pack).digest("hex").slice(0, 16);
const begins = parts.map((_, i) => parts.slice(0, i).reduce((sum, { length }) => sum + length, 0));
const needs = order.map((name) =>
  outputs
    .get(name)
    .imports.filter(({ kind, external }) => kind === "import-statement" && external !== true)
    .map(({ path }) => numbers.get(basename(path))),
);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
writeFileSync(join(target, "package.json"), '{ "type": "commonjs" }\n');
writeFileSync(join(target, "parts.js"), pack);
for (const name of [...commands, ...threads]) {
  const of = (path) => order.findIndex((each) => outputs.get(each).entryPoint === path);
  const entry = of(`src/cli/${name}.ts`);
  const subcommands = subcommandsOf(name).map((word) => [
    word,
    ["declare/", ""].map((folder) => of(`src/cli/${name}/${folder}${word}.ts`)),
  ]);
  const text = launcher({ name, hash, begins: [...begins, pack.length], needs, entry, subcommands });
  writeFileSync(join(target, `${name}.js`), text, { mode: 0o755 });
}
writeFileSync(
  join(target, "NOTICES.txt"),
  notices("The commands of pengine contain the following packages.", packagesIn(metafile)),
);

/** The subcommands of a command: there is a file that declares each. */
function subcommandsOf(name) {
  const folder = join(root, "src/cli", name, "declare");
  const files = existsSync(folder) ? readdirSync(folder).map((file) => basename(file, ".ts")) : [];
  return files.filter((word) => existsSync(join(root, "src/cli", name, `${word}.ts`)));
}
