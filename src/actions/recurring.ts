/** Recurring operations of a primitive (07 §14). */
import { actionsOn, claimActions } from "../facilities/actions.js";
import { obtainAction, obtainTask } from "../facilities/obtain.js";
import { operationsOf, type RecurringOperation } from "../facilities/operations.js";
import { newOrdering } from "../facilities/ordering.js";
import { relate } from "../facilities/relate.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import type { RelationFlags } from "../model/relation-flag.js";
import { firstImpliesThen, ordered, unrunnableFirstBlocks } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { operationKey } from "../policy/key.js";
import { keepsOperations } from "../policy/maintenance.js";
import { TargetRc } from "../policy/result-code.js";
import { Role } from "../policy/role.js";
import { newCancel } from "./cancel.js";

/** **Recurring actions** (07 §14.1): what keeps running where the resource is, and what checks that it is nowhere else. */
export function createRecurringActions(ws: WorkingSet, resource: Resource): void {
  const { blocked } = resource.observed;
  if (!keepsOperations({ blocked, maintenance: resource.configured.maintenance })) return;
  const { all, recurring } = operationsOf(ws, resource);
  const node = resource.decided.assignedNode;
  const active =
    node !== undefined &&
    !node.maintenance &&
    (resource.decided.nextRole !== Role.Stopped || !resource.configured.managed)
      ? { node, start: obtainTask(ws, resource, "start", node, true) }
      : undefined;
  for (const each of all) {
    ws.findings?.recurring(ws, resource, each);
    const operation = recurring.get(each);
    if (operation === undefined) continue;
    if (active !== undefined) createForActiveRole(ws, resource, operation, active.node, active.start);
    if (operation.role === Role.Stopped && resource.configured.unique) createForStoppedRole(ws, resource, operation);
  }
}

function isUnusable(node: Node): boolean {
  return !node.online || node.unclean;
}

/** Adds an ordering of a task of the resource before an action of it. */
function orderTaskBefore(ws: WorkingSet, resource: Resource, task: string, action: Action, flags: RelationFlags): void {
  const firstKey = resource.keyOf(task);
  newOrdering(ws, { firstResource: resource, firstKey, thenAction: action, flags });
}

/** Cancels a running operation before a task of the resource, if one is given. */
function cancelBefore(
  ws: WorkingSet,
  resource: Resource,
  operation: RecurringOperation,
  node: Node,
  task: string | undefined,
): void {
  const cancel = newCancel(ws, resource, operation.name, operation.interval, node);
  if (task === undefined) return;
  const thenKey = resource.keyOf(task);
  newOrdering(ws, { firstAction: cancel, thenResource: resource, thenKey, flags: unrunnableFirstBlocks });
}

function obtainRecurring(
  ws: WorkingSet,
  resource: Resource,
  { name, interval }: RecurringOperation,
  node: Node,
  optional: boolean,
): Action {
  return obtainAction(ws, { resource, key: operationKey(resource.id, name, interval), task: name, node, optional });
}

/** **Operation for an active role** (07 §14.3). */
function createForActiveRole(
  ws: WorkingSet,
  resource: Resource,
  operation: RecurringOperation,
  node: Node,
  start: Action,
): void {
  if (operation.role === Role.Stopped) return;
  const running = actionsOn(
    resource.decided.actions,
    operationKey(resource.id, operation.name, operation.interval),
    node,
  );
  const optional = start.optional && running.length > 0 && !running.some((action) => action.has(ActionFlag.reschedule));
  const promoted = resource.decided.nextRole === Role.Promoted;
  const wanted = operation.role === Role.Unknown ? !promoted : resource.decided.nextRole === operation.role;
  if (!wanted) {
    if (optional) cancelBefore(ws, resource, operation, node, taskAfterCancel(resource));
    return;
  }
  const action = obtainRecurring(ws, resource, operation, node, optional);
  if (!start.runnable || isUnusable(node)) action.clear(ActionFlag.runnable);
  if (promoted) action.meta.set("op_target_rc", TargetRc.Promoted);
  if (!resource.configured.managed) return;
  orderTaskBefore(ws, resource, "start", action, firstImpliesThen | unrunnableFirstBlocks);
  orderTaskBefore(ws, resource, "reload-agent", action, firstImpliesThen | unrunnableFirstBlocks);
  if (promoted) orderTaskBefore(ws, resource, "promote", action, ordered | unrunnableFirstBlocks);
  else if (resource.observed.origRole === Role.Promoted) {
    orderTaskBefore(ws, resource, "demote", action, ordered | unrunnableFirstBlocks);
  }
}

/** What the cancellation of an operation for another role comes before. */
function taskAfterCancel(resource: Resource): string | undefined {
  switch (resource.observed.origRole) {
    case Role.Promoted:
      return "demote";
    case Role.Started:
    case Role.Unpromoted:
      if (resource.decided.nextRole === Role.Promoted) return "promote";
      return resource.decided.nextRole === Role.Stopped ? "stop" : undefined;
    default:
      return undefined;
  }
}

/** **Operation for the stopped role** (07 §14.4) of a resource that is no anonymous instance. */
function createForStoppedRole(ws: WorkingSet, resource: Resource, operation: RecurringOperation): void {
  const key = operationKey(resource.id, operation.name, operation.interval);
  for (const node of ws.nodes) {
    const running = actionsOn(resource.decided.actions, key, node).length > 0;
    if (node.name === resource.decided.assignedNode?.name) {
      const starts = resource.decided.nextRole === Role.Started || resource.decided.nextRole === Role.Unpromoted;
      if (running) cancelBefore(ws, resource, operation, node, starts ? "start" : undefined);
      continue;
    }
    const action = obtainRecurring(ws, resource, operation, node, running);
    action.meta.set("op_target_rc", TargetRc.NotRunning);
    orderAfterProbesAndStops(ws, resource, node, action);
    if (isUnusable(node)) action.clear(ActionFlag.runnable);
  }
}

/** What makes sure that the resource is stopped comes before the operation that expects it so. */
function orderAfterProbesAndStops(ws: WorkingSet, resource: Resource, node: Node, action: Action): void {
  if (resource.configured.managed) {
    const probes = claimActions(resource.decided.actions, resource.keyOf("monitor"), node);
    for (const probe of probes) relate(ws, probe, action, unrunnableFirstBlocks);
  }
  for (const stop of actionsOn(resource.decided.actions, resource.keyOf("stop"), node)) {
    if (!stop.optional && !action.optional && !resource.configured.managed) action.set(ActionFlag.optional);
    if (!stop.runnable) action.clear(ActionFlag.runnable);
    if (resource.configured.managed) {
      newOrdering(ws, { firstAction: stop, thenAction: action, flags: firstImpliesThen | unrunnableFirstBlocks });
    }
  }
}
