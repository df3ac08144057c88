/**
 * The script that starts a command. It reads the parts that the command and its subcommand need, runs them as one script,
 * and keeps what V8 compiled of it in a folder that only its user can write, under a name that says for which parts and which
 * Node it was made; it uses nothing that it does not find so. V8 checks the rest, and compiles anew what it does not accept.
 * Whatever goes wrong costs time only. What a subcommand imports later, or calls of what few runs call, is loaded the same way.
 *
 * NODE_DISABLE_COMPILE_CACHE=1 does without, as for Node's own cache.
 *
 * @param {object} command
 * @param {string} command.name
 * @param {string} command.hash of all parts
 * @param {readonly number[]} command.begins where each part begins in their file, and the last ends
 * @param {readonly (readonly number[])[]} command.needs the parts whose exports each uses; they stand before it
 * @param {number} command.entry the part that is the command
 * @param {readonly (readonly [word: string, parts: readonly number[]])[]} command.subcommands what each is declared and done by
 */
export const launcher = ({ name, hash, begins, needs, entry, subcommands }) => `#!/usr/bin/env node
"use strict";
const fs = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

const BEGINS = ${JSON.stringify(begins)};
const NEEDS = ${JSON.stringify(needs)};
const SUBCOMMANDS = new Map(${JSON.stringify(subcommands)});

const [, , word, ...others] = process.argv;
const file = join(__dirname, "parts.js");
const exportsOf = [];
const scripts = [];
const budget = budgetOf();
// The flags are part of what is checked in the cache.
if (budget !== undefined) require("node:v8").setFlagsFromString("--interrupt-budget=" + budget);
run([${entry}, ...(SUBCOMMANDS.get(word) ?? [])]);

/**
 * A process that lives for seconds is done sooner where V8 optimizes later than it would in one that stays: less is compiled,
 * and little in vain. How much later was measured; what is done at once needs nothing of it, and saves loading the module.
 */
function budgetOf() {
  const long = { replay: 400000, sweep: 150000, test: 150000 }[word];
  if (word === "replay" || word === "test") return long;
  return [word, ...others].some(isLarge) ? (long ?? 300000) : undefined;
}

/** Whether a word names what takes long to work on: a large file, one of a large cluster, or what cannot be known before it is read. */
function isLarge(word = "") {
  const path = word.slice(word.indexOf("=") + 1);
  if (path === "-") return true;
  try {
    const found = fs.statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (!found.isFile() || found.size > 60000) return true;
    return found.size > 4000 && isWide(fs.readFileSync(path, "latin1"));
  } catch {
    return false;
  }
}

/** Whether so many resources meet so many nodes that it takes long, however short a text is: clones need few words. */
function isWide(text) {
  const nodes = text.match(/(?:<|^)node /gm) ?? [];
  const primitives = text.match(/(?:<|^)primitive /gm) ?? [];
  return nodes.length * primitives.length >= 120;
}

/** Runs these parts, and those that they need, unless they have been. */
function run(wanted) {
  const parts = new Set();
  const todo = [...wanted];
  for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
    if (part in exportsOf || parts.has(part)) continue;
    parts.add(part);
    todo.push(...NEEDS[part]);
  }
  if (parts.size === 0) return;
  const source = sourceOf([...parts].sort((a, b) => a - b));
  const kept = cacheFile(wanted.join("-"));
  const cachedData = kept === undefined ? undefined : ownData(kept.path);
  const script = new Script(source, { filename: file, cachedData });
  if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected)) {
    if (scripts.length === 0) process.on("exit", (code) => code <= 1 && keep());
    scripts.push({ kept, script });
  }
  script.runInThisContext()(loaded, exportsOf, load, now);
}

function load(part) {
  return Promise.resolve().then(() => now(part));
}

function now(part) {
  run([part]);
  return exportsOf[part];
}

function sourceOf(parts) {
  const length = parts.reduce((sum, part) => sum + BEGINS[part + 1] - BEGINS[part], 0);
  const bytes = Buffer.allocUnsafe(length);
  const descriptor = fs.openSync(file, "r");
  let at = 0;
  for (let i = 0; i < parts.length; i++) {
    const begin = BEGINS[parts[i]];
    while (parts[i + 1] === parts[i] + 1) i++;
    at += fs.readSync(descriptor, bytes, at, BEGINS[parts[i] + 1] - begin, begin);
  }
  fs.closeSync(descriptor);
  return "(function(require,$parts,$load,$now){" + bytes.latin1Slice(0, at) + "})";
}

/** What takes long to load, and most runs do not use, is loaded when something of it is used. */
function loaded(name) {
  if (name !== "node:child_process") return require(name);
  let found;
  return new Proxy({}, { get: (_, key) => (found ??= require(name))[key] });
}

function cacheFile(parts) {
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE === "1") return undefined;
  const base = process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (!base) return undefined;
  const folder = join(base, "pengine");
  // What only helps has compiled next to nothing.
  const helps = [word, ...others].some((each) => each === "-h" || each === "--help");
  const made = [parts, helps ? "help" : budget, process.version, process.versions.v8, process.platform, process.arch].join("_");
  return { folder, path: join(folder, ${JSON.stringify(`${name}_${hash}_`)} + made + ".v8") };
}

function ownData(path) {
  let descriptor;
  try {
    descriptor = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW || 0));
    const found = fs.fstatSync(descriptor);
    return found.isFile() && isPrivate(found) ? fs.readFileSync(descriptor) : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Whether nobody else can have written it. */
function isPrivate({ uid, mode }) {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** Of runs that did their work: after others too little has been compiled. */
function keep() {
  // After long work V8 has let go of what was compiled for the start.
  if (process.uptime() > 5) return;
  for (const { kept, script } of scripts) keepOne(kept, script);
}

function keepOne({ folder, path }, script) {
  const draft = path + "." + process.pid;
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (!isPrivate(fs.lstatSync(folder))) return;
    fs.writeFileSync(draft, script.createCachedData(), { mode: 0o600, flag: "wx" });
    fs.renameSync(draft, path);
    for (const other of fs.readdirSync(folder)) {
      const outdated = other.startsWith(${JSON.stringify(`${name}_`)}) && !other.startsWith(${JSON.stringify(`${name}_${hash}_`)});
      if (outdated) fs.rmSync(join(folder, other), { force: true });
    }
  } catch {
    try {
      fs.rmSync(draft, { force: true });
    } catch {}
  }
}
`;
