import { baseName } from "../base/text.js";
import type { Resource } from "./resource.js";

const NONE: readonly Resource[] = Object.freeze([]);

/**
 * Finds resources by id without walking the trees (02 §10.1). Resources are filed under their configured ids, which
 * neither sorting nor history ids change: a resource's history id, like its instance id, has the configured id as its
 * base name or is equal to it (03 §9.2).
 *
 * New top-level resources are noticed by the number of them; instances added later must be told by {@link add}.
 */
export class ResourceIndex {
  readonly #byConfiguredId = new Map<string, Resource[]>();
  readonly #roots = new Set<Resource>();
  #size = 0;

  /** How many resources are filed. */
  get size(): number {
    return this.#size;
  }

  /** Files the trees of the top-level list that are not filed yet. */
  update(resources: readonly Resource[]): void {
    if (resources.length === this.#roots.size) return;
    for (const resource of resources) {
      if (this.#roots.has(resource)) continue;
      this.#roots.add(resource);
      this.#file(resource);
    }
  }

  /** Files a resource that was appended to a tree, if that tree is filed already. */
  add(resource: Resource): void {
    let top = resource;
    while (top.parent !== undefined) top = top.parent;
    if (this.#roots.has(top)) this.#file(resource);
  }

  /** Every resource whose instance id or history id may be `id`, in no particular order. */
  candidates(id: string): readonly Resource[] {
    const base = baseName(id);
    const own = this.#byConfiguredId.get(id) ?? NONE;
    if (base === id) return own;
    const instances = this.#byConfiguredId.get(base) ?? NONE;
    return own.length === 0 ? instances : [...own, ...instances];
  }

  #file(resource: Resource): void {
    this.#size++;
    const list = this.#byConfiguredId.get(resource.configuredId);
    if (list === undefined) this.#byConfiguredId.set(resource.configuredId, [resource]);
    else list.push(resource);
    for (const child of resource.children) this.#file(child);
  }
}
