import { newestOfTask } from "../facilities/actions.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";

/** An instance with its action of some task. */
export interface Counterpart {
  readonly instance: Resource;
  readonly action: Action;
}

/** The actions of one task of the instances of a collective, in the order of the instances. */
class Counterparts {
  /** Per instance the newest action, whatever its node. */
  readonly newest: readonly Counterpart[];
  readonly #byNode = new Map<Node, Counterpart[]>();
  /** Actions that had no node when this was made. */
  readonly #unplaced: Action[] = [];

  constructor(instances: readonly Resource[], task: string) {
    const newest: Counterpart[] = [];
    for (const instance of instances) {
      const action = newestOfTask(instance.decided.actions, task);
      if (!action) continue;
      newest.push({ instance, action });
      this.#place(instance, instance.decided.actions.withTask(task));
    }
    this.newest = newest;
  }

  /** Per instance the newest action on a node. */
  on(node: Node): readonly Counterpart[] {
    return this.#byNode.get(node) ?? NONE;
  }

  /** Whether no action has got its node since this was made. */
  get holds(): boolean {
    return this.#unplaced.every(({ node }) => !node);
  }

  #place(instance: Resource, actions: readonly Action[]): void {
    for (let i = actions.length - 1; i >= 0; i--) {
      const action = actions[i] as Action;
      const { node } = action;
      if (!node) {
        this.#unplaced.push(action);
        continue;
      }
      const there = this.#byNode.get(node);
      if (!there) this.#byNode.set(node, [{ instance, action }]);
      else if (there.at(-1)?.instance !== instance) there.push({ instance, action });
    }
  }
}

const NONE: readonly Counterpart[] = Object.freeze([]);

interface Index {
  /** Holds while no action is added. */
  readonly actionCount: number;
  readonly byTask: Map<string, { readonly counterparts: Counterparts; changes: number }>;
}

const INDEXES = mapSlot<readonly Resource[], Index>();

/**
 * The actions of a task of all instances, kept from one question to the next: collectives are asked about their
 * instances' actions for every relation that is applied (06 §13).
 */
export function counterpartsOf(ws: WorkingSet, instances: readonly Resource[], task: string): Counterparts {
  const indexes = ws.kept.of(INDEXES);
  let index = indexes.get(instances);
  if (!index || index.actionCount !== ws.actions.all.length) {
    index = { actionCount: ws.actions.all.length, byTask: new Map() };
    indexes.set(instances, index);
  }
  const known = index.byTask.get(task);
  if (known && (known.changes === ws.changes.value || known.counterparts.holds)) {
    known.changes = ws.changes.value;
    return known.counterparts;
  }
  const counterparts = new Counterparts(instances, task);
  index.byTask.set(task, { counterparts, changes: ws.changes.value });
  return counterparts;
}
