/** Utilization: adding up what resources need, and taking it from nodes (05 §5.3). */

import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { changedCapacity, clipAmount, utilizationAmounts } from "../policy/utilization.js";

/** Adds a resource's own utilization to totals (05 §5.3 *release*, §5.4). */
export function addUtilizationTo(totals: Map<string, number>, resource: Resource): void {
  for (const [name, amount] of utilizationAmounts(resource.configured.utilization)) {
    totals.set(name, clipAmount((totals.get(name) ?? 0) + amount));
  }
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
  if (resource.configured.utilization.size === 0) return;
  for (const [name, amount] of utilizationAmounts(resource.configured.utilization)) {
    node.utilization.set(name, String(changedCapacity(node.utilization.get(name), amount, direction)));
  }
}

/** The line `RSC utilization on NODE` (05 §9.3). */
export function recordUtilization(ws: WorkingSet, resource: Resource, node: Node): void {
  if (!ws.output.utilization) return;
  const values = resource.configured.utilization.entries();
  ws.output.events.push({ kind: "utilization", resource: resource.id, node: node.name, values });
}
