import { type Draft, nodes } from "../draft.js";

/** The start of all ids that the upgrade to 4.0 makes (10 §9). */
export const PREFIX = "pcmk__3_10_upgrade-";

/** Where the nodes of the upgrade to 4.0 come from, and which of them it changed (10 §9). */
export class Marks {
  readonly #own = new Set<Draft>();
  readonly #changed = new Set<Draft>();

  /** All elements of the input are its own. */
  constructor(root: Draft) {
    for (const node of nodes(root)) this.#own.add(node);
  }

  /** Whether an element was in the input, other than copied or made ones. */
  isOwn(node: Draft): boolean {
    return this.#own.has(node);
  }

  isChanged(node: Draft): boolean {
    return this.#changed.has(node);
  }

  setChanged(node: Draft): void {
    this.#changed.add(node);
  }

  /** Marks a node as a copy, and returns it. */
  copied(node: Draft): Draft {
    this.#own.delete(node);
    return node;
  }

  /** A copy of a node and everything in it, all marked as copies. */
  copyOf(node: Draft): Draft {
    const copy = node.with({ children: node.children.map((child) => this.copyOf(child)) });
    if (this.#changed.has(node)) this.#changed.add(copy);
    return copy;
  }
}
