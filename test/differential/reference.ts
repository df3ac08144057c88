import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutClock } from "../support/clock.js";
import { BASE_ARGS, type Input, type Outputs } from "./outputs.js";

/** What became of one run of the reference. */
export type ReferenceResult =
  | { readonly kind: "outputs"; readonly outputs: Outputs }
  /** It died of a signal, or did not end in time. */
  | { readonly kind: "died"; readonly outcome: string };

const LIMIT_MS = 20_000;

/** Whether that is how it dies of an event that is impossible, for which ours has to give up, too (09 §9). */
export function diedOfEvent(outcome: string): boolean {
  return outcome.includes("pcmk_injections.c");
}

/**
 * The reference program, run in so many slots at a time. One process per input gives status, scores, summary, graph, dot
 * file and the executed transition together, so its start-up is paid once; a directory per slot keeps runs apart.
 */
export class Reference {
  readonly #program: string;
  readonly #root = mkdtempSync(join(tmpdir(), "differential-"));
  readonly #running = new Set<ChildProcess>();
  readonly #free: string[];
  readonly #waiting: ((slot: string) => void)[] = [];

  constructor(program: string, slots: number) {
    this.#program = program;
    this.#free = Array.from({ length: slots }, (_, i) => {
      const slot = join(this.#root, String(i));
      mkdirSync(slot);
      return slot;
    });
  }

  async run(input: Input): Promise<ReferenceResult> {
    const slot = this.#free.pop() ?? (await new Promise<string>((resolve) => this.#waiting.push(resolve)));
    try {
      return await this.#runIn(slot, input);
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free.push(slot);
      else next(slot);
    }
  }

  /** Ends what still runs and removes the scratch files. */
  close(): void {
    for (const child of this.#running) child.kill();
    rmSync(this.#root, { recursive: true, force: true });
  }

  #runIn(slot: string, input: Input): Promise<ReferenceResult> {
    const file = (name: string) => join(slot, name);
    writeFileSync(file("cib.xml"), input.xml);
    rmSync(file("graph"), { force: true });
    rmSync(file("dot"), { force: true });
    const words = ["-x", file("cib.xml"), ...BASE_ARGS, "-G", file("graph"), "-D", file("dot"), ...input.args];
    return new Promise((resolve, reject) => {
      const child = spawn(this.#program, words, {
        env: { ...process.env, LC_ALL: "C", TZ: "UTC", CIB_shadow_dir: slot },
        cwd: slot,
        stdio: ["ignore", "pipe", "pipe"],
        timeout: LIMIT_MS,
      });
      this.#running.add(child);
      const out: Buffer[] = [];
      const errors: Buffer[] = [];
      child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
      child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
      child.on("error", reject);
      child.on("close", (code, signal) => {
        this.#running.delete(child);
        const stderr = Buffer.concat(errors).toString("utf8");
        if (signal !== null || code === null || code >= 128) {
          const line = stderr.split("\n").find((each) => /assert|crm_abort|Triggered/i.test(each)) ?? "";
          resolve({ kind: "died", outcome: `${signal ?? `exit ${code}`} ${line}`.trim() });
          return;
        }
        const now = Date.now() / 1000;
        const outputs = {
          stdout: withoutClock(Buffer.concat(out).toString("utf8"), now),
          stderr: withoutClock(stderr, now),
          graph: withoutClock(read(file("graph")), now),
          dot: read(file("dot")),
          exitCode: code,
        };
        resolve({ kind: "outputs", outputs });
      });
    });
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
