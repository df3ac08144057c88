import type { Node } from "./node.js";

/** Nodes in the order in which they came; of several with one id it has one, the last, at the place of the first (01 §4.2). */
export class NodeSet {
  readonly #nodes: Node[] = [];
  /** One bit per slot. */
  readonly #taken: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  /** Whether a node with the id of this one is in it. */
  has({ slot }: Node): boolean {
    return (((this.#taken[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1;
  }

  add(node: Node): void {
    const nodes = this.#nodes;
    if (nodes.length > 0 && nodes[nodes.length - 1] === node) return;
    const { slot } = node;
    const word = slot >>> 5;
    const taken = this.#taken;
    while (taken.length <= word) taken.push(0);
    const bits = taken[word] as number;
    const bit = 1 << (slot & 31);
    if ((bits & bit) === 0) {
      taken[word] = bits | bit;
      nodes.push(node);
    } else {
      const at = nodes.findIndex((each) => each.slot === slot);
      nodes[at] = node;
    }
  }

  get nodes(): Node[] {
    return this.#nodes.slice();
  }
}
