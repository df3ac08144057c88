/** Node health: strategies and what the colours are worth (specification 01 §14.2, 02 §13). */

import { foldCase } from "../base/text.js";
import { type HealthScores, INFINITY, NO_HEALTH_SCORES, parseScore, scoreOr } from "./score.js";

const STRATEGIES = ["none", "migrate-on-red", "only-green", "progressive", "custom"] as const;
export type HealthStrategy = (typeof STRATEGIES)[number];

/** The strategy with that name, in any case; absent or unknown is `none`. */
export function parseHealthStrategy(text: string | undefined): HealthStrategy {
  const word = text === undefined ? "none" : foldCase(text);
  return STRATEGIES.find((strategy) => strategy === word) ?? "none";
}

/**
 * What `red`, `yellow` and `green` are worth as scores under a strategy (01 §14.2).
 *
 * @param option the value of a cluster option by name
 */
export function healthScores(strategy: HealthStrategy, option: (name: string) => string | undefined): HealthScores {
  switch (strategy) {
    case "none":
      return NO_HEALTH_SCORES;
    case "migrate-on-red":
      return { red: -INFINITY, yellow: 0, green: 0 };
    case "only-green":
      return { red: -INFINITY, yellow: -INFINITY, green: 0 };
    case "progressive":
    case "custom":
      return {
        red: scoreOr(option("node-health-red"), 0),
        yellow: scoreOr(option("node-health-yellow"), 0),
        green: scoreOr(option("node-health-green"), 0),
      };
  }
}

/**
 * The health of a node for displays (02 §13): −1 red, 0 yellow, 1 green.
 *
 * @param attributes the node's attributes, in table order
 */
export function nodeHealth(
  strategy: HealthStrategy,
  scores: HealthScores,
  attributes: Iterable<readonly [name: string, value: string]>,
): -1 | 0 | 1 {
  let health: 0 | 1 = 1;
  if (strategy === "none") return health;
  for (const [name, value] of attributes) {
    if (!name.startsWith("#health")) continue;
    const word = foldCase(value);
    if (word === "red") return -1;
    if (word === "yellow") {
      health = 0;
      continue;
    }
    const { ok, score } = parseScore(value, 0, scores);
    if (!ok) continue;
    if (score <= scores.red) return -1;
    if (score <= scores.yellow && scores.yellow !== scores.green) health = 0;
  }
  return health;
}
