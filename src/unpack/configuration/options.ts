import type { Element } from "../../cib/element.js";
import { fillTable, readBlocks } from "../../facilities/blocks.js";
import type { NoQuorumPolicy, WorkingSet } from "../../model/working-set.js";
import { parseInterval } from "../../policy/interval.js";
import { isTrue, scanInteger } from "../../policy/number.js";
import { completeOptions } from "../../policy/options.js";
import { foldCase } from "../../policy/text.js";

/** **Cluster options** (02 §4): reads them, completes them with defaults, and sets what depends on them. */
export function unpackOptions(ws: WorkingSet, section: Element | undefined, unfencing: boolean): void {
  if (section !== undefined) {
    const pairs = readBlocks(ws, section, "cluster_property_set", ws.references, { first: "cib-bootstrap-options" });
    fillTable(ws.options, pairs);
  }
  completeOptions(ws.options);
  applyOptions(ws, unfencing);
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
  ws.fenceAction = ws.option("fencing-action") === "off" ? "off" : "reboot";
  ws.concurrentFencing = flag("concurrent-fencing");
  ws.priorityFencingMs = milliseconds("priority-fencing-delay");
  ws.stopAll = flag("stop-all-resources");
  ws.symmetric = flag("symmetric-cluster");
  ws.noQuorumPolicy = noQuorumPolicy(ws);
  ws.stopRemoved = flag("stop-removed-resources");
  ws.cancelRemovedActions = flag("cancel-removed-actions");
  ws.inMaintenance = flag("maintenance-mode");
  ws.startFailureFatal = flag("start-failure-is-fatal");
  ws.startupFencing = ws.fencingEnabled && flag("startup-fencing");
  ws.health = healthScores(ws);
  ws.placementStrategy = placementStrategy(ws.option("placement-strategy"));
  ws.shutdownLock = flag("shutdown-lock");
  ws.shutdownLockMs = ws.shutdownLock ? milliseconds("shutdown-lock-limit") : 0;
  ws.nodePendingMs = milliseconds("node-pending-timeout");
  ws.fenceRemoteNoQuorum = flag("fence-remote-without-quorum");
}

/** **Quorum policy** (02 §4.4): fencing oneself takes fencing, and a cluster that has had quorum. */
function noQuorumPolicy(ws: WorkingSet): NoQuorumPolicy {
  const value = foldCase(ws.option("no-quorum-policy") ?? "");
  if (value === "ignore" || value === "freeze" || value === "demote") return value;
  if ((value !== "fence" && value !== "suicide") || !ws.fencingEnabled) return "stop";
  const hadQuorum = scanInteger(ws.root.attributes["no-quorum-panic"]).value !== 0;
  return hadQuorum || ws.quorate ? "fence" : "stop";
}

function placementStrategy(value: string | undefined): WorkingSet["placementStrategy"] {
  const strategy = foldCase(value ?? "");
  return strategy === "utilization" || strategy === "minimal" || strategy === "balanced" ? strategy : "default";
}
