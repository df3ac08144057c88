/**
 * Makes of the ES modules into which esbuild splits the commands the parts of a script that a launcher can join: one
 * expression each, a function that stores what the module exports. Imports become variables, so that what is imported costs
 * as much to use as what stands in the same module. What V8 keeps compiled are scripts, not modules, hence the trouble.
 */
import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";

const require = createRequire(import.meta.url);

/** What takes long to load, and most runs do not use, is loaded when something of it is used. */
export const LAZY = ["child_process", "crypto", "os", "v8", "zlib"];

/**
 * Modules of functions that most runs do not call, with all that only they need: loaded when one is called. Sources import
 * them as any other, since only here it makes a difference.
 */
const LATE = [
  "src/cib/schema/explain.ts",
  "src/cib/schema/to-2.0.ts",
  "src/cib/schema/to-3.0.ts",
  "src/cib/schema/to-4.0.ts",
  "src/cli/decompress.ts",
  "src/commands/just-started.ts",
  "src/commands/print.ts",
  "src/edit/edit.ts",
  "src/explain/ask.ts",
  "src/explain/remedies/index.ts",
  "src/quorum/config.ts",
  "src/scenario/membership.ts",
  "src/svg/configuration.ts",
  "src/svg/reason.ts",
];

/** The plugin of esbuild that puts functions which load them in the place of those modules. */
export const late = {
  name: "late",
  setup({ initialOptions: { absWorkingDir: root }, onResolve, onLoad }) {
    const modules = new Set(LATE.map((path) => join(root, path)));
    onResolve({ filter: /^\.\.?\// }, ({ kind, path: asked, resolveDir }) => {
      const path = join(resolveDir, asked.replace(/\.js$/, ".ts"));
      return kind === "import-statement" && modules.has(path) ? { path, namespace: "late" } : undefined;
    });
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => {
      const names = [...readFileSync(path, "utf8").matchAll(/^export (?:function (\w+)|(?!type |interface ).*)/gm)];
      const contents = names.map(([text, name]) => {
        // What a module only passes on, it needs not be loaded for.
        if (/^export \{.*\} from "[^"]+";$/.test(text)) return text;
        if (name === undefined) throw new Error(`${path} exports what is no function: ${text}`);
        return `export const ${name} = (...a) => $now(import(${JSON.stringify(path)})).${name}(...a);`;
      });
      return { contents: contents.join("\n"), loader: "ts", resolveDir: dirname(path) };
    });
  },
};

/** The names of all outputs of esbuild, what is imported before what imports it. */
export function inOrder(outputs) {
  const order = new Set();
  const add = (name) => {
    if (order.has(name)) return;
    for (const { path, kind, external } of outputs.get(name).imports)
      if (kind === "import-statement" && external !== true) add(basename(path));
    order.add(name);
  };
  for (const name of outputs.keys()) add(name);
  return [...order];
}

/** Imports of esbuild: those of other parts stand at the beginning, those of Node anywhere. */
const IMPORT = /(?<![\w$.])import(?:(\*as [\w$]+|[\w$]+)from|\{([^}]*)\}from)?"([^"]+)";/g;
const EXPORT = /export(?:\{([^}]*)\}| default ([\w$]+\(\)));\s*$/;

/**
 * The part that a module becomes: `$parts` are the exports of all parts, by number; no name of
 * esbuild's is as long.
 * @param {string} text what esbuild made of the module
 * @param {number} number
 * @param {ReadonlyMap<string, number>} numbers of the parts, by the names of esbuild's outputs
 */
export function partOf(text, number, numbers) {
  const exported = EXPORT.exec(text);
  const body = text
    .slice(0, exported?.index)
    .replace(/^#!.*\n/, "")
    .replace(IMPORT, (whole, all, names = "", from) =>
      imported({ whole, all, names, from }, numbers.get(basename(from))),
    )
    .replace(/\$now\(import\("\.\/([^"]+)"\)\)/g, (_, name) => `$now(${numbers.get(name)})`)
    .replace(/\bimport\("\.\/([^"]+)"\)/g, (_, name) => `$load(${numbers.get(name)})`);
  const [, names = "", value] = exported ?? [];
  // A CommonJS module, whose exports are its names, too, as Node has it.
  const result = value === undefined ? renamed(names, (from, to) => [to, from]) : `...${value},default:${value}`;
  const part = `$parts[${number}]=function(){${body.trimEnd()};return{${result}}}();\n`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: any byte of ASCII may stand in a string
  if (/[^\x00-\x7f]|\$(?:load|now)\((?!\d)/.test(part)) throw new Error(`part ${number} is not as foreseen`);
  // An import or export that was not seen is an error of syntax.
  new Script(part);
  return part;
}

/** The variables for what a statement imports from a part, or from Node. */
function imported({ whole, all, names, from }, part) {
  const isPart = from.startsWith("./");
  if (all !== undefined || (isPart ? part === undefined : !isBuiltin(from))) throw new Error(`not foreseen: ${whole}`);
  if (isPart) return names === "" ? "" : `var{${renamed(names, (name, local) => [name, local])}}=$parts[${part}];`;
  const module = from.replace(/^node:/, "");
  if (!LAZY.includes(module)) return `var{${renamed(names, (name, local) => [name, local])}}=require("${from}");`;
  return pairs(names)
    .map(([name, local]) => `var ${local}=${lazily(module, name)};`)
    .join("");
}

function lazily(module, name) {
  const value = require(module)[name];
  if (typeof value === "function") return `(...a)=>require("${module}").${name}(...a)`;
  if (typeof value === "object") return `new Proxy({},{get:(_,k)=>require("${module}").${name}[k]})`;
  throw new Error(`${module} has no ${name} that can be loaded later`);
}

/** The names in `a as b,c`, each with the one that it gets. */
function pairs(list) {
  if (list === "") return [];
  return list.split(",").map((each) => {
    const [name, local = name] = each.trim().split(" as ");
    return [name, local];
  });
}

/** The inside of an object literal, or of a pattern for one. */
function renamed(list, order) {
  return pairs(list)
    .map(([from, to]) => order(from, to).join(":"))
    .join();
}
