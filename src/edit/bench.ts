import { integerOr, nextInt32 } from "../base/number.js";
import type { CibDocument } from "../cib/cib.js";
import { type Draft, draftOf, finished, nodes } from "../cib/draft.js";
import { epochOf } from "../policy/clock.js";
import { unknownName } from "./error.js";

/** The elements that are resources. */
export type ResourceTag = "primitive" | "group" | "clone" | "master" | "bundle";

const RESOURCES: ReadonlySet<string> = new Set<ResourceTag>(["primitive", "group", "clone", "master", "bundle"]);

/** A resource in the document, and what it is in. */
export interface Resource {
  readonly id: string;
  readonly tag: ResourceTag;
  readonly element: Draft;
  /** What it is directly in, if that is a resource, too. */
  readonly container: Resource | undefined;
  /** What it is directly in. */
  readonly parent: Draft;
}

/** Elements whose `id` names another element, or a user, so that it is no id of their own (10 §10). */
const REFERENCES: ReadonlySet<string> = new Set([
  "resource_ref",
  "obj_ref",
  "role",
  "role_ref",
  "acl_target",
  "acl_group",
]);

/**
 * A document while edits change it, with the look-ups that they need. Nothing of the original changes; {@link finish} gives
 * the new document.
 */
export class Workbench {
  /** The document, as edits change it. */
  root: Draft;
  /** Epoch seconds. */
  readonly now: number;
  readonly #cib: CibDocument;

  constructor(cib: CibDocument, now: number) {
    this.#cib = cib;
    this.root = draftOf(cib.root);
    this.now = epochOf(now);
  }

  /** Goes on with another document, which was made from this one. */
  adopt(cib: CibDocument): void {
    this.root = draftOf(cib.root);
  }

  /** The document as it is now. */
  snapshot(): CibDocument {
    const root = finished(this.root);
    return root === this.#cib.root ? this.#cib : Object.freeze({ root });
  }

  /**
   * The document after all edits, with what the cluster counts: the `epoch` where the configuration changed, `num_updates`
   * where only the status did (13 §1.3).
   */
  finish(): CibDocument {
    const made = this.snapshot();
    if (made === this.#cib) return made;
    const { epoch, num_updates } = this.root.attributes;
    const configured = this.#cib.root.children.find(({ name }) => name === "configuration");
    const changed = made.root.children.find(({ name }) => name === "configuration") !== configured;
    this.root.set(changed ? { epoch: counted(epoch), num_updates: "0" } : { num_updates: counted(num_updates) });
    return this.snapshot();
  }

  get configuration(): Draft {
    return this.root.findOrAppend("configuration");
  }

  get status(): Draft {
    return this.root.findOrAppend("status");
  }

  /** A section of the configuration, if there is one. */
  section(name: string): Draft | undefined {
    return this.root.find("configuration")?.find(name);
  }

  /** A section of the configuration, made at its end if it is missing, as all dialects do. */
  needSection(name: string): Draft {
    return this.configuration.findOrAppend(name);
  }

  /** All resources, containers before what they hold, in document order. */
  resources(): Resource[] {
    const list: Resource[] = [];
    const section = this.section("resources");
    if (section === undefined) return list;
    const stack: { readonly draft: Draft; readonly container: Resource | undefined }[] = [];
    const open = (draft: Draft, container: Resource | undefined): void => {
      const { elements } = draft;
      for (let i = elements.length - 1; i >= 0; i--) {
        const child = elements[i];
        if (child !== undefined && isResourceTag(child.name)) stack.push({ draft: child, container });
      }
    };
    open(section, undefined);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { draft, container } = next;
      const { id = "" } = draft.attributes;
      const tag = draft.name;
      if (!isResourceTag(tag)) continue;
      const made: Resource = { id, tag, element: draft, container, parent: container?.element ?? section };
      list.push(made);
      open(draft, made);
    }
    return list;
  }

  findResource(id: string): Resource | undefined {
    return this.resources().find((each) => each.id === id);
  }

  /** @throws EditError (`unknown`) */
  resource(id: string): Resource {
    const all = this.resources();
    const found = all.find((each) => each.id === id);
    if (found === undefined)
      throw unknownResource(
        id,
        all.map((each) => each.id),
      );
    return found;
  }

  /** The resources meant by a name: a resource, or those of a tag. @throws EditError (`unknown`) */
  resourcesNamed(id: string): Resource[] {
    const found = this.findResource(id);
    if (found !== undefined) return [found];
    const tag = this.tag(id);
    if (tag === undefined)
      throw unknownResource(
        id,
        this.resources().map((each) => each.id),
      );
    return tag.elements.flatMap(({ attributes }) => {
      const member = attributes.id === undefined ? undefined : this.findResource(attributes.id);
      return member === undefined ? [] : [member];
    });
  }

  /** The resources directly in another. */
  members(of: Resource): Resource[] {
    return of.element.elements.flatMap((element) => {
      const { name: tag } = element;
      const { id = "" } = element.attributes;
      return isResourceTag(tag) ? [{ id, tag, element, container: of, parent: of.element }] : [];
    });
  }

  /** An object of the configuration by its id, with what it is directly in. */
  object(id: string): { readonly element: Draft; readonly parent: Draft } | undefined {
    const resource = this.findResource(id);
    if (resource !== undefined) return resource;
    for (const parent of this.root.find("configuration")?.elements ?? []) {
      const element = parent.elements.find(({ attributes }) => attributes.id === id);
      if (element !== undefined) return { element, parent };
    }
    return undefined;
  }

  tag(id: string): Draft | undefined {
    return this.section("tags")?.find("tag", id);
  }

  /** The `node` elements. */
  nodes(): Draft[] {
    return this.section("nodes")?.elements.filter(({ name }) => name === "node") ?? [];
  }

  /** The `node` element of a name. @throws EditError (`unknown`) */
  node(name: string): Draft {
    const all = this.nodes();
    const found = all.find(({ attributes }) => attributes.uname === name);
    if (found === undefined)
      throw unknownName(
        "node",
        name,
        all.map(({ attributes }) => attributes.uname ?? ""),
      );
    return found;
  }

  /** The `node_state` of a node's id. */
  nodeState(id: string): Draft | undefined {
    return this.root.find("status")?.find("node_state", id);
  }

  /** Every id that an element of the configuration has. */
  ids(): Set<string> {
    const ids = new Set<string>();
    const configuration = this.root.find("configuration");
    if (configuration === undefined) return ids;
    for (const { name, attributes } of nodes(configuration)) {
      if (attributes.id !== undefined && !REFERENCES.has(name)) ids.add(attributes.id);
    }
    return ids;
  }
}

export function isResourceTag(name: string): name is ResourceTag {
  return RESOURCES.has(name);
}

function unknownResource(id: string, known: readonly string[]): Error {
  return unknownName("resource", id, known);
}

function counted(text: string | undefined): string {
  return String(nextInt32(integerOr(text, 0)));
}
