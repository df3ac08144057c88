import type { Node } from "./node.js";

/** Nodes in the order in which they came; of several with one id it has one, the last, at the place of the first (01 §4.2). */
export class NodeSet {
  readonly #bySlot: (Node | undefined)[] = [];
  readonly #slots: number[] = [];

  get size(): number {
    return this.#slots.length;
  }

  /** Whether a node with the id of this one is in it. */
  has({ slot }: Node): boolean {
    return this.#bySlot[slot] !== undefined;
  }

  add(node: Node): void {
    const { slot } = node;
    if (this.#bySlot[slot] === undefined) this.#slots.push(slot);
    this.#bySlot[slot] = node;
  }

  get nodes(): Node[] {
    return this.#slots.flatMap((slot) => this.#bySlot[slot] ?? []);
  }
}
