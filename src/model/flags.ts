import type { RelationFlagName } from "../verdict/graph.js";

/** Bit sets of the model: their names are those of the glossary (specification chapter 00). */

/** Action properties. `Action.flags` is a union of these bits. */
export const ActionFlag = {
  pseudo: 1 << 0,
  runnable: 1 << 1,
  optional: 1 << 2,
  alwaysInGraph: 1 << 3,
  attrsEvaluated: 1 << 4,
  migratable: 1 << 5,
  addedToGraph: 1 << 6,
  migrationAbort: 1 << 7,
  reschedule: 1 << 8,
  detectLoop: 1 << 9,
  inputsDeduplicated: 1 << 10,
  onDc: 1 << 11,
} as const;
/** A union of `ActionFlag` bits. */
export type ActionFlags = number;

/** Ordering relation flags. */
export const RelationFlag = {
  none: 0,
  ordered: 1 << 0,
  ifFirstUnmigratable: 1 << 1,
  thenImpliesFirst: 1 << 2,
  firstImpliesThen: 1 << 3,
  promotedThenImpliesFirst: 1 << 4,
  unmigratableThenBlocks: 1 << 5,
  unrunnableFirstBlocks: 1 << 6,
  firstElseThen: 1 << 7,
  firstImpliesSameNodeThen: 1 << 8,
  nestedRemoteProbe: 1 << 9,
  intermediateStop: 1 << 10,
  serialize: 1 << 11,
  ifOnSameNode: 1 << 12,
  thenImpliesFirstGraphed: 1 << 13,
  firstImpliesThenGraphed: 1 << 14,
  asymmetric: 1 << 15,
  ifOnSameNodeOrTarget: 1 << 16,
  minRunnable: 1 << 17,
  ifRequiredOnSameNode: 1 << 18,
  guestAllowed: 1 << 19,
  thenCancelsFirst: 1 << 20,
} as const satisfies Readonly<Record<RelationFlagName | "none", number>>;
/** A union of `RelationFlag` bits. */
export type RelationFlags = number;

/** Resource variants; the numeric order is used in comparisons (02 §2.3). */
export const Variant = { primitive: 0, group: 1, clone: 2, bundle: 3 } as const;
export type Variant = (typeof Variant)[keyof typeof Variant];

/** Which side of a pair an update changed (08 §8.13); a union of bits. */
export const Changed = { nothing: 0, first: 1, then: 2 } as const;
export type Changes = number;

/** Which locations of a resource are asked for (02 §11.3). */
export const LocationKind = { current: 1, pending: 2, assigned: 4 } as const;
export type LocationKinds = number;
