/** Fencing of nodes as all stages request it (03 §7, 08 §8.7.1 to §8.7.3). */

import { secondsFromMilliseconds } from "../base/interval.js";
import type { CibError } from "../cib/error.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { canFenceAtAll, isFencingDelayed } from "../policy/fencing.js";
import { type FencingTarget, mayFence } from "../policy/quorum.js";
import { obtainNodeAction } from "./create-action.js";
import { compareFencingDigests, unfencingDevices } from "./fencing-digests.js";
import { placeOfNode, refusalAt } from "./finding-places.js";

/**
 * **Can fence** (08 §8.7.1).
 * @throws CibError if the answer depends on itself: containers recorded on guest nodes that they make themselves
 */
export function canFence(ws: WorkingSet, node: Node | undefined): boolean {
  return canFenceBy(ws, node, []);
}

/** @param guests the guest nodes whose answer waits for this one */
function canFenceBy(ws: WorkingSet, node: Node | undefined, guests: readonly Node[]): boolean {
  if (node?.isGuest === true) {
    if (guests.includes(node)) throw circularGuests(ws, node, guests.slice(guests.indexOf(node)));
    const hosts = node.connection?.configured.launcher?.observed.activeNodes ?? [];
    return hosts.every((host) => host.online || canFenceBy(ws, host, [...guests, node]));
  }
  if (!canFenceAtAll(ws)) return false;
  return mayFence(ws.quorum, node === undefined ? undefined : fencingTarget(node), ws.fenceRemoteNoQuorum);
}

function fencingTarget(node: Node): FencingTarget {
  const { online, isRemoteNode: remote, connection } = node;
  return {
    online,
    remote,
    ours: !remote || connection?.decided.allowedNodes.nodes.every((each) => each.online) !== false,
  };
}

/** No cluster can record this, and the reference never ends on it. @param guests each one's container runs on the next */
function circularGuests(ws: WorkingSet, node: Node, guests: readonly Node[]): CibError {
  const way = guests.filter((each) => each !== node).map(({ name }) => `${name} and so on `);
  const container = node.connection?.configured.launcher?.id;
  const problem = `${container} is recorded as active on ${way.join("")}${node.name}, the guest node that it makes itself`;
  const legal = "a history that leads to a cluster node; crm_resource --cleanup forgets this one";
  return refusalAt(ws, placeOfNode(ws, node), problem, legal);
}

/**
 * **Fence node** (03 §7.1): marks the node, and mostly makes an optional fencing action that later becomes required.
 *
 * @param resource what failed or is lost there, if it is that which asks for the fencing
 */
export function fenceNode(
  ws: WorkingSet,
  node: Node,
  reason: string,
  priorityDelay: boolean,
  resource?: Resource,
): void {
  ws.facts?.add({ code: "node-unclean", node: node.name, reason, resource: resource?.id }, undefined);
  if (node.isGuest) recoverGuest(ws, node);
  else if (node.isDanglingGuest) {
    if (node.connection === undefined) return;
    node.connection.observed.failed = true;
    node.connection.observed.stopIfFailed = true;
    ws.changes.value++;
  } else if (node.isRemoteNode) {
    if (node.connection === undefined || node.connection.configured.managed) node.remoteReset = true;
    node.unclean = true;
    ws.changes.value++;
    fencingAction(ws, node, undefined, true, reason, false);
  } else if (!node.unclean) {
    node.unclean = true;
    ws.changes.value++;
    fencingAction(ws, node, undefined, true, reason, priorityDelay);
  }
}

/** A guest node is "fenced" by recovering its container. */
function recoverGuest(ws: WorkingSet, node: Node): void {
  const container = node.connection?.configured.launcher;
  if (container === undefined || container.observed.failed || !container.configured.managed) return;
  node.remoteReset = true;
  container.observed.failed = true;
  container.observed.stopIfFailed = true;
  ws.changes.value++;
}

/**
 * **Fencing action** (08 §8.7.2): gets or makes it. `operation` defaults to the cluster's. Unless `optional`, it becomes
 * required if the node can be fenced; the first reason given stays.
 */
export function fencingAction(
  ws: WorkingSet,
  node: Node,
  operation: string | undefined,
  optional: boolean,
  reason: string | undefined,
  priorityDelay: boolean,
): Action {
  const op = operation ?? ws.fenceAction;
  const key = `stonith-${node.name}-${op}`;
  let required = !optional;
  let action = ws.singletons.get(key);
  if (action === undefined) {
    action = obtainNodeAction(ws, key, "stonith", node, true);
    action.meta.set("on_node", node.name);
    action.meta.set("on_node_uuid", node.id);
    action.meta.set("stonith_action", op);
    if (ws.enableUnfencing && addDeviceDigests(ws, action, node)) required = true;
  }
  if (ws.priorityFencingMs > 0 && (priorityDelay || action.meta.has("priority-fencing-delay"))) {
    action.meta.set("priority-fencing-delay", String(priorityFencingDelay(ws, node)));
  }
  if (required && canFence(ws, node)) action.clear(ActionFlag.optional);
  if (reason !== undefined) action.setReason(reason, false);
  return action;
}

/** Notes the digests of all unfencing devices; tells whether the definition of one changed since the node was unfenced. */
function addDeviceDigests(ws: WorkingSet, action: Action, node: Node): boolean {
  let changed = false;
  let all = "";
  let secure = "";
  for (const device of unfencingDevices(ws)) {
    const digests = compareFencingDigests(ws, device, node);
    if (digests.changed) {
      changed = true;
      ws.output.message(`notice: Unfencing node ${node.name} because the definition of ${device.id} changed`);
    }
    all += digests.all;
    secure += digests.secure;
  }
  action.meta.set("digests-all", all);
  action.meta.set("digests-secure", secure);
  return changed;
}

/** **Priority fencing delay** of a node in seconds (08 §8.7.3). */
export function priorityFencingDelay(ws: WorkingSet, node: Node): number {
  if (ws.priorityFencingMs === 0 || !node.isCluster) return 0;
  const members = ws.nodes.filter((each) => each.isCluster);
  return isFencingDelayed(node, members) ? secondsFromMilliseconds(ws.priorityFencingMs) : 0;
}
