/** Cancelling and rescheduling recurring operations (07 §14.6 to §14.8). */
import { obtainAction } from "../facilities/obtain.js";
import { newOrdering } from "../facilities/ordering.js";
import { triggerUnfencing } from "../facilities/unfencing.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { operationKey } from "../policy/key.js";

/** **New cancel action** (07 §14.6): a recurring operation that is known to run becomes its own cancellation. */
export function newCancel(ws: WorkingSet, resource: Resource, name: string, interval: number, node: Node): Action {
  const key = operationKey(resource.id, name, interval);
  const action = obtainAction(ws, { resource, key, task: "cancel", node, optional: false });
  ws.actions.retask(action, "cancel");
  resource.decided.actions.retask(action, "cancel");
  action.cancelTask = name;
  action.meta.set("operation", name);
  action.meta.set("interval", String(interval));
  return action;
}

/** **Schedule cancel** (07 §14.7) of an operation that history knows. */
export function scheduleCancel(
  ws: WorkingSet,
  resource: Resource,
  callId: string | undefined,
  name: string,
  interval: number,
  node: Node,
): void {
  const cancel = newCancel(ws, resource, name, interval, node);
  if (callId !== undefined) cancel.meta.set("call-id", callId);
  newOrdering(ws, {
    firstResource: resource,
    firstKey: resource.keyOf("stop"),
    thenAction: cancel,
    flags: RelationFlag.ordered,
  });
}

/** **Reschedule** (07 §14.8) a recurring operation whose parameters changed. */
export function reschedule(ws: WorkingSet, resource: Resource, name: string, interval: number, node: Node): void {
  triggerUnfencing(ws, resource, node, "Device parameters changed (reschedule)", undefined);
  const key = operationKey(resource.id, name, interval);
  obtainAction(ws, { resource, key, task: name, node, optional: true }).set(ActionFlag.reschedule);
}
