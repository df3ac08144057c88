import type { TimeZone } from "../base/datetime.js";
import type { SweepPool, SweepSetup } from "./sweep-setup.js";
import type { SystemError } from "./system-error.js";

/** What keeps a command from reading without end. */
export interface ReadLimits {
  /** Bytes. */
  readonly most: number;
  /** Is shown the beginning of what is longer than that; what it throws ends the reading. */
  readonly checkHead?: ((head: Uint8Array) => void) | undefined;
}

export interface Threads {
  /** How many run at once. */
  readonly most: number;
  start(setup: SweepSetup, count: number): Promise<SweepPool>;
}

/** What a command may touch; the only way to files, streams and the clock. Tests and the conformance run give their own. */
export interface CommandIo {
  /** The program's own word, as it was called. */
  readonly program: string;
  /** Throws an error with a `code` such as `ENOENT`; beyond the limits `EFBIG`. */
  readFile(path: string, limits: ReadLimits): Uint8Array;
  readStdin(limits: ReadLimits): Uint8Array;
  /** The names of the regular files in a directory, links followed, unsorted. Throws an error with a `code`. */
  readDirectory(path: string): readonly string[];
  /** The paths of the regular files below a directory, relative to it, unsorted; `undefined`: it is none. Throws as well. */
  listTree(path: string): readonly string[] | undefined;
  /** The bytes of a file, piece by piece. Throws, when it is read, an error with a `code`. */
  streamFile(path: string): AsyncIterable<Uint8Array>;
  /** Writes a whole file or nothing. Throws an error with a `code`. */
  writeFile(path: string, text: string): void;
  /** Throws, with a `code`, the error that writing the file would give. Changes nothing. */
  checkWritable(path: string): void;
  /** Throws an {@link OutputError} if it cannot be written. A reader that went away is no error. */
  stdout(text: string): void;
  /** Nothing is said where nothing can be said. */
  stderr(text: string): void;
  /** Shows how far long work has come, in a line that goes away again; absent where nobody would see it. */
  readonly progress?: ((text: string) => void) | undefined;
  /** Epoch seconds. */
  clock(): number;
  /** CPU seconds that the process has used. */
  cpuSeconds(): number;
  readonly zone: TimeZone;
  /** Standard output is a terminal, and the user wants colour there. */
  readonly colour: boolean;
  environment(name: string): string | undefined;
  /** Threads for long work; absent where there are none. */
  readonly threads?: Threads | undefined;
  /** The page without a state, as the build made it; `undefined`: this is no build. */
  readonly pageTemplate?: (() => string | undefined) | undefined;
  /** The output of `cibadmin --query`; `undefined` if there is no such program or no cluster. */
  queryCluster(): string | undefined;
}

/** Standard output cannot be written. */
export class OutputError extends Error {
  override readonly name = "OutputError";
  readonly exitCode: number;

  constructor({ text, exitCode }: SystemError) {
    super(`Could not write standard output: ${text}`);
    this.exitCode = exitCode;
  }
}
