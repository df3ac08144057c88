/** Which of two nodes is the better one (05 §4.6). */

import { mergeSort } from "../base/list.js";
import type { Node } from "../model/node.js";
import { NodeTable } from "../model/node-table.js";
import { currentNode, isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { compareCandidates, type NodeCandidate } from "../policy/node-order.js";
import { INFINITY } from "../policy/score.js";
import { comparesCapacity, utilizationAmounts } from "../policy/utilization.js";

/** A node with the score of its entry in some table. */
export interface ScoredNode {
  readonly node: Node;
  readonly score: number;
}

/** A node with all that the comparison looks at, worked out once. */
interface Candidate extends ScoredNode, NodeCandidate {}

function candidate(ws: WorkingSet, node: Node, score: number, preferred: Node | undefined): Candidate {
  return {
    node,
    score,
    rank: isAvailable(node) ? score : -INFINITY,
    capacity: comparesCapacity(ws.placementStrategy) ? utilizationAmounts(node.utilization) : undefined,
    resourceCount: node.resourceCount,
    preferred: node === preferred,
    name: node.name,
  };
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
  return compareCandidates(
    ws.placementStrategy,
    candidate(ws, a, aScore, preferred),
    candidate(ws, b, bScore, preferred),
  );
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
    nodes instanceof NodeTable
      ? candidatesOf(ws, nodes, preferred)
      : nodes.map(({ node, score }) => candidate(ws, node, score, preferred));
  return mergeSort(candidates, (a, b) => compareCandidates(ws.placementStrategy, a, b));
}

function candidatesOf(ws: WorkingSet, table: NodeTable, preferred: Node | undefined): Candidate[] {
  const candidates: Candidate[] = [];
  const { nodes } = table;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as Node;
    candidates.push(candidate(ws, node, table.score(node) ?? -INFINITY, preferred));
  }
  return candidates;
}

/** **Sorted allowed nodes** of a resource (05 §4.6): its current node wins ties. */
export function sortedAllowedNodes(ws: WorkingSet, resource: Resource): ScoredNode[] {
  return sortNodes(ws, resource.decided.allowedNodes, currentNode(resource));
}

/** The first of the sorted allowed nodes. Without capacities the comparison is total, and no sorting is needed. */
export function bestAllowedNode(ws: WorkingSet, resource: Resource, current: Node | undefined): ScoredNode | undefined {
  if (comparesCapacity(ws.placementStrategy)) return sortNodes(ws, resource.decided.allowedNodes, current)[0];
  let best: Candidate | undefined;
  for (const each of candidatesOf(ws, resource.decided.allowedNodes, current)) {
    if (best === undefined || compareCandidates(ws.placementStrategy, each, best) < 0) best = each;
  }
  return best;
}
