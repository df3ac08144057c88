import { intersectNodes } from "../assign/apply-colocation.js";
import { setAssignment } from "../assign/assignment.js";
import { attributeValues } from "../assign/colocation-value.js";
import type { ScoredNode } from "../assign/compare-nodes.js";
import { assignedLocation, compatibleInstance, isBlockedInTree } from "../assign/compatible-instance.js";
import type { Colocation } from "../model/constraint.js";
import type { Node } from "../model/node.js";
import { maxPerNode, state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { effectOfInstances, mustBeTogether } from "../policy/colocation.js";
import { Role } from "../policy/role.js";
import { addScores } from "../policy/score.js";
import { wantsInterleave } from "./collective-update.js";

/** The score with which an instance was placed: that of its first placed member, for a group. */
function assignedScore(resource: Resource): number | undefined {
  if (resource.children.length === 0) return resource.decided.assignedNode && resource.decided.assignedScore;
  for (const child of resource.children) {
    const score = assignedScore(child);
    if (score !== undefined) return score;
  }
  return undefined;
}

/** The single node of an instance with the score that it had for it then (06 §3 "location"). */
function assignedEntry(instance: Resource): ScoredNode | undefined {
  const node = assignedLocation(instance);
  return node && { node, score: assignedScore(instance) ?? 0 };
}

/** The nodes to which instances are assigned that are not blocked (06 §7.5 step 4). */
function unblockedNodes(instances: readonly Resource[]): ScoredNode[] {
  const nodes: ScoredNode[] = [];
  for (const instance of instances) {
    const entry = isBlockedInTree(instance) ? undefined : assignedEntry(instance);
    if (entry) nodes.push(entry);
  }
  return nodes;
}

/** Adds a colocation's score to the dependent's entries for each of the nodes, by attribute value (06 §8.9 step 1). */
function addToMatching(
  ws: WorkingSet,
  dependent: Resource,
  clone: Resource,
  nodes: readonly ScoredNode[],
  colocation: Colocation,
): void {
  const values = attributeValues(ws, colocation.nodeAttribute);
  const table = dependent.decided.allowedNodes;
  const byValue = new Map<number, Node[]>();
  for (const node of table.nodes) {
    const value = values.of(node, dependent);
    const same = byValue.get(value);
    if (!same) byValue.set(value, [node]);
    else same.push(node);
  }
  for (const { node } of nodes) {
    for (const match of byValue.get(values.of(node, clone)) ?? []) {
      table.add(match, colocation.score, colocation.cause);
    }
  }
}

/** **Update the table of a dependent of a promotable clone** (06 §8.9). */
function updateDependentTable(ws: WorkingSet, dependent: Resource, clone: Resource, colocation: Colocation): void {
  const { primaryRole, dependentRole, score, cause } = colocation;
  const inRole: ScoredNode[] = [];
  for (const instance of clone.children) {
    const entry = assignedEntry(instance);
    if (entry && state(instance, "next") === primaryRole) inRole.push(entry);
  }
  if (!mustBeTogether(score)) addToMatching(ws, dependent, clone, inRole, colocation);
  else if (primaryRole !== Role.Promoted || dependentRole !== Role.Promoted) {
    // The first entry for a node counts, and later instances come first.
    intersectNodes(dependent, inRole.reverse(), true, cause);
  }
}

/** **Update the priority of a dependent of a promotable clone** (06 §8.10); returns what was added. */
function updateDependentPriority(
  ws: WorkingSet,
  dependent: Resource,
  clone: Resource,
  { primaryRole, nodeAttribute, score }: Colocation,
): number {
  const partner = compatibleInstance(ws, dependent, clone, primaryRole, "assigned", nodeAttribute);
  const delta = effectOfInstances(score, partner !== undefined);
  if (delta !== 0) dependent.configured.priority = addScores(dependent.configured.priority, delta);
  return delta;
}

/** Whether a colocation pairs the instances of its dependent with those of the clone (06 §7.5 step 3). */
function pairsInstances(ws: WorkingSet, named: Resource, clone: Resource): boolean {
  if (!named.isCollective || !wantsInterleave(named)) return false;
  if (maxPerNode(named) === maxPerNode(clone)) return true;
  ws.findings?.tell("colocation-interleave", named.xml, named.id, clone.id);
  return false;
}

/** A dependent that must be with an instance, but found none to go with, is stopped. */
export function applyWithPartner(
  ws: WorkingSet,
  dependent: Resource,
  partner: Resource | undefined,
  colocation: Colocation,
): number {
  if (partner) {
    return partner.methods.applyColocationScore(ws, dependent, partner, colocation, false);
  }
  if (mustBeTogether(colocation.score)) setAssignment(ws, dependent, undefined, 0, true, true);
  return 0;
}

/** **Apply colocation score**, clone as primary (06 §7.5); returns what was added to the dependent's priority. */
export function applyCloneColocationScore(
  ws: WorkingSet,
  dependent: Resource,
  clone: Resource,
  colocation: Colocation,
  forDependent: boolean,
): number {
  if (forDependent || clone.decided.unassigned) return 0;
  if (clone.configured.promotable && colocation.primaryRole !== Role.Unknown) {
    if (dependent.decided.unassigned) {
      updateDependentTable(ws, dependent, clone, colocation);
      return 0;
    }
    if (colocation.dependentRole === Role.Promoted) return updateDependentPriority(ws, dependent, clone, colocation);
  }
  if (pairsInstances(ws, colocation.dependent, clone)) {
    const partner = compatibleInstance(ws, dependent, clone, undefined, "assigned");
    return applyWithPartner(ws, dependent, partner, colocation);
  }
  if (mustBeTogether(colocation.score)) {
    intersectNodes(dependent, unblockedNodes(clone.children), false, colocation.cause);
    return 0;
  }
  return applyWithEach(ws, dependent, clone.children, colocation);
}

/** The colocation with each of the primaries in turn; returns the score addition of the results. */
export function applyWithEach(
  ws: WorkingSet,
  dependent: Resource,
  primaries: readonly Resource[],
  colocation: Colocation,
): number {
  let sum = 0;
  for (const primary of primaries) {
    sum = addScores(sum, primary.methods.applyColocationScore(ws, dependent, primary, colocation, false));
  }
  return sum;
}
