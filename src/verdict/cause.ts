/**
 * The ledger of causes: why a node score is what it is (design: "every score change has a cause").
 *
 * A step points to the step before it, so a copied table shares its history with the original, and a table that is
 * put back after a trial assignment brings its own history back.
 */

/** What kind of rule changed a score; the text names the rule, `Cause.id` what it acted for. */
export type CauseKind =
  | "base score"
  | "symmetric cluster"
  | "location"
  | "health"
  | "stickiness"
  | "fail count"
  | "exclusive discovery"
  | "ticket"
  | "target role"
  | "shutdown lock"
  | "removed resource"
  | "unmanaged"
  | "failure"
  | "multiple active"
  | "colocation"
  | "colocated preference"
  | "promotion score"
  | "promoted role"
  | "unassigned"
  | "instance limit"
  | "bundle"
  | "container"
  | "remote node"
  | "capacity";

export interface Cause {
  readonly kind: CauseKind;
  /** The constraint, attribute, resource or option behind it, by id or name. */
  readonly id?: string;
  /** One more fact for the reader, such as the other resource of a colocation. */
  readonly detail?: string;
}

/** One change of one score, linked to the change before it. */
export interface ScoreStep {
  readonly previous: ScoreStep | undefined;
  /** `add`: by the INFINITY rules of score addition; `set`: whatever it was before. */
  readonly operation: "add" | "set";
  readonly amount: number;
  /** The score after the step. */
  readonly score: number;
  readonly cause: Cause;
}
