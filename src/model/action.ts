import { StringTable } from "../base/string-table.js";
import { equalsCaseless, foldCase } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { ActionNeeds } from "../policy/requires.js";
import type { GraphAction } from "../verdict/graph.js";
import type { ActionFlags } from "./action-flag.js";
import * as ActionFlag from "./action-flag.js";
import type { Node } from "./node.js";
import { NodeIndex } from "./node-index.js";
import type { RelationFlags } from "./relation-flag.js";
import type { Resource } from "./resource.js";

/** Counts every change that the update pass must see (08 §8.22): flags, nodes, reasons, relations, assignments. */
export interface ChangeCounter {
  value: number;
}

/** A record of an action's inputs: `action` comes first. Disabled when its flags are none (08 §8.1.2). */
export interface BeforeRecord {
  readonly action: Action;
  flags: RelationFlags;
  graphed: boolean;
}

/** A record of what comes after an action: `action` is the `then`. Its flags never change. */
export interface AfterRecord {
  readonly action: Action;
  readonly flags: RelationFlags;
}

/** What most actions begin with, and many end with. A list with something in it is always another one: see `relate`. */
const NOTHING_BEFORE: BeforeRecord[] = [];
const NOTHING_AFTER: AfterRecord[] = [];

/** What an action's own methods write and nobody else: see `Action`. */
type Guarded = "flags" | "node" | "reason";

/**
 * An action (07 §1.1). Lists that the specification reads newest first are kept in creation order: walk them backwards.
 * What is read a million times before V8 optimizes anything are plain fields, which this type lets nobody write.
 */
export type Action = Readonly<Pick<StoredAction, Guarded>> & Omit<StoredAction, Guarded>;

class StoredAction {
  readonly id: number;
  readonly key: string;
  task: string;
  /** Of a cancel action: the recurring action being cancelled. */
  cancelTask: string | undefined;
  readonly resource: Resource | undefined;
  /** The `op` element that applies. */
  configuration: Element | undefined;
  readonly meta: StringTable<string>;
  needs: ActionNeeds = "nothing";
  priority = 0;
  requiredRunnableBefore = 0;
  runnableBefore = 0;
  /** Inputs, in creation order until they are deduplicated. */
  before: BeforeRecord[] = NOTHING_BEFORE;
  /** In creation order. */
  after: AfterRecord[] = NOTHING_AFTER;
  /** Per `then` action the flag sets already related; made by `relate` when the list grows long. */
  afterIndex: Map<Action, RelationFlags[]> | undefined;
  /** The change counter's value after the last processing in which nothing changed (08 §8.22). */
  settledAt = -1;
  /** What the transition graph says about it, once it was written in a synapse or as an input (08 §8.18.2). */
  written: GraphAction | undefined;
  flags: ActionFlags;
  node: Node | undefined;
  reason: string | undefined;

  #extra: StringTable<string> | undefined;
  readonly #changes: ChangeCounter;

  constructor(
    changes: ChangeCounter,
    fields: {
      id: number;
      key: string;
      task: string;
      resource: Resource | undefined;
      node: Node | undefined;
      flags: ActionFlags;
      configuration?: Element | undefined;
      meta?: StringTable<string>;
    },
  ) {
    this.#changes = changes;
    this.id = fields.id;
    this.key = fields.key;
    this.task = fields.task;
    this.resource = fields.resource;
    this.node = fields.node;
    this.flags = fields.flags;
    this.configuration = fields.configuration;
    this.meta = fields.meta ?? new StringTable<string>();
  }

  /** Instance attributes given inside the `op` element (07 §2.5). Few actions have any: see `hasExtra`. */
  get extra(): StringTable<string> {
    this.#extra ??= new StringTable<string>();
    return this.#extra;
  }

  get hasExtra(): boolean {
    return this.#extra !== undefined && this.#extra.size > 0;
  }

  has(flag: ActionFlags): boolean {
    return (this.flags & flag) !== 0;
  }

  get optional(): boolean {
    return (this.flags & ActionFlag.optional) !== 0;
  }

  get runnable(): boolean {
    return (this.flags & ActionFlag.runnable) !== 0;
  }

  get pseudo(): boolean {
    return (this.flags & ActionFlag.pseudo) !== 0;
  }

  set(flags: ActionFlags): void {
    const next = this.flags | flags;
    if (next === this.flags) return;
    this.flags = next;
    this.#changes.value++;
  }

  clear(flags: ActionFlags): void {
    const next = this.flags & ~flags;
    if (next === this.flags) return;
    this.flags = next;
    this.#changes.value++;
  }

  /** Puts flags back to an earlier value without counting as a change (08 §8.22 note 3). */
  restoreFlags(flags: ActionFlags): void {
    this.flags = flags;
  }

  /** Gives an action its node (08 §8.2.2, node filling). */
  placeOn(node: Node): void {
    if (this.node === node) return;
    this.node = node;
    this.#changes.value++;
  }

  /** **Set reason** (07 §2.8): without `overwrite` the first reason stays. */
  setReason(reason: string | undefined, overwrite: boolean): void {
    if (this.reason === reason || (this.reason !== undefined && !overwrite)) return;
    this.reason = reason;
    this.#changes.value++;
  }

  /** The `interval` of the meta table in ms, 0 if unset or not a number (07 §14.5). */
  get interval(): number {
    const text = this.meta.get("interval");
    const value = text === undefined ? 0 : Number.parseInt(text, 10);
    return Number.isNaN(value) ? 0 : value;
  }
}

export const Action: new (...made: ConstructorParameters<typeof StoredAction>) => Action = StoredAction;

/** Up to so many different keys, one is found by looking at each. */
const FEW_KEYS = 16;

