/** Why: the ledger of causes, read back as answers. */
import { baseName } from "../base/text.js";
import type { Placement } from "../verdict/placement.js";
import type { Verdict } from "../verdict/verdict.js";
import { type ActionExplanation, actionExplanations } from "./actions.js";
import { type PromotionExplanation, promotionExplanation, type ScoreExplanation, scoreExplanations } from "./scores.js";

export { type ActionCause, type ActionExplanation, actionExplanations } from "./actions.js";
export {
  type PromotionExplanation,
  promotionExplanation,
  replay,
  type ScoreCause,
  type ScoreExplanation,
  scoreExplanations,
} from "./scores.js";

/** All that can be said about why a resource is where it is. */
export interface Explanation {
  readonly placement: Placement;
  /** In the order in which the scores were recorded; the last one for a node counted. */
  readonly scores: readonly ScoreExplanation[];
  /** Only of instances of promotable clones. */
  readonly promotion: PromotionExplanation | undefined;
  readonly actions: readonly ActionExplanation[];
}

/**
 * Why a resource has its scores, its place and its actions. Needs a Verdict of `evaluate` with `causes` and `actions`.
 *
 * @param resource an instance id such as `db:1`, or the id of a cloned resource, which stands for all its instances
 * @param node limits the scores to one node, by name
 * @returns one explanation per resource of that id; none if there is no such resource
 */
export function explain(verdict: Verdict, resource: string, node?: string): Explanation[] {
  const exact = verdict.placements.filter((placement) => placement.resource === resource);
  const meant =
    exact.length > 0 ? exact : verdict.placements.filter((placement) => baseName(placement.resource) === resource);
  return meant.map((placement) => ({
    placement,
    scores: scoreExplanations(verdict, placement.resource, node),
    promotion: promotionExplanation(verdict, placement.resource),
    actions: verdict.actions === undefined ? [] : actionExplanations(verdict.actions, placement.resource),
  }));
}
