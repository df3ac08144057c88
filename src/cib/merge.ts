import { type Draft, newDraft } from "./draft.js";
import { descendants, type Element } from "./element.js";

/**
 * **Merge** (09 §10.2): all attributes of the update, then its children into the first child of the same name and id, or
 * into a new one. Nothing is removed.
 * @returns whether anything changed on the way, even if a later child changed it back
 */
export function mergeInto(target: Draft, update: Draft): boolean {
  let changed = target.set(update.attributes);
  const pairs: [to: Draft, from: Draft][] = [[target, update]];
  for (const [to, from] of pairs) {
    for (const child of from.elements) {
      let into = to.find(child.name, child.attributes.id);
      if (into === undefined) {
        into = to.append(newDraft(child.name));
        changed = true;
      }
      if (into.set(child.attributes)) changed = true;
      pairs.push([into, child]);
    }
  }
  return changed;
}

/** Whether merging a copy of the element back into it would change it: some child is merged into an earlier one (09 §10.2). */
export function hasRepeats(of: Element): boolean {
  for (const { children } of descendants(of)) {
    if (children.length < 2) continue;
    const seen = new Set<string>();
    for (const { name, attributes } of children) {
      const { id } = attributes;
      // No name has a space in it.
      const key = `${name} ${id}`;
      if (seen.has(key) || (id === undefined && seen.has(name))) return true;
      seen.add(name).add(key);
    }
  }
  return false;
}
