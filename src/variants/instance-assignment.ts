import { unassign } from "../assign/assignment.js";
import { parentTable, restoreTables, saveTables } from "../assign/node-tables.js";
import type { AssignSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { currentNode, isActive, isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { banEverywhere, type WorkingSet } from "../model/working-set.js";
import { instanceBan, optimalPerNode } from "../policy/instances.js";
import { isReady } from "../policy/maintenance.js";
import { INFINITY } from "../policy/score.js";
import type { Cause, InstanceLimit } from "../verdict/cause.js";

/** One pass over the instances of a collective. */
interface Pass {
  readonly ws: WorkingSet;
  readonly perNode: number;
  readonly bans: Bans;
}

/** Why an instance may not run on a node, as causes for the ledger. */
type Bans = Readonly<Record<InstanceLimit, Cause>>;

function bansOf(collective: Resource): Bans {
  const cause = (limit: InstanceLimit): Cause => ({ kind: "instance limit", id: collective.id, limit });
  return {
    removed: cause("removed"),
    unavailable: cause("unavailable"),
    "not allowed": cause("not allowed"),
    full: cause("full"),
    surplus: cause("surplus"),
  };
}

/** May an instance run on a node? (06 §6.1) The reason if it may not. */
function banFrom({ bans, perNode }: Pass, { observed }: Resource, node: Node, parent: NodeTable): Cause | undefined {
  const nodeAvailable = isReady(node);
  const { removed } = observed;
  const place = { removed, nodeAvailable, parentScore: parent.score(node), count: parent.count(node), perNode };
  const ban = instanceBan(place);
  return ban === undefined ? undefined : bans[ban];
}

/** Bans an instance, and the direct children that know the node, from where it may not run (06 §6.2). */
function restrict(pass: Pass, instance: Resource): void {
  const parent = parentTable(instance);
  const table = instance.decided.allowedNodes;
  const { nodes } = table;
  const { children } = instance;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    const cause = banFrom(pass, instance, node, parent);
    if (cause === undefined) continue;
    ban(table, node, cause);
    for (let j = 0; j < children.length; j++) ban((children[j] as Resource).decided.allowedNodes, node, cause);
  }
}

function ban(table: NodeTable, node: Node, cause: Cause): void {
  if (table.score(node) !== -INFINITY) table.set(node, -INFINITY, cause);
}

/** One assignment attempt (06 §6.3): the node chosen, counted in the parent's table. */
function* attempt(pass: Pass, instance: Resource, preferred: Node | undefined): AssignSteps {
  if (instance.marks.assigning) return undefined;
  restrict(pass, instance);
  const chosen = yield instance.methods.assign(pass.ws, instance, preferred, preferred === undefined);
  if (chosen !== undefined) countOn(parentTable(instance), chosen);
  return chosen;
}

function countOn(table: NodeTable, node: Node): void {
  table.setCount(node, table.count(node) + 1);
}

/** The current node that an instance should rather keep (06 §6.4). */
function preferredCurrentNode(instance: Resource, optimal: number): Node | undefined {
  if (!instance.decided.unassigned || instance.observed.failed || !isActive(instance, false)) return undefined;
  const current = currentNode(instance);
  if (current === undefined || !isAvailable(current, { score: current.baseScore })) return undefined;
  return parentTable(instance).count(current) < optimal ? current : undefined;
}

/**
 * Rounds of provisional assignments (06 §6.5 step 3): each round in which the instance would rather go elsewhere
 * reserves one instance for that node. The current node, once it is assigned to that.
 */
function* settleOn(pass: Pass, instance: Resource, current: Node, available: number): AssignSteps {
  const saved = saveTables(instance);
  for (let reserved = 0; reserved < available; reserved++) {
    const chosen = yield* attempt(pass, instance, current);
    if (chosen === current) return current;
    restoreTables(instance, saved);
    if (chosen === undefined) {
      instance.decided.unassigned = true;
      return undefined;
    }
    unassign(pass.ws, instance);
  }
  return undefined;
}

/** Trying the current node (06 §6.5), which comes back if the instance was assigned to it. */
function* stayOn(pass: Pass, instance: Resource, current: Node, available: number): AssignSteps {
  const score = instance.decided.allowedNodes.score(current);
  const { parent } = instance;
  if (score === undefined || !isAvailable(current, { score }) || parent === undefined) return undefined;
  const table = parent.decided.allowedNodes;
  parent.decided.allowedNodes = table.copy();
  const stays = yield* settleOn(pass, instance, current, available);
  parent.decided.allowedNodes = table;
  if (stays !== undefined) countOn(table, current);
  return stays;
}

/**
 * **Assigning the instances of a collective** (06 §6.6): first those that can stay where they are, then all others in
 * the order given, until `max` have a node.
 */
export function* assignInstances(
  ws: WorkingSet,
  collective: Resource,
  instances: readonly Resource[],
  max: number,
  perNode: number,
): AssignSteps {
  const pass: Pass = { ws, perNode, bans: bansOf(collective) };
  collective.decided.allowedNodes.resetCounts();
  const optimal = optimalPerNode(collective.decided.allowedNodes.nodes.filter((node) => isAvailable(node)).length, max);
  let assigned = 0;
  for (const instance of instances) {
    if (assigned >= max) break;
    const current = preferredCurrentNode(instance, optimal);
    if (current === undefined) continue;
    if ((yield* stayOn(pass, instance, current, max - assigned)) !== undefined) assigned++;
  }
  for (const instance of instances) {
    if (!instance.decided.unassigned) continue;
    if (assigned >= max) banEverywhere(ws, instance, pass.bans.surplus);
    else if ((yield* attempt(pass, instance, undefined)) !== undefined) assigned++;
  }
  return undefined;
}
