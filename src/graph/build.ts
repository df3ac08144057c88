import { scanInteger } from "../base/number.js";
import { globalPseudoAction } from "../facilities/obtain.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { WorkingSet } from "../model/working-set.js";
import type { TransitionGraph } from "../verdict/graph.js";
import { addActionToGraph, maintenanceNodes } from "./add-to-graph.js";
import { withoutCycles } from "./cycles.js";

/**
 * Stage 14 (08 §8.17): the transition graph. Reads all actions and relations; creates notify actions, deduplicates
 * inputs and marks what was added.
 *
 * @param transitionId how many graphs the caller has had built, this one included
 */
export function buildGraph(ws: WorkingSet, transitionId = 1): TransitionGraph {
  // The header comes first: rules that are only evaluated for the graph do not count for the recheck time (01 §8.2).
  const header = graphHeader(ws, transitionId);
  for (const resource of ws.resources) resource.methods.addToGraph(ws, resource);
  if (maintenanceNodes(ws).length > 0) {
    globalPseudoAction(ws, "maintenance_nodes").set(ActionFlag.alwaysInGraph);
  }
  const { all } = ws.actions;
  for (let i = all.length - 1; i >= 0; i--) addActionToGraph(ws, all[i] as Action);
  return { ...header, synapses: withoutCycles(ws.synapses) };
}

/** The attributes of the root (08 §8.17.1). */
function graphHeader(ws: WorkingSet, transitionId: number): Omit<TransitionGraph, "synapses"> {
  const migrationLimit = ws.option("migration-limit");
  const { status, value } = scanInteger(migrationLimit, -1);
  return {
    clusterDelay: ws.option("cluster-delay") ?? "60s",
    fencingTimeout: ws.option("fencing-timeout") ?? "60s",
    failedStopOffset: "INFINITY",
    failedStartOffset: ws.startFailureFatal ? "INFINITY" : "1",
    batchLimit: ws.option("batch-limit") ?? "0",
    transitionId,
    migrationLimit: status === "ok" && value > 0 ? migrationLimit : undefined,
    recheckBy: ws.recheck.time,
  };
}
