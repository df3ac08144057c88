import { secondsFromMilliseconds } from "../base/interval.js";
import { obtainTask } from "../facilities/obtain.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { addNodeScore, type WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";
import { isLockable, lockBegin, lockEnd, locksTo } from "../policy/shutdown-lock.js";
import type { Cause } from "../verdict/cause.js";

const SHUTDOWN_LOCK: Cause = { kind: "shutdown lock", id: "shutdown-lock" };

/**
 * **Shutdown lock** of a primitive (05 §7.8): what runs on a node that shuts down cleanly may run nowhere else until the
 * node is back. Only with `shutdown-lock` true.
 */
export function lockPrimitive(ws: WorkingSet, resource: Resource): void {
  if (!isLockable(resource.configured)) return;
  if (resource.observed.lockNode) cancelIfActive(ws, resource, resource.observed.lockNode);
  else lockToShuttingDownNode(ws, resource);
  const { lockNode } = resource.observed;
  if (!lockNode) return;
  ws.facts?.add({ code: "shutdown-lock", resource: resource.id, node: lockNode.name }, resource.xml);
  const end = lockEnd(resource.observed.lockTime, secondsFromMilliseconds(ws.shutdownLockMs));
  if (end !== undefined) ws.recheck.note(end);
  for (const node of ws.nodes) {
    if (node !== lockNode) addNodeScore(ws, resource, node, -INFINITY, SHUTDOWN_LOCK);
  }
}

/** A lock known from history ends once the resource is active again; the history entry that carries it goes. */
function cancelIfActive(ws: WorkingSet, resource: Resource, lockNode: Node): void {
  if (resource.observed.activeNodes.length === 0) return;
  obtainTask(ws, resource, "lrm_delete", lockNode, false);
  resource.observed.lockNode = undefined;
  resource.observed.lockTime = 0;
}

function lockToShuttingDownNode(ws: WorkingSet, resource: Resource): void {
  const [node] = resource.observed.activeNodes;
  if (!node || !locksTo(node, resource.observed.activeNodes.length)) return;
  resource.observed.lockNode = node;
  resource.observed.lockTime = lockBegin(node.attributes.get("shutdown"), ws.now.epoch);
}
