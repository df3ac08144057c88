import { type ColocatedScoreFlags, mixInPreferences } from "../assign/colocated-scores.js";
import { hasInfluence, thisWithList, withThisList } from "../assign/colocations.js";
import { parentTable } from "../assign/node-tables.js";
import { type Compare, mergeSort } from "../base/list.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { activeNodeCounts, anyInTree, isAvailable, state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";

/** The decimal number after the last `:` of an instance's id, or without a `:` after the last `-` (06 §5.1 rule 10). */
export function instanceNumber(id: string): number {
  const colon = id.lastIndexOf(":");
  const number = Number.parseInt(id.slice((colon < 0 ? id.lastIndexOf("-") : colon) + 1), 10);
  return Number.isNaN(number) ? 0 : number;
}

/** Child lists known to be in numerical order; re-sorting replaces the list. */
const numerical = new WeakSet<readonly Resource[]>();

/** Sorts the children of a clone by instance number; the new order is kept (06 §7.3, §7.4). */
export function sortByNumber(clone: Resource): void {
  if (numerical.has(clone.children)) return;
  const numbered = clone.children.map((child) => ({ child, number: instanceNumber(child.id) }));
  clone.children = mergeSort(numbered, (a, b) => a.number - b.number).map(({ child }) => child);
  numerical.add(clone.children);
}

/** What is compared about one instance; it does not change during a sort (06 §5.4). */
interface Candidate {
  readonly instance: Resource;
  readonly activeNodes: number;
  readonly misplaced: boolean;
  /** None if the instance is misplaced (06 §5.1 rule 2). */
  readonly current: Node | undefined;
  readonly number: number;
  failed: boolean | undefined;
  colocationSum: number | undefined;
}

function candidate(instance: Resource): Candidate {
  const { node, all } = activeNodeCounts(instance);
  const score = node === undefined ? undefined : instance.decided.allowedNodes.score(node);
  const misplaced = node !== undefined && (score === undefined || score < 0);
  return {
    instance,
    activeNodes: all,
    misplaced,
    current: misplaced ? undefined : node,
    number: instanceNumber(instance.id),
    failed: undefined,
    colocationSum: undefined,
  };
}

/** **Failed (recursive)** (06 §3). */
function isFailed(of: Candidate): boolean {
  of.failed ??= anyInTree(of.instance, (each) => each.observed.failed);
  return of.failed;
}

const BASE_SCORE: Cause = { kind: "base score" };
const ALL_SCORES: ColocatedScoreFlags = { thisWith: false, nonnegative: false, active: false };
const NONNEGATIVE: ColocatedScoreFlags = { thisWith: false, nonnegative: true, active: false };

/** What an instance's colocations think of its current node (06 §5.2). */
function colocationSum(ws: WorkingSet, instance: Resource, node: Node): number {
  let table: NodeTable | undefined = ws.newNodeTable();
  table.insert(node, node.baseScore, node.probeMode, BASE_SCORE);
  for (const colocation of thisWithList(ws, instance)) {
    table = mixInPreferences(ws, colocation, colocation.primary, instance, table, ALL_SCORES);
  }
  for (const colocation of withThisList(ws, instance)) {
    if (!hasInfluence(colocation, instance)) continue;
    table = mixInPreferences(ws, colocation, colocation.dependent, instance, table, NONNEGATIVE);
  }
  return table?.score(node) ?? -INFINITY;
}

function colocationSumOf(ws: WorkingSet, of: Candidate, node: Node): number {
  of.colocationSum ??= colocationSum(ws, of.instance, node);
  return of.colocationSum;
}

/** The true one of two facts first; 0 if they do not differ. */
function yesFirst(a: boolean, b: boolean): number {
  return a === b ? 0 : a ? -1 : 1;
}

/** Rules 5 to 10 of the assignment order, for two instances with a current node each (06 §5.1). */
function compareOnNodes(ws: WorkingSet, a: Candidate, nodeA: Node, b: Candidate, nodeB: Node): number {
  const available = yesFirst(isAvailable(nodeA), isAvailable(nodeB));
  if (available !== 0) return available;
  const tableA = parentTable(a.instance);
  const tableB = parentTable(b.instance);
  const hasA = tableA.has(nodeA);
  const hasB = tableB.has(nodeB);
  if (!hasA || !hasB) return yesFirst(hasA, hasB);
  const count = tableA.count(nodeA) - tableB.count(nodeB);
  if (count !== 0) return count;
  const failed = yesFirst(isFailed(b), isFailed(a));
  if (failed !== 0) return failed;
  return colocationSumOf(ws, b, nodeB) - colocationSumOf(ws, a, nodeA) || a.number - b.number;
}

/** The assignment order (06 §5.1). It is not transitive. */
function compareCandidates(ws: WorkingSet, a: Candidate, b: Candidate): number {
  if (a.activeNodes > 0 && b.activeNodes > 0 && a.activeNodes !== b.activeNodes) return a.activeNodes - b.activeNodes;
  if (a.misplaced !== b.misplaced) return a.misplaced ? 1 : -1;
  if (a.instance.configured.priority !== b.instance.configured.priority)
    return b.instance.configured.priority - a.instance.configured.priority;
  if (a.current === undefined || b.current === undefined) {
    return yesFirst(a.current !== undefined, b.current !== undefined);
  }
  return compareOnNodes(ws, a, a.current, b, b.current);
}

function sortCandidates(instances: readonly Resource[], compare: Compare<Candidate>): Resource[] {
  return mergeSort(instances.map(candidate), compare).map(({ instance }) => instance);
}

/** Instances in the order in which they are assigned (06 §5.1), a new list. */
export function inAssignmentOrder(ws: WorkingSet, instances: readonly Resource[]): Resource[] {
  return sortCandidates(instances, (a, b) => compareCandidates(ws, a, b));
}

/** Instances of a promotable clone in the order in which they are promoted (06 §5.3), a new list. */
export function inPromotionOrder(ws: WorkingSet, instances: readonly Resource[]): Resource[] {
  return sortCandidates(instances, (a, b) => {
    const x = a.instance;
    const y = b.instance;
    if (x.decided.promotionPriority !== y.decided.promotionPriority)
      return y.decided.promotionPriority - x.decided.promotionPriority;
    return state(y, "current") - state(x, "current") || compareCandidates(ws, a, b);
  });
}
