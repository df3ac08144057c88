/** Probes: asking nodes for the state of resources that is not known there (07 §12). */
import { fenceNode } from "../facilities/fencing.js";
import { obtainTask } from "../facilities/obtain.js";
import { orderBeforeKey, orderResourceActions } from "../facilities/ordering.js";
import { orderAfterUnfencing } from "../facilities/unfencing.js";
import { connectionState } from "../graph/connection-state.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { guestConnectionOf, topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { mayProbe } from "../policy/discovery.js";
import { TargetRc } from "../policy/result-code.js";
import { Role } from "../policy/role.js";

/**
 * Probes all resources on all nodes where that is possible and allowed (07 §12.1), node by node; fences remote nodes
 * whose connection has failed for good.
 */
export function scheduleProbes(ws: WorkingSet): void {
  for (const node of ws.nodes) {
    if (!node.online) {
      if (node.isRemoteNode && connectionState(node) === "failed") {
        fenceNode(ws, node, "the connection is unrecoverable", false);
      }
    } else if (!node.unclean && node.probesAllowed) {
      for (const resource of ws.resources) resource.methods.createProbe(ws, resource, node);
    }
  }
}

/** **Create probes** of a primitive or group on a node (07 §12.2); tells whether there is any. */
export function createProbes(ws: WorkingSet, resource: Resource, node: Node): boolean {
  if (isBarredFrom(ws, resource, node)) return false;
  if (resource.children.length > 0) {
    let created = false;
    for (const child of resource.children) if (child.methods.createProbe(ws, child, node)) created = true;
    return created;
  }
  if (resource.configured.launcher !== undefined && !resource.configured.isRemoteConnection) return false;
  if (resource.observed.removed || resource.observed.probedNodes.has(node) || !discoveryAllows(resource, node))
    return false;
  const guest = node.isGuest ? node.connection?.configured.launcher : undefined;
  if (guest !== undefined && waitsForGuest(ws, resource, node, guest)) return false;
  createProbe(ws, resource, node);
  return true;
}

/** Remote and guest nodes run neither fence devices nor connections, and guest nodes no containers of guests (step 2). */
function isBarredFrom(ws: WorkingSet, resource: Resource, node: Node): boolean {
  if (node.isCluster) return false;
  if (resource.configured.fenceDevice || resource.configured.isRemoteConnection) return true;
  return node.isGuest && guestConnectionOf(ws, resource) !== undefined;
}

/** Whether the probe modes of the location constraints let the resource be probed on the node (steps 7 and 8). */
function discoveryAllows(resource: Resource, node: Node): boolean {
  const exclusive = resource.configured.exclusiveProbes || topResource(resource).configured.exclusiveProbes;
  return mayProbe(resource.decided.allowedNodes.probeMode(node), node.probeMode, exclusive);
}

/** A guest node that is yet to come, or that will go, needs no probe: starts wait for that instead (steps 9 and 10). */
function waitsForGuest(ws: WorkingSet, resource: Resource, node: Node, guest: Resource): boolean {
  const top = topResource(resource);
  if (guest.observed.origRole === Role.Stopped) {
    if (guest.decided.assignedNode !== undefined && !guest.observed.probedNodes.has(guest.decided.assignedNode)) {
      orderResourceActions(ws, guest, "monitor", top, "start", RelationFlag.ordered);
    }
    return true;
  }
  if (!willStop(node, guest)) return false;
  orderResourceActions(ws, guest, "stop", top, "start", RelationFlag.ordered);
  return true;
}

function willStop(node: Node, guest: Resource): boolean {
  if (node.remoteReset || node.unclean || guest.observed.failed || guest.decided.nextRole === Role.Stopped) return true;
  const assigned = guest.decided.assignedNode;
  if (guest.observed.origRole <= Role.Stopped || assigned === undefined) return false;
  return !guest.observed.activeNodes.some(({ name }) => name === assigned.name);
}

function createProbe(ws: WorkingSet, resource: Resource, node: Node): void {
  const probe = obtainTask(ws, resource, "monitor", node, false);
  probe.clear(ActionFlag.optional);
  orderAfterUnfencing(ws, resource, node, probe, RelationFlag.ordered);
  if (!resource.observed.activeNodes.some(({ id }) => id === node.id))
    probe.meta.set("op_target_rc", TargetRc.NotRunning);
  else if (resource.observed.origRole === Role.Promoted) probe.meta.set("op_target_rc", TargetRc.Promoted);
  orderProbe(ws, resource, probe);
}

/** Nothing starts or reloads before it is known where it runs (steps 14 and 15). */
function orderProbe(ws: WorkingSet, resource: Resource, probe: Action): void {
  const top = topResource(resource);
  const whole = top.variant === Variant.clone ? top : resource;
  const blocks = !probe.runnable && whole.observed.activeNodes.length === 0;
  const flags = blocks ? RelationFlag.ordered | RelationFlag.unrunnableFirstBlocks : RelationFlag.ordered;
  orderBeforeKey(ws, probe, whole, whole.keyOf("start"), flags);
  orderBeforeKey(ws, probe, whole, resource.keyOf("reload-agent"), RelationFlag.ordered);
}
