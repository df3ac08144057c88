/** One `lrm_resource`: the history of a resource on a node (03 §9.1, §15.4). */

import { secondsFromMilliseconds } from "../../base/interval.js";
import { integerOr } from "../../base/number.js";
import { childrenNamed, type Element } from "../../cib/element.js";
import { sortHistory } from "../../facilities/history.js";
import { obtainTask } from "../../facilities/obtain.js";
import { Variant } from "../../model/flags.js";
import type { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { FailurePolicy } from "../../policy/on-fail.js";
import { Role } from "../../policy/role.js";
import { lockExpired } from "../../policy/shutdown-lock.js";
import { lowerNextRole } from "../../policy/target-role.js";
import { effectiveTargetRole } from "../configuration/target-role.js";
import { applyState, createRecurring } from "./apply-state.js";
import type { HistoryState } from "./entry.js";
import { findForHistory } from "./find-resource.js";
import { unpackOperation } from "./operation.js";
import { createRemovedResource } from "./removed-resource.js";
import type { StatusStage } from "./stage.js";

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

/** Steps 6 to 11: what the entries say, one after the other, oldest first. */
function applyHistory(stage: StatusStage, resource: Resource, node: Node, entries: readonly Element[]): void {
  const savedRole = resource.observed.origRole;
  resource.observed.observeRole(Role.Unknown);
  const history: HistoryState = { onFail: FailurePolicy.ignore, lastFailure: undefined };
  const sorted = sortHistory(entries, stage.ws.findings);
  for (const entry of sorted) unpackOperation(stage, resource, node, entry, history);
  createRecurring(stage.ws, resource, node, sorted);
  applyState(stage, resource, node, history.onFail);
  resource.decided.decideRole(lowerNextRole(resource.decided.nextRole, effectiveTargetRole(resource)));
  if (savedRole > resource.observed.origRole) resource.observed.observeRole(savedRole);
}

/** The places of an instance have changed: tell the choice it belongs to, if there is one. */
function updateChoice(stage: StatusStage, resource: Resource): void {
  for (let at: Resource = resource; at.parent !== undefined; at = at.parent) {
    if (at.parent.variant === Variant.clone) stage.choices.get(at.parent)?.update(at);
  }
}

/** One `lrm_resource` (03 §9.1): the resource that it is about, if its history counts. */
export function unpackLrmResource(stage: StatusStage, node: Node, history: Element): Resource | undefined {
  const { ws } = stage;
  const { id } = history.attributes;
  if (id === undefined)
    ws.findings?.error("history-resource-without-id", "Ignoring invalid lrm_resource entry: No id", history, "an id");
  const entries = childrenNamed(history, "lrm_rsc_op");
  if (id === undefined || (entries.length === 0 && !ws.shutdownLock)) return undefined;
  let resource = findForHistory(stage, id, node);
  if (resource === undefined && entries.length > 0) resource = createRemovedResource(ws, history, id);
  if (resource === undefined) return undefined;
  if (ws.shutdownLock) readShutdownLock(ws, resource, node, history);
  applyHistory(stage, resource, node, entries);
  updateChoice(stage, resource);
  return resource;
}
