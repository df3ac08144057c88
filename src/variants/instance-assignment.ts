import { unassign } from "../assign/assignment.js";
import { parentTable, restoreTables, saveTables } from "../assign/node-tables.js";
import type { Cause } from "../model/cause.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { currentNode, isActive, isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { banEverywhere, type WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";

const INSTANCE_LIMIT: Cause = { kind: "instance limit" };

/** May an instance run on a node? (06 §6.1) */
function mayRunOn(instance: Resource, node: Node, parent: NodeTable, perNode: number): boolean {
  if (instance.removed || !isAvailable(node)) return false;
  const score = parent.score(node);
  return score !== undefined && score >= 0 && parent.count(node) < perNode;
}

/** Bans an instance, and the direct children that know the node, from where it may not run (06 §6.2). */
function restrict(instance: Resource, perNode: number): void {
  const parent = parentTable(instance);
  for (const node of instance.allowedNodes.nodes) {
    if (mayRunOn(instance, node, parent, perNode)) continue;
    ban(instance.allowedNodes, node);
    for (const child of instance.children) ban(child.allowedNodes, node);
  }
}

function ban(table: NodeTable, node: Node): void {
  if (table.score(node) !== -INFINITY) table.set(node, -INFINITY, INSTANCE_LIMIT);
}

/** One assignment attempt (06 §6.3): the node chosen, counted in the parent's table. */
function attempt(ws: WorkingSet, instance: Resource, preferred: Node | undefined, perNode: number): Node | undefined {
  if (instance.assigning) return undefined;
  restrict(instance, perNode);
  const chosen = instance.methods.assign(ws, instance, preferred, preferred === undefined);
  if (chosen !== undefined) countOn(parentTable(instance), chosen);
  return chosen;
}

function countOn(table: NodeTable, node: Node): void {
  table.setCount(node, table.count(node) + 1);
}

/** The current node that an instance should rather keep (06 §6.4). */
function preferredCurrentNode(instance: Resource, optimalPerNode: number): Node | undefined {
  if (!instance.unassigned || instance.failed || !isActive(instance, false)) return undefined;
  const current = currentNode(instance);
  if (current === undefined || !isAvailable(current, { score: current.baseScore })) return undefined;
  return parentTable(instance).count(current) < optimalPerNode ? current : undefined;
}

/**
 * Rounds of provisional assignments (06 §6.5 step 3): each round in which the instance would rather go elsewhere
 * reserves one instance for that node. True once it is assigned to its current node.
 */
function settlesOn(ws: WorkingSet, instance: Resource, current: Node, perNode: number, available: number): boolean {
  const saved = saveTables(instance);
  for (let reserved = 0; reserved < available; reserved++) {
    const chosen = attempt(ws, instance, current, perNode);
    if (chosen === current) return true;
    restoreTables(instance, saved);
    if (chosen === undefined) {
      instance.unassigned = true;
      return false;
    }
    unassign(ws, instance);
  }
  return false;
}

/** Trying the current node (06 §6.5): whether the instance was assigned to it. */
function staysOn(ws: WorkingSet, instance: Resource, current: Node, perNode: number, available: number): boolean {
  const score = instance.allowedNodes.score(current);
  const { parent } = instance;
  if (score === undefined || !isAvailable(current, { score }) || parent === undefined) return false;
  const table = parent.allowedNodes;
  parent.allowedNodes = table.copy();
  const stays = settlesOn(ws, instance, current, perNode, available);
  parent.allowedNodes = table;
  if (stays) countOn(table, current);
  return stays;
}

/** How many instances a node should get at least before others get more (06 §6.6 steps 1 and 2). */
function optimalPerNode(collective: Resource, max: number): number {
  const nodes = collective.allowedNodes.nodes.filter((node) => isAvailable(node)).length;
  return nodes === 0 ? 1 : Math.max(1, Math.floor(max / nodes));
}

/**
 * **Assigning the instances of a collective** (06 §6.6): first those that can stay where they are, then all others in
 * the order given, until `max` have a node.
 */
export function assignInstances(
  ws: WorkingSet,
  collective: Resource,
  instances: readonly Resource[],
  max: number,
  perNode: number,
): void {
  collective.allowedNodes.resetCounts();
  const optimal = optimalPerNode(collective, max);
  let assigned = 0;
  for (const instance of instances) {
    if (assigned >= max) break;
    const current = preferredCurrentNode(instance, optimal);
    if (current !== undefined && staysOn(ws, instance, current, perNode, max - assigned)) assigned++;
  }
  const surplus: Cause = { kind: "instance limit", id: collective.id };
  for (const instance of instances) {
    if (!instance.unassigned) continue;
    if (assigned >= max) banEverywhere(ws, instance, surplus);
    else if (attempt(ws, instance, undefined, perNode) !== undefined) assigned++;
  }
}
