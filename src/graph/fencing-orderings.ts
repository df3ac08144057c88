import { claimActionsOfTask, newestOfTask } from "../facilities/actions.js";
import { fencingAction } from "../facilities/fencing.js";
import { relate } from "../facilities/relate.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { isAnonymousClone, isBundled, topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { stopsByFencing } from "../policy/fencing.js";
import { notifyImpliedStop } from "./notifications.js";

/** **Ordering a fencing action against all resources** (08 §8.7.5). */
export function orderFencing(ws: WorkingSet, fencing: Action, node: Node): void {
  for (const resource of ws.resources) orderFencingAgainst(ws, fencing, node, resource);
}

function orderFencingAgainst(ws: WorkingSet, fencing: Action, node: Node, resource: Resource): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) orderFencingAgainst(ws, fencing, node, child);
  } else if (resource.configured.managed) {
    orderStarts(ws, fencing, node, resource);
    implyStops(ws, fencing, node, resource);
    implyDemotes(ws, fencing, node, resource);
  }
}

/** Starts and promotes that need fencing, or quorum while nobody knows what runs on the node, wait for it. */
function orderStarts(ws: WorkingSet, fencing: Action, node: Node, resource: Resource): void {
  const { all } = resource.decided.actions;
  for (let i = all.length - 1; i >= 0; i--) {
    const action = all[i] as Action;
    if (action.needs === "fencing") relate(ws, fencing, action, RelationFlag.ordered);
    else if (action.needs === "quorum" && action.task === "start") {
      if (!resource.decided.allowedNodes.has(node) || isKnownOn(resource, node)) continue;
      relate(ws, fencing, action, RelationFlag.ordered | RelationFlag.unrunnableFirstBlocks);
    }
  }
}

function isKnownOn(resource: Resource, node: Node): boolean {
  if (resource.observed.probedNodes.has(node)) return true;
  const { parent } = resource;
  return (
    resource.isPrimitive && parent !== undefined && isAnonymousClone(parent) && parent.observed.probedNodes.has(node)
  );
}

/** What runs on a fenced node is stopped by that. */
function implyStops(ws: WorkingSet, fencing: Action, node: Node, resource: Resource): void {
  const stops = claimActionsOfTask(resource, node, "stop");
  if (stops.length === 0) return;
  const implicit = stopsByFencing(resource.configured, node);
  const wholeStop = implicit ? newestOfTask(topResource(resource).decided.actions, "stop") : undefined;
  for (const stop of stops) {
    stop.set(ActionFlag.pseudo | ActionFlag.runnable);
    if (implicit) {
      if (!isBundled(resource)) relate(ws, fencing, stop, RelationFlag.guestAllowed);
      relate(ws, fencing, wholeStop, RelationFlag.guestAllowed);
    }
    if (resource.configured.notify) notifyImpliedStop(ws, resource, stop, fencing);
  }
}

function implyDemotes(ws: WorkingSet, fencing: Action, node: Node, resource: Resource): void {
  const ordered = stopsByFencing(resource.configured, node) && !isBundled(resource);
  for (const demote of claimActionsOfTask(resource, node, "demote")) {
    if (demote.node?.online === true && !demote.node.unclean && !resource.observed.failed) continue;
    demote.set(ActionFlag.pseudo | ActionFlag.runnable);
    if (ordered) relate(ws, fencing, demote, RelationFlag.guestAllowed | RelationFlag.ordered);
  }
}

/** **Fencing a guest node** (08 §8.7.6): describes that its container is recovered. */
export function fenceGuest(ws: WorkingSet, node: Node): void {
  const container = node.connection?.configured.launcher;
  const stop = container && newestOfTask(container.decided.actions, "stop");
  const restarts = container !== undefined && newestOfTask(container.decided.actions, "start") !== undefined;
  const fencing = fencingAction(ws, node, restarts ? "reboot" : "off", false, "guest is unclean", false);
  fencing.set(ActionFlag.pseudo | ActionFlag.runnable);
  const implied = RelationFlag.unrunnableFirstBlocks | RelationFlag.firstImpliesThen;
  if (stop?.pseudo === true && stop.node) {
    relate(ws, fencingAction(ws, stop.node, undefined, false, undefined, false), fencing, implied);
  } else if (stop) {
    relate(ws, stop, fencing, implied);
  } else if (node.connection) {
    relate(ws, newestOfTask(node.connection.decided.actions, "stop"), fencing, RelationFlag.ordered);
  }
  orderFencing(ws, fencing, node);
}
