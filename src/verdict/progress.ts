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
