/**
 * Node health: strategies, what the colours are worth, and what a node's attributes make of it (specification 01 §14.2,
 * 02 §13, 04 §9).
 */

import { isTrue } from "../base/number.js";
import { equalsCaseless, wordOf } from "../base/text.js";
import { addScores, type HealthScores, INFINITY, NO_HEALTH_SCORES, parseScore, scoreOr } from "./score.js";

/** The words for a strategy. */
export const HEALTH_STRATEGIES = ["none", "migrate-on-red", "only-green", "progressive", "custom"] as const;
export type HealthStrategy = (typeof HEALTH_STRATEGIES)[number];

/** The strategy with that name, in any case; absent or unknown is `none`. */
export function parseHealthStrategy(text: string | undefined): HealthStrategy {
  return wordOf(HEALTH_STRATEGIES, text) ?? "none";
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

type Attributes = Iterable<readonly [name: string, value: string]>;

function isHealthAttribute(name: string): boolean {
  return name.startsWith("#health");
}

/** A node attribute that says how the node is. */
export interface HealthAttribute {
  readonly name: string;
  readonly value: string;
  readonly score: number;
}

/** The health attributes of a node that are scores, or words for some, in the order of its attributes (04 §9). */
export function healthAttributes(attributes: Attributes, scores: HealthScores): HealthAttribute[] {
  const found: HealthAttribute[] = [];
  for (const [name, value] of attributes) {
    if (!isHealthAttribute(name)) continue;
    const { ok, score } = parseScore(value, 0, scores);
    if (ok) found.push({ name, value, score });
  }
  return found;
}

/**
 * The score that a node's health gives to all resources there (04 §9): the sum of its health attributes, in table order
 * since sums saturate, and under `progressive` the cluster's base. 0 changes nothing.
 *
 * @param attributes the node's attributes, in table order
 * @param base the option `node-health-base`
 */
export function healthScore(
  strategy: HealthStrategy,
  scores: HealthScores,
  attributes: Attributes,
  base: string | undefined,
): number {
  if (strategy === "none") return 0;
  let health = strategy === "progressive" ? scoreOr(base, 0, scores) : 0;
  for (const { score } of healthAttributes(attributes, scores)) health = addScores(health, score);
  return health;
}

/** Whether a node's health score concerns a resource (04 §9): bad health not if `allow-unhealthy-nodes` is true. */
export function healthConcerns(score: number, allowUnhealthyNodes: string | undefined): boolean {
  return score > 0 || (score < 0 && !isTrue(allowUnhealthyNodes));
}

/**
 * The health of a node for displays (02 §13): −1 red, 0 yellow, 1 green.
 *
 * @param attributes the node's attributes, in table order
 */
export function healthColour(strategy: HealthStrategy, scores: HealthScores, attributes: Attributes): -1 | 0 | 1 {
  let health: 0 | 1 = 1;
  if (strategy === "none") return health;
  for (const [name, value] of attributes) {
    if (!isHealthAttribute(name)) continue;
    if (equalsCaseless(value, "yellow")) {
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
