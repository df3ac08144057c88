import type { ProgressListener, ProgressStage } from "../verdict/progress.js";

/** Counts for a listener; without one it does nothing. */
export class ProgressReport {
  readonly #listener: ProgressListener | undefined;
  #stage: ProgressStage = "configuration";
  #done = 0;
  #total = 0;

  constructor(listener: ProgressListener | undefined) {
    this.#listener = listener;
  }

  /** A stage begins; @param total the top-level resources that it will go through, if it counts them */
  begin(stage: ProgressStage, total = 0): void {
    this.#stage = stage;
    this.#done = 0;
    this.#total = total;
    this.#tell();
  }

  /** The stage has done one more resource. */
  step(): void {
    this.#done++;
    this.#tell();
  }

  #tell(): void {
    this.#listener?.({ stage: this.#stage, done: this.#done, total: this.#total });
  }
}
