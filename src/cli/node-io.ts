import { spawnSync } from "node:child_process";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CommandIo } from "./io.js";
import { ProgressLine } from "./progress.js";

/** The real outside world: files, standard streams, clock, environment and time zone of this process. */
export function nodeIo(program: string): CommandIo {
  const { stderr } = process;
  const line = new ProgressLine({
    write: (text) => writeAll(2, text),
    milliseconds: () => performance.now(),
    // A terminal that does not know its size says 0.
    columns: () => stderr.columns || 80,
  });
  // Whatever ends the process must not leave the line behind.
  if (stderr.isTTY === true) process.once("exit", () => line.clear());
  return {
    program,
    readFile: (path) => readFileSync(path),
    readStdin: () => readFileSync(0),
    readDirectory: (path) =>
      readdirSync(path).filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isFile() === true),
    writeFile: writeWhole,
    checkWritable,
    stdout: (text) => {
      line.clear();
      writeAll(1, text);
    },
    stderr: (text) => {
      line.clear();
      writeAll(2, text);
    },
    progress: stderr.isTTY === true ? (text) => line.show(text) : undefined,
    clock: () => Math.floor(Date.now() / 1000),
    cpuSeconds: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    zone: { offsetSecondsAt: (seconds) => -60 * new Date(seconds * 1000).getTimezoneOffset() },
    colour: process.stdout.isTTY === true && (process.env.NO_COLOR ?? "") === "",
    environment: (name) => process.env[name],
    queryCluster,
  };
}

/** Writes beside the file and renames, so that nobody ever sees half of it. Devices and pipes are written directly. */
function writeWhole(path: string, text: string): void {
  checkWritable(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    writeFileSync(path, text);
    return;
  }
  // A link stays one: what it points to is replaced.
  const target = found === undefined ? path : realpathSync(path);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = openSync(draft, "w", 0o644);
    try {
      if (found !== undefined) fchmodSync(file, found.mode & 0o7777);
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Renaming would get around a file's own permissions, and opening it would change it. */
function checkWritable(path: string): void {
  if (path === "") throw withCode("ENOENT");
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw withCode("EISDIR");
  if (found !== undefined) accessSync(path, constants.W_OK);
  else if (path.endsWith("/")) throw withCode("EISDIR");
  else if (!statSync(dirname(path)).isDirectory()) throw withCode("ENOTDIR");
  else accessSync(dirname(path), constants.W_OK | constants.X_OK);
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

const LARGEST_CIB = 1 << 30;

function queryCluster(): string | undefined {
  const { status, stdout } = spawnSync("cibadmin", ["--query"], {
    encoding: "utf8",
    maxBuffer: LARGEST_CIB,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}

/** A pipe may take only a part at a time, or ask to come back later; a reader that went away is no error. */
function writeAll(stream: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
    }
  }
}
