/** Obtaining actions (07 §2): every call updates the action's optional and runnable flags. */

import { equalsCaseless } from "../base/text.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { isActive } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { quorumVerdict } from "../policy/quorum.js";
import { claimOldest } from "./actions.js";
import { type ActionRequest, createAction, obtainNodeAction } from "./create-action.js";
import { canFence, fenceNode } from "./fencing.js";
import { addOperationAttributes } from "./operation-config.js";

/** **Obtain action** (07 §2.1): the oldest one with the key and node, or a new one. */
export function obtainAction(ws: WorkingSet, request: ActionRequest): Action {
  const { resource, key, node, optional } = request;
  if (resource === undefined) return obtainNodeAction(ws, key, request.task, node, optional);
  const action = claimOldest(resource.decided.actions, key, node) ?? createAction(ws, request);
  updateOptional(action, resource, optional);
  if (action.node !== undefined && action.configuration !== undefined && !action.has(ActionFlag.attrsEvaluated)) {
    action.set(ActionFlag.attrsEvaluated);
    addOperationAttributes(ws, resource, action.configuration, action.node, action.extra);
  }
  updateRunnable(ws, action, resource);
  return action;
}

/** Obtains the action of a resource with key `ID_TASK_0` (07 §2.1). */
export function obtainTask(
  ws: WorkingSet,
  resource: Resource,
  task: string,
  node: Node | undefined,
  optional: boolean,
): Action {
  return obtainAction(ws, { resource, key: resource.keyOf(task), task, node, optional });
}

/** **Global pseudo-action** (07 §2.7). */
export function globalPseudoAction(ws: WorkingSet, name: string): Action {
  const known = ws.singletons.get(name);
  if (known !== undefined) return known;
  const action = obtainNodeAction(ws, name, name, undefined, true);
  action.set(ActionFlag.pseudo | ActionFlag.runnable);
  return action;
}

/** **Resource pseudo-action** (07 §2.7): starts unrunnable unless asked otherwise. */
export function resourcePseudoAction(
  ws: WorkingSet,
  resource: Resource,
  task: string,
  optional: boolean,
  runnable: boolean,
): Action {
  const action = obtainTask(ws, resource, task, undefined, optional);
  action.set(ActionFlag.pseudo);
  if (runnable) action.set(ActionFlag.runnable);
  return action;
}

/** What is done to an unmanaged resource is optional, recurring actions excepted (07 §2.4). */
function updateOptional(action: Action, resource: Resource, optional: boolean): void {
  if (!resource.configured.managed && action.node !== undefined && !action.pseudo && !action.meta.has("interval")) {
    action.set(ActionFlag.optional);
  } else if (!optional) action.clear(ActionFlag.optional);
}

/** Whether the action may run, as far as its node and quorum tell (07 §2.6). */
function updateRunnable(ws: WorkingSet, action: Action, resource: Resource): void {
  if (action.pseudo) return;
  const { node } = action;
  if (node === undefined) action.clear(ActionFlag.runnable);
  else if (!action.has(ActionFlag.onDc) && !node.online && (!node.isGuest || node.remoteReset)) {
    action.clear(ActionFlag.runnable);
    if (resource.configured.managed && !node.unclean && equalsCaseless(action.task, "stop")) {
      fenceNode(ws, node, "stop is unrunnable", false);
    }
  } else if (!action.has(ActionFlag.onDc) && node.pending) action.clear(ActionFlag.runnable);
  else if (action.needs === "nothing") {
    action.setReason(undefined, true);
    if (node.isGuest && !canFence(ws, node)) action.clear(ActionFlag.runnable);
    else action.set(ActionFlag.runnable);
  } else applyQuorumPolicy(ws, action, resource);
}

/** The quorum policy for a start or promotion that needs quorum or fencing (07 §2.6 rule 6). */
function applyQuorumPolicy(ws: WorkingSet, action: Action, resource: Resource): void {
  const verdict = quorumVerdict(ws.quorum, {
    role: resource.observed.origRole,
    nextRole: resource.decided.nextRole,
    active: isActive(resource, true),
  });
  if (verdict.runnable === true) {
    if (verdict.lowerTo !== undefined) resource.decided.decideRole(verdict.lowerTo);
    action.set(ActionFlag.runnable);
  } else if (verdict.runnable === false) {
    action.clear(ActionFlag.runnable);
    action.setReason(verdict.reason, true);
  }
}
