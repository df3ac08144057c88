/** Stickiness: a resource's preference for staying where it is (specification 02 §6.1 step 20, 05 §2.2.3). */
import type { ScoreMeta } from "./meta-score.js";

/** The meta-attribute `resource-stickiness`. */
export const STICKINESS: ScoreMeta = Object.freeze({
  name: "resource-stickiness",
  fallback: 0,
  hasDefaultWord: true,
  mayBeNegative: true,
});

/** The stickiness of the instances of a clone that says nothing about it (02 §7.3): they stay rather than move. */
export const INSTANCE_STICKINESS = 1;

/** What decides whether a resource sticks to the node it is active on. */
export interface StickyFacts {
  readonly stickiness: number;
  readonly managed: boolean;
  /** On how many nodes it is active. */
  readonly activeOn: number;
  readonly symmetricCluster: boolean;
  /** Whether the node is among its allowed nodes. */
  readonly nodeAllowed: boolean;
}

/**
 * The score that the node a resource is active on gets for that; 0 for none. Only a managed resource that is active on
 * exactly one node sticks, and in an asymmetric cluster only to a node that was allowed anyway.
 */
export function stickinessScore(facts: StickyFacts): number {
  const sticks = facts.managed && facts.stickiness >= 1 && facts.activeOn === 1;
  return sticks && (facts.symmetricCluster || facts.nodeAllowed) ? facts.stickiness : 0;
}
