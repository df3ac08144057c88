/**
 * The packed package as a new user has it: `tsx test/package/trial.ts pengine-X.Y.Z.tgz`. All examples, of the declarations
 * and of the README that are in it, are compiled with strict TypeScript in a project that has nothing else, and run.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { tryCommands } from "./commands.js";

const ROOT = join(import.meta.dirname, "../..");

/** What a project brings itself: the optional peer, and the types of Node. */
const OF_THE_PROJECT = ["fast-check", "@types/node"];

const OPTIONS = {
  target: "es2023",
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  types: ["node"],
  rootDir: "examples",
  outDir: "out",
};

function run(command: string, args: readonly string[], cwd: string): number {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (error !== undefined) throw error;
  return status ?? 1;
}

/** A project with the package and what it depends on. */
function project(tarball: string): string {
  const folder = mkdtempSync(join(tmpdir(), "pengine-trial-"));
  const installed = join(folder, "node_modules/pengine");
  mkdirSync(installed, { recursive: true });
  run("tar", ["xzf", tarball, "-C", installed, "--strip-components=1"], folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), ...OF_THE_PROJECT]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), link);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: OPTIONS, include: ["examples"] }));
  return folder;
}

/** Writes the examples as modules, and one that runs them all; gives where they are from. */
function writeExamples(folder: string): readonly string[] {
  const installed = join(folder, "node_modules/pengine");
  const declarations = readdirSync(join(installed, "dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.ts"))
    .map((file) => join("dist", file));
  mkdirSync(join(folder, "examples"));
  const sources: string[] = [];
  for (const file of [...declarations, "README.md", "docs/library.md"]) {
    const text = readFileSync(join(installed, file), "utf8").replace(/^ *\* ?/gm, "");
    for (const [, code = ""] of text.matchAll(/```ts\n([\s\S]*?)```/g)) {
      if (!code.includes('from "pengine')) continue;
      writeFileSync(join(folder, `examples/example-${sources.length}.ts`), `// ${file}\n${code}\nexport {};\n`);
      sources.push(file);
    }
  }
  const lines = sources.map(
    (file, i) =>
      `await import("./example-${i}.js").catch((error: unknown) => { process.exitCode = 1; console.error("example-${i}", ${JSON.stringify(file)}, error); });`,
  );
  const few = 'import fc from "fast-check";\nfc.configureGlobal({ numRuns: 5 });\n';
  writeFileSync(join(folder, "examples/all.ts"), `${few}${lines.join("\n")}\n`);
  return sources;
}

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error("usage: tsx test/package/trial.ts TARBALL");
const folder = project(resolve(tarball));
try {
  const sources = writeExamples(folder);
  const compiled = spawnSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", folder], {
    encoding: "utf8",
  });
  console.log(compiled.stdout);
  const status = run(process.execPath, ["out/all.js"], folder);
  console.log(`${sources.length} examples of the packed package: types ${compiled.status}, run ${status}`);
  const wrong = tryCommands(folder);
  process.exitCode = compiled.status === 0 && status === 0 && sources.length > 100 && wrong === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
