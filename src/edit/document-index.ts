/** Look-ups in a document that edits change: each costs what it finds, and follows the changes. */
import { append } from "../base/list.js";
import { Draft, type DraftWatch } from "../cib/draft.js";
import type { Attributes, Element } from "../cib/element.js";
import { namedBy } from "./references.js";
import { isResourceTag } from "./resource.js";

/** Elements whose `id` names another element, or a user, so that it is no id of their own (10 §10). */
const REFERENCES: ReadonlySet<string> = new Set([
  "resource_ref",
  "obj_ref",
  "role",
  "role_ref",
  "acl_target",
  "acl_group",
]);

/** Things by a key, each key with all that have it. */
class Multimap<Value> {
  readonly #all = new Map<string, Set<Value>>();

  get(key: string): ReadonlySet<Value> {
    return this.#all.get(key) ?? new Set();
  }

  add(key: string, value: Value): void {
    const known = this.#all.get(key);
    if (known === undefined) this.#all.set(key, new Set([value]));
    else known.add(value);
  }

  delete(key: string, value: Value): void {
    this.#all.get(key)?.delete(value);
  }
}

/** What a document has in its configuration, by id and by what constraints name. It has to be told of the changes. */
export class DocumentIndex implements DraftWatch {
  readonly #root: Draft;
  /** How many elements have an id. */
  readonly #ids = new Map<string, number>();
  readonly #resources = new Multimap<Draft>();
  /** What stands directly in a section. */
  readonly #objects = new Multimap<Draft>();
  readonly #constraints = new Multimap<Draft>();
  /** The key of each constraint. */
  readonly #keys = new Map<Draft, string>();
  /** Whether the configuration, or anything else, has changed since this was last asked. */
  #changes = { configuration: false, other: false };

  constructor(root: Draft) {
    this.#root = root;
    const configuration = root.find("configuration");
    if (configuration !== undefined) this.#enter(configuration);
  }

  hasId(id: string): boolean {
    return this.#ids.has(id);
  }

  ids(): string[] {
    return [...this.#ids.keys()];
  }

  /** The resources with an id: of a valid document one at most. */
  resources(id: string): ReadonlySet<Draft> {
    return this.#resources.get(id);
  }

  /** What stands directly in a section of the configuration and has an id. */
  objects(id: string): ReadonlySet<Draft> {
    return this.#objects.get(id);
  }

  /** The constraints of a kind that name the same resources. */
  constraintsLike(constraint: Draft): ReadonlySet<Draft> {
    return this.#constraints.get(keyOf(constraint));
  }

  /** What has changed since the last call. */
  changes(): { readonly configuration: boolean; readonly other: boolean } {
    const changes = this.#changes;
    this.#changes = { configuration: false, other: false };
    return changes;
  }

  entered(child: Draft, parent: Draft): void {
    if (!this.#note(parent)) return;
    this.#enter(child);
    this.#rekey(parent);
  }

  left(child: Draft, parent: Draft): void {
    if (!this.#note(parent)) return;
    this.#leave(child);
    this.#rekey(parent);
  }

  changed(draft: Draft, before: Attributes): void {
    if (!this.#note(draft)) return;
    this.#forget(draft, before.id);
    this.#record(draft);
    this.#rekey(draft);
  }

  /** @returns whether it is in the configuration */
  #note(draft: Draft): boolean {
    let top = draft;
    while (top.parent !== undefined && top.parent !== this.#root) top = top.parent;
    const isConfiguration = top.name === "configuration";
    if (isConfiguration) this.#changes.configuration = true;
    else this.#changes.other = true;
    return isConfiguration;
  }

  #enter(draft: Draft): void {
    const stack: (Element | Draft)[] = [draft];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next instanceof Draft) {
        this.#record(next);
        append(stack, isLookedUp(next) ? next.children.toReversed() : next.present);
      } else {
        if (!REFERENCES.has(next.name)) this.#count(next.attributes.id, 1);
        append(stack, next.children);
      }
    }
  }

  #leave(draft: Draft): void {
    const stack: (Element | Draft)[] = [draft];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next instanceof Draft) {
        this.#forget(next, next.attributes.id);
        append(stack, next.present);
      } else {
        if (!REFERENCES.has(next.name)) this.#count(next.attributes.id, -1);
        append(stack, next.children);
      }
    }
  }

  #record(draft: Draft): void {
    const { id } = draft.attributes;
    if (!REFERENCES.has(draft.name)) this.#count(id, 1);
    if (id !== undefined && isSection(draft.parent)) this.#objects.add(id, draft);
    if (id !== undefined && isResource(draft)) this.#resources.add(id, draft);
    if (draft.parent?.name === "constraints") this.#key(draft);
  }

  /** @param id the one that it had */
  #forget(draft: Draft, id: string | undefined): void {
    if (!REFERENCES.has(draft.name)) this.#count(id, -1);
    if (id !== undefined) {
      this.#objects.delete(id, draft);
      this.#resources.delete(id, draft);
    }
    this.#unkey(draft);
  }

  #count(id: string | undefined, by: 1 | -1): void {
    if (id === undefined) return;
    const count = (this.#ids.get(id) ?? 0) + by;
    if (count > 0) this.#ids.set(id, count);
    else this.#ids.delete(id);
  }

  #key(constraint: Draft): void {
    const key = keyOf(constraint);
    this.#keys.set(constraint, key);
    this.#constraints.add(key, constraint);
  }

  #unkey(constraint: Draft): void {
    const key = this.#keys.get(constraint);
    if (key === undefined) return;
    this.#keys.delete(constraint);
    this.#constraints.delete(key, constraint);
  }

  /** What a constraint names may have changed with something in it. */
  #rekey(draft: Draft): void {
    for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) {
      if (!this.#keys.has(at)) continue;
      this.#unkey(at);
      this.#key(at);
      return;
    }
  }
}

function keyOf(constraint: Draft): string {
  return JSON.stringify([constraint.name, constraint.attributes["rsc-pattern"], ...namedBy(constraint)]);
}

/** What others are looked up in: sections, and what holds resources. */
function isLookedUp(draft: Draft): boolean {
  return draft.name === "configuration" || draft.parent?.name === "configuration" || isResourceTag(draft.name);
}

function isSection(draft: Draft | undefined): boolean {
  return draft?.parent?.name === "configuration";
}

/** Whether an element is a resource where it stands. */
function isResource(draft: Draft): boolean {
  if (!isResourceTag(draft.name)) return false;
  let at = draft.parent;
  while (at !== undefined && isResourceTag(at.name)) at = at.parent;
  return at?.name === "resources";
}
