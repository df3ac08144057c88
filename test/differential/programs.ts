import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";

/** What one command did. */
export interface ProgramStep {
  readonly rc: number;
  readonly said: string;
}

export interface ProgramRun {
  /** The document after the commands. */
  readonly after: string;
  readonly steps: readonly ProgramStep[];
}

/** The programs that change files, loaded once and running until closed. */
export class Programs {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly #interface: Interface;

  /** @param oracle the folder of `in-root` */
  constructor(oracle: string) {
    const driver = new URL("commands_driver.py", import.meta.url).pathname;
    this.#child = spawn(`${oracle}/in-root`, ["python3", `/mnt${driver}`]);
    this.#child.stderr.pipe(process.stderr);
    this.#interface = createInterface({ input: this.#child.stdout });
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** Carries out commands, each on what the former ones left. */
  async run(before: string, commands: readonly string[]): Promise<ProgramRun> {
    this.#child.stdin.write(`${JSON.stringify({ before, cmd: commands })}\n`);
    const { value } = await this.#lines.next();
    return JSON.parse(String(value));
  }

  close(): void {
    this.#child.stdin.end();
    this.#interface.close();
  }
}
