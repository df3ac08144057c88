import { descendants } from "../../cib/element.js";
import type { CibErrorWhere } from "../../cib/error.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";

/** Where a resource stands in the configuration, for an error about its size. */
export function placeOfResource({ xml, id }: Resource): CibErrorWhere {
  return { position: xml.position, path: `cib/configuration/resources/${xml.name}[@id="${id}"]` };
}

/**
 * Counts the instances that a clone is about to get: the reference never comes back from `clone-max="4294967297"`.
 * @throws CibError `limit` with the place of the clone
 */
export function countInstances(ws: WorkingSet, clone: Resource, childCount: number): void {
  const primitives = [...descendants(clone.xml)].filter(({ name }) => name === "primitive").length;
  ws.budget.spend("instances", childCount * Math.max(1, primitives), () => placeOfResource(clone));
}

/**
 * Counts the operations of a primitive, those of its template included.
 * @throws CibError `limit` with the place of the primitive
 */
export function countOperations(ws: WorkingSet, primitive: Resource): void {
  let count = 0;
  for (const { name, children } of primitive.xml.children) if (name === "operations") count += children.length;
  ws.budget.spend("operations", count, () => placeOfResource(primitive));
}
