import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What is measured: CPU milliseconds, in this process and of whole processes, since a shared machine tells no other time. */

/** The time at which everything is evaluated, in epoch seconds. */
export const CLOCK = 1_800_000_000;

/** The reference's crm_simulate; absent: only our own figures are printed. */
export const program = process.env.CRM_SIMULATE;

/** CPU milliseconds of a run in this process, those of all its threads together, and what it gives. */
export function cpuMs<T>(run: () => T): readonly [ms: number, result: T] {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** By which power of the size the figure grows. */
export function exponent(
  sizes: readonly [from: number, to: number],
  figures: readonly [from: number, to: number],
): number {
  return Math.log(figures[1] / figures[0]) / Math.log(sizes[1] / sizes[0]);
}

/** Runs `use` with the path of an empty directory, which is removed afterwards. */
export async function inDirectory<T>(use: (directory: string) => T | Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "pengine-bench-"));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The reference's own timing of every file in a directory, CPU milliseconds by file name; empty without a reference. */
export function referenceMs(directory: string, repeat: number): ReadonlyMap<string, number> {
  const timings = new Map<string, number>();
  if (program === undefined) return timings;
  const words = ["--profile", directory, "--repeat", String(repeat), "--output-as", "xml"];
  const { stdout } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 });
  for (const [, file, seconds] of stdout.matchAll(/<timing file="([^"]*)" duration="([^"]*)"/g)) {
    timings.set(file?.split("/").at(-1) ?? "", (Number(seconds) * 1000) / repeat);
  }
  return timings;
}

/** A command, or `undefined` without the program that it needs. */
export type Words = readonly string[] | undefined;

/** A command that takes longer, ms, is asked once: the whole bench is to end while somebody waits for it. */
const LONG = 8000;

/**
 * CPU milliseconds of whole processes, from their start to their end: of each command the median of several, the commands
 * taking turns, so that a busy machine slows all of them. Measured by the shell, which knows its children's times.
 */
export function processMs(commands: readonly Words[], times: number): readonly (number | undefined)[] {
  const found = commands.map((): number[] => []);
  for (let i = 0; i < times; i++) {
    for (const [which, command] of commands.entries()) {
      const figures = found[which];
      if (command !== undefined && figures !== undefined && (figures[0] ?? 0) < LONG) figures.push(shellMs(command));
    }
  }
  return found.map((figures) => (figures.length === 0 ? undefined : median(figures)));
}

function shellMs(command: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1';
  const { stderr }: SpawnSyncReturns<string> = spawnSync("bash", ["-c", script, "bash", ...command], {
    encoding: "utf8",
  });
  const [user, system] = stderr.trim().split(" ").map(Number);
  return ((user ?? 0) + (system ?? 0)) * 1000;
}

/** The most memory that a process has had, in bytes, as Linux tells it while it runs; `undefined` where nobody tells. */
export function peakOf(command: Words): Promise<number | undefined> {
  const [name, ...words] = command ?? [];
  if (name === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const child = spawn(name, words, { stdio: "ignore" });
    let peak: number | undefined;
    const look = setInterval(() => {
      try {
        const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1];
        if (kilobytes !== undefined) peak = Number(kilobytes) * 1024;
      } catch {
        clearInterval(look);
      }
    }, 20);
    child.on("close", () => {
      clearInterval(look);
      resolve(peak);
    });
  });
}
