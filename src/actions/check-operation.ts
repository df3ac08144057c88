/** Comparing one operation in the history with the configuration (07 §10.4). */

import { readableInterval } from "../base/interval.js";
import type { Element } from "../cib/element.js";
import { compareDigests, onlyPrivateChanged } from "../facilities/digest.js";
import { clearFailCount, settleFailCount } from "../facilities/failcount.js";
import { entryInterval } from "../facilities/history.js";
import { obtainAction, obtainTask } from "../facilities/obtain.js";
import { findOperation } from "../facilities/operation-config.js";
import { newOrdering } from "../facilities/ordering.js";
import { triggerUnfencing } from "../facilities/unfencing.js";
import type { Node } from "../model/node.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { operationKey } from "../policy/key.js";
import { reschedule, scheduleCancel } from "./cancel.js";

const REASON = "resource definition change";
/** Successful ones mean that the resource was started with these parameters. */
const STARTING: ReadonlySet<string> = new Set(["monitor", "migrate_from", "promote"]);

/** Checks an operation and, if its definition changed, clears a fail count that is not 0 (07 §10.2 step 5). */
export function checkOperationAndFailures(ws: WorkingSet, resource: Resource, node: Node, entry: Element): void {
  if (!checkOperation(ws, resource, node, entry)) return;
  if (settleFailCount(ws, resource, node, { effective: true }).count !== 0) clearFailCount(ws, resource, node);
}

/** **Check one operation** (07 §10.4): schedules what a changed definition calls for; tells whether it changed. */
function checkOperation(ws: WorkingSet, resource: Resource, node: Node, entry: Element): boolean {
  const task = entry.attributes.operation ?? "";
  const interval = entryInterval(entry);
  if (interval > 0 && findOperation(ws, resource, task, interval, false) === undefined) {
    if (ws.cancelRemovedActions) {
      scheduleCancel(ws, resource, entry.attributes["call-id"], task, interval, node);
    }
    return true;
  }
  const compared = interval === 0 && STARTING.has(task) ? "start" : task;
  const digests = compareDigests(ws, resource, entry, node);
  if (onlyPrivateChanged(ws, digests, entry)) {
    const magic = entry.attributes["transition-magic"] ?? "(null)";
    ws.output.message(
      `Only 'private' parameters to ${readableInterval(interval)}-interval ${compared} for ${resource.id} on ${node.name} changed: ${magic}`,
    );
    return false;
  }
  if (digests.result === "match") return false;
  if (digests.result === "restart") forceRestart(ws, resource, compared, interval, node);
  else if (interval > 0) reschedule(ws, resource, compared, interval, node);
  else if (entry.attributes["op-restart-digest"] !== undefined) {
    triggerUnfencing(ws, resource, node, "Device parameters changed (reload)", undefined);
    scheduleReload(ws, resource, node);
  } else forceRestart(ws, resource, compared, interval, node);
  return true;
}

/** Requires the start (or the recurring operation), on whatever node it will be. */
function forceRestart(ws: WorkingSet, resource: Resource, task: string, interval: number, node: Node): void {
  const key = operationKey(resource.id, task, interval);
  obtainAction(ws, { resource, key, task, optional: false }).setReason(REASON, true);
  triggerUnfencing(ws, resource, node, "Device parameters changed", undefined);
}

/** Requires a reload, which a stop or a demotion makes superfluous. */
function scheduleReload(ws: WorkingSet, resource: Resource, node: Node): void {
  for (const child of resource.children) scheduleReload(ws, child, node);
  if (resource.children.length > 0 || !resource.configured.managed || resource.observed.failed) return;
  if (resource.observed.startPending) {
    obtainTask(ws, resource, "stop", node, false);
    return;
  }
  resource.decided.reload = true;
  const reload = obtainTask(ws, resource, "reload-agent", node, false);
  reload.setReason(REASON, false);
  const flags = RelationFlag.ordered | RelationFlag.thenCancelsFirst;
  for (const task of ["stop", "demote"]) {
    const thenKey = resource.keyOf(task);
    newOrdering(ws, { firstAction: reload, thenResource: resource, thenKey, flags });
  }
}
