/** What an ordering relation asks for (specification chapter 00), one bit each: `import * as RelationFlag`. */

import type { RelationFlagName } from "../verdict/graph.js";

/** A union of these bits. */
export type RelationFlags = number;

export const none = 0;
export const ordered = 1 << 0;
export const ifFirstUnmigratable = 1 << 1;
export const thenImpliesFirst = 1 << 2;
export const firstImpliesThen = 1 << 3;
export const promotedThenImpliesFirst = 1 << 4;
export const unmigratableThenBlocks = 1 << 5;
export const unrunnableFirstBlocks = 1 << 6;
export const firstElseThen = 1 << 7;
export const firstImpliesSameNodeThen = 1 << 8;
export const nestedRemoteProbe = 1 << 9;
export const intermediateStop = 1 << 10;
export const serialize = 1 << 11;
export const ifOnSameNode = 1 << 12;
export const thenImpliesFirstGraphed = 1 << 13;
export const firstImpliesThenGraphed = 1 << 14;
export const asymmetric = 1 << 15;
export const ifOnSameNodeOrTarget = 1 << 16;
export const minRunnable = 1 << 17;
export const ifRequiredOnSameNode = 1 << 18;
export const guestAllowed = 1 << 19;
export const thenCancelsFirst = 1 << 20;

/** The bits by their names, in the order in which a Verdict tells them. */
export const RELATION_FLAGS: Readonly<Record<RelationFlagName, RelationFlags>> = {
  ordered,
  ifFirstUnmigratable,
  thenImpliesFirst,
  firstImpliesThen,
  promotedThenImpliesFirst,
  unmigratableThenBlocks,
  unrunnableFirstBlocks,
  firstElseThen,
  firstImpliesSameNodeThen,
  nestedRemoteProbe,
  intermediateStop,
  serialize,
  ifOnSameNode,
  thenImpliesFirstGraphed,
  firstImpliesThenGraphed,
  asymmetric,
  ifOnSameNodeOrTarget,
  minRunnable,
  ifRequiredOnSameNode,
  guestAllowed,
  thenCancelsFirst,
};
