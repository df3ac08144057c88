import { countedReplicaParts } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { Role } from "../../policy/role.js";
import { isDisabled } from "./target-role.js";

/** **Counts** (02 §8.4) of instances, disabled and blocked ones, over all resources. */
export function countResources(ws: WorkingSet): void {
  for (const resource of ws.resources) count(ws, resource);
}

function count(ws: WorkingSet, resource: Resource): void {
  const parts = resource.bundle?.replicas.flatMap(countedReplicaParts) ?? resource.children;
  if (resource.bundle || parts.length > 0) {
    for (const part of parts) count(ws, part);
    return;
  }
  if (resource.observed.removed && resource.observed.origRole <= Role.Stopped) return;
  ws.ninstances++;
  if (isDisabled(resource)) ws.disabledResources++;
  if (resource.observed.blocked) ws.blockedResources++;
}
