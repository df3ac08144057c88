/** The examples of docstrings and of the README run as they stand, as if the package were installed. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const { exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

interface Example {
  readonly name: string;
  readonly code: string;
}

/** The code blocks of a text that import the package; the stars of a docstring are taken off first. */
function examplesIn(file: string): Example[] {
  const text = readFileSync(join(root, file), "utf8").replace(/^ *\* ?/gm, "");
  return [...text.matchAll(/```ts\n([\s\S]*?)```/g)].flatMap(([, code = ""], i) =>
    /from "pengine/.test(code) ? [{ name: `${file} ${i + 1}`, code }] : [],
  );
}

/** The source behind an import of the package. */
function sourceOf(specifier: string): string {
  const target: { readonly default: string } | undefined = exports[specifier.replace(/^pengine/, ".")];
  if (target === undefined) throw new Error(`the package has no ${specifier}`);
  return join(root, target.default.replace("./dist/", "src/").replace(/\.js$/, ".ts"));
}

const files = readdirSync(join(root, "src"), { encoding: "utf8", recursive: true })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file))
  .sort();
const examples = [...files, "README.md"].flatMap(examplesIn);

describe("examples", () => {
  let folder = "";
  let failures: Readonly<Record<string, string>> = {};

  beforeAll(() => {
    const cache = join(root, "node_modules/.cache");
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "examples-"));
    const runner = examples.map(({ name, code }, i) => {
      const written = code.replace(
        /from "(pengine[^"]*)"/g,
        (_, name: string) => `from ${JSON.stringify(sourceOf(name))}`,
      );
      writeFileSync(join(folder, `${i}.mts`), written);
      return `await import("./${i}.mts").catch((error) => { failures[${JSON.stringify(name)}] = String(error?.stack ?? error); });`;
    });
    const lines = ["const failures = {}; const log = console.log; console.log = () => undefined;", ...runner];
    writeFileSync(join(folder, "run.mts"), `${lines.join("\n")}\nlog(JSON.stringify(failures));\n`);
    const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", join(folder, "run.mts")], {
      cwd: root,
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    failures = JSON.parse(stdout);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are found", () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)("run: $name", ({ name }) => {
    expect(failures[name]).toBeUndefined();
  });
});
