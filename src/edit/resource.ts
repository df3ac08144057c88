import type { Draft } from "../cib/draft.js";

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

export function isResourceTag(name: string): name is ResourceTag {
  return RESOURCES.has(name);
}

/** The resource that an element is; nothing if it is none, or in no document. How deep they are in one another the schema says. */
export function resourceAt(element: Draft): Resource | undefined {
  const { name: tag, parent } = element;
  if (!isResourceTag(tag) || parent === undefined) return undefined;
  return { id: element.attributes.id ?? "", tag, element, container: resourceAt(parent), parent };
}

/** A resource as the configuration has it, of its name in histories, counts and the status: without the number of an instance. */
export function withoutInstance(id: string): string {
  return id.replace(/:\d+$/, "");
}
