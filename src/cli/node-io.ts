import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CommandIo } from "./io.js";

/** The real outside world: files, standard streams, clock, environment and time zone of this process. */
export function nodeIo(program: string): CommandIo {
  return {
    program,
    readFile: (path) => readFileSync(path),
    readStdin: () => readFileSync(0),
    writeFile: writeWhole,
    stdout: (text) => writeAll(1, text),
    stderr: (text) => writeAll(2, text),
    clock: () => Math.floor(Date.now() / 1000),
    zone: { offsetSecondsAt: (seconds) => -60 * new Date(seconds * 1000).getTimezoneOffset() },
    environment: (name) => process.env[name],
  };
}

/** Writes beside the file and renames, so that nobody ever sees half of it. Devices and pipes are written directly. */
function writeWhole(path: string, text: string): void {
  if (isSpecial(path)) {
    writeFileSync(path, text);
    return;
  }
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    const file = openSync(draft, "w", 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function isSpecial(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
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
