/** **Remapping** of results (03 §13.2) and masked probes (§13.4). */

import { FailurePolicy } from "../../facilities/failure-handling.js";
import { canFence } from "../../facilities/fencing.js";
import { topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import { Role } from "../../policy/role.js";
import { INFINITY } from "../../policy/score.js";
import { ExecStatus, ExitStatus, type HistoryEntry, type HistoryState } from "./entry.js";
import { markNode, recordFailure } from "./failed-operations.js";
import { block } from "./mark-active.js";
import type { StatusStage } from "./stage.js";
import { failureCause, updateState } from "./update-state.js";

/** A degraded success is a success that is recorded (step 1). */
function remapDegraded(stage: StatusStage, entry: HistoryEntry, expired: boolean): void {
  if (entry.exitStatus === ExitStatus.degraded) entry.exitStatus = ExitStatus.ok;
  else if (entry.exitStatus === ExitStatus.degradedPromoted) entry.exitStatus = ExitStatus.promoted;
  else return;
  if (!expired && (!entry.node.shutdown || entry.node.online)) recordFailure(stage, entry);
}

/** **Block if unrecoverable**: a failed stop on a node that cannot be fenced. */
function blockIfUnrecoverable(ws: WorkingSet, { task, node, resource }: HistoryEntry): void {
  if (task === "stop" && !canFence(ws, node)) block(resource);
}

function remapNotRunning(entry: HistoryEntry, history: HistoryState): void {
  const { resource } = entry;
  if (!entry.isProbe && entry.exitStatus !== entry.expected && resource.managed) return;
  entry.execStatus = ExecStatus.done;
  resource.origRole = Role.Stopped;
  resource.nextRole = Role.Unknown;
  history.onFail = FailurePolicy.ignore;
}

/** What an exit status means (step 5). */
function remapExit(ws: WorkingSet, entry: HistoryEntry, history: HistoryState, expired: boolean): void {
  const { resource, exitStatus, expected, isProbe } = entry;
  switch (exitStatus) {
    case ExitStatus.ok:
      if (isProbe && expected === ExitStatus.notRunning) entry.execStatus = ExecStatus.done;
      break;
    case ExitStatus.notRunning:
      remapNotRunning(entry, history);
      break;
    case ExitStatus.promoted:
      if (isProbe && exitStatus !== expected) entry.execStatus = ExecStatus.done;
      if (!expired || exitStatus === expected) resource.origRole = Role.Promoted;
      break;
    case ExitStatus.failedPromoted:
      if (!expired) resource.origRole = Role.Promoted;
      entry.execStatus = ExecStatus.error;
      break;
    case ExitStatus.notConfigured:
      entry.execStatus = ExecStatus.errorFatal;
      break;
    case ExitStatus.unimplemented:
      if (entry.interval > 0) {
        entry.execStatus = ExecStatus.notSupported;
        break;
      }
      if (!expired) blockIfUnrecoverable(ws, entry);
      entry.execStatus = ExecStatus.errorHard;
      break;
    case ExitStatus.notInstalled:
    case ExitStatus.invalidParameter:
    case ExitStatus.insufficientPrivileges:
      if (!expired) blockIfUnrecoverable(ws, entry);
      entry.execStatus = ExecStatus.errorHard;
      break;
    default:
      if (entry.execStatus === ExecStatus.done) entry.execStatus = ExecStatus.error;
  }
}

/** **Remapping** (03 §13.2): what the recorded result comes to, given what was expected. */
export function remap(stage: StatusStage, entry: HistoryEntry, history: HistoryState, expired: boolean): void {
  remapDegraded(stage, entry, expired);
  if (entry.maskable && (entry.execStatus !== ExecStatus.done || entry.exitStatus !== ExitStatus.notRunning)) {
    entry.execStatus = ExecStatus.done;
    entry.exitStatus = ExitStatus.notRunning;
  }
  if (entry.execStatus === ExecStatus.noFenceDevice || entry.execStatus === ExecStatus.noSecrets) {
    entry.execStatus = ExecStatus.errorHard;
    return;
  }
  if (entry.execStatus !== ExecStatus.done && entry.execStatus !== ExecStatus.error) return;
  const asExpected = entry.expected >= 0 && entry.exitStatus === entry.expected;
  entry.execStatus = asExpected ? ExecStatus.done : ExecStatus.error;
  remapExit(stage.ws, entry, history, expired);
}

/** The **target of bans** (03 §11.2 step 5). */
export function banTarget(resource: Resource): Resource {
  return resource.unique ? resource : topResource(resource);
}

/** **Masked probe** (03 §13.4): no failure, but the resource cannot run there. */
export function applyMaskedProbe(stage: StatusStage, entry: HistoryEntry, history: HistoryState): void {
  updateState(stage.ws, entry, entry.expected, history);
  markNode(stage.ws, entry);
  recordFailure(stage, entry);
  addNodeScore(stage.ws, banTarget(entry.resource), entry.node, -INFINITY, failureCause(entry));
}
