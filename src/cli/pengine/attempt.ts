import { PengineError } from "../../base/error.js";
import { CibError } from "../../cib/error.js";
import { SimulationError } from "../../simulate/error.js";
import { SweepError } from "../../sweep/error.js";
import { InputError } from "../input.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { systemError } from "../system-error.js";

/** Exit codes that all subcommands share (09 §16). */
export const EXIT = Object.freeze({
  ok: 0,
  differs: 1,
  usage: 64,
  unreadable: 65,
  unwritable: 73,
  refused: 78,
  unknown: 105,
});

/**
 * Runs a subcommand; what is wrong with its input becomes one line on standard error and an exit code.
 * @param file what is read; of several the one that is being read
 */
export async function attempt(
  io: CommandIo,
  file: string | (() => string),
  work: () => number | Promise<number>,
): Promise<number> {
  try {
    return await work();
  } catch (error) {
    return failed(io, typeof file === "string" ? file : file(), error);
  }
}

function failed(io: CommandIo, file: string, error: unknown): number {
  if (error instanceof InputError) return fail(io, `${nameOf(file)}: ${error.message}`, EXIT.unreadable);
  if (error instanceof SimulationError || error instanceof SweepError) return fail(io, error.message, EXIT.usage);
  if (error instanceof CibError)
    return fail(io, `${nameOf(file)}: ${error.message}`, error.code === "xml" ? EXIT.unreadable : EXIT.refused);
  if (error instanceof PengineError) return fail(io, `${nameOf(file)}: ${error.message}`, EXIT.refused);
  throw error;
}

/** Writes what a subcommand made: to a file, or to standard output. @returns the exit code */
export function writeResult(io: CommandIo, path: string | undefined, text: string): number {
  if (path === undefined) io.stdout(text);
  else {
    try {
      io.writeFile(path, text);
    } catch (error) {
      return fail(io, `${path} cannot be written: ${systemError(error).text}`, EXIT.unwritable);
    }
  }
  return EXIT.ok;
}

function nameOf(file: string): string {
  return file === "-" ? "standard input" : file;
}

function fail(io: CommandIo, text: string, code: number): number {
  io.stderr(`pengine: ${printable(text)}\n`);
  return code;
}
