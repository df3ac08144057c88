import { compareBytes } from "../base/text.js";
import type { GraphAttribute } from "../verdict/graph.js";

/**
 * How a value gets its place (08 §8.18.5): `add`: the first value of a name wins; `meta`: the same, but among those that
 * collide the table order decides; `set`: replaces any value before it.
 */
export type Placement = "add" | "meta" | "set";

/**
 * A sequence of attribute names. Most actions have the same names in the same sequence, so that what the sorted list
 * looks like is worked out once per sequence and not once per action.
 */
class AttributeShape {
  readonly #parent: AttributeShape | undefined;
  readonly #name: string;
  readonly #placement: Placement;
  readonly #next: Record<Placement, Map<string, AttributeShape>> = { add: new Map(), meta: new Map(), set: new Map() };
  #order: readonly number[] | undefined;
  #ambiguous = false;

  constructor(parent: AttributeShape | undefined, name: string, placement: Placement) {
    this.#parent = parent;
    this.#name = name;
    this.#placement = placement;
  }

  /** The sequence with one more name. */
  with(name: string, placement: Placement): AttributeShape {
    const next = this.#next[placement];
    let shape = next.get(name);
    if (shape === undefined) {
      shape = new AttributeShape(this, name, placement);
      next.set(name, shape);
    }
    return shape;
  }

  /** Which places of the sequence make the list sorted by name. */
  get order(): readonly number[] {
    this.#order ??= this.#sort();
    return this.#order;
  }

  /** Names from a meta table collide: they have to be added in table order. */
  get ambiguous(): boolean {
    this.#order ??= this.#sort();
    return this.#ambiguous;
  }

  #sort(): readonly number[] {
    const steps: AttributeShape[] = [];
    for (let step: AttributeShape | undefined = this; step.#parent !== undefined; step = step.#parent) steps.push(step);
    const places = new Map<string, { readonly place: number; readonly placement: Placement }>();
    for (const [place, step] of steps.reverse().entries()) {
      const placement = step.#placement;
      const before = places.get(step.#name);
      if (before?.placement === "meta" && placement === "meta") this.#ambiguous = true;
      if (before === undefined || placement === "set") places.set(step.#name, { place, placement });
    }
    return [...places].sort((a, b) => compareBytes(a[0], b[0])).map(([, { place }]) => place);
  }
}

/** Collects the attributes of one action after the other, and sorts them by name in byte order. */
export class AttributeCollector {
  readonly #empty = new AttributeShape(undefined, "", "add");
  readonly #values: GraphAttribute[] = [];
  #shape = this.#empty;

  start(): void {
    this.#values.length = 0;
    this.#shape = this.#empty;
  }

  add(pair: GraphAttribute, placement: Placement): void {
    this.#shape = this.#shape.with(pair[0], placement);
    this.#values.push(pair);
  }

  addAll(pairs: readonly GraphAttribute[], placement: Placement): void {
    for (let i = 0; i < pairs.length; i++) this.add(pairs[i] as GraphAttribute, placement);
  }

  get ambiguous(): boolean {
    return this.#shape.ambiguous;
  }

  sorted(): readonly GraphAttribute[] {
    const values = this.#values;
    return this.#shape.order.map((place) => values[place] as GraphAttribute);
  }
}

/** Pairs of names and values: what is asked for several times in a row is one object. */
export class PairCache {
  readonly #last = new Map<string, GraphAttribute>();

  pair(name: string, value: string): GraphAttribute {
    const last = this.#last.get(name);
    if (last !== undefined && last[1] === value) return last;
    const made: GraphAttribute = [name, value];
    this.#last.set(name, made);
    return made;
  }
}
