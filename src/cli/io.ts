import type { TimeZone } from "../policy/datetime.js";

/** What a command may touch; the only way to files, streams and the clock. Tests and the conformance run give their own. */
export interface CommandIo {
  /** The program's own word, as it was called. */
  readonly program: string;
  /** Throws an error with a `code` such as `ENOENT`. */
  readFile(path: string): Uint8Array;
  readStdin(): Uint8Array;
  /** Writes a whole file or nothing. Throws an error with a `code`. */
  writeFile(path: string, text: string): void;
  stdout(text: string): void;
  stderr(text: string): void;
  /** Epoch seconds. */
  clock(): number;
  readonly zone: TimeZone;
  environment(name: string): string | undefined;
}
