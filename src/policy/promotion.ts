/** Promotion: scores, priorities, and who may be promoted (specification 06 §8). */
import { Role } from "./role.js";
import { type HealthScores, INFINITY, scoreOr } from "./score.js";

/** The node attribute that holds the promotion score of a resource of that id (06 §8.3). */
export function promotionAttribute(id: string): string {
  return `master-${id}`;
}

/** A promotion score, and whether it is only assumed for want of an attribute (06 §8.3). */
export interface PromotionScore {
  readonly score: number;
  readonly isDefault: boolean;
  /** The node attribute it was read from; of a group none. */
  readonly attribute: string | undefined;
}

/** What is assumed without an attribute. */
export const ASSUMED_SCORE: PromotionScore = Object.freeze({ score: 0, isDefault: true, attribute: undefined });

/** The promotion score in the value of an attribute; a value that is no score is 0. */
export function readPromotionScore(attribute: string, value: string, health: HealthScores): PromotionScore {
  return { score: scoreOr(value, 0, health), isDefault: false, attribute };
}

/** The promotion score of a group: the plain sum of its members', assumed if all of them are. */
export function sumOfScores(scores: Iterable<PromotionScore>): PromotionScore {
  let score = 0;
  let isDefault = true;
  for (const each of scores) {
    score += each.score;
    isDefault &&= each.isDefault;
  }
  return { score, isDefault, attribute: undefined };
}

/** What a primitive's history says about a node (06 §8.3, second list). */
export interface ScoreFacts {
  /** The score of the node among the allowed ones; `undefined`: it is none. */
  readonly nodeScore: number | undefined;
  /**
   * Of an anonymous clone: whether this is the instance of the primitive that is active on the node, or none is, and the
   * state of one is known there.
   */
  readonly knownInClone: boolean;
  readonly activeThere: boolean;
  readonly probedThere: boolean;
  /** Its state is known nowhere. */
  readonly unknown: boolean;
}

/** When the promotion score of a primitive counts on a node (06 §8.3): where it is allowed, and known as far as anything is. */
export function scoreApplies({ nodeScore, knownInClone, activeThere, probedThere, unknown }: ScoreFacts): boolean {
  if (nodeScore === undefined || nodeScore < 0) return false;
  return knownInClone || activeThere || probedThere || unknown;
}

/**
 * The priority with which an instance enters the choice (06 §8.4 step 3), by its next role; `undefined`: the one it has
 * already, that of something promoted that stays so. Without any promotion score it may not be promoted.
 */
export function initialPriority(
  nextRole: Role,
  score: PromotionScore,
): { readonly priority: number; readonly why: "no score" | "score" | "stays down" } | undefined {
  switch (nextRole) {
    case Role.Unknown:
    case Role.Started:
      return score.isDefault ? { priority: -1, why: "no score" } : { priority: score.score, why: "score" };
    case Role.Promoted:
      return undefined;
    default:
      return { priority: -INFINITY, why: "stays down" };
  }
}

/** An instance whose promotion priority is made final. */
export interface RankedInstance {
  readonly managed: boolean;
  readonly nextRole: Role;
  readonly priority: number;
  readonly hasNode: boolean;
  /** The score of its node in the clone's table, with the preferences of all that depends on the promoted role. */
  readonly nodeScore: number | undefined;
}

/** The final promotion priority (06 §8.5 step 5), and what it comes from. */
export function finalPriority(instance: RankedInstance): {
  readonly priority: number;
  readonly from: "unmanaged" | "no node" | "node" | "itself";
} {
  const { managed, nextRole, priority, hasNode, nodeScore } = instance;
  if (!managed && nextRole === Role.Promoted) return { priority: INFINITY, from: "unmanaged" };
  if (!hasNode) return { priority: -INFINITY, from: "no node" };
  return priority < 0 ? { priority, from: "itself" } : { priority: nodeScore ?? priority, from: "node" };
}

/** Whether an instance of that final priority is considered, with so many promoted before it (06 §8.6 step 2). */
export function isConsidered(
  priority: number,
  promoted: number,
  clone: { readonly promotedMax: number; readonly managed: boolean },
): boolean {
  return priority >= 0 && (promoted < clone.promotedMax || !clone.managed);
}

/** An instance, or a member of one, on the node to which it is assigned. */
export interface PromotionSubject {
  readonly managed: boolean;
  readonly promoted: boolean;
  readonly priority: number;
  /** The node may be given resources, and if it is a guest node its container has a place. */
  readonly nodeAvailable: boolean;
}

/** Whether something may be promoted, whatever its node has room for (06 §8.6): what is unmanaged only stays promoted. */
export function mayBePromoted({ managed, promoted, priority, nodeAvailable }: PromotionSubject): boolean {
  return managed ? priority >= 0 && nodeAvailable : promoted;
}

/** Whether a node has room for one more promoted instance; what is unmanaged needs none. */
export function hasRoom(promotedThere: number, promotedNodeMax: number, managed: boolean): boolean {
  return promotedThere < promotedNodeMax || !managed;
}

/** The next role of what is not promoted (06 §8.6 "unpromoted"). */
export function roleUnlessPromoted(hasNode: boolean): Role {
  return hasNode ? Role.Unpromoted : Role.Stopped;
}
