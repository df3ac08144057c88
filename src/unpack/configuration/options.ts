import { parseInterval } from "../../base/interval.js";
import { isTrue } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import { fillTable, readBlocks } from "../../facilities/blocks.js";
import type { WorkingSet } from "../../model/working-set.js";
import { parseFenceAction } from "../../policy/fencing.js";
import { healthScores, parseHealthStrategy } from "../../policy/health.js";
import { completeOptions, FIRST_OPTIONS_ID } from "../../policy/options.js";
import { readQuorum } from "../../policy/quorum.js";
import { parsePlacementStrategy } from "../../policy/utilization.js";

/** **Cluster options** (02 §4): reads them, completes them with defaults, and sets what depends on them. */
export function unpackOptions(ws: WorkingSet, section: Element | undefined, unfencing: boolean): void {
  ws.findings?.operationRules(ws.root);
  if (section) {
    const pairs = readBlocks(ws, section, "cluster_property_set", ws.references, { firstId: FIRST_OPTIONS_ID });
    fillTable(ws.options, pairs);
  }
  ws.findings?.options(ws, section);
  completeOptions(ws.options);
  applyOptions(ws, unfencing);
  ws.findings?.settings(ws, section);
}

/** **Applying options** (02 §4.3). */
function applyOptions(ws: WorkingSet, unfencing: boolean): void {
  const flag = (name: string): boolean => isTrue(ws.option(name));
  const milliseconds = (name: string): number => parseInterval(ws.option(name)).ms;
  ws.probeResources = flag("enable-startup-probes");
  if (flag("have-watchdog")) ws.haveFencing = true;
  ws.enableUnfencing = unfencing;
  ws.fenceTimeoutMs = milliseconds("fencing-timeout");
  ws.fencingEnabled = flag("fencing-enabled");
  ws.fenceAction = parseFenceAction(ws.option("fencing-action"));
  ws.concurrentFencing = flag("concurrent-fencing");
  ws.priorityFencingMs = milliseconds("priority-fencing-delay");
  ws.stopAll = flag("stop-all-resources");
  ws.symmetric = flag("symmetric-cluster");
  ws.quorum = readQuorum({
    haveQuorum: ws.root.attributes["have-quorum"],
    noQuorumPanic: ws.root.attributes["no-quorum-panic"],
    noQuorumPolicy: ws.option("no-quorum-policy"),
    fencingEnabled: ws.fencingEnabled,
  });
  ws.stopRemoved = flag("stop-removed-resources");
  ws.cancelRemovedActions = flag("cancel-removed-actions");
  ws.inMaintenance = flag("maintenance-mode");
  ws.startFailureFatal = flag("start-failure-is-fatal");
  ws.startupFencing = ws.fencingEnabled && flag("startup-fencing");
  ws.health = healthScores(parseHealthStrategy(ws.option("node-health-strategy")), (name) => ws.option(name));
  ws.placementStrategy = parsePlacementStrategy(ws.option("placement-strategy"));
  ws.shutdownLock = flag("shutdown-lock");
  ws.shutdownLockMs = ws.shutdownLock ? milliseconds("shutdown-lock-limit") : 0;
  ws.nodePendingMs = milliseconds("node-pending-timeout");
  ws.fenceRemoteNoQuorum = flag("fence-remote-without-quorum");
}
