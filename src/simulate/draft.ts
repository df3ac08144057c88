import { element } from "../cib/element.js";

/**
 * An element while a document is being edited: an immer draft of an `Element`, or a new plain one. Edits keep an
 * existing attribute's place and append new ones (09 §10.2).
 */
export interface DraftElement {
  name: string;
  attributes: Record<string, string>;
  children: DraftElement[];
}

/** A new element to append to a draft. Attributes without value are left out. */
export function newElement(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): DraftElement {
  const frozen = element(name, attributes);
  const copy = Object.create(null) as Record<string, string>;
  for (const [key, value] of Object.entries(frozen.attributes)) copy[key] = value;
  return { name, attributes: copy, children: [] };
}

/** A copy of an element with all in it, which edits of the draft do not reach. */
export function copyOf({ name, attributes, children }: DraftElement): DraftElement {
  return { ...newElement(name, attributes), children: children.map(copyOf) };
}

/** Sets attributes; those without value stay as they are. @returns whether anything changed */
export function setAttributes(draft: DraftElement, values: Readonly<Record<string, string | undefined>>): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || draft.attributes[name] === value) continue;
    draft.attributes[name] = value;
    changed = true;
  }
  return changed;
}

/** The first child with that name and, if given, that id. */
export function findChild(of: DraftElement, name: string, id?: string): DraftElement | undefined {
  return of.children.find((child) => child.name === name && (id === undefined || child.attributes.id === id));
}

/** The first child with that name, appended first if there is none. */
export function childOrNew(
  of: DraftElement,
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): DraftElement {
  const found = findChild(of, name);
  if (found !== undefined) return found;
  of.children.push(newElement(name, attributes));
  return of.children[of.children.length - 1] as DraftElement;
}

/** Removes the first child with that name, with all in it. @returns whether there was one */
export function removeChild(of: DraftElement, name: string): boolean {
  const at = of.children.findIndex((child) => child.name === name);
  if (at < 0) return false;
  of.children.splice(at, 1);
  return true;
}

/** All descendants with a name, in document order, the element itself included. */
export function* draftDescendants(of: DraftElement, name: string): Generator<DraftElement, void, undefined> {
  const stack: DraftElement[] = [of];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.name === name) yield next;
    for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as DraftElement);
  }
}

/**
 * **Merge** (09 §10.2): all attributes of the update, then its children into the first child of the same name and id, or
 * into a new one. Nothing is removed.
 * @returns whether anything changed on the way, even if a later child changed it back
 */
export function mergeInto(target: DraftElement, update: DraftElement): boolean {
  let changed = setAttributes(target, update.attributes);
  for (const child of update.children) {
    const { id } = child.attributes;
    let same = target.children.find(
      (each) => each.name === child.name && (id === undefined || each.attributes.id === id),
    );
    if (same === undefined) {
      target.children.push(newElement(child.name));
      same = target.children[target.children.length - 1] as DraftElement;
      changed = true;
    }
    if (mergeInto(same, child)) changed = true;
  }
  return changed;
}

/** Whether merging a copy of the element back into it would change it: some child is merged into an earlier one. */
export function hasRepeats(of: DraftElement): boolean {
  const seen = new Set<string>();
  for (const child of of.children) {
    const { id } = child.attributes;
    if (seen.has(`${child.name} ${id ?? ""}`) || (id === undefined && seen.has(child.name))) return true;
    seen.add(child.name).add(`${child.name} ${id ?? ""}`);
    if (hasRepeats(child)) return true;
  }
  return false;
}
