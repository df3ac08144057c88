import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const LONGEST_MS = 60_000;

/** Whether the reference decides a document within so many milliseconds of CPU. */
export function isFaster(program: string, source: string | Uint8Array, ms: number): boolean {
  const directory = mkdtempSync(join(tmpdir(), "pengine-attack-"));
  try {
    const file = join(directory, "cib.xml");
    writeFileSync(file, source);
    // The second line of `times` tells what the children of the shell have used.
    const words = ["-c", '"$@" >/dev/null 2>&1; times', "sh", program, "-x", file, "-S", "-s"];
    const { status, stdout } = spawnSync("/bin/sh", words, { encoding: "utf8", cwd: directory, timeout: LONGEST_MS });
    if (status === null) return false;
    const times = [...(stdout.split("\n")[1] ?? "").matchAll(/([0-9]+)m([0-9.]+)s/g)];
    return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) * 1000 < ms;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
