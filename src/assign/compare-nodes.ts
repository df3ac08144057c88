/** Which of two nodes is the better one (05 §4.6). */

import { mergeSort } from "../base/list.js";
import { compareBytes } from "../base/text.js";
import type { Node } from "../model/node.js";
import { NodeTable } from "../model/node-table.js";
import { currentNode, isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import { type Amounts, compareCapacities, utilizationAmounts } from "./utilization.js";

/** A node with the score of its entry in some table. */
export interface ScoredNode {
  readonly node: Node;
  readonly score: number;
}

/** A node with all that the comparison looks at, worked out once. */
interface Candidate extends ScoredNode {
  /** The score that counts: −INFINITY for a node that is not available. */
  readonly rank: number;
  /** What the node has left; only for the strategy that compares it. */
  readonly capacity: Amounts | undefined;
}

function candidate(ws: WorkingSet, node: Node, score: number): Candidate {
  return {
    node,
    score,
    rank: isAvailable(node) ? score : -INFINITY,
    capacity: ws.placementStrategy === "balanced" ? utilizationAmounts(node.utilization) : undefined,
  };
}

function compareCandidates(ws: WorkingSet, a: Candidate, b: Candidate, preferred: Node | undefined): number {
  if (a.rank !== b.rank) return b.rank - a.rank;
  if (ws.placementStrategy !== "minimal") {
    if (a.capacity !== undefined && b.capacity !== undefined) {
      const capacities = compareCapacities(a.capacity, b.capacity);
      if (capacities !== 0) return capacities;
    }
    if (a.node.resourceCount !== b.node.resourceCount) return a.node.resourceCount - b.node.resourceCount;
    if (a.node === preferred) return b.node === preferred ? 0 : -1;
    if (b.node === preferred) return 1;
  }
  return compareBytes(a.node.name, b.node.name);
}

/** **Compare nodes** (05 §4.6): negative if `a` is better. The scores are those of the entries compared. */
export function compareNodes(
  ws: WorkingSet,
  a: Node,
  aScore: number,
  b: Node,
  bScore: number,
  preferred: Node | undefined,
): number {
  return compareCandidates(ws, candidate(ws, a, aScore), candidate(ws, b, bScore), preferred);
}

/**
 * **Sort nodes** (05 §4.6), best first. With `balanced` the result may depend on the order of the input; a table is
 * sorted starting from its values list, that is in reverse table order (06 §9.6, §12.2).
 */
export function sortNodes(
  ws: WorkingSet,
  nodes: NodeTable | readonly ScoredNode[],
  preferred: Node | undefined,
): ScoredNode[] {
  const candidates =
    nodes instanceof NodeTable ? candidatesOf(ws, nodes) : nodes.map(({ node, score }) => candidate(ws, node, score));
  return mergeSort(candidates, (a, b) => compareCandidates(ws, a, b, preferred));
}

function candidatesOf(ws: WorkingSet, table: NodeTable): Candidate[] {
  const candidates: Candidate[] = [];
  const { nodes } = table;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as Node;
    candidates.push(candidate(ws, node, table.score(node) ?? -INFINITY));
  }
  return candidates;
}

/** **Sorted allowed nodes** of a resource (05 §4.6): its current node wins ties. */
export function sortedAllowedNodes(ws: WorkingSet, resource: Resource): ScoredNode[] {
  return sortNodes(ws, resource.allowedNodes, currentNode(resource));
}

/** The first of the sorted allowed nodes. Without capacities the comparison is total, and no sorting is needed. */
export function bestAllowedNode(ws: WorkingSet, resource: Resource, current: Node | undefined): ScoredNode | undefined {
  if (ws.placementStrategy === "balanced") return sortNodes(ws, resource.allowedNodes, current)[0];
  let best: Candidate | undefined;
  for (const each of candidatesOf(ws, resource.allowedNodes)) {
    if (best === undefined || compareCandidates(ws, each, best, current) < 0) best = each;
  }
  return best;
}
