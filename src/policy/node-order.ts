/** Which of two nodes is the better one (specification 05 §4.6). */
import { compareBytes } from "../base/text.js";
import { type Amounts, compareCapacities, type PlacementStrategy, spreads } from "./utilization.js";

/** All that is compared about a node. */
export interface NodeCandidate {
  /** The score that counts: −INFINITY for a node that is not available. */
  readonly rank: number;
  /** What the node has left; only for the strategy that compares it. */
  readonly capacity: Amounts | undefined;
  /** How many resources have been assigned there. */
  readonly resourceCount: number;
  readonly preferred: boolean;
  readonly name: string;
}

/** **Compare nodes** (05 §4.6): negative if `a` is better. */
export function compareCandidates(strategy: PlacementStrategy, a: NodeCandidate, b: NodeCandidate): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (spreads(strategy)) {
    if (a.capacity && b.capacity) {
      const capacities = compareCapacities(a.capacity, b.capacity);
      if (capacities !== 0) return capacities;
    }
    if (a.resourceCount !== b.resourceCount) return a.resourceCount - b.resourceCount;
    if (a.preferred !== b.preferred) return a.preferred ? -1 : 1;
  }
  return compareBytes(a.name, b.name);
}
