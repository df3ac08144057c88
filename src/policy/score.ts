/**
 * Score arithmetic: integers saturating at ±INFINITY (specification 01 §2).
 *
 * A score says how much a resource wants a node, or another resource's company. `INFINITY` means "must", `-INFINITY`
 * means "must never", and −INFINITY wins over everything it meets:
 *
 * ```ts
 * import { addScores, INFINITY, parseScore, readableScore } from "pengine/score";
 *
 * addScores(INFINITY, -INFINITY);      // -1000000
 * addScores(999999, 5);                // 1000000
 * readableScore(addScores(1, -INFINITY)); // "-INFINITY"
 * parseScore("INFINITY", 0);           // { ok: true, score: 1000000 }
 * parseScore("infinity", 0);           // { ok: false, score: 0 }: case matters
 * ```
 */
import { scanInteger } from "../base/number.js";

/**
 * What a score may look like, in words.
 * @example
 * ```ts
 * import { LEGAL_SCORE, parseScore } from "pengine/score";
 *
 * if (!parseScore("much").ok) console.log(`legal: ${LEGAL_SCORE}`);
 * ```
 */
export const LEGAL_SCORE = "an integer, INFINITY or -INFINITY";

/**
 * How the reference says that a text is no number.
 * @example
 * ```ts
 * import { BAD_INPUT } from "pengine/score";
 *
 * BAD_INPUT; // => "Bad input value provided"
 * ```
 */
export const BAD_INPUT = "Bad input value provided";

/**
 * The largest score.
 * @example
 * ```ts
 * import { addScores, INFINITY } from "pengine/score";
 *
 * addScores(999_999, 5) === INFINITY; // => true
 * ```
 */
export const INFINITY = 1000000;

/** What the words `red`, `yellow` and `green` are worth as scores; set by the cluster's node health strategy. */
export interface HealthScores {
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
}

/**
 * The health words when no node health strategy is in force: all 0.
 * @example
 * ```ts
 * import { NO_HEALTH_SCORES, scoreOr } from "pengine/score";
 *
 * scoreOr("red", 5, { ...NO_HEALTH_SCORES, red: -100 }); // => -100
 * ```
 */
export const NO_HEALTH_SCORES: HealthScores = Object.freeze({ red: 0, yellow: 0, green: 0 });

/** A parsed score; when `ok` is false the text was no score, and `score` is the default asked for. */
export interface ParsedScore {
  readonly ok: boolean;
  readonly score: number;
}

/**
 * An integer brought into −INFINITY..INFINITY.
 * @example
 * ```ts
 * import { clipScore } from "pengine/score";
 *
 * clipScore(2_000_000); // => 1_000_000
 * ```
 */
export function clipScore(score: number): number {
  return score > INFINITY ? INFINITY : score < -INFINITY ? -INFINITY : score;
}

/**
 * The sum of two scores (01 §2.2). −INFINITY absorbs everything, INFINITY absorbs everything but −INFINITY, any other
 * sum is clipped. Commutative, with 0 as identity; not associative, because sums are clipped on the way.
 * @example
 * ```ts
 * import { addScores, INFINITY } from "pengine/score";
 *
 * addScores(INFINITY, -INFINITY); // => -1_000_000
 * ```
 */
export function addScores(a: number, b: number): number {
  if (a <= -INFINITY || b <= -INFINITY) return -INFINITY;
  if (a >= INFINITY || b >= INFINITY) return INFINITY;
  return clipScore(a + b);
}

/** The score a health word (any case) stands for, or `undefined` if the text is none. */
function healthWord(text: string, health: HealthScores): number | undefined {
  if (text.length < 3 || text.length > 6) return undefined;
  switch (text.toLowerCase()) {
    case "red":
      return health.red;
    case "yellow":
      return health.yellow;
    case "green":
      return health.green;
    default:
      return undefined;
  }
}

/**
 * The score a text stands for (01 §2.1).
 *
 * An absent text is the default. `INFINITY`, `+INFINITY` and `-INFINITY` are read exactly; `red`, `yellow` and `green`
 * in any case stand for `health`; anything else is an integer of which trailing text is ignored (`5x` is 5), clipped
 * to ±INFINITY. A text that is none of these gives `ok: false` and the default.
 *
 * @param text the text, or `undefined` if the attribute is absent
 * @param fallback the default, clipped to ±INFINITY
 * @param health what the health words are worth; all 0 if not given
 * @example
 * ```ts
 * import { parseScore } from "pengine/score";
 *
 * parseScore("5x"); // => { ok: true, score: 5 }
 * parseScore("infinity", 3); // => { ok: false, score: 3 }
 * ```
 */
export function parseScore(
  text: string | undefined,
  fallback = 0,
  health: HealthScores = NO_HEALTH_SCORES,
): ParsedScore {
  if (text === undefined) return { ok: true, score: clipScore(fallback) };
  if (text === "-INFINITY") return { ok: true, score: -INFINITY };
  if (text === "INFINITY" || text === "+INFINITY") return { ok: true, score: INFINITY };
  const word = healthWord(text, health);
  if (word !== undefined) return { ok: true, score: word };
  const { status, value } = scanInteger(text, fallback);
  return { ok: status !== "bad", score: clipScore(value) };
}

/**
 * The score a text stands for, or the default if it is absent or stands for none (01 §2.1).
 * @example
 * ```ts
 * import { scoreOr } from "pengine/score";
 *
 * scoreOr(undefined, 100); // => 100
 * ```
 */
export function scoreOr(text: string | undefined, fallback: number, health: HealthScores = NO_HEALTH_SCORES): number {
  return parseScore(text, fallback, health).score;
}

/**
 * A score as it is printed (01 §2.3): `INFINITY`, `-INFINITY`, or the plain number.
 * @example
 * ```ts
 * import { readableScore } from "pengine/score";
 *
 * readableScore(-1_000_000); // => "-INFINITY"
 * ```
 */
export function readableScore(score: number): string {
  if (score >= INFINITY) return "INFINITY";
  if (score <= -INFINITY) return "-INFINITY";
  return String(score);
}
