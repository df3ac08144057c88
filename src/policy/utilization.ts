/** Utilization: placement strategies, and the arithmetic of what is needed and what is left (specification 05 §4.6, §5). */
import { INT32_MAX, INT32_MIN, scanInteger } from "../base/number.js";
import { wordOf } from "../base/text.js";

/** The words of `placement-strategy`. */
export const PLACEMENT_STRATEGIES = ["default", "utilization", "minimal", "balanced"] as const;
export type PlacementStrategy = (typeof PLACEMENT_STRATEGIES)[number];

/** The strategy with that name, in any case; absent or unknown is `default` (02 §4.3). */
export function parsePlacementStrategy(text: string | undefined): PlacementStrategy {
  return wordOf(PLACEMENT_STRATEGIES, text) ?? "default";
}

/** Whether what nodes have left is of any concern (05 §5.4, §5.5). */
export function heedsCapacity(strategy: PlacementStrategy): boolean {
  return strategy !== "default";
}

/** Whether nodes are compared by what they have left (05 §4.6): then the order of the candidates counts too. */
export function comparesCapacity(strategy: PlacementStrategy): boolean {
  return strategy === "balanced";
}

/** Whether nodes with fewer resources come first (05 §4.6). */
export function spreads(strategy: PlacementStrategy): boolean {
  return strategy !== "minimal";
}

/** Amounts by attribute name. */
export type Amounts = ReadonlyMap<string, number>;

/** The value of a utilization text (05 §5.1): missing is 0, a text without digits the smallest integer. */
export function utilizationValue(text: string | undefined): number {
  const { status, value } = scanInteger(text);
  return status === "bad" ? INT32_MIN : clipAmount(value);
}

/** Clips to the signed 32-bit range. */
export function clipAmount(value: number): number {
  return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : value;
}

/** A utilization table as numbers, in table order. */
export function utilizationAmounts(table: Iterable<readonly [name: string, text: string]>): Amounts {
  const amounts = new Map<string, number>();
  for (const [name, text] of table) amounts.set(name, utilizationValue(text));
  return amounts;
}

/** Whether every needed amount fits into what a node has left (05 §5.4); lacking attributes count as 0. */
export function fits(needed: Amounts, available: Amounts): boolean {
  for (const [name, amount] of needed) if (amount > (available.get(name) ?? 0)) return false;
  return true;
}

/** **Compare capacities** (05 §5.2): negative if `a` has more. It counts attributes, not amounts. */
export function compareCapacities(a: Amounts, b: Amounts): number {
  let result = 0;
  for (const [name, amount] of a) result += sign((b.get(name) ?? 0) - amount);
  for (const [name, amount] of b) if (!a.has(name)) result += sign(amount);
  return result;
}

function sign(difference: number): number {
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/** What is left after a change of capacity (05 §5.3): `direction` −1 takes the amount away, 1 gives it back. */
export function changedCapacity(left: string | undefined, amount: number, direction: 1 | -1): number {
  return clipAmount(utilizationValue(left) + direction * amount);
}
