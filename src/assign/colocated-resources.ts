/** The set of resources that have to share a node, for summing utilization (05 §6.12). */
import type { Colocation } from "../model/constraint.js";
import type { Companions } from "../model/methods.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { mustBeTogether } from "../policy/colocation.js";
import { colocationAffects } from "./apply-colocation.js";
import { currentThisWith, currentWithThis } from "./colocations.js";

/** Resources that have to share a node: the specification prepends to its list, here the newest is last. */
export interface ColocatedResources {
  readonly list: readonly Resource[];
  readonly all: ReadonlySet<Resource>;
}

/** **Colocated resources** of a resource (05 §6.12), itself included: depth first, those it depends on before the others. */
export function colocatedResources(ws: WorkingSet, resource: Resource): ColocatedResources {
  const list: Resource[] = [];
  const all = new Set<Resource>();
  const stack: Resource[] = [resource];
  for (let each = stack.pop(); each; each = stack.pop()) {
    const found = each.methods.companions(ws, each, resource);
    if (!found || (!found.everyTime && all.has(each))) continue;
    list.push(each);
    all.add(each);
    for (let i = found.resources.length - 1; i >= 0; i--) stack.push(found.resources[i] as Resource);
  }
  return { list, all };
}

/** The companions of a resource (05 §6.12), generic: what it must be with, then what must be with it. */
export function companions(ws: WorkingSet, resource: Resource, original: Resource): Companions {
  const resources: Resource[] = [];
  for (const colocation of currentThisWith(ws, resource)) {
    const { primary } = colocation;
    if (primary !== original && bindsTogether(resource, primary, colocation)) resources.push(primary);
  }
  for (const colocation of currentWithThis(ws, resource)) {
    const { dependent } = colocation;
    if (dependent === original) continue;
    if (resource.variant === Variant.clone && dependent.variant !== Variant.clone) continue;
    if (bindsTogether(dependent, resource, colocation)) resources.push(dependent);
  }
  return { everyTime: false, resources };
}

function bindsTogether(dependent: Resource, primary: Resource, colocation: Colocation): boolean {
  return mustBeTogether(colocation.score) && colocationAffects(dependent, primary, colocation, true) === "location";
}
