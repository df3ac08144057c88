/** Looking up actions by key, task and node, and claiming those without a node for one (07 §2.2). */
import type { Action, ActionList } from "../model/action.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";

/**
 * **Find actions** (07 §2.2) with a node: those with the key (ignoring case) on it, oldest first. Those that have no node
 * are claimed: they are put on it (**node filling**, 08 §8.2.2). Without a node all with the key.
 */
export function claimActions(list: ActionList, key: string, node: Node | undefined): Action[] {
  return node === undefined ? list.withKey(key).slice() : list.claim(key, node).slice();
}

/** The oldest of what {@link claimActions} gives. All that match are put on the node if they have none. */
export function claimOldest(list: ActionList, key: string, node: Node | undefined): Action | undefined {
  return node === undefined ? list.withKey(key)[0] : list.claimOldest(key, node);
}

/** **Actions of a task** (07 §2.2): as {@link claimActions} those of a resource with key `ID_TASK_0`. */
export function claimActionsOfTask(resource: Resource, node: Node | undefined, task: string): Action[] {
  return claimActions(resource.decided.actions, resource.keyOf(task), node);
}

/** **Find actions exactly** (07 §2.2): actions without a node never match, no wanted node finds nothing. Oldest first. */
export function actionsOn(list: ActionList, key: string, node: Node | undefined): Action[] {
  return node === undefined ? [] : list.on(key, node).slice();
}

/** The oldest action with the key (ignoring case), on the node if there is one. */
export function oldestWithKey(list: ActionList, key: string, node: Node | undefined): Action | undefined {
  return node === undefined ? list.withKey(key)[0] : list.on(key, node)[0];
}

/** **Find first** (07 §2.2) by key (ignoring case), and by node if there is one: the newest action. */
export function newestWithKey(list: ActionList, key: string, node?: Node): Action | undefined {
  return node === undefined ? list.withKey(key).at(-1) : list.on(key, node).at(-1);
}

/** **Find first** (07 §2.2) by task (ignoring case), and by node if there is one: the newest action. */
export function newestOfTask(list: ActionList, task: string, node?: Node): Action | undefined {
  return list.newestOfTask(task, node);
}
