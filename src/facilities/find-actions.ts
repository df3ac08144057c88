/** Looking up actions by key, task and node (07 §2.2). */
import type { Action, ActionList } from "../model/action.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";

/** Lists of actions with one key that are not longer than this are scanned; longer ones are indexed by node. */
const SHORT = 16;

/**
 * The actions with one key by node. Actions are only ever appended to such a list, and the node of an action changes
 * only from none to one, so the index just catches up before each use.
 */
class NodeIndex {
  readonly #actions: readonly Action[];
  readonly #byNode = new Map<Node, Action[]>();
  #nodeless: Action[] = [];
  #seen = 0;

  constructor(actions: readonly Action[]) {
    this.#actions = actions;
  }

  /** Oldest first. With `fill`, actions without a node get this one. */
  on(node: Node, fill: boolean): readonly Action[] {
    for (; this.#seen < this.#actions.length; this.#seen++) this.#nodeless.push(this.#actions[this.#seen] as Action);
    if (this.#nodeless.length > 0) this.#sortIn(node, fill);
    return this.#byNode.get(node) ?? NONE;
  }

  #sortIn(node: Node, fill: boolean): void {
    const left: Action[] = [];
    for (const action of this.#nodeless) {
      if (fill && action.node === undefined) action.placeOn(node);
      if (action.node === undefined) left.push(action);
      else this.#insert(action.node, action);
    }
    this.#nodeless = left;
  }

  #insert(node: Node, action: Action): void {
    const list = this.#byNode.get(node);
    if (list === undefined) {
      this.#byNode.set(node, [action]);
      return;
    }
    let at = list.length;
    while (at > 0 && (list[at - 1] as Action).id > action.id) at--;
    list.splice(at, 0, action);
  }
}

const NONE: readonly Action[] = Object.freeze([]);
const indexes = new WeakMap<readonly Action[], NodeIndex>();

function indexFor(actions: readonly Action[]): NodeIndex {
  let index = indexes.get(actions);
  if (index === undefined) {
    index = new NodeIndex(actions);
    indexes.set(actions, index);
  }
  return index;
}

/**
 * **Find actions** (07 §2.2): those with the key (ignoring case), oldest first; with a node those on it, and those
 * without a node, which thereby are put on it (**node filling**, 08 §8.2.2).
 */
export function findActions(list: ActionList, key: string, node: Node | undefined): Action[] {
  const actions = list.withKey(key);
  if (node === undefined) return actions.slice();
  if (actions.length > SHORT) return indexFor(actions).on(node, true).slice();
  const found: Action[] = [];
  for (const action of actions) {
    if (action.node === undefined) action.placeOn(node);
    if (action.node === node) found.push(action);
  }
  return found;
}

/** **Find actions exactly** (07 §2.2): actions without a node never match, no wanted node finds nothing. Oldest first. */
export function findActionsExactly(list: ActionList, key: string, node: Node | undefined): Action[] {
  if (node === undefined) return [];
  const actions = list.withKey(key);
  if (actions.length > SHORT) return indexFor(actions).on(node, false).slice();
  return actions.filter((action) => action.node === node);
}

/** The head of the result of *find actions*: the oldest match. All matches are put on the node if they have none. */
export function findOldest(list: ActionList, key: string, node: Node | undefined): Action | undefined {
  const actions = list.withKey(key);
  if (node === undefined) return actions[0];
  if (actions.length > SHORT) return indexFor(actions).on(node, true)[0];
  let oldest: Action | undefined;
  for (const action of actions) {
    if (action.node === undefined) action.placeOn(node);
    if (oldest === undefined && action.node === node) oldest = action;
  }
  return oldest;
}

/** **Find first** (07 §2.2) by task (ignoring case): the newest action. */
export function findFirstOfTask(list: ActionList, task: string): Action | undefined {
  return list.withTask(task).at(-1);
}

/** **Find first** (07 §2.2) by key (ignoring case), and by node if there is one: the newest action; no node filling. */
export function findFirstWithKey(list: ActionList, key: string, node?: Node): Action | undefined {
  return node === undefined ? list.withKey(key).at(-1) : findActionsExactly(list, key, node).at(-1);
}

/** **Actions of a task** (07 §2.2): those of a resource with key `ID_TASK_0`; with a node those on it. */
export function actionsOfTask(resource: Resource, node: Node | undefined, task: string): Action[] {
  return findActions(resource.actions, resource.keyOf(task), node);
}
