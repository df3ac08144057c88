import { Worker } from "node:worker_threads";
import type { Input, Outputs } from "./outputs.js";

/** What became of one run of ours. */
export interface OurResult {
  readonly outputs?: Outputs;
  readonly threw?: string;
  readonly problem?: string | undefined;
}

interface Request {
  readonly message: { readonly input: Input; readonly check: boolean };
  readonly resolve: (result: OurResult) => void;
}

const LIMIT_MS = 30_000;

/** A thread does not inherit the loader of TypeScript: it has to be registered there first. */
const BOOT = `
  const { workerData } = require("node:worker_threads");
  import("tsx/esm/api").then(({ register }) => { register(); return import(workerData); });
`;

/** Our engine in threads of its own, each with one input after the other. */
export class OurEngine {
  readonly #queue: Request[] = [];
  readonly #threads: readonly EngineThread[];

  /** @param threads how many inputs are evaluated at a time */
  constructor(threads: number) {
    this.#threads = Array.from({ length: threads }, () => new EngineThread(() => this.#queue.shift()));
  }

  /** All outputs of our command, or what it threw. */
  run(input: Input): Promise<OurResult> {
    return this.#ask(input, false);
  }

  /** Whether our engine copes with the input at all (`problemWith`). */
  async problem(input: Input): Promise<string | undefined> {
    const { problem, threw } = await this.#ask(input, true);
    return problem ?? threw;
  }

  close(): void {
    for (const thread of this.#threads) thread.close();
  }

  #ask(input: Input, check: boolean): Promise<OurResult> {
    return new Promise((resolve) => {
      this.#queue.push({ message: { input, check }, resolve });
      this.#threads.find(({ idle }) => idle)?.work();
    });
  }
}

/** One thread; a run in it that does not end is ended, with the thread, and told of. */
class EngineThread {
  readonly #take: () => Request | undefined;
  #worker: Worker | undefined;
  #current: Request | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param take gives the next request, if there is one */
  constructor(take: () => Request | undefined) {
    this.#take = take;
  }

  get idle(): boolean {
    return this.#current === undefined;
  }

  work(): void {
    this.#current = this.#take();
    if (this.#current === undefined) return;
    this.#worker ??= this.#start();
    this.#timer = setTimeout(() => this.#replace(`did not end within ${LIMIT_MS / 1000} s`), LIMIT_MS);
    this.#worker.postMessage(this.#current.message);
  }

  close(): void {
    clearTimeout(this.#timer);
    void this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(BOOT, {
      eval: true,
      workerData: new URL("./ours-worker.ts", import.meta.url).href,
      resourceLimits: { maxOldGenerationSizeMb: 1000 },
    });
    worker.on("message", (result: OurResult) => this.#finish(result));
    worker.on("error", (error) => this.#replace(error.message));
    return worker;
  }

  #replace(threw: string): void {
    void this.#worker?.terminate();
    this.#worker = undefined;
    this.#finish({ threw });
  }

  #finish(result: OurResult): void {
    clearTimeout(this.#timer);
    const done = this.#current;
    this.#current = undefined;
    done?.resolve(result);
    this.work();
  }
}
