import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, readdirSync, readFileSync, realpathSync, statSync, writeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, relative } from "node:path";
import { setFlagsFromString } from "node:v8";
import { type CommandIo, OutputError, type Threads } from "./io.js";
import { ProgressLine } from "./progress.js";
import { readPath, readStandardInput } from "./read-bytes.js";
import { codeOf, systemError } from "./system-error.js";
import { isTerminal } from "./terminal.js";
import { checkWritable, writeWhole } from "./write-file.js";

/** The real outside world: files, standard streams, clock, environment and time zone of this process. */
export function nodeIo(program: string): CommandIo {
  const line = isTerminal(2) ? progressLine() : undefined;
  return {
    program,
    readFile: readPath,
    readStdin: readStandardInput,
    readDirectory: (path) =>
      readdirSync(path).filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isFile() === true),
    listTree,
    streamFile: (path) => createReadStream(path),
    writeFile: writeWhole,
    checkWritable,
    stdout: (text) => {
      line?.clear();
      writeOutput(text);
    },
    stderr: (text) => {
      line?.clear();
      writeError(text);
    },
    progress: line === undefined ? undefined : (text) => line.show(text),
    clock: () => Math.floor(Date.now() / 1000),
    cpuSeconds: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    zone: { offsetSecondsAt: (seconds) => -60 * new Date(seconds * 1000).getTimezoneOffset() },
    colour: (process.env.NO_COLOR ?? "") === "" && isTerminal(1),
    environment: (name) => process.env[name],
    threads: threadsOf(process.argv[1]),
    pageTemplate,
    queryCluster,
  };
}

function progressLine(): ProgressLine {
  const line = new ProgressLine({
    write: writeError,
    milliseconds: () => performance.now(),
    // A terminal that does not know its size says 0.
    columns: () => process.stderr.columns || 80,
  });
  // Whatever ends the process must not leave the line behind.
  process.once("exit", () => line.clear());
  return line;
}

/** Directories that are links are not entered: a circle has no end. */
function listTree(path: string): readonly string[] | undefined {
  if (!statSync(path).isDirectory()) return undefined;
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
}

/** The bundle of what they run lies beside the command; from sources there is none. */
function threadsOf(command: string | undefined): Threads | undefined {
  if (command === undefined) return undefined;
  const found = statSync(command, { throwIfNoEntry: false }) === undefined ? undefined : realpathSync(command);
  const script = found === undefined ? undefined : join(dirname(found), "sweep-worker.js");
  if (script === undefined || statSync(script, { throwIfNoEntry: false }) === undefined) return undefined;
  const start: Threads["start"] = async (setup, count) => {
    const { startSweepPool } = await import("./sweep-pool.js");
    const pool = startSweepPool(script, setup, count);
    if (count + 1 < availableParallelism()) return pool;
    // Helpers of the collector have no core to themselves: they would only make the threads wait for each other.
    setFlagsFromString("--no-parallel-scavenge");
    const close = async () => {
      setFlagsFromString("--parallel-scavenge");
      await pool.close();
    };
    return { ...pool, close };
  };
  return {
    get most() {
      return availableParallelism();
    },
    start,
  };
}

/** What stands before and after the template in the module that the build made of it. */
const MODULE = /^export const TEMPLATE = (".*");\n$/;

/** Read from the library beside the commands: a bundle with it would make every command slower. */
function pageTemplate(): string | undefined {
  const [, script = ""] = process.argv;
  const path = join(dirname(realpathSync(script)), "../page/assets.js");
  if (!existsSync(path)) return undefined;
  const text = MODULE.exec(readFileSync(path, "utf8"))?.[1];
  return text === undefined ? undefined : JSON.parse(text);
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

function writeOutput(text: string): void {
  try {
    writeAll(1, text);
  } catch (error) {
    throw new OutputError(systemError(error));
  }
}

function writeError(text: string): void {
  try {
    writeAll(2, text);
  } catch (error) {
    systemError(error);
  }
}

/** A pipe may take only a part at a time, or ask to come back later; a reader that went away is no error. */
function writeAll(stream: number, text: string): void {
  const bytes = Buffer.from(text);
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(stream, bytes, at);
    } catch (error) {
      if (codeOf(error) === "EPIPE") return;
      if (codeOf(error) !== "EAGAIN") throw error;
    }
  }
}
