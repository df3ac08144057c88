/** Which of two nodes is the better one (05 §4.6). */

import { mergeSort } from "../base/list.js";
import type { Node } from "../model/node.js";
import { NodeTable } from "../model/node-table.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isReady } from "../policy/maintenance.js";
import { compareCandidates, type NodeCandidate } from "../policy/node-order.js";
import { INFINITY } from "../policy/score.js";
import { comparesCapacity, type PlacementStrategy, utilizationAmounts } from "../policy/utilization.js";

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
    rank: isReady(node) ? score : -INFINITY,
    capacity: comparesCapacity(ws.placementStrategy) ? utilizationAmounts(node.utilization) : undefined,
    resourceCount: node.resourceCount,
    preferred: node === preferred,
    name: node.name,
  };
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
  const table = resource.decided.allowedNodes;
  if (comparesCapacity(ws.placementStrategy)) return sortNodes(ws, table, current)[0];
  const best = new BestNode(ws, current);
  const { nodes } = table;
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as Node;
    best.offer(node, table.score(node) ?? -INFINITY);
  }
  return best.found;
}

/** What is compared about a node that is looked at, or was the best so far. */
class Looked implements NodeCandidate {
  readonly capacity = undefined;
  rank = 0;
  resourceCount = 0;
  preferred = false;
  name = "";
  score = 0;
}

/** Finds the best of the nodes that it is offered, the first of equals; where capacities are not compared. */
export class BestNode {
  readonly #strategy: PlacementStrategy;
  readonly #preferred: Node | undefined;
  #node: Node | undefined;
  #best = new Looked();
  #next = new Looked();

  constructor({ placementStrategy }: WorkingSet, preferred: Node | undefined) {
    this.#strategy = placementStrategy;
    this.#preferred = preferred;
  }

  /** @param score that of the node's entry in some table */
  offer(node: Node, score: number): void {
    const rank = isReady(node) ? score : -INFINITY;
    if (this.#node !== undefined && rank < this.#best.rank) return;
    const next = this.#next;
    next.rank = rank;
    next.resourceCount = node.resourceCount;
    next.preferred = node === this.#preferred;
    next.name = node.name;
    next.score = score;
    if (this.#node !== undefined && compareCandidates(this.#strategy, next, this.#best) >= 0) return;
    this.#node = node;
    this.#next = this.#best;
    this.#best = next;
  }

  get found(): ScoredNode | undefined {
    return this.#node === undefined ? undefined : { node: this.#node, score: this.#best.score };
  }
}
