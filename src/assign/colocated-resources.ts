/** The set of resources that have to share a node, for summing utilization (05 §6.12). */
import type { Colocation } from "../model/constraint.js";
import { Variant } from "../model/flags.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { mustBeTogether } from "../policy/colocation.js";
import { colocationAffects } from "./apply-colocation.js";
import { thisWithList, withThisList } from "./colocations.js";

/**
 * **Colocated resources** (05 §6.12), generic. The list is extended in place and returned; the specification prepends,
 * here the newest is last.
 */
export function colocatedResources(
  ws: WorkingSet,
  resource: Resource,
  original: Resource | undefined,
  list: Resource[],
): Resource[] {
  if (list.includes(resource)) return list;
  const origin = original ?? resource;
  list.push(resource);
  for (const colocation of thisWithList(ws, resource)) {
    const { primary } = colocation;
    if (primary === origin || !bindsTogether(resource, primary, colocation)) continue;
    primary.methods.colocatedResources(ws, primary, origin, list);
  }
  for (const colocation of withThisList(ws, resource)) {
    const { dependent } = colocation;
    if (dependent === origin) continue;
    if (resource.variant === Variant.clone && dependent.variant !== Variant.clone) continue;
    if (!bindsTogether(dependent, resource, colocation)) continue;
    dependent.methods.colocatedResources(ws, dependent, origin, list);
  }
  return list;
}

function bindsTogether(dependent: Resource, primary: Resource, colocation: Colocation): boolean {
  return mustBeTogether(colocation.score) && colocationAffects(dependent, primary, colocation, true) === "location";
}
