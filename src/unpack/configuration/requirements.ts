import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { type RequirementFacts, requirementOf } from "../../policy/requires.js";

/** What the requirement of a resource depends on (02 §6.8). */
export function requirementFacts(ws: WorkingSet, resource: Resource): RequirementFacts {
  return {
    fenceDevice: resource.configured.fenceDevice,
    connection: resource.isPrimitive && resource.configured.isRemoteConnection,
    fencingEnabled: ws.fencingEnabled,
    unfencing: ws.enableUnfencing,
    quorum: ws.quorum,
  };
}

/** **Apply `requires`** (02 §6.8). */
export function applyRequirements(ws: WorkingSet, resource: Resource): void {
  const requirement = requirementOf(resource.configured.meta.get("requires"), requirementFacts(ws, resource));
  resource.configured.needsQuorum = requirement === "quorum";
  resource.configured.needsFencing = requirement === "fencing" || requirement === "unfencing";
  resource.configured.needsUnfencing = requirement === "unfencing";
}
