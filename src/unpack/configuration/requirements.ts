import { foldCase } from "../../base/text.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";

/** What a resource needs before it may start. */
export type Requirement = "nothing" | "quorum" | "fencing" | "unfencing";

/** A requirement by its word, in any case; `undefined` for anything else. */
export function parseRequirement(text: string | undefined): Requirement | undefined {
  const value = text === undefined ? undefined : foldCase(text);
  return value === "nothing" || value === "quorum" || value === "fencing" || value === "unfencing" ? value : undefined;
}

/** The default of meta-attribute `requires` (02 §6.8): the first rule that holds. */
export function defaultRequirement(ws: WorkingSet, resource: Resource): Requirement {
  if (resource.fenceDevice || (resource.isPrimitive && resource.isRemoteConnection)) return "quorum";
  if (ws.enableUnfencing) return "unfencing";
  if (ws.fencingEnabled) return "fencing";
  return ws.noQuorumPolicy === "ignore" ? "nothing" : "quorum";
}

/** **Apply `requires`** (02 §6.8). */
export function applyRequirements(ws: WorkingSet, resource: Resource): void {
  let value = parseRequirement(resource.meta.get("requires")) ?? defaultRequirement(ws, resource);
  if (value === "unfencing" && (resource.fenceDevice || !ws.fencingEnabled)) value = "quorum";
  resource.needsQuorum = value === "quorum";
  resource.needsFencing = value === "fencing" || value === "unfencing";
  resource.needsUnfencing = value === "unfencing";
}
