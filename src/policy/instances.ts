/** The instances of clones and bundles: how they differ, and where they may be (specification 02 §6.1 step 18; 06 §6). */
import { INT32_MAX, isTrue, scanInteger } from "../base/number.js";

/** How many instances of a clone one node may have at the most; by default one. */
export function instancesPerNode(cloneNodeMax: string | undefined): number {
  return cloneNodeMax === undefined ? 1 : scanInteger(cloneNodeMax).value;
}

/**
 * Whether the instances of a clone can be told apart (02 §6.1 step 18): as it says, or if a node may have several. A number
 * that does not fit into 32 bits is none here.
 */
export function areUnique(globallyUnique: string | undefined, cloneNodeMax: string | undefined): boolean {
  if (globallyUnique !== undefined) return isTrue(globallyUnique);
  const perNode = instancesPerNode(cloneNodeMax);
  return perNode > 1 && perNode <= INT32_MAX;
}

/** Whether each instance of a collective goes with one instance of another (06 §12.2): its meta-attribute `interleave`. */
export function interleaves(interleave: string | undefined): boolean {
  return isTrue(interleave);
}

/** How many instances a node should get at least before others get more (06 §6.6 steps 1 and 2). */
export function optimalPerNode(availableNodes: number, max: number): number {
  return availableNodes === 0 ? 1 : Math.max(1, Math.floor(max / availableNodes));
}

/** Why an instance may not run on a node. */
export type InstanceBan = "removed" | "unavailable" | "not allowed" | "full";

/** An instance and a node that it might run on. */
export interface InstancePlace {
  /** The instance is no longer configured. */
  readonly removed: boolean;
  readonly nodeAvailable: boolean;
  /** The score of the node in the collective's table; `undefined`: it is not there. */
  readonly parentScore: number | undefined;
  /** How many instances the node has got, and may have. */
  readonly count: number;
  readonly perNode: number;
}

/** May an instance run on a node? (06 §6.1) The reason if it may not. */
export function instanceBan(place: InstancePlace): InstanceBan | undefined {
  const { removed, nodeAvailable, parentScore, count, perNode } = place;
  if (removed) return "removed";
  if (!nodeAvailable) return "unavailable";
  if (parentScore === undefined || parentScore < 0) return "not allowed";
  return count < perNode ? undefined : "full";
}
