import { compareBytes } from "../base/text.js";
import { Comment, type Item, type Node } from "./tree.js";

/**
 * Whether two elements say the same (11 §8.7): tags, attributes and children are equal, where the order of children counts in
 * resource sets and among primitives only. Recurses as deep as a document may be.
 */
export function sameElement(a: Node, b: Node): boolean {
  if (a.name !== b.name || a.attributes.size !== b.attributes.size) return false;
  for (const [name, value] of a.attributes) if (b.get(name) !== value) return false;
  const ours = sorted(a);
  const theirs = sorted(b);
  return ours.length === theirs.length && ours.every((item, i) => sameItem(item, theirs[i]));
}

function sameItem(a: Item, b: Item | undefined): boolean {
  if (a instanceof Comment) return b instanceof Comment && a.text.trim() === b.text.trim();
  return b !== undefined && !(b instanceof Comment) && sameElement(a, b);
}

function sorted(element: Node): Item[] {
  const items = [...element.items()];
  if (element.name === "resource_set" || items.length < 2) return items;
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((x, y) => compareBytes(x.key, y.key)).map(({ item }) => item);
}

function keyOf(item: Item): string {
  if (item instanceof Comment) return item.text;
  if (item.name === "primitive") return item.name;
  return (
    item.name +
    Array.from(item.attributes, ([name, value]) => name + value)
      .sort(compareBytes)
      .join("")
  );
}
