import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSort, sortedInsert } from "../../src/base/list.js";

/** The scheme of 01 §4.1, word by word. */
function naiveSort<T>(list: readonly T[], compare: (a: T, b: T) => number): T[] {
  if (list.length < 2) return [...list];
  const half = Math.floor(list.length / 2);
  const first = naiveSort(list.slice(0, half), compare);
  const second = naiveSort(list.slice(half), compare);
  const merged: T[] = [];
  while (first.length > 0 && second.length > 0) {
    merged.push((compare(first[0] as T, second[0] as T) <= 0 ? first : second).shift() as T);
  }
  return [...merged, ...first, ...second];
}

describe("list merge sort (01 §4.1)", () => {
  it("is stable, and leaves its input alone", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.nat(5), tag: fc.nat() })), (list) => {
        const before = [...list];
        expect(mergeSort(list, (a, b) => a.key - b.key)).toEqual([...list].sort((a, b) => a.key - b.key));
        expect(list).toEqual(before);
      }),
    );
  });

  it("follows the scheme for comparisons that are not consistent", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.compareFunc(), fc.integer({ min: 2, max: 5 }), (list, order, cycle) => {
        expect(mergeSort(list, order)).toEqual(naiveSort(list, order));
        const circular = (a: number, b: number): number => ((b - a + 60) % cycle) - 1;
        expect(mergeSort(list, circular)).toEqual(naiveSort(list, circular));
      }),
    );
  });
});

describe("sorted insert (01 §4.1)", () => {
  it("puts an item before the first one that it does not come after", () => {
    const list = [{ n: 1 }, { n: 3 }, { n: 3 }, { n: 2 }, { n: 9 }];
    const item = { n: 3 };
    sortedInsert(list, item, (a, b) => a.n - b.n);
    expect(list.indexOf(item)).toBe(1);
    const last = { n: 10 };
    sortedInsert(list, last, (a, b) => a.n - b.n);
    expect(list.indexOf(last)).toBe(list.length - 1);
  });
});
