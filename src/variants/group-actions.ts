/** The actions of a group and how they stand for those of its members (05 §8.3, §8.10, §8.11). */
import { resourcePseudoAction } from "../facilities/obtain.js";
import { updatePair } from "../graph/update-pair.js";
import type { Action } from "../model/action.js";
import { ActionFlag, type ActionFlags, type Changes } from "../model/flags.js";
import type { OrderedUpdate, UpdateSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isTrue } from "../policy/number.js";
import { taskType } from "../policy/task.js";
import { newestAction } from "./instance-action.js";

const START_STOP = ["start", "running", "stop", "stopped"] as const;
const PROMOTE_DEMOTE = ["demote", "demoted", "promote", "promoted"] as const;

/** **Create actions** of a group (05 §8.3): its members' first, then its own. */
export function createGroupActions(ws: WorkingSet, group: Resource): void {
  for (const member of group.children) member.methods.createActions(ws, member);
  for (const task of START_STOP) resourcePseudoAction(ws, group, task, true, true);
  if (!isTrue(group.meta.get("promotable"))) return;
  for (const task of PROMOTE_DEMOTE) resourcePseudoAction(ws, group, task, true, true);
}

const FOLDED: ReadonlyMap<string, string> = new Map([
  ["running", "start"],
  ["stopped", "stop"],
  ["promoted", "promote"],
  ["demoted", "demote"],
]);

/** The task of a member for which a group's task stands; `no_action` for one that ordering logic does not know. */
function memberTask(task: string, member: Resource): string {
  const type = taskType(task);
  return member.isPrimitive ? (FOLDED.get(type) ?? type) : type;
}

/**
 * **Action flags** of a group's action (05 §8.10): required once a member's action is; a completion unrunnable once a
 * member's action is. The action itself is changed, too.
 */
export function groupActionFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags {
  let flags = ActionFlag.optional | ActionFlag.runnable | ActionFlag.pseudo;
  for (const member of action.resource?.children ?? []) {
    const task = memberTask(action.task, member);
    const own = newestAction(member, task, node);
    if (own === undefined) {
      if (task !== "stop" && task !== "demote") flags &= ~ActionFlag.runnable;
      continue;
    }
    const memberFlags = member.methods.actionFlags(ws, own, node);
    if ((memberFlags & ActionFlag.optional) === 0) {
      flags &= ~ActionFlag.optional;
      action.clear(ActionFlag.optional);
    }
    const folded = task !== action.task;
    if (folded && (flags & ActionFlag.runnable) !== 0 && (memberFlags & ActionFlag.runnable) === 0) {
      flags &= ~ActionFlag.runnable;
      action.clear(ActionFlag.runnable);
    }
  }
  return flags;
}

/** **Update ordered actions** of a group (05 §8.11): the pair itself, then the same with every member's `then`. */
export function* updateGroupOrderedActions(ws: WorkingSet, update: OrderedUpdate): UpdateSteps {
  const pair = updatePair(ws, update);
  let changes: Changes = typeof pair === "number" ? pair : yield* pair;
  const { then, node } = update;
  for (const member of then.resource?.children ?? []) {
    const own = newestAction(member, then.task, node);
    if (own === undefined) continue;
    const result = member.methods.updateOrderedActions(ws, { ...update, then: own });
    changes |= typeof result === "number" ? result : yield* result;
  }
  return changes;
}
