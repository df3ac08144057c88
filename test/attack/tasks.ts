import type { Outputs } from "../differential/outputs.js";
import type { BombName } from "./bombs.js";
import type { Examined, Problem } from "./check.js";
import type { Kind } from "./inputs.js";

/** What a child process is asked to do. */
export type Task =
  /** To examine the inputs of a seed from one number to before another, and to give outputs of every so-manyth. */
  | {
      readonly kind: "inputs";
      readonly seed: number;
      readonly from: number;
      readonly to: number;
      readonly every: number;
    }
  /** To examine one source. */
  | { readonly kind: "source"; readonly source: string | Uint8Array; readonly compared: boolean }
  /** To make a bomb larger and larger. */
  | { readonly kind: "ladder"; readonly bomb: BombName };

/** A problem with an input of a number. */
export interface Found {
  readonly index: number;
  readonly input: Kind;
  readonly problem: Problem;
}

export type Answer =
  | {
      readonly kind: "inputs";
      readonly found: readonly Found[];
      /** By kind of input, then by outcome. */
      readonly counts: Readonly<Record<string, number>>;
      readonly samples: readonly Sample[];
      /** The longest that one took, in CPU milliseconds. */
      readonly slowest: { readonly index: number; readonly ms: number };
    }
  | {
      readonly kind: "source";
      readonly examined: Examined;
      readonly ms: number;
      readonly outputs?: Outputs | undefined;
    }
  | { readonly kind: "ladder"; readonly problem: Problem | undefined; readonly steps: readonly Step[] };

/** What our command makes of an input, to be compared. */
export interface Sample {
  readonly index: number;
  readonly input: Kind;
  readonly xml: string;
  readonly outputs: Outputs;
}

/** What a bomb of one size cost. */
export interface Step {
  readonly size: number;
  /** Bytes of input and output. */
  readonly volume: number;
  readonly ms: number;
}
