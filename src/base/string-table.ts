/**
 * String-keyed tables whose iteration order is that of the reference's hash tables (specification 01 §4).
 *
 * Look-ups go through a Map. The bucket array, which decides the order, is built only when somebody iterates or
 * removes something, by replaying the insertions; so thousands of small tables that nobody iterates stay cheap.
 */

import { utf8 } from "./utf8.js";

const MIN_SIZE = 8;
const EMPTY = -1;
const TOMBSTONE = -2;

/** The prime for a table of 2^bits buckets, by bits (01 §4.4). */
const MODS: readonly number[] = [
  1, 2, 3, 7, 13, 31, 61, 127, 251, 509, 1021, 2039, 4093, 8191, 16381, 32749, 65521, 131071, 262139, 524287, 1048573,
  2097143, 4194301, 8388593, 16777213,
];

function modFor(bits: number): number {
  return MODS[bits] ?? 16777213;
}

/**
 * The hash of a key over its UTF-8 bytes, of which those from 0x80 count as negative, as an unsigned 32-bit number (01 §4.3).
 * 0 and 1 are not yet replaced by 2.
 */
export function stringHash(key: string): number {
  let bytes: string | undefined;
  let hash = 0;
  for (let i = 0; i < (bytes ?? key).length; i++) {
    let code = (bytes ?? key).charCodeAt(i);
    if (code > 0x7f) {
      // What stands before is the same in both.
      bytes ??= utf8(key);
      code = ((bytes.charCodeAt(i) + 128) & 255) - 128;
    }
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash >>> 0;
}

/** The bucket array: entries are numbered in the order they came in. Keys must be folded by the caller if caseless. */
class Buckets {
  readonly #keys: string[] = [];
  readonly #hashes: number[] = [];
  /** Most tables are small, and a typed array takes longer to make. */
  readonly #slots: number[] = [EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY];
  #mod = modFor(3);
  #used = 0;
  #occupied = 0;

  private start(entry: number): number {
    return (Math.imul(11, this.#hashes[entry] as number) >>> 0) % this.#mod;
  }

  /** The slot of the key, or the slot to put it in (a slot without entry). */
  private probe(key: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let at = (Math.imul(11, hash) >>> 0) % this.#mod;
    let tombstone = -1;
    for (let step = 1; this.#slots[at] !== EMPTY; step++) {
      const entry = this.#slots[at] as number;
      if (entry === TOMBSTONE) {
        if (tombstone < 0) tombstone = at;
      } else if (this.#hashes[entry] === hash && this.#keys[entry] === key) return at;
      at = (at + step) & mask;
    }
    return tombstone < 0 ? at : tombstone;
  }

  private hash(key: string): number {
    return Math.max(2, stringHash(key));
  }

  insert(key: string): void {
    const hash = this.hash(key);
    const at = this.probe(key, hash);
    const old = this.#slots[at] as number;
    if (old >= 0) return;
    this.#slots[at] = this.#keys.length;
    this.#keys.push(key);
    this.#hashes.push(hash);
    this.#used++;
    if (old === EMPTY) {
      this.#occupied++;
      this.checkSize();
    }
  }

  /** Removes a key without checking the size; see {@link checkSize}. */
  remove(key: string): void {
    const at = this.probe(key, this.hash(key));
    if ((this.#slots[at] as number) < 0) return;
    this.#slots[at] = TOMBSTONE;
    this.#used--;
  }

  checkSize(): void {
    const size = this.#slots.length;
    if ((size > 4 * this.#used && size > MIN_SIZE) || size <= this.#occupied + (this.#occupied >> 4)) this.resize();
  }

  private resize(): void {
    const wanted = Math.floor((4 * this.#used) / 3);
    const bits = Math.max(3, 32 - Math.clz32(wanted));
    const size = 2 ** bits;
    const oldSize = this.#slots.length;
    this.#mod = modFor(bits);
    while (this.#slots.length < size) this.#slots.push(EMPTY);
    this.settle(oldSize, size);
    if (size < oldSize) this.#slots.length = size;
    this.#occupied = this.#used;
  }

  /** Places every entry anew within the same array; an entry in the way is lifted out and placed next. */
  private settle(oldSize: number, size: number): void {
    const settled = new Uint8Array(Math.max(oldSize, size));
    const slots = this.#slots;
    for (let i = 0; i < oldSize; i++) {
      if (settled[i] === 1) continue;
      let entry = slots[i] as number;
      slots[i] = EMPTY;
      while (entry >= 0) {
        let at = this.start(entry);
        for (let step = 1; settled[at] === 1; step++) at = (at + step) & (size - 1);
        settled[at] = 1;
        const displaced = slots[at] as number;
        slots[at] = entry;
        entry = displaced;
      }
    }
  }

  /** Keys in table order. */
  order(): readonly string[] {
    const found: string[] = [];
    for (const entry of this.#slots) if (entry >= 0) found.push(this.#keys[entry] as string);
    return found;
  }
}

/** The entries of one table, or of several that were made in the same way (see {@link StringTable.copy}). */
class Contents<V> {
  readonly byKey: Map<string, V>;
  buckets: Buckets | undefined;
  /** Keys in table order, until there are others. */
  #order: readonly string[] | undefined;
  /** Whether more than one table may have them: then they never change. */
  shared = false;
  /** What a copy starts with. */
  copied: Contents<V> | undefined;
  /** The first addition that was made to these, and what it led to. */
  next: { readonly key: string; readonly value: V; readonly contents: Contents<V> } | undefined;

  constructor(byKey: Map<string, V> = new Map()) {
    this.byKey = byKey;
  }

  /** The bucket array, replayed from the insertions so far if nobody needed it before. */
  materialize(): Buckets {
    if (this.buckets === undefined) {
      this.buckets = new Buckets();
      // Before the first removal the Map holds the keys in the order they were inserted.
      for (const key of this.byKey.keys()) this.buckets.insert(key);
    }
    return this.buckets;
  }

  /** Keys in table order. */
  ordered(): readonly string[] {
    this.#order ??= this.byKey.size < 2 ? [...this.byKey.keys()] : this.materialize().order();
    return this.#order;
  }

  /** Keys and values in table order. */
  entries(): [key: string, value: V][] {
    return this.ordered().map((key) => [key, this.byKey.get(key) as V]);
  }

  /** Removes what is there. */
  remove(key: string): void {
    this.copied = undefined;
    this.#order = undefined;
    const buckets = this.materialize();
    this.byKey.delete(key);
    buckets.remove(key);
    buckets.checkSize();
  }

  put(key: string, value: V): void {
    if (!this.byKey.has(key)) {
      this.buckets?.insert(key);
      this.#order = undefined;
    }
    this.byKey.set(key, value);
    this.copied = undefined;
  }
}

/** A table that whoever has it only reads. */
export type ReadonlyStringTable<V> = Omit<StringTable<V>, "set" | "delete">;

/** A string-keyed table, iterated in table order (01 §4). */
export class StringTable<V> {
  #contents: Contents<V> | undefined;

  get size(): number {
    return this.#contents === undefined ? 0 : this.#contents.byKey.size;
  }

  get(key: string): V | undefined {
    return this.#contents?.byKey.get(key);
  }

  has(key: string): boolean {
    return this.#contents?.byKey.has(key) === true;
  }

  /** Adds an entry; of an existing one only the value is replaced: it keeps its place. */
  set(key: string, value: V): this {
    this.#contents ??= new Contents<V>();
    if (!this.#contents.shared) this.#contents.put(key, value);
    else this.setShared(this.#contents, key, value);
    return this;
  }

  /** Copies that are changed alike go on sharing: so do the thousands of actions that get the same entries. */
  private setShared(contents: Contents<V>, key: string, value: V): void {
    const { next } = contents;
    if (next !== undefined && next.key === key && next.value === value) {
      this.#contents = next.contents;
      return;
    }
    this.#contents = this.unshared(contents);
    this.#contents.put(key, value);
    if (next !== undefined) return;
    this.#contents.shared = true;
    contents.next = { key, value, contents: this.#contents };
  }

  /** The same entries, for this table alone. */
  private unshared(contents: Contents<V>): Contents<V> {
    // Only copies are shared, and nothing was ever removed from those: the buckets can be replayed.
    return contents.shared ? new Contents<V>(new Map(contents.byKey)) : contents;
  }

  /** Removes an entry; tells whether there was one. */
  delete(key: string): boolean {
    if (this.#contents?.byKey.has(key) !== true) return false;
    this.#contents = this.unshared(this.#contents);
    this.#contents.remove(key);
    return true;
  }

  /**
   * What tells tables with the same entries in the same order apart from others: of two tables with one identity all is equal,
   * now and later. `undefined`: unknown. Tables that are changed get another one.
   */
  get identity(): object | undefined {
    return this.#contents?.shared === true ? this.#contents : undefined;
  }

  /** Keys and values in table order, as they are at the time of the call. */
  entries(): [key: string, value: V][] {
    return this.#contents === undefined ? [] : this.#contents.entries();
  }

  /** Keys in table order. */
  keys(): readonly string[] {
    return this.#contents === undefined ? [] : this.#contents.ordered();
  }

  /** Values in table order. */
  values(): V[] {
    return this.entries().map(([, value]) => value);
  }

  [Symbol.iterator](): IterableIterator<[key: string, value: V]> {
    return this.entries()[Symbol.iterator]();
  }

  /** Visits the entries in the order of their insertion, which costs less: for where no order is asked for. */
  forEach(visit: (value: V, key: string) => void): void {
    this.#contents?.byKey.forEach(visit);
  }

  /**
   * A new table into which the entries were inserted in this table's order (01 §4.5); its own order may differ. Copies
   * share their entries until they are changed.
   */
  copy(): StringTable<V> {
    const copy = new StringTable<V>();
    const contents = this.#contents;
    if (contents === undefined) return copy;
    if (contents.copied === undefined) {
      contents.copied = new Contents<V>(new Map(contents.entries()));
      contents.copied.shared = true;
    }
    copy.#contents = contents.copied;
    return copy;
  }
}
