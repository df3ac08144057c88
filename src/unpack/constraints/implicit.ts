import type { WorkingSet } from "../../model/working-set.js";

/** Stage 6: the orderings and colocations that a resource brings with it (05 §7.6, §8.4; 06 §7.3, §9.4). */
export function addImplicitConstraints(ws: WorkingSet): void {
  for (const resource of ws.resources) resource.methods.internalConstraints(ws, resource);
}
