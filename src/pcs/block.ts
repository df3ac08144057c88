/** Blocks of pairs as pcs makes them (13 §10, §11): ids come where they are added. */
import { type Element, element } from "../cib/element.js";
import type { Pairs } from "../edit/edits.js";

/** Pairs in the order of their names. */
export function byName([a]: Pairs[number], [b]: Pairs[number]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The block, its pairs in the order of their names, those without value left out; none if nothing is left. */
export function block(name: string, pairs: Pairs): Element[] {
  return wholeBlock(
    name,
    pairs.filter(([, value]) => value !== ""),
  );
}

/** As {@link block}, with the pairs without value. */
export function wholeBlock(name: string, pairs: Pairs): Element[] {
  const kept = [...pairs].sort(byName);
  if (kept.length === 0) return [];
  const nvpairs = kept.map(([key, value]) => element("nvpair", { id: "", name: key, value }));
  return [element(name, { id: "" }, nvpairs)];
}
