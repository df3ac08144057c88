import { newestOfTask } from "../facilities/actions.js";
import { obtainAction } from "../facilities/obtain.js";
import { relate } from "../facilities/relate.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { state } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { NotificationRecord, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey } from "../policy/key.js";
import { Role } from "../policy/role.js";
import { INFINITY } from "../policy/score.js";
import { isRecurring } from "../policy/task.js";
import { isNotifiedTask, type NotificationEntries } from "./notification-entries.js";

/** A notification that is ready to be sent. */
export interface Notification {
  readonly record: NotificationRecord;
  readonly entries: NotificationEntries;
  /** Names and values of what it says. */
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

/** **Notify actions** of a resource (08 §8.9.3 c): in the order of its children. */
export function createNotifyActions(ws: WorkingSet, resource: Resource, notification: Notification): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) createNotifyActions(ws, child, notification);
    return;
  }
  for (const action of resource.decided.actions.all) {
    if (!action.optional && action.node && isNotifiedTask(action.task)) setPairs(action, notification);
  }
  const { task } = notification.record;
  if (task !== "stop" && notification.entries[task].length === 0) return;
  if (task === "stop" || task === "demote") notifyActiveNodes(ws, resource, notification);
  else notifyAssignedNode(ws, resource, notification);
}

function setPairs(action: Action, { pairs }: Notification): void {
  for (const [name, value] of pairs) action.meta.set(name, value);
}

/** Something goes down: told where the resource is now, and afterwards too unless it stops there itself. */
function notifyActiveNodes(ws: WorkingSet, resource: Resource, notification: Notification): void {
  if (state(resource, "current") === Role.Stopped) return;
  const stop = newestOfTask(resource.decided.actions, "stop");
  for (const node of resource.observed.activeNodes) {
    if (stop?.pseudo === true && (node.unclean || node.remoteReset)) continue;
    notifyBefore(ws, resource, node, notification);
    if (notification.record.task === "demote" || !stop || stop.optional) {
      notifyAfter(ws, resource, node, notification);
    }
  }
}

/** Something comes up: told where the resource will be, before only if it does not start there itself. */
function notifyAssignedNode(ws: WorkingSet, resource: Resource, notification: Notification): void {
  if (state(resource, "next") === Role.Stopped) return;
  const start = newestOfTask(resource.decided.actions, "start");
  // Also a cluster node has a connection if it bears the name of a bundle node.
  const connection = start?.node?.connection;
  if (connection && newestOfTask(connection.decided.actions, "start")?.runnable === false) return;
  const node = resource.decided.assignedNode;
  if (!node) return;
  if (notification.record.task === "promote" || !start || start.optional) {
    notifyBefore(ws, resource, node, notification);
  }
  notifyAfter(ws, resource, node, notification);
}

function notifyBefore(ws: WorkingSet, resource: Resource, node: Node, notification: Notification): void {
  createNotifyAction(ws, resource, node, notification, notification.record.pre, notification.record.preDone);
}

/** **Create a post notify action** (08 §8.9.3): recurring monitors go on after it. */
function notifyAfter(ws: WorkingSet, resource: Resource, node: Node, notification: Notification): void {
  const { post, postDone } = notification.record;
  const action = createNotifyAction(ws, resource, node, notification, post, postDone);
  if (action) action.priority = INFINITY;
  if (!postDone) return;
  const { all } = resource.decided.actions;
  for (let i = all.length - 1; i >= 0; i--) {
    const monitor = all[i] as Action;
    if (!isRecurring(monitor.meta.get("interval")) || monitor.task === "cancel") continue;
    relate(ws, postDone, monitor, RelationFlag.ordered);
  }
}

/** **Create a notify action** (08 §8.9.3). */
function createNotifyAction(
  ws: WorkingSet,
  resource: Resource,
  node: Node,
  notification: Notification,
  operation: Action | undefined,
  done: Action | undefined,
): Action | undefined {
  if (!operation || !done || !node.online || !operation.runnable) return undefined;
  const type = operation.meta.get("notify_type") ?? "";
  const about = operation.meta.get("notify_operation") ?? "";
  const key = notifyKey(resource.id, type, about);
  const { task, optional } = operation;
  const action = obtainAction(ws, { resource, key, task, node, optional });
  for (const [name, value] of operation.meta) if (!action.meta.has(name)) action.meta.set(name, value);
  setPairs(action, notification);
  relate(ws, operation, action, RelationFlag.ordered);
  relate(ws, action, done, RelationFlag.ordered);
  return action;
}
