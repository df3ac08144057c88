import { newestOfTask } from "../facilities/actions.js";
/** The actions of a group and how they stand for those of its members (05 §8.3, §8.10, §8.11). */

import { isTrue } from "../base/number.js";
import { resourcePseudoAction } from "../facilities/obtain.js";
import { updatePair } from "../graph/update-pair.js";
import type { Action } from "../model/action.js";
import type { ActionFlags } from "../model/action-flag.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Changes } from "../model/changed.js";
import type { OrderedUpdate, UpdateSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { foldedTask, taskType } from "../policy/task.js";

const START_STOP = ["start", "running", "stop", "stopped"] as const;
const PROMOTE_DEMOTE = ["demote", "demoted", "promote", "promoted"] as const;

/** **Create actions** of a group (05 §8.3): its members' first, then its own. */
export function createGroupActions(ws: WorkingSet, group: Resource): void {
  for (const member of group.children) member.methods.createActions(ws, member);
  for (const task of START_STOP) resourcePseudoAction(ws, group, task, true, true);
  if (!isTrue(group.configured.meta.get("promotable"))) return;
  for (const task of PROMOTE_DEMOTE) resourcePseudoAction(ws, group, task, true, true);
}

/** The task of a member for which a group's task stands; `no_action` for one that ordering logic does not know. */
function memberTask(task: string): string {
  return foldedTask(taskType(task));
}

/** Per task the newest action of each member, and per action of the group its flags, as far as they still hold. */
interface MemberActions {
  readonly actionCount: number;
  readonly byTask: Map<string, readonly (Action | undefined)[]>;
  readonly flags: Map<Action, { readonly changes: number; readonly flags: ActionFlags }>;
}

const MEMBERS = mapSlot<Resource, MemberActions>();

function membersOf(ws: WorkingSet, group: Resource): MemberActions {
  const known = ws.kept.of(MEMBERS);
  let members = known.get(group);
  if (members?.actionCount !== ws.actions.all.length) {
    members = { actionCount: ws.actions.all.length, byTask: new Map(), flags: new Map() };
    known.set(group, members);
  }
  return members;
}

/** The members' newest actions of a task, on the node if one is given; `undefined` for a member that has none. */
function newestActions(
  ws: WorkingSet,
  group: Resource,
  task: string,
  node: Node | undefined,
): readonly (Action | undefined)[] {
  if (node !== undefined) return group.children.map((member) => newestOfTask(member.decided.actions, task, node));
  const { byTask } = membersOf(ws, group);
  let actions = byTask.get(task);
  if (actions === undefined) {
    actions = group.children.map((member) => newestOfTask(member.decided.actions, task));
    byTask.set(task, actions);
  }
  return actions;
}

/**
 * **Action flags** of a group's action (05 §8.10): required once a member's action is; a completion unrunnable once a
 * member's action is. The action itself is changed, too; asking again changes nothing until something else does.
 */
export function refreshGroupFlags(ws: WorkingSet, action: Action, node: Node | undefined): ActionFlags {
  const group = action.resource;
  if (group === undefined) return action.flags;
  if (node !== undefined) return computeFlags(ws, group, action, node);
  const before = membersOf(ws, group).flags.get(action);
  if (before?.changes === ws.changes.value) return before.flags;
  const flags = computeFlags(ws, group, action, undefined);
  membersOf(ws, group).flags.set(action, { changes: ws.changes.value, flags });
  return flags;
}

function computeFlags(ws: WorkingSet, group: Resource, action: Action, node: Node | undefined): ActionFlags {
  let flags = ActionFlag.optional | ActionFlag.runnable | ActionFlag.pseudo;
  const task = memberTask(action.task);
  const folded = task !== action.task;
  for (const own of newestActions(ws, group, task, node)) {
    if (own === undefined) {
      if (task !== "stop" && task !== "demote") flags &= ~ActionFlag.runnable;
      continue;
    }
    if (!own.optional) {
      flags &= ~ActionFlag.optional;
      action.clear(ActionFlag.optional);
    }
    if (folded && (flags & ActionFlag.runnable) !== 0 && !own.runnable) {
      flags &= ~ActionFlag.runnable;
      action.clear(ActionFlag.runnable);
    }
  }
  return flags;
}

/** **Update ordered actions** of a group (05 §8.11): the pair itself, then the same with every member's `then`. */
export function updateGroupOrderedActions(ws: WorkingSet, update: OrderedUpdate): Changes | UpdateSteps {
  const pair = updatePair(ws, update);
  return typeof pair === "number" ? updateMembers(ws, update, pair) : afterPair(ws, update, pair);
}

function* afterPair(ws: WorkingSet, update: OrderedUpdate, pair: UpdateSteps): UpdateSteps {
  const changes = updateMembers(ws, update, yield* pair);
  return typeof changes === "number" ? changes : yield* changes;
}

/** Most members ask for nothing: steps are made where one does. */
function updateMembers(ws: WorkingSet, update: OrderedUpdate, pairChanges: Changes): Changes | UpdateSteps {
  const { first, then, node, flags, filter, kind } = update;
  const { resource } = then;
  if (resource === undefined || resource.children.length === 0) return pairChanges;
  let changes = pairChanges;
  const actions = newestActions(ws, resource, then.task, node);
  for (let i = 0; i < actions.length; i++) {
    const own = actions[i];
    if (own?.resource === undefined) continue;
    const result = own.resource.methods.updateOrderedActions(ws, { first, then: own, node, flags, filter, kind });
    if (typeof result !== "number") return restOfMembers(ws, update, actions.slice(i + 1), changes, result);
    changes |= result;
  }
  return changes;
}

/** A member that needs steps, and the members after it. */
function* restOfMembers(
  ws: WorkingSet,
  update: OrderedUpdate,
  rest: readonly (Action | undefined)[],
  changesBefore: Changes,
  interruption: UpdateSteps,
): UpdateSteps {
  let changes = changesBefore | (yield* interruption);
  for (const own of rest) {
    if (own?.resource === undefined) continue;
    const result = own.resource.methods.updateOrderedActions(ws, { ...update, then: own });
    changes |= typeof result === "number" ? result : yield* result;
  }
  return changes;
}
