/**
 * The examples of docstrings and of the README run as they stand, as if the package were installed; a line
 * `EXPRESSION; // => VALUE` has that value. Every value that can be imported has an example that imports it. Types have
 * none: they are used by the examples of the functions that take or give them.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicExports, SUBPATHS } from "../support/exports.js";

const root = join(import.meta.dirname, "../..");

interface Example {
  readonly name: string;
  readonly code: string;
}

/** The code blocks of a text; the stars of a docstring are taken off first. */
const codeIn = (text: string): string[] =>
  [...text.replace(/^ *\* ?/gm, "").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

/** The code blocks of a file that import the package. */
function examplesIn(file: string): Example[] {
  return codeIn(readFileSync(join(root, file), "utf8")).flatMap((code, i) =>
    /from "pengine/.test(code) ? [{ name: `${file} ${i + 1}`, code }] : [],
  );
}

/** The source behind an import of the package. */
function sourceOf(specifier: string): string {
  const source = SUBPATHS.get(specifier);
  if (source === undefined) throw new Error(`the package has no ${specifier}`);
  return source;
}

const CHECKED = /^(\s*)(\S.*?);? \/\/ => (.+)$/gm;
const CHECK = `import { isDeepStrictEqual } from "node:util";
const check = (is, value) => {
  if (!isDeepStrictEqual(structuredClone(is), value)) throw new Error("it is " + JSON.stringify(is));
};`;

/** An example as a module that can be run here. */
const runnable = (code: string): string =>
  CHECK +
  code
    .replace(/from "(pengine[^"]*)"/g, (_, name: string) => `from ${JSON.stringify(sourceOf(name))}`)
    .replace(CHECKED, (_, indent: string, is: string, value: string) => `${indent}check(${is}, ${value});`);

/** Whether an example imports a name from a subpath. */
const imports = (code: string, subpath: string, name: string): boolean =>
  [...code.matchAll(/import \{([^}]*)\} from "([^"]+)"/g)].some(
    ([, names = "", from]) => from === subpath && names.split(",").some((each) => each.trim() === name),
  );

const files = readdirSync(join(root, "src"), { encoding: "utf8", recursive: true })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join("src", file))
  .sort();
const examples = [...files, "README.md", "docs/library.md"].flatMap(examplesIn);

const values = publicExports().filter(({ isType }) => !isType);

describe("what can be imported", () => {
  it("is found", () => {
    expect(new Set(values.map(({ subpath }) => subpath))).toEqual(new Set(SUBPATHS.keys()));
  });

  it("has an example that imports it, if it is a value", () => {
    const subpathsOf = (name: string, file: string) =>
      values.filter((each) => each.name === name && each.file === file).map(({ subpath }) => subpath);
    const without = values.filter(({ name, file, docstring }) => {
      const codes = docstring.includes("@example") ? codeIn(docstring) : [];
      return !codes.some((code) => subpathsOf(name, file).some((subpath) => imports(code, subpath, name)));
    });
    expect(without.map(({ subpath, name, file }) => `${subpath} ${name} (${file})`)).toEqual([]);
  });
});

describe("examples", () => {
  let folder = "";
  let failures: Readonly<Record<string, string>> = {};

  beforeAll(() => {
    const cache = join(root, "node_modules/.cache");
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "examples-"));
    const runner = examples.map(({ name, code }, i) => {
      writeFileSync(join(folder, `${i}.mts`), runnable(code));
      return `await import("./${i}.mts").catch((error) => { failures[${JSON.stringify(name)}] = String(error?.stack ?? error); });`;
    });
    const lines = [
      'import fc from "fast-check";',
      "fc.configureGlobal({ numRuns: 5 }); // that they run is the question here",
      "const failures = {}; const log = console.log; console.log = () => undefined;",
      ...runner,
    ];
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
