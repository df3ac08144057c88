import { addScores } from "../policy/score.js";
import type { Cause, ScoreStep } from "../verdict/cause.js";
import type { VariantName } from "../verdict/variant.js";
import type { Verdict } from "../verdict/verdict.js";

/** One cause in the history of a score: `add` by the INFINITY rules, or `set` to the amount whatever it was. */
export interface ScoreCause {
  readonly operation: "add" | "set";
  readonly amount: number;
  /** The score after it. */
  readonly score: number;
  readonly cause: Cause;
}

/**
 * What a cause is about besides its id: between whom, of whom, or which limit.
 * @example
 * ```ts
 * import { causeDetail } from "pengine/explain";
 *
 * causeDetail({ kind: "colocation", id: "c1", dependent: "web", primary: "ip" }); // => "web with ip"
 * ```
 */
export function causeDetail(cause: Cause): string | undefined {
  switch (cause.kind) {
    case "colocation":
      return `${cause.dependent} with ${cause.primary}`;
    case "colocated preference":
      return cause.source;
    case "instance limit":
      return cause.limit;
    case "location":
      return undefined;
    default:
      return cause.detail;
  }
}

/** Why a resource has its score on a node. The causes lead from 0 to the score. */
export interface ScoreExplanation {
  readonly resource: string;
  readonly node: string;
  readonly by: VariantName;
  readonly score: number;
  readonly causes: readonly ScoreCause[];
}

/** Why an instance has its promotion priority: what decides which instances are promoted (06 §8). */
export interface PromotionExplanation {
  readonly resource: string;
  readonly node: string | undefined;
  readonly score: number;
  readonly causes: readonly ScoreCause[];
}

/**
 * Every score that the evaluation recorded for a resource, in the order in which it did so: a resource that was tried in
 * several places has several for one node, of which the last one counted.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { replay, scoreExplanations } from "pengine/explain";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const [why] = scoreExplanations(evaluate(cib, { now, causes: true }), "web", "n1");
 * if (why !== undefined) console.log(why.causes, replay(why.causes) === why.score);
 * ```
 */
export function scoreExplanations(
  verdict: Pick<Verdict, "events">,
  resource: string,
  node?: string,
): ScoreExplanation[] {
  const found: ScoreExplanation[] = [];
  for (const event of verdict.events) {
    if (event.kind !== "scores" || event.resource !== resource) continue;
    for (const line of event.lines) {
      if (node !== undefined && line.node !== node) continue;
      found.push({ resource, node: line.node, by: event.by, score: line.score, causes: causesOf(line.step) });
    }
  }
  return found;
}

/**
 * The promotion priority of an instance of a promotable clone; the last one that was recorded.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { promotionExplanation } from "pengine/explain";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * promotionExplanation(evaluate(cib, { now, causes: true }), "web"); // => undefined
 * ```
 */
export function promotionExplanation(
  verdict: Pick<Verdict, "events">,
  resource: string,
): PromotionExplanation | undefined {
  for (let i = verdict.events.length - 1; i >= 0; i--) {
    const event = verdict.events[i];
    if (event?.kind !== "promotion" || event.resource !== resource) continue;
    return { resource, node: event.node, score: event.score, causes: causesOf(event.steps) };
  }
  return undefined;
}

/** The steps from the first to the last, without those that changed nothing. */
function causesOf(last: ScoreStep | undefined): ScoreCause[] {
  const causes: ScoreCause[] = [];
  for (let step = last; step !== undefined; step = step.previous) {
    const { operation, amount, score, cause } = step;
    if ((step.previous?.score ?? 0) !== score) causes.push({ operation, amount, score, cause });
  }
  return causes.reverse();
}

/**
 * The score that causes lead to, from 0, by the rules of score addition (01 §2.2).
 * @example
 * ```ts
 * import { replay } from "pengine/explain";
 *
 * replay([{ operation: "add", amount: 5, score: 5, cause: { kind: "stickiness" } }]); // => 5
 * ```
 */
export function replay(causes: readonly ScoreCause[]): number {
  return causes.reduce((score, { operation, amount }) => (operation === "set" ? amount : addScores(score, amount)), 0);
}
