/**
 * The script that starts a bundle. It keeps what V8 compiled of the bundle in a folder that only its user can write, under
 * a name that says for which bundle (by hash) and which Node it was made, and uses nothing that it does not find so. V8
 * checks the rest, and compiles anew what it does not accept. Whatever goes wrong costs time only.
 *
 * NODE_DISABLE_COMPILE_CACHE=1 does without, as for Node's own cache.
 *
 * Each subcommand has a cache of its own: what one has compiled, another would have to compile at each start.
 *
 * @param {string} name of the command
 * @param {string} hash of its bundle
 * @param {readonly string[]} subcommands
 */
export const launcher = (name, hash, subcommands) => `#!/usr/bin/env node
"use strict";
const fs = require("node:fs");
const { join } = require("node:path");
const { Script } = require("node:vm");

// A process that lives for seconds is done sooner where V8 optimizes later than it would in one that stays: less is compiled,
// and little in vain. How much later was measured. The flags are part of what is checked in the cache.
const budget = new Map([["replay", 400000], ["sweep", 150000], ["test", 150000]]).get(process.argv[2]) ?? 300000;
require("node:v8").setFlagsFromString("--interrupt-budget=" + budget);

const file = join(__dirname, ${JSON.stringify(`${name}.bundle.js`)});
const source = fs.readFileSync(file, "utf8");
const kept = cacheFile();
const cachedData = kept === undefined ? undefined : ownData(kept.path);
const script = new Script(source, { filename: file, cachedData });
if (kept !== undefined && (cachedData === undefined || script.cachedDataRejected)) process.on("exit", keep);
script.runInThisContext()(loaded, module);

/** What takes long to load, and most runs do not use, is loaded when something of it is used. */
function loaded(name) {
  if (!["child_process", "crypto", "os", "v8", "worker_threads", "zlib"].includes(name.replace("node:", ""))) return require(name);
  let found;
  return new Proxy({}, { get: (_, key) => (found ??= require(name))[key] });
}

function cacheFile() {
  const { XDG_CACHE_HOME, HOME, LOCALAPPDATA, NODE_DISABLE_COMPILE_CACHE } = process.env;
  if (NODE_DISABLE_COMPILE_CACHE === "1") return undefined;
  const base = process.platform === "win32" ? LOCALAPPDATA : XDG_CACHE_HOME || (HOME && join(HOME, ".cache"));
  if (!base) return undefined;
  const folder = join(base, "pengine");
  const [, , word] = process.argv;
  const used = ${JSON.stringify(subcommands)}.includes(word) ? word : "-";
  const made = [${JSON.stringify(hash)}, used, process.version, process.versions.v8, process.platform, process.arch].join("_");
  return { folder, path: join(folder, ${JSON.stringify(`${name}_`)} + made + ".v8") };
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

function keep() {
  // After long work V8 has let go of what was compiled for the start.
  if (process.uptime() > 5) return;
  const { folder, path } = kept;
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
