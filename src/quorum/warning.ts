import type { Position } from "../base/position.js";

/** What a configuration can hold that is allowed but probably not meant, each after the trap of 12 §14.2 or §4.4 that it is. */
export type QuorumWarningCode =
  | "unknown-key"
  | "misplaced-key"
  | "unused-key"
  | "comment"
  | "node-list-twice"
  | "no-provider"
  | "votes-ignored"
  | "expected-low"
  | "expected-high"
  | "zero-votes"
  | "threshold-wraps"
  | "two-node-many"
  | "two-node-tie-breaker"
  | "tie-breaker-node"
  | "tie-breaker-odd"
  | "tie-breaker-list"
  | "last-man-votes"
  | "last-man-half"
  | "downscale-useless"
  | "tracking"
  | "device-refuses"
  | "consensus-short"
  | "many-nodes";

export interface QuorumWarning {
  readonly code: QuorumWarningCode;
  /** A sentence. */
  readonly text: string;
  readonly position: Position | undefined;
  /** The path of the key that it is about; empty where it is about none. */
  readonly path: string;
  /** What would be better, in words. */
  readonly better: string | undefined;
}
