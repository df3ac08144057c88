/** **What an operation does to the state** of its resource (03 §14.1 to §14.4, §14.6). */

import { integerOr } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import { entryInterval } from "../../facilities/history.js";
import { obtainTask } from "../../facilities/obtain.js";
import { isAnonymousClone, topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { addNodeScore, type WorkingSet } from "../../model/working-set.js";
import * as ExecStatus from "../../policy/exec-status.js";
import * as ExitStatus from "../../policy/exit-status.js";
import { type RoleBefore, roleAfterFailed, roleAfterOperation, roleWhilePending } from "../../policy/observed-role.js";
import { FailurePolicy, outlastsSuccess, worstAfterForgiven } from "../../policy/on-fail.js";
import { Role } from "../../policy/role.js";
import { INFINITY } from "../../policy/score.js";
import type { Cause } from "../../verdict/cause.js";
import type { HistoryEntry, HistoryState } from "./entry.js";
import { markNode, recordFailure } from "./failed-operations.js";
import { forbidAllNodes } from "./mark-active.js";
import { applyFailedMigration, applySuccessfulMigrateTo } from "./migration.js";
import type { StatusStage } from "./stage.js";

/** Why a failed operation bans its resource. */
export function failureCause(entry: HistoryEntry): Cause {
  return { kind: "failure", id: entry.xml.attributes.id ?? entry.key };
}

function roleBefore(resource: Resource): RoleBefore {
  return { role: resource.observed.origRole, promotable: topResource(resource).configured.promotable };
}

/** A success makes up for a past failure, unless that asks for more than a recovery. */
function clearPastFailure(resource: Resource, history: HistoryState): void {
  if (outlastsSuccess(history.onFail, resource.configured.remoteReconnectMs !== 0)) return;
  history.onFail = FailurePolicy.ignore;
  resource.decided.decideRole(Role.Unknown);
}

/** **Update state** (03 §14.1) by an operation that counts as one with this exit status. */
export function updateState(ws: WorkingSet, entry: HistoryEntry, exit: number, history: HistoryState): void {
  const { resource, task, maskable, key } = entry;
  const { role, clearsFailure } = roleAfterOperation(roleBefore(resource), {
    task,
    exit,
    maskable,
    onFail: history.onFail,
    repeatsFailure: history.lastFailure?.key === key,
  });
  if (role === undefined) applySuccessfulMigrateTo(ws, entry);
  else resource.observed.observeRole(role);
  if (clearsFailure) clearPastFailure(resource, history);
}

/** **Pretend success** (03 §14.3) of a failure that is ignored. */
export function pretendSuccess(
  stage: StatusStage,
  entry: HistoryEntry,
  policy: FailurePolicy,
  history: HistoryState,
): void {
  updateState(stage.ws, entry, entry.expected, history);
  markNode(stage.ws, entry);
  entry.resource.observed.ignoreFailure = true;
  recordFailure(stage, entry, policy);
  history.onFail = worstAfterForgiven(history.onFail, policy);
}

/** Step 4 (03 §14.4), but for the role. */
function applyFailedTask(ws: WorkingSet, entry: HistoryEntry, policy: FailurePolicy): void {
  const { resource, node } = entry;
  switch (entry.task) {
    case "stop":
      addNodeScore(ws, resource, node, -INFINITY, failureCause(entry));
      break;
    case "migrate_to":
    case "migrate_from":
      applyFailedMigration(ws, entry);
      break;
    case "demote":
      if (policy === FailurePolicy.block) resource.decided.decideRole(Role.Stopped);
  }
}

/** **Ban from all nodes** (03 §14.4 step 7): the resource, or the anonymous clone that it is an instance of. */
function banFromAllNodes(ws: WorkingSet, entry: HistoryEntry): void {
  const { resource } = entry;
  const top = topResource(resource);
  const banned = resource.parent && isAnonymousClone(top) ? top : resource;
  forbidAllNodes(ws, banned, failureCause(entry));
}

/** **Handle a failure** (03 §14.4). */
export function handleFailure(
  stage: StatusStage,
  entry: HistoryEntry,
  policy: FailurePolicy,
  roleAfter: Role,
  history: HistoryState,
): void {
  const { ws } = stage;
  const { resource } = entry;
  history.lastFailure = entry;
  if (ws.symmetric || entry.exitStatus !== ExitStatus.NotInstalled) recordFailure(stage, entry, policy);
  if (history.onFail < policy) history.onFail = policy;
  applyFailedTask(ws, entry, policy);
  const failed = { task: entry.task, exit: entry.exitStatus, probe: entry.read.isProbeByXml, policy };
  resource.observed.observeRole(roleAfterFailed(roleBefore(resource), failed));
  if (roleAfter !== Role.Started && resource.decided.nextRole < roleAfter) resource.decided.decideRole(roleAfter);
  if (roleAfter === Role.Stopped) banFromAllNodes(ws, entry);
}

/** When an entry's result last changed; `undefined` if that is no number. */
function changeTime({ attributes }: Element): number | undefined {
  return integerOr(attributes["last-rc-change"] ?? "0", undefined, -Infinity, Infinity);
}

/** Whether a pending operation is a leftover that a failure of the same operation replaced (03 §14.6 step 1). */
function isSuperseded(entry: HistoryEntry, failure: HistoryEntry | undefined): boolean {
  if (!failure || failure.task !== entry.task) return false;
  if (failure.xml.attributes.interval === undefined || entryInterval(failure.xml) !== entry.interval) return false;
  const pendingSince = changeTime(entry.xml);
  const failedAt = changeTime(failure.xml);
  return pendingSince !== undefined && failedAt !== undefined && failedAt >= pendingSince;
}

/** **Pending operation** (03 §14.6). */
export function applyPending(ws: WorkingSet, entry: HistoryEntry, history: HistoryState): void {
  if (entry.execStatus !== ExecStatus.Pending || isSuperseded(entry, history.lastFailure)) return;
  const { resource, node, task } = entry;
  resource.observed.observeRole(roleWhilePending(roleBefore(resource), task));
  if (task === "start") resource.observed.startPending = true;
  else if (task === "migrate_to" && node.unclean) {
    const name = entry.xml.attributes.migrate_target;
    const target = name === undefined ? undefined : ws.nodeByName(name);
    if (target) obtainTask(ws, resource, "stop", target, false);
  }
  if (entry.read.isProbe)
    ws.facts?.add({ code: "operation-pending", resource: resource.id, node: node.name, task: "probe" }, entry.xml);
  if (resource.observed.pendingAction !== undefined || entry.read.isProbe) return;
  resource.observed.pendingAction = task;
  resource.observed.pendingNode = node;
}
