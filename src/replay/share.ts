import { type Cib, cibOf } from "../cib/cib.js";
import type { Element } from "../cib/element.js";
import { withChildren } from "../cib/element.js";

/**
 * The Cib, of which every part that says the same as one of the Cib before is that one: what was worked out from it then
 * serves again. Positions in the text are those of the part that was there first.
 */
export function sharing(before: Cib | undefined, cib: Cib): Cib {
  return before === undefined ? cib : cibOf(shared(before.root, cib.root));
}

/** Recurses as deep as a document may be (10 §2.4). */
function shared(before: Element | undefined, after: Element): Element {
  if (before === undefined || before === after) return after;
  const theirs = childrenByKey(before.children);
  let same = before.children.length === after.children.length && before.name === after.name;
  let changed = false;
  const children = after.children.map((child, i) => {
    const there = before.children[i];
    const candidate = there !== undefined && keyOf(there) === keyOf(child) ? there : theirs().get(keyOf(child));
    const each = shared(candidate, child);
    if (each !== there) same = false;
    if (each !== child) changed = true;
    return each;
  });
  if (same && sameAttributes(before, after) && before.extras === undefined && after.extras === undefined) return before;
  return changed ? withChildren(after, children) : after;
}

function keyOf({ name, attributes }: Element): string {
  return `${name} ${attributes.id}`;
}

/** Worked out when it is needed, which is seldom: children mostly stay where they are. */
function childrenByKey(children: readonly Element[]): () => ReadonlyMap<string, Element> {
  let map: Map<string, Element> | undefined;
  return () => {
    map ??= new Map(children.map((child) => [keyOf(child), child]));
    return map;
  };
}

function sameAttributes(a: Element, b: Element): boolean {
  if (a.attributes === b.attributes) return true;
  const names = Object.keys(a.attributes);
  if (names.length !== Object.keys(b.attributes).length) return false;
  return names.every((name) => a.attributes[name] === b.attributes[name]);
}
