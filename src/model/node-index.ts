import type { Action } from "./action.js";
import type { Node } from "./node.js";

const NONE: readonly Action[] = Object.freeze([]);

/**
 * The actions with one key by node. Actions are only ever appended to such a list, and the node of an action changes
 * only from none to one, so the index just catches up before each use.
 */
export class NodeIndex {
  readonly #actions: readonly Action[];
  readonly #byNode = new Map<Node, Action[]>();
  #nodeless: Action[] = [];
  #seen = 0;

  constructor(actions: readonly Action[]) {
    this.#actions = actions;
  }

  /** Those on the node, oldest first. */
  on(node: Node): readonly Action[] {
    this.#catchUp();
    return this.#byNode.get(node) ?? NONE;
  }

  /** As {@link on}; those without a node are put on this one first. */
  claim(node: Node): readonly Action[] {
    this.#catchUp();
    for (const action of this.#nodeless) action.placeOn(node);
    return this.on(node);
  }

  #catchUp(): void {
    for (; this.#seen < this.#actions.length; this.#seen++) this.#nodeless.push(this.#actions[this.#seen] as Action);
    if (this.#nodeless.length === 0) return;
    const left: Action[] = [];
    for (const action of this.#nodeless) {
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
