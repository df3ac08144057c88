import { Variant } from "../model/flags.js";
import { state } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { roleText } from "../policy/role.js";

/** Where a resource is and where it will be. */
export interface Placement {
  /** Instance id. */
  readonly resource: string;
  readonly variant: "primitive" | "group" | "clone" | "bundle";
  /** Instance id of the group, clone or bundle around it. */
  readonly parent: string | undefined;
  /** Names of the nodes where it is active. */
  readonly active: readonly string[];
  /** Name of the node that it was assigned to; only of primitives. */
  readonly node: string | undefined;
  readonly currentRole: string;
  readonly nextRole: string;
  readonly managed: boolean;
}

const VARIANTS = ["primitive", "group", "clone", "bundle"] as const;

/** The outcome of the assignment for every resource, parents before children, in list order. */
export function capturePlacements(ws: WorkingSet): Placement[] {
  const placements: Placement[] = [];
  const add = (resource: Resource): void => {
    placements.push({
      resource: resource.id,
      variant: VARIANTS[resource.variant],
      parent: resource.parent?.id,
      active: [...new Set(resource.activeNodes.map(({ name }) => name))],
      node: resource.variant === Variant.primitive ? resource.assignedNode?.name : undefined,
      currentRole: roleText(state(resource, "current")),
      nextRole: roleText(state(resource, "next")),
      managed: resource.managed,
    });
    for (const child of resource.children) add(child);
  };
  for (const resource of ws.resources) add(resource);
  return placements;
}
