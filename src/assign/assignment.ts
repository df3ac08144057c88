/** Giving a resource its node, and taking it away again (05 §7.3 to §7.5). */
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { isAvailable } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { TargetRc } from "../policy/result-code.js";
import { Role } from "../policy/role.js";
import { isRecurring } from "../policy/task.js";
import { consumeUtilization, recordUtilization, releaseUtilization } from "./utilization.js";

/**
 * **Set assignment** (05 §7.3) of a resource, or of everything below a collective, to a node or to none.
 *
 * @param score the score of the node's entry; unused without a node
 * @param forced do not ask whether the node may be used
 * @param stopIfFail without a usable node the next role becomes Stopped, and existing actions are adapted
 * @returns whether the assignment changed
 */
export function setAssignment(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  score: number,
  forced: boolean,
  stopIfFail: boolean,
): boolean {
  if (resource.children.length > 0) {
    let changed = false;
    for (const child of resource.children) {
      if (setAssignment(ws, child, node, score, forced, stopIfFail)) changed = true;
    }
    return changed;
  }
  if (node !== undefined && !forced && !isUsable(node, score)) {
    if (stopIfFail) setNextRole(ws, resource, Role.Stopped);
    return assign(ws, resource, undefined, score, stopIfFail);
  }
  return assign(ws, resource, node, score, stopIfFail);
}

/** A guest node counts as usable while it is down: it may come up in this transition. */
function isUsable(node: Node, score: number): boolean {
  return score >= 0 && (isAvailable(node, { score }) || node.isGuest);
}

function setNextRole(ws: WorkingSet, resource: Resource, role: Role): void {
  if (resource.decided.nextRole === role) return;
  resource.decided.decideRole(role);
  ws.changes.value++;
}

function assign(
  ws: WorkingSet,
  resource: Resource,
  node: Node | undefined,
  score: number,
  stopIfFail: boolean,
): boolean {
  const changed = resource.decided.assignedNode !== node;
  unassign(ws, resource);
  resource.decided.unassigned = false;
  if (node !== undefined) place(ws, resource, node, score);
  else if (stopIfFail) {
    setNextRole(ws, resource, Role.Stopped);
    for (const action of resource.decided.actions.all) stopAction(action);
  }
  return changed;
}

function place(ws: WorkingSet, resource: Resource, node: Node, score: number): void {
  resource.decided.assignedNode = node;
  resource.decided.assignedScore = score;
  ws.changes.value++;
  node.assignedResources.push(resource);
  node.resourceCount++;
  consumeUtilization(node, resource);
  recordUtilization(ws, resource, node);
}

/** What becomes of an existing action of a resource that gets no node (05 §7.3 step 5). */
function stopAction(action: Action): void {
  if (action.task === "stop") action.clear(ActionFlag.optional);
  else if (action.task === "start") action.clear(ActionFlag.runnable);
  else {
    if (isRecurring(action.meta.get("interval")) && action.meta.get("op_target_rc") !== TargetRc.NotRunning)
      action.clear(ActionFlag.runnable);
  }
}

/** **Unassign** (05 §7.4): the resource and everything below it is `unassigned` again, its node gets its capacity back. */
export function unassign(ws: WorkingSet, resource: Resource): void {
  resource.decided.unassigned = true;
  for (const child of resource.children) unassign(ws, child);
  const node = resource.decided.assignedNode;
  if (resource.children.length > 0 || node === undefined) return;
  resource.decided.assignedNode = undefined;
  ws.changes.value++;
  const at = node.assignedResources.lastIndexOf(resource);
  if (at >= 0) node.assignedResources.splice(at, 1);
  node.resourceCount--;
  releaseUtilization(node, resource);
}

/**
 * **Connection assigned** (05 §7.5): the node that a remote connection creates comes up with it or goes down with it,
 * for all later assignments and stages.
 */
export function connectionAssigned(ws: WorkingSet, connection: Resource): void {
  const node = ws.nodeByName(connection.id);
  if (node === undefined) return;
  if (connection.decided.assignedNode !== undefined && connection.decided.nextRole !== Role.Stopped) {
    node.online = true;
    if (!node.seen) node.unclean = false;
  } else {
    node.shutdown = true;
  }
}
