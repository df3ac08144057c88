import type { ScoreStep } from "./cause.js";
import type { VariantName } from "./variant.js";

/** One line of a score listing (05 §9.2). */
export interface ScoreLine {
  readonly node: string;
  readonly score: number;
  /** The last step that led to the score; only with tracing. */
  readonly step: ScoreStep | undefined;
}

/** What an evaluation writes to the output object, in the order in which it does so (05 §9, 08 §8.24 trap 19). */
export type OutputEvent =
  | {
      readonly kind: "scores";
      /** Which assignment recorded them: that of a primitive, or of a whole group, clone or bundle (05 §9.2). */
      readonly by: VariantName;
      readonly resource: string;
      readonly lines: readonly ScoreLine[];
    }
  | {
      readonly kind: "promotion";
      readonly resource: string;
      readonly node: string | undefined;
      readonly score: number;
      readonly steps: ScoreStep | undefined;
    }
  | {
      readonly kind: "capacity";
      /** Before anything is assigned, or after everything is. */
      readonly when: "before" | "after";
      readonly node: string;
      readonly values: readonly (readonly [name: string, value: string])[];
    }
  | {
      readonly kind: "utilization";
      readonly resource: string;
      readonly node: string;
      readonly values: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: "message"; readonly stage: "status" | "schedule"; readonly text: string };
