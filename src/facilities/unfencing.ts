/** Unfencing: what must happen on a node before resources that need it may run there (08 §8.7.4). */
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import type { RelationFlags } from "../model/relation-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isUnfenced as saysUnfenced } from "../policy/fencing.js";
import { fencingAction } from "./fencing.js";
import { newOrdering } from "./ordering.js";
import { relate } from "./relate.js";

/** **Node is unfenced** (08 §8.7.4). */
export function isUnfenced(node: Node): boolean {
  return saysUnfenced(node.attributes.get("#node-unfenced"));
}

function isUsable(node: Node): boolean {
  return node.online && !node.unclean && !node.shutdown;
}

/** **Trigger unfencing** of a node, or of every usable node that the resource may use (08 §8.7.4). */
export function triggerUnfencing(
  ws: WorkingSet,
  resource: Resource | undefined,
  node: Node | undefined,
  reason: string,
  dependency: Action | undefined,
): void {
  if (!ws.enableUnfencing || resource?.configured.fenceDevice === false) return;
  const given = node !== undefined && isUsable(node);
  const nodes = given ? [node] : (resource?.decided.allowedNodes.nodes.filter(isUsable) ?? []);
  for (const each of nodes) {
    const unfence = fencingAction(ws, each, "on", false, reason, false);
    relate(ws, unfence, dependency, RelationFlag.ordered);
  }
}

/** **Order after unfencing** (08 §8.7.4): an action of the resource on the node. */
export function orderAfterUnfencing(
  ws: WorkingSet,
  resource: Resource,
  node: Node,
  action: Action,
  flags: RelationFlags,
): void {
  if (!(resource.configured.fenceDevice && ws.enableUnfencing) && !resource.configured.needsUnfencing) return;
  relate(ws, fencingAction(ws, node, "on", true, undefined, false), action, flags);
  if (!isUnfenced(node)) {
    triggerUnfencing(ws, undefined, node, `required by ${resource.id} ${action.task}`, undefined);
  }
}

/** **Order restart around unfencing** (08 §8.7.4): the resource stops before the node is unfenced and starts after it. */
export function orderRestartAroundUnfencing(ws: WorkingSet, node: Node, resource: Resource): void {
  const unfence = fencingAction(ws, node, "on", true, undefined, false);
  newOrdering(ws, {
    firstResource: resource,
    firstKey: resource.keyOf("stop"),
    thenAction: unfence,
    flags: RelationFlag.ordered | RelationFlag.ifOnSameNode,
  });
  newOrdering(ws, {
    firstAction: unfence,
    thenResource: resource,
    thenKey: resource.keyOf("start"),
    flags: RelationFlag.firstImpliesSameNodeThen | RelationFlag.ifOnSameNode,
  });
}
