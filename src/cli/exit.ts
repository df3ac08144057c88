import { type CommandIo, OutputError } from "./io.js";

/**
 * Runs a command to its exit code. Where standard output cannot be written, that is one line, and the code of the failure:
 * what was to be told is lost, but files are what they were or what they should be.
 */
export function exitCodeOf(command: (io: CommandIo) => number, program: string, io: CommandIo): number {
  try {
    return command(io);
  } catch (error) {
    return outputFailure(error, program, io);
  }
}

/** The same for a command that ends later. */
export async function exitCodeAfter(
  command: (io: CommandIo) => Promise<number>,
  program: string,
  io: CommandIo,
): Promise<number> {
  try {
    return await command(io);
  } catch (error) {
    return outputFailure(error, program, io);
  }
}

function outputFailure(error: unknown, program: string, io: CommandIo): number {
  if (!(error instanceof OutputError)) throw error;
  io.stderr(`${program}: ${error.message}\n`);
  return error.exitCode;
}
