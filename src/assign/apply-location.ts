import type { LocationConstraint } from "../model/constraint.js";
import type { NodeTable } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { ProbeMode, prevails } from "../policy/discovery.js";
import { locationApplies } from "../policy/location.js";

/** **Apply location to one resource** (04 §7.1): scores and probe modes of the constraint's nodes, if the role fits. */
export function applyLocationToResource(resource: Resource, location: LocationConstraint): void {
  if (addLocation(resource.decided.allowedNodes, resource, location)) resource.configured.exclusiveProbes = true;
}

/**
 * Scores and probe modes of a location constraint of a resource, in a table.
 * @returns whether a node got to be one of those that alone are probed
 */
export function addLocation(table: NodeTable, { decided }: Resource, location: LocationConstraint): boolean {
  if (!locationApplies(location.roleFilter, decided.nextRole)) return false;
  let exclusive = false;
  for (const { node, score } of location.nodes) {
    if (table.has(node)) table.add(node, score, location.cause);
    else table.insert(node, score, node.probeMode, location.cause);
    if (prevails(location.probeMode, table.probeMode(node))) {
      table.setProbeMode(node, location.probeMode);
      if (location.probeMode === ProbeMode.exclusive) exclusive = true;
    }
  }
  return exclusive;
}

/** **Apply location** of a primitive (04 §7.2). */
export function applyLocationPrimitive(_ws: WorkingSet, resource: Resource, location: LocationConstraint): void {
  applyLocationToResource(resource, location);
}
