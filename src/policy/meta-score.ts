/** Meta-attributes of resources that are scores (specification 02 §6.1 steps 10, 20, 21). */
import { equalsCaseless } from "../base/text.js";
import { type HealthScores, NO_HEALTH_SCORES, parseScore } from "./score.js";

/** A meta-attribute that is a score. */
export interface ScoreMeta {
  readonly name: string;
  /** What counts where it is not set, or set to something invalid. */
  readonly fallback: number;
  /** The word `default` says that it is not set. */
  readonly hasDefaultWord: boolean;
  readonly mayBeNegative: boolean;
}

/** The meta-attribute `priority`. */
export const PRIORITY: ScoreMeta = Object.freeze({
  name: "priority",
  fallback: 0,
  hasDefaultWord: false,
  mayBeNegative: true,
});

/** What a meta-attribute comes to, and what is wrong with its text. */
export interface MetaScore {
  readonly score: number;
  readonly problem: "no score" | "negative" | undefined;
}

/** Reads a meta-attribute that is a score: its fallback if there is none, or none that is valid. */
export function readMetaScore(
  meta: ScoreMeta,
  text: string | undefined,
  health: HealthScores = NO_HEALTH_SCORES,
): MetaScore {
  const { fallback, hasDefaultWord, mayBeNegative } = meta;
  if (hasDefaultWord && equalsCaseless(text, "default")) return { score: fallback, problem: undefined };
  const { ok, score } = parseScore(text, fallback, health);
  if (!ok) return { score: fallback, problem: "no score" };
  return score >= 0 || mayBeNegative ? { score, problem: undefined } : { score: fallback, problem: "negative" };
}
