/** **Remapping** of results (03 §13.2) and masked probes (§13.4). */

import { block } from "../../facilities/block.js";
import { canFence } from "../../facilities/fencing.js";
import { topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore } from "../../model/working-set.js";
import * as ExecStatus from "../../policy/exec-status.js";
import { FailurePolicy } from "../../policy/on-fail.js";
import { remapResult } from "../../policy/recovery.js";
import { effectiveRc } from "../../policy/result-code.js";
import { Role } from "../../policy/role.js";
import { INFINITY } from "../../policy/score.js";
import type { HistoryEntry, HistoryState } from "./entry.js";
import { markNode, recordFailure } from "./failed-operations.js";
import type { StatusStage } from "./stage.js";
import { failureCause, updateState } from "./update-state.js";

/** A degraded success is a success that is recorded (step 1). */
function remapDegraded(stage: StatusStage, entry: HistoryEntry, expired: boolean): void {
  const effective = effectiveRc(entry.exitStatus);
  if (effective === entry.exitStatus) return;
  entry.exitStatus = effective;
  if (!expired && (!entry.node.shutdown || entry.node.online)) recordFailure(stage, entry, FailurePolicy.ignore);
}

/** **Remapping** (03 §13.2): what the recorded result comes to, given what was expected. */
export function remap(stage: StatusStage, entry: HistoryEntry, history: HistoryState, expired: boolean): void {
  const { resource, expected, interval } = entry;
  remapDegraded(stage, entry, expired);
  const result = remapResult({
    exec: entry.execStatus,
    exit: entry.exitStatus,
    expected,
    interval,
    probe: entry.read.isProbeByXml,
    managed: resource.configured.managed,
    expired,
    masked: entry.maskable,
  });
  // A masked result counts as done.
  const counted = entry.maskable || entry.execStatus === ExecStatus.Done || entry.execStatus === ExecStatus.Error;
  if (counted && expected < 0) {
    stage.ws.findings?.tell("history-unexpected", entry.xml, entry.key, entry.node.name);
  }
  entry.execStatus = result.exec;
  entry.exitStatus = result.exit;
  if (result.role !== undefined) resource.observed.observeRole(result.role);
  if (result.forgetFailure === true) {
    resource.decided.decideRole(Role.Unknown);
    history.onFail = FailurePolicy.ignore;
  }
  if (result.mayBlock === true && entry.task === "stop" && !canFence(stage.ws, entry.node))
    block(stage.ws, resource, "failed operation", entry.node.name);
}

/** The **target of bans** (03 §11.2 step 5). */
export function banTarget(resource: Resource): Resource {
  return resource.configured.unique ? resource : topResource(resource);
}

/** **Masked probe** (03 §13.4): no failure, but the resource cannot run there. */
export function applyMaskedProbe(stage: StatusStage, entry: HistoryEntry, history: HistoryState): void {
  updateState(stage.ws, entry, entry.expected, history);
  markNode(stage.ws, entry);
  recordFailure(stage, entry);
  addNodeScore(stage.ws, banTarget(entry.resource), entry.node, -INFINITY, failureCause(entry));
}