/** Lists of actions with one key that are not longer than this are scanned; longer ones are indexed by node. */
const SHORT = 16;

/**
 * Actions in creation order with indexes by key and by task (07 §1.3), made when first asked for. The specification's
 * lists are newest first; its *find actions* results are oldest first, which is the order of the arrays returned here.
 */
export class ActionList {
  readonly all: Action[] = [];
  /** The keys, and the actions of each; keys that differ only in case share a list. */
  readonly #keys: string[] = [];
  #lists: Action[][] | undefined;
  /** Whether a key ends as that of a stop does: the one thing that is asked of each resource on each node. */
  #stops = false;
  /** The lists by key as it is and in lower case; only for many keys. */
  #byKey: Map<string, Action[] | undefined> | undefined;
  /** By list of actions with one key, for long ones. */
  #byNode: Map<readonly Action[], NodeIndex> | undefined;
  /** Made anew after a task changed. */
  #byTask: Map<string, Action[]> | undefined;

  /** Whether any of them may be a stop. */
  get mayStop(): boolean {
    return this.#stops;
  }

  add(action: Action): void {
    this.all.push(action);
    if (!this.#stops && STOP.test(action.key)) this.#stops = true;
    if (this.#lists !== undefined) this.#file(this.#lists, action);
    if (this.#byTask !== undefined) append(this.#byTask, foldCase(action.task), action);
  }

  /** All actions with the key, ignoring case, oldest first. Do not change the result. */
  withKey(key: string): readonly Action[] {
    if (this.#lists === undefined) {
      this.#lists = [];
      for (const action of this.all) this.#file(this.#lists, action);
    }
    return this.#find(this.#lists, key) ?? NONE;
  }

  #file(lists: Action[][], action: Action): void {
    const { key } = action;
    const known = this.#find(lists, key);
    if (known !== undefined) {
      known.push(action);
      return;
    }
    const list = [action];
    lists.push(list);
    this.#keys.push(key);
    this.#byKey?.set(key, list).set(foldCase(key), list);
  }

  #find(lists: readonly Action[][], key: string): Action[] | undefined {
    const keys = this.#keys;
    if (keys.length > FEW_KEYS) {
      this.#byKey ??= new Map(
        keys.flatMap((known, i) => [known, foldCase(known)].map((each) => [each, lists[i]] as const)),
      );
      return this.#byKey.get(key) ?? this.#byKey.get(foldCase(key));
    }
    for (let i = 0; i < keys.length; i++) if (equalsCaseless(keys[i], key)) return lists[i];
    return undefined;
  }

  /** Those with the key that are on the node, oldest first. Do not change the result. */
  on(key: string, node: Node): readonly Action[] {
    const actions = this.withKey(key);
    if (actions.length > SHORT) return this.#indexOf(actions).on(node);
    return onNode(actions, node);
  }

  /** As {@link on}; those without a node are put on this one first (08 §8.2.2). */
  claim(key: string, node: Node): readonly Action[] {
    const actions = this.withKey(key);
    if (actions.length > SHORT) return this.#indexOf(actions).claim(node);
    for (const action of actions) if (action.node === undefined) action.placeOn(node);
    return onNode(actions, node);
  }

  /** The oldest of what {@link claim} gives. */
  claimOldest(key: string, node: Node): Action | undefined {
    const actions = this.withKey(key);
    if (actions.length > SHORT) return this.#indexOf(actions).claim(node)[0];
    let oldest: Action | undefined;
    for (let i = 0; i < actions.length; i++) {
      const action = actions[i] as Action;
      if (action.node === undefined) action.placeOn(node);
      if (oldest === undefined && action.node === node) oldest = action;
    }
    return oldest;
  }

  #indexOf(actions: readonly Action[]): NodeIndex {
    this.#byNode ??= new Map();
    let index = this.#byNode.get(actions);
    if (index === undefined) {
      index = new NodeIndex(actions);
      this.#byNode.set(actions, index);
    }
    return index;
  }

  /** All actions with the task, ignoring case, oldest first. Do not change the result. */
  withTask(task: string): readonly Action[] {
    if (this.#byTask === undefined) {
      this.#byTask = new Map();
      for (const action of this.all) append(this.#byTask, foldCase(action.task), action);
    }
    return this.#byTask.get(foldCase(task)) ?? NONE;
  }

  /** The newest action with the task, ignoring case; on the node if there is one. Asked of thousands of short lists. */
  newestOfTask(task: string, node: Node | undefined): Action | undefined {
    const actions = this.all.length <= SHORT ? this.all : this.withTask(task);
    for (let i = actions.length - 1; i >= 0; i--) {
      const action = actions[i] as Action;
      if ((node === undefined || action.node === node) && equalsCaseless(action.task, task)) return action;
    }
    return undefined;
  }

  /** Changes an action's task and keeps the index true (07 §14.6). */
  retask(action: Action, task: string): void {
    action.task = task;
    this.#byTask = undefined;
  }
}

const STOP = /_stop_0$/i;

const NONE: readonly Action[] = Object.freeze([]);

function onNode(actions: readonly Action[], node: Node): readonly Action[] {
  if (actions.length > 1) return actions.filter((action) => action.node === node);
  return actions[0]?.node === node ? actions : NONE;
}

function append(index: Map<string, Action[]>, key: string, action: Action): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [action]);
  else list.push(action);
}

/** An ordering record (04 §13.1): relations between actions found by key when it is applied (08 §8.10). */
export interface OrderingRecord {
  readonly firstResource: Resource | undefined;
  readonly firstKey: string | undefined;
  readonly firstAction: Action | undefined;
  readonly thenResource: Resource | undefined;
  readonly thenKey: string | undefined;
  readonly thenAction: Action | undefined;
  readonly flags: RelationFlags;
}
