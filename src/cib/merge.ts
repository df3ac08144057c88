import { type Draft, newDraft } from "./draft.js";
import type { Element } from "./element.js";

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
  const rest = [of];
  for (let element = rest.pop(); element !== undefined; element = rest.pop()) {
    const { children } = element;
    if (children.length > 1 && repeats(children)) return true;
    for (const child of children) if (child.children.length > 0) rest.push(child);
  }
  return false;
}

function repeats(children: readonly Element[]): boolean {
  const idsByName = new Map<string, Set<string | undefined>>();
  let last: string | undefined;
  let ids = new Set<string | undefined>();
  for (const { name, attributes } of children) {
    if (name !== last) {
      last = name;
      ids = idsByName.get(name) ?? new Set();
      idsByName.set(name, ids);
    }
    const { id } = attributes;
    if (id === undefined ? ids.size > 0 : ids.has(id)) return true;
    ids.add(id);
  }
  return false;
}
