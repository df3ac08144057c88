import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StringTable, stringHash } from "../../src/base/string-table.js";

function tableOf(keys: readonly string[]): StringTable<number> {
  const table = new StringTable<number>();
  for (const [index, key] of keys.entries()) table.set(key, index);
  return table;
}

const words = (text: string): string[] => text.split(" ");
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i));

/** The text of 01 §4.3 to §4.5 as it stands, with objects in an array. */
class NaiveTable {
  private slots: ({ key: string; hash: number } | "tombstone" | undefined)[] = new Array(8).fill(undefined);
  private static readonly primes = [7, 13, 31, 61, 127, 251, 509, 1021, 2039, 4093];

  private hash(key: string): number {
    let h = 0;
    for (const byte of Buffer.from(key, "utf8")) h = (h * 31 + (byte > 127 ? byte - 256 : byte)) >>> 0;
    return h < 2 ? 2 : h;
  }

  private start(hash: number): number {
    return Number((11n * BigInt(hash)) % 2n ** 32n) % (NaiveTable.primes[Math.log2(this.slots.length) - 3] ?? 0);
  }

  private probe(key: string): number {
    const hash = this.hash(key);
    let i = this.start(hash);
    let step = 0;
    let noted: number | undefined;
    for (let slot = this.slots[i]; slot !== undefined; slot = this.slots[i]) {
      if (slot === "tombstone") noted ??= i;
      else if (slot.key === key) return i;
      step += 1;
      i = (i + step) % this.slots.length;
    }
    return noted ?? i;
  }

  insert(key: string): void {
    const at = this.probe(key);
    const old = this.slots[at];
    if (typeof old === "object") return;
    this.slots[at] = { key, hash: this.hash(key) };
    if (old === undefined) this.checkSize();
  }

  remove(key: string): void {
    const at = this.probe(key);
    if (typeof this.slots[at] !== "object") return;
    this.slots[at] = "tombstone";
    this.checkSize();
  }

  private checkSize(): void {
    const size = this.slots.length;
    const used = this.slots.filter((slot) => typeof slot === "object").length;
    const occupied = this.slots.filter((slot) => slot !== undefined).length;
    if ((size > 4 * used && size > 8) || size <= occupied + Math.floor(occupied / 16)) this.resize(used);
  }

  private resize(used: number): void {
    const old = this.slots.length;
    const size = 2 ** Math.max(3, Math.floor((4 * used) / 3).toString(2).length);
    const target = size;
    const kept = this.slots;
    while (kept.length < size) kept.push(undefined);
    this.slots = new Array(target).fill(undefined);
    const settled = new Set<number>();
    for (let i = 0; i < old; i++) {
      if (settled.has(i)) continue;
      let entry = kept[i];
      kept[i] = undefined;
      while (typeof entry === "object") {
        let j = this.start(entry.hash);
        for (let step = 1; settled.has(j); step++) j = (j + step) % size;
        settled.add(j);
        const next: (typeof kept)[number] = kept[j];
        kept[j] = entry;
        entry = next;
      }
    }
    this.slots = kept.slice(0, size);
  }

  keys(): string[] {
    return this.slots.flatMap((slot) => (typeof slot === "object" ? [slot.key] : []));
  }
}

describe("string hash (01 §4.3)", () => {
  it("has the values of the specification", () => {
    expect([stringHash("node1"), stringHash("node2"), stringHash("1"), stringHash("")]).toEqual([
      104993391, 104993392, 49, 0,
    ]);
  });
});

describe("table order (01 §4.6)", () => {
  it.each([
    ["1 2 3", "1 3 2"],
    ["node1 node2 node3", "node2 node1 node3"],
    ["1 2 3 4 5", "1 3 5 2 4"],
    [numbers(1, 10).join(" "), "4 3 9 2 8 1 7 6 5 10"],
    ["node1 node2 node3 node4 node5", "node2 node4 node1 node3 node5"],
    ["node1 node2 node3 node4 node5 node6 node7 node8", "node5 node4 node3 node2 node8 node1 node7 node6"],
    ["cpu memory capacity iops", "cpu iops capacity memory"],
    ["node34 x1 n11 n20 n18", "n11 n18 x1 node34 n20"],
  ])("%s iterates as %s", (inserted, order) => {
    const keys = words(inserted);
    expect(tableOf(keys).keys()).toEqual(words(order));
  });

  it("of a copy may differ", () => {
    expect(tableOf(words("node34 x1 n11 n20 n18")).copy().keys()).toEqual(words("x1 n20 n11 n18 node34"));
  });

  it("depends on removals", () => {
    const table = tableOf(words("x-y x_y q-r-s q_r-s q-r_s id name interval"));
    table.delete("id");
    table.delete("interval");
    for (const key of words("timeout on_node on_node_uuid")) table.set(key, 0);
    expect(table.keys()).toEqual(words("q-r_s on_node name x-y q-r-s on_node_uuid timeout x_y q_r-s"));
  });
});

describe("StringTable", () => {
  const key = fc.oneof(
    fc.integer({ min: 0, max: 60 }).map((n) => `node${n}`),
    fc.constantFrom("", "a", "__proto__", "constructor", "é", "\u{1F600}x", "#uname"),
  );
  const steps = fc.array(fc.record({ key, remove: fc.boolean(), look: fc.boolean() }), { maxLength: 200 });

  it("iterates as the naive table does, whenever the order is looked at", () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (list, removals) => {
        const table = new StringTable<number>();
        const naive = new NaiveTable();
        for (const step of list) {
          if (removals && step.remove) {
            table.delete(step.key);
            naive.remove(step.key);
          } else {
            table.set(step.key, 1);
            naive.insert(step.key);
          }
          if (step.look) expect(table.keys()).toEqual(naive.keys());
        }
        expect(table.keys()).toEqual(naive.keys());
        expect(table.size).toBe(naive.keys().length);
      }),
      { numRuns: 300 },
    );
  });

  it("shrinks and grows as the naive table does", () => {
    const table = new StringTable<number>();
    const naive = new NaiveTable();
    const both = numbers(1, 700);
    for (const one of both) {
      table.set(one, 0);
      naive.insert(one);
    }
    expect(table.keys()).toEqual(naive.keys());
    for (const one of both.slice(5)) {
      table.delete(one);
      naive.remove(one);
      if (Number(one) % 50 === 0) expect(table.keys()).toEqual(naive.keys());
    }
    expect(table.keys()).toEqual(naive.keys());
  });

  it("keeps the place of an entry whose value is replaced", () => {
    const table = new StringTable<number>();
    table.set("node2", 1).set("node1", 2).set("node2", 3);
    expect(table.entries()).toEqual([
      ["node2", 3],
      ["node1", 2],
    ]);
    expect(table.get("node2")).toBe(3);
    expect(table.has("Node2")).toBe(false);
    expect(table.delete("node1")).toBe(true);
    expect(table.delete("node1")).toBe(false);
    expect(table.entries()).toEqual([["node2", 3]]);
  });
});
