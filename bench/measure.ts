import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GeneratedCib } from "./generate.js";

/** What is measured, in CPU milliseconds and in processes like those of the reference. */

/** The reference's crm_simulate; absent: only our own figures are printed. */
export const program = process.env.CRM_SIMULATE;

/**
 * CPU milliseconds of a run in this process. Threads that collect garbage meanwhile count as far as they take longer than
 * the run itself.
 */
export function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  const start = performance.now();
  run();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return Math.min(wall, (user + system) / 1000);
}

/**
 * CPU milliseconds of a run in a warm process: the best of several, since a shared machine only ever adds. Short runs are
 * repeated until they have taken two seconds together, so that the compiler has seen them.
 */
export function bestMs(times: number, run: () => void): number {
  let fastest = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let i = 0; i < times || (i < 200 && spent < 2000); i++) {
    const time = cpuMs(run);
    fastest = Math.min(fastest, time);
    spent += time;
  }
  return fastest;
}

/** The reference's own timing of every file in a directory, CPU milliseconds by file name; empty without a reference. */
export function referenceMs(directory: string): ReadonlyMap<string, number> {
  const timings = new Map<string, number>();
  if (program === undefined) return timings;
  const words = ["--profile", directory, "--repeat", "1", "--output-as", "xml"];
  const { stdout } = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 30 });
  for (const [, file, seconds] of stdout.matchAll(/<timing file="([^"]*)" duration="([^"]*)"/g)) {
    timings.set(file?.split("/").at(-1) ?? "", Number(seconds) * 1000);
  }
  return timings;
}

/** Runs `use` with the path of an empty directory, which is removed afterwards. */
export function inDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "pengine-bench-"));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The reference's CPU milliseconds for one generated cluster. */
export function referenceMsOf({ name, xml }: GeneratedCib): number | undefined {
  return inDirectory((directory) => {
    writeFileSync(join(directory, `${name}.xml`), xml);
    return referenceMs(directory).get(`${name}.xml`);
  });
}

/** The reference's CPU milliseconds for each of some files in a directory. */
export function referenceMsOfFiles(source: string, files: readonly string[]): ReadonlyMap<string, number> {
  return inDirectory((directory) => {
    const links = join(directory, "files");
    mkdirSync(links);
    for (const file of files) symlinkSync(join(source, file), join(links, file));
    return referenceMs(links);
  });
}

/**
 * CPU milliseconds of whole processes, from their start to their end: of each command the best of several, the commands
 * taking turns, so that a busy machine slows all of them. Measured by the shell, which knows its children's times.
 */
export function processMs(commands: readonly (readonly string[])[], times: number): readonly number[] {
  const fastest = commands.map(() => Number.POSITIVE_INFINITY);
  for (let i = 0; i < times; i++) {
    for (const [which, command] of commands.entries()) {
      const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null 2>&1';
      const { stderr } = spawnSync("bash", ["-c", script, "bash", ...command], { encoding: "utf8" });
      const [user, system] = stderr.trim().split(" ").map(Number);
      fastest[which] = Math.min(fastest[which] ?? 0, ((user ?? 0) + (system ?? 0)) * 1000);
    }
  }
  return fastest;
}
