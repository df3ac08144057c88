/** The stages of an evaluation that may take long on a big cluster (00, "One evaluation, top to bottom"). */
export type ProgressStage =
  | "configuration"
  | "status"
  | "constraints"
  | "assignment"
  | "actions"
  | "orderings"
  | "graph";

/** How far an evaluation has come. */
export interface Progress {
  readonly stage: ProgressStage;
  /** Top-level resources that the stage has done, of so many; 0 of 0 where a stage does not count. */
  readonly done: number;
  readonly total: number;
}

/** Is told how far an evaluation has come. What it does plays no part in the outcome. */
export type ProgressListener = (progress: Progress) => void;

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
