/** Keeping resources off nodes that lack the capacity for them (05 §5.4). */

import type { FactLog } from "../model/fact-log.js";
import type { Node } from "../model/node.js";
import { isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { addNodeScore, type WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import {
  type Amounts,
  compareCapacities,
  fits,
  heedsCapacity,
  utilizationAmounts,
  utilizationValue,
} from "../policy/utilization.js";
import type { Cause } from "../verdict/cause.js";
import type { CapacityShortage } from "../verdict/fact.js";
import { colocatedResources } from "./colocated-resources.js";
import { addUtilizationTo } from "./utilization.js";

const CAPACITY: Cause = { kind: "capacity", id: "placement-strategy" };

/** What one look at all available allowed nodes finds. */
interface CapacitySurvey {
  /** The first node with the most capacity, in table order. */
  readonly mostCapable: Node | undefined;
  readonly incapable: readonly Node[];
  readonly anyCapable: boolean;
}

/**
 * **Ban insufficient capacity** (05 §5.4): bans a primitive from the nodes that cannot hold it together with everything
 * that has to be there with it; if none can, from those that cannot hold it alone.
 * @returns the node with the most capacity, if no node can hold all
 */
export function banInsufficientCapacity(ws: WorkingSet, resource: Resource): Node | undefined {
  if (!heedsCapacity(ws.placementStrategy)) return undefined;
  const needed = neededTogether(ws, resource);
  const together = survey(resource, needed);
  if (together.anyCapable) {
    ban(ws, resource, together.incapable, needed);
    return undefined;
  }
  const alone = new Map<string, number>();
  addUtilizationTo(alone, resource);
  ban(ws, resource, survey(resource, alone).incapable, alone);
  return together.mostCapable;
}

/** The sum of what is not assigned yet of all resources that must share a node with this one. */
function neededTogether(ws: WorkingSet, resource: Resource): Amounts {
  const { list, all } = colocatedResources(ws, resource);
  const totals = new Map<string, number>();
  for (let i = list.length - 1; i >= 0; i--) {
    const each = list[i];
    each?.methods.addUtilization(ws, each, resource, all, totals);
  }
  return totals;
}

function survey(resource: Resource, needed: Amounts): CapacitySurvey {
  const table = resource.decided.allowedNodes;
  const incapable: Node[] = [];
  let best: { node: Node; capacity: Amounts } | undefined;
  let anyCapable = false;
  for (const node of table.nodes) {
    if (!isAvailable(node, { score: table.score(node) ?? -INFINITY })) continue;
    const capacity = utilizationAmounts(node.utilization);
    if (fits(needed, capacity)) anyCapable = true;
    else incapable.push(node);
    if (!best || compareCapacities(capacity, best.capacity) < 0) best = { node, capacity };
  }
  return { mostCapable: best?.node, incapable, anyCapable };
}

function ban(ws: WorkingSet, resource: Resource, nodes: readonly Node[], needed: Amounts): void {
  for (const node of nodes) {
    addNodeScore(ws, resource, node, -INFINITY, CAPACITY);
    if (ws.facts) noteShortage(ws.facts, resource, node, needed);
  }
}

function noteShortage(facts: FactLog, resource: Resource, node: Node, needed: Amounts): void {
  const free = utilizationAmounts(node.utilization);
  const shortages: CapacityShortage[] = [];
  for (const [attribute, amount] of needed) {
    const left = free.get(attribute) ?? 0;
    if (amount > left)
      shortages.push({ attribute, needed: amount, free: left, capacity: left + usedOn(node, attribute) });
  }
  const users = node.assignedResources.map((each) => each.id);
  facts.add({ code: "capacity", resource: resource.id, node: node.name, shortages, users }, resource.xml);
}

/** What the resources assigned to a node take of one attribute. */
function usedOn(node: Node, attribute: string): number {
  return node.assignedResources.reduce(
    (sum, { configured }) => sum + utilizationValue(configured.utilization.get(attribute)),
    0,
  );
}

/** **Add utilization** of a primitive (05 §5.4): nothing once it has been assigned. */
export function addPrimitiveUtilization(
  _ws: WorkingSet,
  resource: Resource,
  _original: Resource,
  _all: ReadonlySet<Resource>,
  totals: Map<string, number>,
): void {
  if (resource.decided.unassigned) addUtilizationTo(totals, resource);
}

/** The capacity lines before and after all assignments (05 §9.3); bundle nodes have none. */
export function recordCapacities(ws: WorkingSet, when: "before" | "after", nodes: readonly Node[]): void {
  if (!ws.output.utilization) return;
  for (const node of nodes) {
    ws.output.events.push({ kind: "capacity", when, node: node.name, values: node.utilization.entries() });
  }
}
