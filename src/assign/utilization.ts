/** Utilization: what resources need, what nodes have left (05 §5.1 to §5.3). */

import { INT32_MAX, INT32_MIN, scanInteger } from "../base/number.js";
import type { StringTable } from "../base/string-table.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/** Amounts by attribute name. */
export type Amounts = ReadonlyMap<string, number>;

/** The value of a utilization text (05 §5.1): missing is 0, a text without digits the smallest integer. */
export function utilizationValue(text: string | undefined): number {
  if (text === undefined) return 0;
  const { status, value } = scanInteger(text);
  return status === "bad" ? INT32_MIN : clipAmount(value);
}

/** Clips to the signed 32-bit range. */
export function clipAmount(value: number): number {
  return value > INT32_MAX ? INT32_MAX : value < INT32_MIN ? INT32_MIN : value;
}

/** A utilization table as numbers, in table order. */
export function utilizationAmounts(table: StringTable<string>): Amounts {
  const amounts = new Map<string, number>();
  for (const [name, text] of table) amounts.set(name, utilizationValue(text));
  return amounts;
}

/** Adds a resource's own utilization to totals (05 §5.3 *release*, §5.4). */
export function addUtilizationTo(totals: Map<string, number>, resource: Resource): void {
  for (const [name, amount] of utilizationAmounts(resource.utilization)) {
    totals.set(name, clipAmount((totals.get(name) ?? 0) + amount));
  }
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

/** **Consume** (05 §5.3): takes a resource's utilization from a node, which thereby gets attributes that it lacked. */
export function consumeUtilization(node: Node, resource: Resource): void {
  changeCapacity(node, resource, -1);
}

/** **Release** (05 §5.3): gives a node back what a resource took. */
export function releaseUtilization(node: Node, resource: Resource): void {
  changeCapacity(node, resource, 1);
}

function changeCapacity(node: Node, resource: Resource, direction: 1 | -1): void {
  if (resource.utilization.size === 0) return;
  for (const [name, amount] of utilizationAmounts(resource.utilization)) {
    const left = clipAmount(utilizationValue(node.utilization.get(name)) + direction * amount);
    node.utilization.set(name, String(left));
  }
}

/** The line `RSC utilization on NODE` (05 §9.3). */
export function recordUtilization(ws: WorkingSet, resource: Resource, node: Node): void {
  if (!ws.output.utilization) return;
  const values = resource.utilization.entries();
  ws.output.events.push({ kind: "utilization", resource: resource.id, node: node.name, values });
}
