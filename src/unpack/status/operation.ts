/** One entry of an operation history (03 §11.2). */

import type { Element } from "../../cib/element.js";
import { failureHandling } from "../../facilities/failure-handling.js";
import type { EntryReading } from "../../facilities/histories.js";
import { findOperation, operationOnFail } from "../../facilities/operation-config.js";
import type { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import * as ExecStatus from "../../policy/exec-status.js";
import { FailurePolicy, isForgiven, roleAfterFailure } from "../../policy/on-fail.js";
import { INFINITY } from "../../policy/score.js";
import { HistoryEntry, type HistoryState } from "./entry.js";
import { applyExpired, checkExpiry } from "./expiry.js";
import { applyMaskedProbe, banTarget, remap } from "./remap.js";
import type { StatusStage } from "./stage.js";
import { applyPending, failureCause, handleFailure, pretendSuccess, updateState } from "./update-state.js";

/** **Failure policy** (03 §14.2) of the operation. */
function failurePolicy(ws: WorkingSet, { resource, task, interval }: HistoryEntry): FailurePolicy {
  const onFail = operationOnFail(ws, resource, task, interval);
  ws.findings?.failureWord(ws, resource, task, findOperation(ws, resource, task, interval, true), onFail);
  return failureHandling(ws, resource, task, interval, onFail);
}

function fail(stage: StatusStage, entry: HistoryEntry, policy: FailurePolicy, history: HistoryState): void {
  handleFailure(
    stage,
    entry,
    policy,
    roleAfterFailure(entry.task, policy, entry.resource.configured.remoteReconnectMs),
    history,
  );
}

/** The agent is missing (step 6, status 7): the resource cannot run there, whatever the policy says. */
function applyAgentMissing(stage: StatusStage, entry: HistoryEntry, history: HistoryState): void {
  const policy = failurePolicy(stage.ws, entry);
  if (policy === FailurePolicy.ignore) history.onFail = FailurePolicy.ban;
  addNodeScore(stage.ws, banTarget(entry.resource), entry.node, -INFINITY, failureCause(entry));
  fail(stage, entry, policy, history);
}

/** The executor could not be reached (step 6, status 8). */
function failConnection(node: Node): void {
  if (node.isCluster || node.connection?.configured.managed !== true) return;
  node.connection.observed.failed = true;
  node.connection.observed.stopIfFailed = true;
}

/** Steps 7 to 9. */
function applyFailure(stage: StatusStage, entry: HistoryEntry, history: HistoryState): void {
  const policy = failurePolicy(stage.ws, entry);
  if (isForgiven(policy, entry.task)) {
    pretendSuccess(stage, entry, policy, history);
    return;
  }
  fail(stage, entry, policy, history);
  const target = banTarget(entry.resource);
  if (entry.execStatus === ExecStatus.HardError) {
    addNodeScore(stage.ws, target, entry.node, -INFINITY, failureCause(entry));
  } else if (entry.execStatus === ExecStatus.FatalError) {
    addNodeScore(stage.ws, target, undefined, -INFINITY, failureCause(entry));
  }
}

/** **One operation history entry** (03 §11): what it says about the resource on the node. */
export function unpackOperation(
  stage: StatusStage,
  resource: Resource,
  node: Node,
  xml: Element,
  read: EntryReading | undefined,
  history: HistoryState,
): void {
  if (!read) {
    stage.ws.findings?.historyEntry(resource, node, xml);
    return;
  }
  const entry = new HistoryEntry(resource, node, xml, read);
  const expired = checkExpiry(stage.ws, entry);
  const oldExit = entry.exitStatus;
  remap(stage, entry, history, expired);
  if (expired && applyExpired(stage.ws, entry, oldExit)) return;
  if (entry.maskable) {
    applyMaskedProbe(stage, entry, history);
    return;
  }
  switch (entry.execStatus) {
    case ExecStatus.Pending:
      applyPending(stage.ws, entry, history);
      break;
    case ExecStatus.Done:
      updateState(stage.ws, entry, entry.exitStatus, history);
      break;
    case ExecStatus.NotInstalled:
      applyAgentMissing(stage, entry, history);
      break;
    default:
      if (entry.execStatus === ExecStatus.NotConnected) failConnection(node);
      applyFailure(stage, entry, history);
  }
}
