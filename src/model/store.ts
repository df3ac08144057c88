/**
 * Names one thing that is worked out once and kept. A slot is a constant: what is kept under its name lies in a
 * {@link Store}, so that modules have no state and whatever an evaluation keeps goes with it.
 */
export class Slot<Value> {
  readonly make: () => Value;

  /** @param make the empty thing, such as a Map */
  constructor(make: () => Value) {
    this.make = make;
  }
}

/** What was worked out, by slot. */
export class Store {
  readonly #kept = new Map<Slot<unknown>, unknown>();

  /** What is kept in a slot: always the same thing, made when it is first asked for. */
  of<Value>(slot: Slot<Value>): Value {
    const known = this.#kept.get(slot);
    // Only this method writes, and what `make` of the same slot gave: a Map cannot say so.
    if (known !== undefined) return known as Value;
    const made = slot.make();
    this.#kept.set(slot, made);
    return made;
  }
}

/** A slot for things known by another one. */
export function mapSlot<Key, Value>(): Slot<Map<Key, Value>> {
  return new Slot(() => new Map<Key, Value>());
}

/** A slot for what was read from parts of documents: kept as long as these are. */
export function partSlot<Part extends object, Value>(): Slot<WeakMap<Part, Value>> {
  return new Slot(() => new WeakMap<Part, Value>());
}
