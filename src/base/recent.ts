/** Values by text, of which the ones used lately are kept: between half of `most` and `most` of them, once there are so many. */
export class Recent<Value> {
  readonly #half: number;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();

  constructor(most: number) {
    this.#half = Math.ceil(most / 2);
  }

  /** How many are kept. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** The value for a text, made if it is not kept (any more). */
  get(text: string, make: (text: string) => Value): Value {
    const known = this.#young.get(text);
    if (known !== undefined) return known;
    const value = this.#old.get(text) ?? make(text);
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#old.delete(text);
    this.#young.set(text, value);
    return value;
  }
}
