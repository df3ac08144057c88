/** One `lrm_resource`: the history of a resource on a node (03 §9.1, §15.4). */

import { secondsFromMilliseconds } from "../../base/interval.js";
import { integerOr } from "../../base/number.js";
import type { Element } from "../../cib/element.js";
import { type History, sortedEntries, tellsMereAbsence } from "../../facilities/histories.js";
import { obtainTask } from "../../facilities/obtain.js";
import type { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import { Variant } from "../../model/variant.js";
import type { WorkingSet } from "../../model/working-set.js";
import { FailurePolicy } from "../../policy/on-fail.js";
import { Role } from "../../policy/role.js";
import { lockExpired } from "../../policy/shutdown-lock.js";
import { lowerNextRole } from "../../policy/target-role.js";
import { applyState, createRecurring } from "./apply-state.js";
import type { HistoryState } from "./entry.js";
import { findForHistory } from "./find-resource.js";
import { unpackOperation } from "./operation.js";
import { createRemovedResource } from "./removed-resource.js";
import { type StatusStage, targetRoleIn } from "./stage.js";

/** **Shutdown lock** (03 §15.4). */
function readShutdownLock(ws: WorkingSet, resource: Resource, node: Node, history: Element): void {
  const lock = integerOr(history.attributes["shutdown-lock"], 0, -Infinity, Infinity);
  if (lock === 0) return;
  if (lockExpired(lock, secondsFromMilliseconds(ws.shutdownLockMs), ws.now.epoch)) {
    obtainTask(ws, resource, "lrm_delete", node, false);
    return;
  }
  resource.observed.lockNode = node;
  resource.observed.lockTime = lock;
}

/** Whether a history has nothing to tell but mere absence, which time cannot make outdated. */
function isMereAbsence(ws: WorkingSet, resource: Resource, history: History): boolean {
  return resource.configured.failureExpirationMs <= 0 && !ws.findings && tellsMereAbsence(history.element);
}

/** What the entries say, oldest first. @returns the worst of what failures ask for */
function applyEntries(stage: StatusStage, resource: Resource, node: Node, from: History): FailurePolicy {
  const history: HistoryState = { onFail: FailurePolicy.ignore, lastFailure: undefined };
  const { readings } = from;
  const sorted = sortedEntries(stage.ws, from);
  for (let i = 0; i < sorted.length; i++) {
    unpackOperation(stage, resource, node, sorted[i] as Element, readings[i], history);
  }
  return history.onFail;
}

/** Steps 6 to 11: what the entries say, one after the other, oldest first. */
function applyHistory(stage: StatusStage, resource: Resource, node: Node, from: History): void {
  const savedRole = resource.observed.origRole;
  resource.observed.observeRole(Role.Unknown);
  if (isMereAbsence(stage.ws, resource, from)) {
    resource.observed.observeRole(Role.Stopped);
    resource.decided.decideRole(Role.Unknown);
    applyState(stage, resource, node, FailurePolicy.ignore);
  } else {
    const { recurring } = from;
    const onFail = applyEntries(stage, resource, node, from);
    if (recurring.length > 0) createRecurring(stage.ws, resource, node, recurring);
    applyState(stage, resource, node, onFail);
  }
  resource.decided.decideRole(lowerNextRole(resource.decided.nextRole, targetRoleIn(stage, resource)));
  if (savedRole > resource.observed.origRole) resource.observed.observeRole(savedRole);
}

/** The places of an instance have changed: tell the choice it belongs to, if there is one. */
function updateChoice(stage: StatusStage, resource: Resource): void {
  for (let at: Resource = resource; at.parent; at = at.parent) {
    if (at.parent.variant === Variant.clone) stage.choices.get(at.parent)?.update(at);
  }
}

/** One `lrm_resource` (03 §9.1): the resource that it is about, if its history counts. */
export function unpackLrmResource(stage: StatusStage, node: Node, history: History): Resource | undefined {
  const { ws } = stage;
  const { element, id, entries } = history;
  if (id === undefined) ws.findings?.tell("history-resource-without-id", element);
  if (id === undefined || (entries.length === 0 && !ws.shutdownLock)) return undefined;
  let resource = findForHistory(stage, id, node);
  if (!resource && entries.length > 0) resource = createRemovedResource(ws, element, id);
  if (!resource) return undefined;
  if (ws.shutdownLock) readShutdownLock(ws, resource, node, element);
  applyHistory(stage, resource, node, history);
  updateChoice(stage, resource);
  return resource;
}
