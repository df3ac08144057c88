/** Stage 8: every resource gets its node (05 §2.4). */

import { mergeSort } from "../base/list.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import { bundleOf, currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import { heedsCapacity } from "../policy/utilization.js";
import { recordCapacities } from "./capacity.js";
import { assignNow } from "./carry-out.js";
import { addColocatedNodeScores } from "./colocated-scores.js";
import { sortNodes } from "./compare-nodes.js";

/**
 * **Assign** all resources (05 §2.4). Reads node scores and colocations; writes assignments, next roles, the nodes'
 * remaining capacity and the score lines. With a placement strategy it re-orders the top-level resources for good.
 */
export function assignResources(ws: WorkingSet): void {
  if (heedsCapacity(ws.placementStrategy)) ws.resources = sortForPlacement(ws);
  const listed = ws.nodes.filter((node) => !isBundleNode(node));
  recordCapacities(ws, "before", listed);
  ws.progress.begin("assignment", ws.resources.length);
  // Without remote nodes the reference assigns connections in neither pass.
  for (const resource of ws.haveRemoteNodes ? ws.resources : []) {
    if (resource.configured.isRemoteConnection) assignNow(ws, resource, resource.observed.partialMigrationTarget);
  }
  for (const resource of ws.resources) {
    if (!resource.configured.isRemoteConnection) assignNow(ws, resource, undefined);
    ws.progress.step();
  }
  recordCapacities(ws, "after", listed);
}

function isBundleNode(node: Node): boolean {
  return node.isGuest && node.connection !== undefined && bundleOf(node.connection) !== undefined;
}

/** What the order under a placement strategy looks at, worked out once per resource. */
interface PlacementKey {
  readonly resource: Resource;
  /** The score on the current node. */
  readonly current: number;
  /** The scores on the nodes, best node of the cluster first. */
  readonly scores: readonly number[];
}

/** **Order of resources under a non-default placement strategy** (05 §2.4.1). */
function sortForPlacement(ws: WorkingSet): Resource[] {
  const entries = ws.nodes.map((node) => ({ node, score: node.baseScore }));
  const nodes = sortNodes(ws, entries, undefined).map(({ node }) => node);
  const keys = ws.resources.map((resource) => placementKey(ws, resource, nodes));
  return mergeSort(keys, compareKeys).map(({ resource }) => resource);
}

function placementKey(ws: WorkingSet, resource: Resource, nodes: readonly Node[]): PlacementKey {
  const table = addColocatedNodeScores(ws, resource, {
    target: undefined,
    table: undefined,
    colocation: undefined,
    factor: 1,
    flags: { thisWith: true, nonnegative: false, active: false },
  });
  const current = resource.observed.activeNodes.length === 0 ? undefined : currentNode(resource);
  return { resource, current: scoreIn(table, current), scores: nodes.map((node) => scoreIn(table, node)) };
}

function scoreIn(table: NodeTable | undefined, node: Node | undefined): number {
  return (node && table?.score(node)) ?? -INFINITY;
}

function compareKeys(a: PlacementKey, b: PlacementKey): number {
  if (a.resource.configured.priority !== b.resource.configured.priority)
    return b.resource.configured.priority - a.resource.configured.priority;
  if (a.current !== b.current) return b.current - a.current;
  for (const [i, score] of a.scores.entries()) {
    const other = b.scores[i] as number;
    if (score !== other) return other - score;
  }
  return 0;
}
