/** Live migration of a primitive (07 §15). */
import { obtainTask } from "../facilities/obtain.js";
import { orderResourceActions } from "../facilities/ordering.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { firstElseThen, ordered, unmigratableThenBlocks } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { canMigrate as mayMigrate } from "../policy/migration.js";

/** **Can migrate** (07 §15.1) from the node where it is to the one that it is assigned to. */
export function canMigrate(resource: Resource, from: Node | undefined): boolean {
  const { migratable, managed } = resource.configured;
  const { failed, startPending } = resource.observed;
  return mayMigrate({ migratable, managed, failed, startPending, from, to: resource.decided.assignedNode });
}

/** **Migration actions** (07 §15.2); without `migrate_to` if that was done in an earlier transition. */
export function createMigrationActions(ws: WorkingSet, resource: Resource, current: Node): void {
  const target = resource.decided.assignedNode;
  if (target === undefined) return;
  const partial = resource.observed.partialMigrationTarget !== undefined;
  const start = obtainTask(ws, resource, "start", target, true);
  const stop = obtainTask(ws, resource, "stop", current, true);
  const to = partial ? undefined : obtainTask(ws, resource, "migrate_to", current, true);
  const from = obtainTask(ws, resource, "migrate_from", target, true);
  start.set(ActionFlag.migratable | ActionFlag.pseudo);
  stop.set(ActionFlag.migratable);
  from.set(ActionFlag.migratable);
  to?.set(ActionFlag.migratable);
  (to ?? from).needs = start.needs;
  orderMigration(ws, resource, partial);
  if (to !== undefined) {
    nameNodes(to, current, target);
    if (!resource.configured.isRemoteConnection) to.meta.set("record-pending", "true");
  }
  nameNodes(from, current, target);
}

function orderMigration(ws: WorkingSet, resource: Resource, partial: boolean): void {
  if (partial) orderResourceActions(ws, resource, "monitor", resource, "migrate_from", ordered);
  else {
    orderResourceActions(ws, resource, "monitor", resource, "migrate_to", ordered);
    orderResourceActions(ws, resource, "migrate_to", resource, "migrate_from", ordered | unmigratableThenBlocks);
  }
  orderResourceActions(ws, resource, "migrate_from", resource, "stop", ordered | unmigratableThenBlocks);
  const flags = ordered | unmigratableThenBlocks | firstElseThen;
  orderResourceActions(ws, resource, "migrate_from", resource, "start", flags);
}

function nameNodes(action: Action, source: Node, target: Node): void {
  action.meta.set("migrate_source", source.name);
  action.meta.set("migrate_target", target.name);
}
