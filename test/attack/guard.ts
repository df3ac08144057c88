import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Task } from "./tasks.js";

/** How a child ended that did not answer. */
export interface Death {
  readonly kind: "died";
  readonly reason: string;
  /** The number of the input that it was examining. */
  readonly index: number;
}

export interface GuardOptions {
  /** Heap that a child may have. */
  readonly megabytes: number;
  /** CPU seconds that one input may take before the child is ended. */
  readonly seconds: number;
  /** CPU milliseconds beyond which an input counts as slow. */
  readonly slow: number;
}

const LOOK_MS = 250;

/** A child process that does one task after another, within limits. */
export class Guard {
  readonly #options: GuardOptions;
  readonly #directory = mkdtempSync(join(tmpdir(), "pengine-attack-"));
  #child: ChildProcess | undefined;
  #stderr = "";

  constructor(options: GuardOptions) {
    this.#options = options;
  }

  perform(task: Task): Promise<Answer | Death> {
    this.#child ??= this.#start();
    const child = this.#child;
    return new Promise((resolve) => {
      let reason = "";
      let since = { index: -1, cpu: cpuSeconds(child) };
      const watch = setInterval(() => {
        const index = this.#index();
        const cpu = cpuSeconds(child);
        if (index !== since.index) since = { index, cpu };
        else if (cpu - since.cpu > this.#options.seconds) {
          reason = `did not end within ${this.#options.seconds} s`;
          child.kill("SIGKILL");
        }
      }, LOOK_MS);
      // Listeners of Node's own stay: without them a child that dies is never told.
      const done = (result: Answer | Death): void => {
        clearInterval(watch);
        child.off("message", answered);
        child.off("exit", ended);
        resolve(result);
      };
      const answered = (answer: unknown): void => done(answer as Answer);
      const ended = (code: number | null, signal: string | null): void => {
        this.#child = undefined;
        if (reason === "")
          reason = /heap out of memory/.test(this.#stderr) ? "out of memory" : `${signal ?? `exit ${code}`}`;
        done({ kind: "died", reason, index: this.#index() });
      };
      child.on("message", answered);
      child.on("exit", ended);
      child.send(task, (error) => {
        // It has died meanwhile.
        if (error !== null) ended(child.exitCode, child.signalCode);
      });
    });
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #start(): ChildProcess {
    const file = this.#progressFile;
    writeFileSync(file, numbered(-1));
    this.#stderr = "";
    const child = fork(join(import.meta.dirname, "child.ts"), [file, String(this.#options.slow)], {
      execArgv: ["--import", "tsx", `--max-old-space-size=${this.#options.megabytes}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-4000);
    });
    return child;
  }

  get #progressFile(): string {
    return join(this.#directory, "progress");
  }

  #index(): number {
    return readFileSync(this.#progressFile).readDoubleLE();
  }
}

function numbered(index: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(index);
  return bytes;
}

const TICKS_PER_SECOND = 100;

/** CPU seconds that a process has used; where the system does not tell, the time that has passed. */
function cpuSeconds({ pid }: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return performance.now() / 1000;
  }
}
