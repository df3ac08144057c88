import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { addScores } from "../policy/score.js";
import type { Cause, ScoreStep } from "../verdict/cause.js";

/** One more step of a score. An addition that came to something else than score addition gives is recorded as `set`. */
function step(
  previous: ScoreStep | undefined,
  operation: "add" | "set",
  amount: number,
  score: number,
  cause: Cause,
): ScoreStep {
  const before = previous?.score ?? 0;
  if (operation === "add" && addScores(before, amount) !== score) {
    return { previous, operation: "set", amount: score, score, cause };
  }
  return { previous, operation, amount, score, cause };
}

/** A step of the clone's entry on top of the instance's own; one that set the score before those were added is added. */
function carryOver(last: ScoreStep | undefined, each: ScoreStep, afterOwn: boolean): ScoreStep | undefined {
  const { operation, amount, cause } = each;
  if (operation === "set" && afterOwn) return step(last, "set", amount, amount, cause);
  return amount === 0 ? last : step(last, "add", amount, addScores(last?.score ?? 0, amount), cause);
}

/** The steps of a table entry, the first one first. */
function oldestFirst(last: ScoreStep | undefined): ScoreStep[] {
  const steps: ScoreStep[] = [];
  for (let at = last; at; at = at.previous) steps.push(at);
  return steps.reverse();
}

/**
 * How the promotion priorities of a clone's instances came about: from 0 to the number that is printed. Kept with the
 * instances, since roles may be chosen again without priorities being worked out again; and only if the evaluation is
 * traced.
 */
export class PromotionLedger {
  readonly #traced: boolean;

  constructor(ws: WorkingSet) {
    this.#traced = ws.traced;
  }

  /** The priority is now `score`, whatever it was before. */
  set(instance: Resource, score: number, cause: Cause): void {
    if (this.#traced) instance.decided.promotionSteps = step(undefined, "set", score, score, cause);
  }

  /** Something was added to the priority, which made it `score`. */
  add(instance: Resource, amount: number, score: number, cause: Cause): void {
    if (this.#traced)
      instance.decided.promotionSteps = step(instance.decided.promotionSteps, "add", amount, score, cause);
  }

  /** The priority was overruled. */
  overrule(instance: Resource, score: number, cause: Cause): void {
    if (this.#traced)
      instance.decided.promotionSteps = step(instance.decided.promotionSteps, "set", score, score, cause);
  }

  /**
   * The priority became the score of the clone's entry for the instance's node (06 §8.5 step 5): to the instance's own
   * steps come those of the entry, but for the one by which the instance's own priority got there.
   */
  merge(instance: Resource, entry: ScoreStep | undefined, own: Cause, score: number): void {
    if (!this.#traced) return;
    let last = instance.decided.promotionSteps;
    const steps = oldestFirst(entry);
    const ownAt = steps.findIndex(({ cause }) => cause === own);
    const from = Math.max(
      0,
      steps.findLastIndex(({ operation }) => operation === "set"),
    );
    for (let i = from; i < steps.length; i++) {
      const each = steps[i];
      if (each && i !== ownAt) last = carryOver(last, each, i > ownAt);
    }
    if (last && last.score !== score) last = step(last, "set", score, score, own);
    instance.decided.promotionSteps = last;
  }
}
