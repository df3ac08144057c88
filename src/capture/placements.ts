import { state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { roleName } from "../policy/role.js";
import type { Placement } from "../verdict/placement.js";

const VARIANTS = ["primitive", "group", "clone", "bundle"] as const;

/** The outcome of the assignment for every resource, parents before children, in list order. */
export function capturePlacements(ws: WorkingSet): Placement[] {
  const placements: Placement[] = [];
  const add = (resource: Resource): void => {
    placements.push({
      resource: resource.id,
      variant: VARIANTS[resource.variant],
      parent: resource.parent?.id,
      active: [...new Set(resource.observed.activeNodes.map(({ name }) => name))],
      node: resource.variant === Variant.primitive ? resource.decided.assignedNode?.name : undefined,
      currentRole: roleName(state(resource, "current")),
      nextRole: roleName(state(resource, "next")),
      managed: resource.configured.managed,
    });
    for (const child of resource.children) add(child);
  };
  for (const resource of ws.resources) add(resource);
  return placements;
}
