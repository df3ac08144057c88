import type { WorkingSet } from "../model/working-set.js";
import { processDeferredChecks } from "./deferred-checks.js";
import { scheduleProbes } from "./probes.js";
import { clearRemovedFailCounts } from "./removed-fail-counts.js";

/** Stage 9 (05 §2.5): deferred checks, probes, fail counts of removed resources, then the actions of each resource. */
export function createActions(ws: WorkingSet): void {
  processDeferredChecks(ws);
  if (ws.probeResources) scheduleProbes(ws);
  if (ws.stopRemoved) clearRemovedFailCounts(ws);
  ws.progress.begin("actions", ws.resources.length);
  for (const resource of ws.resources) {
    resource.methods.createActions(ws, resource);
    ws.progress.step();
  }
}
