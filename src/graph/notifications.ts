import { obtainAction } from "../facilities/obtain.js";
import { relate } from "../facilities/relate.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import { topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { NotificationRecord, NotifiedTask, Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey } from "../policy/key.js";
import { INFINITY } from "../policy/score.js";
import { collectEntries, notificationPairs, requireNotification } from "./notification-entries.js";
import { createNotifyActions } from "./notify-actions.js";

/** A **notify pseudo-action** (08 §8.9.2), as optional as the action that it is about. */
function notifyPseudoAction(
  ws: WorkingSet,
  resource: Resource,
  base: Action,
  task: "notify" | "notified",
  type: string,
): Action {
  const key = notifyKey(resource.id, type, base.task);
  const action = obtainAction(ws, { resource, key, task, node: undefined, optional: base.optional });
  action.set(ActionFlag.pseudo);
  action.meta.set("notify_key_type", type);
  action.meta.set("notify_key_operation", base.task);
  return action;
}

function describe(action: Action, type: "pre" | "post", task: NotifiedTask): void {
  action.meta.set("notify_type", type);
  action.meta.set("notify_operation", task);
}

/** What tells the instances before the action. */
function prePair(ws: WorkingSet, resource: Resource, task: NotifiedTask, action: Action): [Action, Action] {
  const pre = notifyPseudoAction(ws, resource, action, "notify", "pre");
  pre.set(ActionFlag.runnable);
  describe(pre, "pre", task);
  const preDone = notifyPseudoAction(ws, resource, action, "notified", "confirmed-pre");
  preDone.set(ActionFlag.runnable);
  describe(preDone, "pre", task);
  relate(ws, pre, preDone, RelationFlag.ordered);
  relate(ws, preDone, action, RelationFlag.ordered);
  return [pre, preDone];
}

/** What tells the instances after the completion. */
function postPair(ws: WorkingSet, resource: Resource, task: NotifiedTask, completion: Action): [Action, Action] {
  const pair: Action[] = [];
  for (const [name, type] of [
    ["notify", "post"],
    ["notified", "confirmed-post"],
  ] as const) {
    const action = notifyPseudoAction(ws, resource, completion, name, type);
    action.priority = INFINITY;
    if (completion.runnable) action.set(ActionFlag.runnable);
    else action.clear(ActionFlag.runnable);
    describe(action, "post", task);
    pair.push(action);
  }
  const [post, postDone] = pair as [Action, Action];
  relate(ws, completion, post, RelationFlag.firstImpliesThen);
  relate(ws, post, postDone, RelationFlag.firstImpliesThen);
  return [post, postDone];
}

/** **Notification pseudo-actions** (08 §8.9.2): none, and no record, for a resource without notifications. */
export function notificationPseudoActions(
  ws: WorkingSet,
  resource: Resource,
  task: NotifiedTask,
  action: Action | undefined,
  completion: Action | undefined,
): NotificationRecord | undefined {
  if (!resource.configured.notify) return undefined;
  const [pre, preDone] = action ? prePair(ws, resource, task, action) : [];
  const [post, postDone] = completion ? postPair(ws, resource, task, completion) : [];
  relate(ws, preDone, post, RelationFlag.ordered);
  return { task, pre, preDone, post, postDone };
}

/** **Creating notifications of a clone** (08 §8.9.3), while it is being added to the graph. */
export function createCloneNotifications(ws: WorkingSet, clone: Resource): void {
  const records = clone.clone?.notifications;
  if (!records) return;
  for (const record of [records.start, records.stop, records.promote, records.demote]) {
    if (!record) continue;
    const entries = collectEntries(clone, true);
    const { pairs, required } = notificationPairs(ws, clone, record.task, entries);
    if (required) requireNotification(record);
    createNotifyActions(ws, clone, { record, entries, pairs });
  }
}

/** **Notifications for stops implied by fencing** (08 §8.9.5): all instances are told that this one is gone. */
export function notifyImpliedStop(ws: WorkingSet, resource: Resource, stop: Action, fencing: Action): void {
  const record = notificationPseudoActions(ws, resource, "stop", undefined, fencing);
  if (!record) return;
  const pairs: [string, string][] = [["notify_stop_resource", resource.id]];
  if (stop.node) pairs.push(["notify_stop_uname", stop.node.name]);
  createNotifyActions(ws, topResource(resource), { record, entries: collectEntries(resource, false), pairs });
}
