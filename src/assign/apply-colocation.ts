/** What a colocation does to its dependent once its primary has its place (05 §6.6 to §6.8, §6.10, §6.11). */

import { foldCase } from "../base/text.js";
import type { Colocation } from "../model/constraint.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { containedResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import {
  colocationAffects as affects,
  effectOnNode,
  effectOnPriority,
  effectWithoutPrimary,
  isMandatory,
} from "../policy/colocation.js";
import { Role } from "../policy/role.js";
import { addScores, INFINITY } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";
import { attributeValues } from "./colocation-value.js";
import type { ScoredNode } from "./compare-nodes.js";
import { anyAvailable } from "./node-tables.js";

/** The role-bearing resource (05 §6.6): of a bundle container what it contains, else the resource itself. */
function forRoles(resource: Resource): Resource {
  return containedResource(resource) ?? resource;
}

/**
 * **Colocation affects** (05 §6.6): the dependent's place, its role, or nothing.
 *
 * @param dependent the resource asked about: the colocation's own dependent, or a member or an instance of it
 * @param primary likewise
 * @param preview nothing needs to be assigned yet (05 §6.12)
 */
export function colocationAffects(
  dependent: Resource,
  primary: Resource,
  colocation: Colocation,
  preview: boolean,
): "nothing" | "location" | "role" {
  const { dependentRole, primaryRole } = colocation;
  const withRoles = forRoles(dependent);
  return affects(
    {
      role: dependentRole,
      nextRole: withRoles.decided.nextRole,
      unassigned: dependent.decided.unassigned,
      awaitsRole: withRoles.parent?.configured.promotable === true && !withRoles.decided.unassigned,
    },
    { role: primaryRole, nextRole: forRoles(primary).decided.nextRole, unassigned: primary.decided.unassigned },
    preview,
  );
}

/**
 * **Apply colocation score** with a primitive as primary (05 §6.7.1).
 * @returns what was added to the dependent's priority
 */
export function applyPrimitiveColocationScore(
  ws: WorkingSet,
  dependent: Resource,
  primary: Resource,
  colocation: Colocation,
  forDependent: boolean,
): number {
  if (forDependent) return primary.methods.applyColocationScore(ws, dependent, primary, colocation, false);
  switch (colocationAffects(dependent, primary, colocation, false)) {
    case "role":
      return applyColocationToPriority(ws, dependent, primary, colocation);
    case "location":
      applyColocationToScores(ws, dependent, primary, colocation);
      return 0;
    default:
      return 0;
  }
}

/** **Apply colocation to scores** (05 §6.8): a finite one has no effect if it would leave no available node. */
export function applyColocationToScores(
  ws: WorkingSet,
  dependent: Resource,
  primary: Resource,
  colocation: Colocation,
): void {
  const { score, cause } = colocation;
  const work = dependent.decided.allowedNodes.copy();
  if (primary.decided.assignedNode === undefined) {
    const added = effectWithoutPrimary(score);
    if (added === undefined) return;
    for (const node of work.nodes) work.add(node, added, cause);
  } else {
    applyMatches(ws, work, colocation, dependent, primary, primary.decided.assignedNode);
  }
  if (isMandatory(score) || anyAvailable(work)) dependent.decided.allowedNodes = work;
}

/** On the nodes that match the one of the primary, and on the others. */
function applyMatches(
  ws: WorkingSet,
  work: NodeTable,
  colocation: Colocation,
  dependent: Resource,
  primary: Resource,
  primaryNode: Node,
): void {
  const { score, cause } = colocation;
  const values = attributeValues(ws, colocation.nodeAttribute);
  const wanted = values.of(primaryNode, primary);
  const [where, elsewhere] = [effectOnNode(score, true), effectOnNode(score, false)];
  const { nodes } = work;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    const effect = values.of(node, dependent) === wanted ? where : elsewhere;
    if (effect === "ban") work.set(node, -INFINITY, cause);
    else if (effect !== 0) work.add(node, effect, cause);
  }
}

/**
 * **Apply colocation to priority** (05 §6.10), for the choice of promoted instances.
 * @returns what was added to the dependent's priority
 */
export function applyColocationToPriority(
  ws: WorkingSet,
  dependent: Resource,
  primary: Resource,
  colocation: Colocation,
): number {
  const { primaryRole, dependentRole, score } = colocation;
  if (dependent.decided.assignedNode === undefined) return 0;
  const primaryNode = primary.decided.assignedNode;
  if (primaryNode !== undefined && primaryRole !== Role.Unknown && primaryRole !== forRoles(primary).decided.nextRole)
    return 0;

  const values = attributeValues(ws, colocation.nodeAttribute);
  const primaryValue = primaryNode === undefined ? 0 : values.of(primaryNode, primary);
  const same = values.of(dependent.decided.assignedNode, dependent) === primaryValue;
  const delta = effectOnPriority(score, dependentRole, same);
  if (delta !== 0) dependent.configured.priority = addScores(delta, dependent.configured.priority);
  return delta;
}

/**
 * **Intersect nodes** (05 §6.11): bans the dependent from every node that is not in the list; with `mergeScores` the
 * others get the score of their first entry in the list.
 */
export function intersectNodes(
  dependent: Resource,
  nodes: readonly ScoredNode[],
  mergeScores: boolean,
  cause: Cause,
): void {
  const listed = new Map<string, number>();
  for (const { node, score } of nodes) {
    const id = foldCase(node.id);
    if (!listed.has(id)) listed.set(id, score);
  }
  const table = dependent.decided.allowedNodes;
  for (const node of table.nodes) {
    const score = listed.get(foldCase(node.id));
    if (score === undefined) table.set(node, -INFINITY, cause);
    else if (mergeScores) table.add(node, score, cause);
  }
}
