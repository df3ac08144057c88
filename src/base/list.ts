/** Sorting of lists, exact also for comparisons that are not consistent (specification 01 §4.1). */

/** Negative if a comes before b, positive if after, 0 if either order will do. */
export type Compare<T> = (a: T, b: T) => number;

/** Short runs are common; a pair needs no buffers. */
function sortPair<T>(list: readonly T[], compare: Compare<T>): T[] {
  const [a, b] = list as readonly [T, T];
  return compare(a, b) <= 0 ? [a, b] : [b, a];
}

function sortInto<T>(from: T[], to: T[], start: number, end: number, compare: Compare<T>): void {
  const count = end - start;
  if (count < 2) return;
  const middle = start + (count >> 1);
  // The halves are sorted in the other array, so that merging moves each element once per level.
  // Which one is first shows in what a comparison reports.
  sortInto(to, from, middle, end, compare);
  sortInto(to, from, start, middle, compare);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const takeLeft = left < middle && (right >= end || compare(from[left] as T, from[right] as T) <= 0);
    to[at] = from[takeLeft ? left++ : right++] as T;
  }
}

/**
 * A sorted copy of a list: the stable top-down merge sort that cuts off ⌊n/2⌋ elements first and takes from the first
 * part while compare(first, second) ≤ 0. For an inconsistent comparison the result is that of exactly this scheme.
 */
export function mergeSort<T>(list: readonly T[], compare: Compare<T>): T[] {
  if (list.length < 2) return [...list];
  if (list.length === 2) return sortPair(list, compare);
  const sorted = [...list];
  sortInto([...list], sorted, 0, list.length, compare);
  return sorted;
}

/** Inserts an item, in place, before the first element e with compare(item, e) ≤ 0, else at the end (01 §4.1). */
export function sortedInsert<T>(list: T[], item: T, compare: Compare<T>): void {
  let at = 0;
  while (at < list.length && compare(item, list[at] as T) > 0) at++;
  list.splice(at, 0, item);
}

/** Appends all of another list. Spread into arguments, a list as long as an input can exceed the call stack. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each);
}
