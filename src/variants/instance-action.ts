import { equalsCaseless } from "../base/text.js";
import type { Action } from "../model/action.js";
import type { Resource } from "../model/resource.js";
import { foldedTask, taskType } from "../policy/task.js";

/** The task that a notification is about: what stands in its key after `_notify_` (06 §12.3 step 1). */
function notifiedTask(key: string): string {
  const mark = "_notify_";
  const at = key.lastIndexOf(mark);
  if (at < 0) return "";
  const end = key.lastIndexOf("_");
  return key.slice(at + mark.length, end);
}

/**
 * **Base action name** (06 §12.3): which action of its instances a collective's action stands for; `no_action`, which
 * matches nothing, for a task that ordering logic does not know.
 *
 * @param collective the action's resource
 */
export function baseActionName(action: Action, collective: Resource): string {
  const aboutTask = equalsCaseless(action.task, "notify") || equalsCaseless(action.task, "notified");
  const task = taskType(aboutTask ? notifiedTask(action.key) : action.task);
  const first = collective.bundle ? collective.bundle.replicas[0]?.container : collective.children[0];
  return first?.isPrimitive === true ? foldedTask(task) : task;
}
