import type { Element } from "../../cib/element.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";

/**
 * **Read resource** (02 §6.1) as the readers of variants get it, to read what is inside: an element, as instance `clone`
 * if a number is given. The caller appends the result to the parent's children.
 */
export type ReadChild = (
  ws: WorkingSet,
  element: Element,
  parent: Resource,
  clone: string | undefined,
) => Resource | undefined;
