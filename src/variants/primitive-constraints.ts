/** The constraints that a primitive brings with it (05 §7.6). */

import { newColocation } from "../facilities/colocation.js";
import { globalPseudoAction } from "../facilities/obtain.js";
import { newOrdering, orderResourceActions } from "../facilities/ordering.js";
import { orderRestartAroundUnfencing } from "../facilities/unfencing.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { guestConnectionOf, topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import { firstImpliesThen, thenImpliesFirst, unrunnableFirstBlocks } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { INFINITY } from "../policy/score.js";
import { heedsCapacity } from "../policy/utilization.js";
import type { Cause } from "../verdict/cause.js";

const REMOTE: Cause = { kind: "remote node" };
const CONTAINER: Cause = { kind: "container" };

/** **Internal constraints** of a primitive (05 §7.6); an unmanaged one has none. */
export function primitiveConstraints(ws: WorkingSet, resource: Resource): void {
  if (!resource.configured.managed) return;
  orderOwnActions(ws, resource);
  if (!resource.configured.fenceDevice && resource.configured.needsUnfencing && ws.enableUnfencing) {
    for (const node of resource.decided.allowedNodes.nodesByName) orderRestartAroundUnfencing(ws, node, resource);
  }
  if (resource.configured.utilization.size > 0 && heedsCapacity(ws.placementStrategy)) orderAroundLoad(ws, resource);
  if (resource.configured.launcher) tieToLauncher(ws, resource, resource.configured.launcher);
  if (resource.configured.isRemoteConnection || resource.configured.fenceDevice) banFromRemoteNodes(resource);
}

function orderOwnActions(ws: WorkingSet, resource: Resource): void {
  const order = (first: string, then: string, flags: number): void =>
    orderResourceActions(ws, resource, first, resource, then, flags);
  order("stop", "start", RelationFlag.ordered | RelationFlag.firstImpliesThen | RelationFlag.intermediateStop);
  if (topResource(resource).configured.promotable || resource.observed.origRole === Role.Promoted) {
    order("demote", "stop", RelationFlag.promotedThenImpliesFirst);
    order("start", "promote", RelationFlag.unrunnableFirstBlocks);
  }
  order("lrm_delete", "monitor", RelationFlag.ifOnSameNode | RelationFlag.thenCancelsFirst);
}

/** **Create utilization constraints** (05 §5.5): what leaves a node goes before what comes to it. */
function orderAroundLoad(ws: WorkingSet, resource: Resource): void {
  const flags = RelationFlag.ifOnSameNodeOrTarget;
  const key = (task: string): string => resource.keyOf(task);
  for (const node of resource.observed.activeNodes) {
    const thenAction = loadStopped(ws, node);
    newOrdering(ws, { firstResource: resource, firstKey: key("stop"), thenAction, flags });
  }
  for (const node of resource.decided.allowedNodes.nodesByName) {
    const firstAction = loadStopped(ws, node);
    newOrdering(ws, { firstAction, thenResource: resource, thenKey: key("start"), flags });
    newOrdering(ws, { firstAction, thenResource: resource, thenKey: key("migrate_to"), flags });
  }
}

/** The pseudo-action `load_stopped_NODE`: one per node, always in the graph. */
function loadStopped(ws: WorkingSet, node: Node): Action {
  const action = globalPseudoAction(ws, `load_stopped_${node.name}`);
  if (!action.node) {
    action.placeOn(node);
    action.clear(ActionFlag.optional);
  }
  return action;
}

/** A launched resource lives with its container, or on the node that the container's connection makes (step 7). */
function tieToLauncher(ws: WorkingSet, resource: Resource, launcher: Resource): void {
  const remote = remoteOf(ws, resource, launcher);
  if (resource.configured.isRemoteConnection) {
    if (!resource.configured.remoteNestingAllowed) banFromRemoteNodes(launcher);
    orderResourceActions(ws, launcher, "monitor", resource, "stop", RelationFlag.ordered);
  }
  if (remote) {
    const table = resource.decided.allowedNodes;
    for (const node of table.nodes) if (node.connection !== remote) table.set(node, -INFINITY, CONTAINER);
    return;
  }
  orderResourceActions(ws, launcher, "start", resource, "start", firstImpliesThen | unrunnableFirstBlocks);
  orderResourceActions(ws, resource, "stop", launcher, "stop", thenImpliesFirst);
  newColocation(ws, {
    id: "#resource-with-container",
    score: resource.configured.remoteNestingAllowed ? 10000 : INFINITY,
    dependent: resource,
    primary: launcher,
    explicit: false,
    influence: true,
  });
}

/** The connection on whose node a launched resource runs, if it runs on one. */
function remoteOf(ws: WorkingSet, resource: Resource, launcher: Resource): Resource | undefined {
  if (resource.configured.isRemoteConnection) return undefined;
  return launcher.configured.isRemoteConnection ? launcher : guestConnectionOf(ws, launcher);
}

function banFromRemoteNodes(resource: Resource): void {
  const table = resource.decided.allowedNodes;
  // The reference asks for a connection resource, not for the kind of node: it spares leftover remote nodes, and bans
  // a cluster node whose name a guest connection took.
  for (const node of table.nodes) if (node.connection) table.set(node, -INFINITY, REMOTE);
}
