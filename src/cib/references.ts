/** Resolving `id-ref` references (01 §5.2). */
import { attribute, descendants, type Element } from "./element.js";

/** What rules and blocks need of a scope: the element that stands for one, or `undefined` if its reference is bad. */
export type Resolve = (element: Element) => Element | undefined;

/**
 * A document, or several together, in which references are looked up. An index is built per element name when the
 * first reference of that name is resolved.
 */
export class ReferenceScope {
  /** Is told about elements whose `id-ref` names nothing, or several elements. */
  onDangling: ((element: Element) => void) | undefined;
  private readonly roots: Element[];
  /** By element name, then id; `undefined` stands for an id that several elements have. */
  private readonly index = new Map<string, Map<string, Element | undefined>>();
  /** {@link resolve} as a function of its own. */
  readonly resolver: Resolve = (element) => this.resolve(element);

  constructor(...roots: readonly Element[]) {
    this.roots = [...roots];
  }

  /** Makes one more element, with everything below it, part of the scope. */
  add(root: Element): void {
    this.roots.push(root);
    for (const [name, ids] of this.index) indexInto(ids, root, name);
  }

  /** The only element of that name and id; `undefined` if there is none, or more than one. */
  find(name: string, id: string): Element | undefined {
    let ids = this.index.get(name);
    if (!ids) {
      ids = new Map();
      for (const root of this.roots) indexInto(ids, root, name);
      this.index.set(name, ids);
    }
    return ids.get(id);
  }

  /**
   * **Resolve ID reference** (01 §5.2): the element itself if it has no `id-ref`; else the one element of the same name
   * with that id (whose own `id-ref` is not followed); `undefined` if there is none, or several.
   */
  resolve(element: Element): Element | undefined {
    const reference = attribute(element, "id-ref");
    if (reference === undefined) return element;
    const found = reference.includes("'") ? undefined : this.find(element.name, reference);
    if (!found) this.onDangling?.(element);
    return found;
  }
}

function indexInto(ids: Map<string, Element | undefined>, root: Element, name: string): void {
  for (const found of descendants(root)) {
    if (found.name !== name) continue;
    const id = attribute(found, "id");
    if (id !== undefined) ids.set(id, ids.has(id) ? undefined : found);
  }
}

/** **Dereferenced children** (01 §5.2) of that name, or all, in reverse document order. */
export function dereferencedChildren(parent: Element, name: string | undefined, resolve: Resolve): Element[] {
  const found: Element[] = [];
  for (const child of parent.children) {
    if (name !== undefined && child.name !== name) continue;
    const resolved = resolve(child);
    if (resolved) found.push(resolved);
  }
  return found.reverse();
}
