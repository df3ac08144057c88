/**
 * The ledger of causes: why a node score is what it is (design: "every score change has a cause").
 *
 * A step points to the step before it, so a copied table shares its history with the original, and a table that is
 * put back after a trial assignment brings its own history back.
 */

/** What kind of rule changed a score. */
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
  | "unassigned"
  | "instance limit"
  | "bundle"
  | "container"
  | "remote node"
  | "capacity";

/** By which rule an instance is kept off a node (06 §6.1, §6.2). */
export type InstanceLimit = "removed" | "unavailable" | "not allowed" | "full" | "surplus";

/** A colocation: `dependent` runs where `primary` does, or where it does not. */
export interface ColocationCause {
  readonly kind: "colocation";
  readonly id: string;
  readonly dependent: string;
  readonly primary: string;
}

/** What other resources that are tied to it think of a node. */
export interface PreferenceCause {
  readonly kind: "colocated preference";
  /** The colocation through which they are tied. */
  readonly id: string;
  /** Whose preferences they are. */
  readonly source: string;
}

/** An instance that may not be on a node, because of how many there are. */
export interface InstanceLimitCause {
  readonly kind: "instance limit";
  /** The clone or bundle. */
  readonly id: string;
  readonly limit: InstanceLimit;
}

/** What a location constraint says. */
export interface LocationCause {
  readonly kind: "location";
  /** The constraint, or its rule. */
  readonly id: string;
}

/** A cause that needs no more than a name. */
export interface PlainCause {
  readonly kind: Exclude<CauseKind, "location" | "colocation" | "colocated preference" | "instance limit">;
  /** The constraint, attribute, resource or option behind it, by id or name. */
  readonly id?: string;
  /** One more fact for the reader. */
  readonly detail?: string;
}

export type Cause = LocationCause | ColocationCause | PreferenceCause | InstanceLimitCause | PlainCause;

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
