import type { Action, OrderingRecord } from "../model/action.js";
import { isAncestor } from "../model/queries.js";
import type { RelationFlags } from "../model/relation-flag.js";
import { ifFirstUnmigratable, ordered } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseOperationKey } from "../policy/key.js";

/** The two sides of a new ordering: a resource with the key of its action, or a concrete action, or both (04 §13.1). */
export interface OrderingSides {
  readonly firstResource?: Resource | undefined;
  readonly firstKey?: string | undefined;
  readonly firstAction?: Action | undefined;
  readonly thenResource?: Resource | undefined;
  readonly thenKey?: string | undefined;
  readonly thenAction?: Action | undefined;
  readonly flags: RelationFlags;
}

/**
 * **New ordering** (04 §13.2): adds a record to the end of the ordering list, directly followed by its migration
 * equivalents. A side that names only an action takes its resource and key from it. A side that names nothing: no record.
 */
export function newOrdering(ws: WorkingSet, sides: OrderingSides): void {
  const { firstAction, thenAction } = sides;
  const record: OrderingRecord = {
    firstResource: sides.firstResource ?? firstAction?.resource,
    firstKey: sides.firstKey ?? firstAction?.key,
    firstAction,
    thenResource: sides.thenResource ?? thenAction?.resource,
    thenKey: sides.thenKey ?? thenAction?.key,
    thenAction,
    flags: sides.flags,
  };
  if (record.firstResource === undefined && firstAction === undefined) return;
  if (record.thenResource === undefined && thenAction === undefined) return;
  add(ws, record);
}

function add(ws: WorkingSet, record: OrderingRecord): void {
  ws.budget.orderings.spend(1);
  ws.orderings.push(record);
  addMigrationEquivalents(ws, record);
}

/** {@link newOrdering} of an action before what a resource has under a key. */
export function orderBeforeKey(
  ws: WorkingSet,
  firstAction: Action,
  thenResource: Resource,
  thenKey: string,
  flags: RelationFlags,
): void {
  const { resource: firstResource, key: firstKey } = firstAction;
  add(ws, { firstResource, firstKey, firstAction, thenResource, thenKey, thenAction: undefined, flags });
}

/** **Order resource actions** (04 §13.2): task of one resource before task of another, both with interval 0. */
export function orderResourceActions(
  ws: WorkingSet,
  firstResource: Resource,
  firstTask: string,
  thenResource: Resource,
  thenTask: string,
  flags: RelationFlags,
): void {
  add(ws, {
    firstResource,
    firstKey: firstResource.keyOf(firstTask),
    firstAction: undefined,
    thenResource,
    thenKey: thenResource.keyOf(thenTask),
    thenAction: undefined,
    flags,
  });
}

function taskOf(action: Action | undefined, key: string | undefined): string | undefined {
  if (action !== undefined) return action.task;
  return key === undefined ? undefined : parseOperationKey(key)?.task;
}

/** **Migration equivalents** of an ordering (04 §13.3). */
function addMigrationEquivalents(ws: WorkingSet, record: OrderingRecord): void {
  const a = record.firstResource;
  const b = record.thenResource;
  if (a === undefined || b === undefined || a === b || !(a.configured.migratable || b.configured.migratable)) return;
  if (isAncestor(a, b) || isAncestor(b, a)) return;
  const firstTask = taskOf(record.firstAction, record.firstKey);
  const thenTask = taskOf(record.thenAction, record.thenKey);
  const unlessFirstMigrates = a.configured.migratable ? ordered | ifFirstUnmigratable : ordered;

  if (firstTask === "start" && thenTask === "start") {
    if (a.configured.migratable && b.configured.migratable)
      orderResourceActions(ws, a, "migrate_from", b, "migrate_to", ordered);
    if (b.configured.migratable) orderResourceActions(ws, a, "start", b, "migrate_to", unlessFirstMigrates);
    return;
  }
  if (!b.configured.migratable) return;
  if (firstTask === "stop" && thenTask === "stop") {
    orderResourceActions(ws, a, "stop", b, "migrate_to", unlessFirstMigrates);
    if (b.observed.partialMigrationTarget !== undefined) {
      orderResourceActions(ws, a, "stop", b, "migrate_from", unlessFirstMigrates);
    }
  } else if (firstTask === "promote" && thenTask === "start") {
    orderResourceActions(ws, a, "promote", b, "migrate_to", ordered);
  } else if (firstTask === "demote" && thenTask === "stop") {
    orderResourceActions(ws, a, "demote", b, "migrate_to", ordered);
    if (b.observed.partialMigrationTarget !== undefined)
      orderResourceActions(ws, a, "demote", b, "migrate_from", ordered);
  }
}
