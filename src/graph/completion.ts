import { newestWithKey } from "../facilities/actions.js";
import type { Action } from "../model/action.js";
import { isBundled } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { notifyKey, operationKey, parseOperationKey } from "../policy/key.js";
import { completionOf as completionOfTask } from "../policy/task.js";

/** Keys never change, nor whether a resource is notified once its actions exist. */
const KEYS = mapSlot<Action, string>();

function completionKey(action: Action, resource: Resource): string {
  if (action.key.includes("notify")) return action.key;
  const parsed = parseOperationKey(action.key);
  const task = !parsed || parsed.interval > 0 ? undefined : completionOfTask(parsed.task);
  if (!parsed || task === undefined) return action.key;
  const notified = resource.configured.notify && (resource.variant === Variant.clone || isBundled(resource));
  return notified ? notifyKey(parsed.resource, "confirmed-post", task) : operationKey(parsed.resource, task, 0);
}

/** **Completion of a first action** (08 §8.13.1): what follows a collective waits for all of it. */
export function completionOf(ws: WorkingSet, action: Action): Action {
  const { resource } = action;
  if (!resource || resource.isPrimitive) return action;
  const keys = ws.kept.of(KEYS);
  let key = keys.get(action);
  if (key === undefined) {
    key = completionKey(action, resource);
    keys.set(action, key);
  }
  return newestWithKey(resource.decided.actions, key) ?? action;
}
