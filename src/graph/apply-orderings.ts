import { obtainAction } from "../facilities/obtain.js";
import { relate } from "../facilities/relate.js";
import type { Action, OrderingRecord } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import { state } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { operationKey, parseOperationKey } from "../policy/key.js";
import { Role } from "../policy/role.js";
import { disableInvalidOrderings } from "./disable-orderings.js";
import { orderProbes } from "./probe-orderings.js";
import { blockColocationDependents, processAction } from "./process.js";

/**
 * Stage 12 (08 §8.10 to §8.15). Reads the ordering records and all actions; writes relations, missing first actions and
 * the properties of actions.
 */
export function applyOrderings(ws: WorkingSet): void {
  // Records added meanwhile are applied too, and applying one may create an action that a later one finds.
  for (let i = 0; i < ws.orderings.length; i++) applyRecord(ws, ws.orderings[i] as OrderingRecord);
  for (const action of newestFirst(ws)) blockColocationDependents(ws, action);
  orderProbes(ws);
  for (const action of newestFirst(ws)) processAction(ws, action);
  disableInvalidOrderings(ws);
}

/** The actions there are now, newest first: those made during the loop are left out (08 §8.1.4). */
function newestFirst(ws: WorkingSet): Action[] {
  return ws.actions.all.slice().reverse();
}

function applyRecord(ws: WorkingSet, record: OrderingRecord): void {
  const { firstResource, thenResource, firstAction, thenAction, flags } = record;
  if (firstResource !== undefined) applyFromResource(ws, record, firstResource);
  else if (thenResource !== undefined) relateToResource(ws, record, firstAction, thenResource);
  else relate(ws, firstAction, thenAction, flags);
}

const NONE: readonly Action[] = [];

/** **Actions by key** (08 §8.10), oldest first: a key of another resource is read as one of this resource. */
function actionsByKey(resource: Resource, key: string | undefined): readonly Action[] {
  if (key === undefined) return NONE;
  const found = resource.decided.actions.withKey(key);
  if (found.length > 0 || isOwnKey(resource, key)) return found;
  const parsed = parseOperationKey(key);
  if (parsed === undefined) return NONE;
  return resource.decided.actions.withKey(operationKey(resource.id, parsed.task, parsed.interval));
}

/** Whether a key surely is one of this resource, so that reading it as such makes no difference. */
function isOwnKey({ id }: Resource, key: string): boolean {
  if (!key.startsWith(id) || key[id.length] !== "_" || id.endsWith("_notify")) return false;
  return key.indexOf("_", id.length + 1) === key.lastIndexOf("_") && key.lastIndexOf("_") > id.length;
}

/** A record whose first side has a resource (08 §8.10.1). */
function applyFromResource(ws: WorkingSet, record: OrderingRecord, firstResource: Resource): void {
  const { firstAction, thenAction, flags } = record;
  const first = firstAction === undefined ? firstActions(ws, record, firstResource) : [firstAction];
  const thenResource = record.thenResource ?? thenAction?.resource;
  // Counted loops here and below: iterating over lists that may be frozen is slow, and this is done very often.
  for (let i = 0; i < first.length; i++) {
    if (thenResource === undefined) relate(ws, first[i], thenAction, flags);
    else relateToResource(ws, record, first[i], thenResource);
  }
}

function firstActions(ws: WorkingSet, record: OrderingRecord, resource: Resource): readonly Action[] {
  const found = actionsByKey(resource, record.firstKey);
  if (found.length > 0 || resource === record.thenResource) return found;
  const missing = missingFirst(ws, record, resource);
  return missing === undefined ? [] : [missing];
}

/** Creates a first action that does not exist, unless the resource's role says that there is nothing to do. */
function missingFirst(ws: WorkingSet, { firstKey }: OrderingRecord, resource: Resource): Action | undefined {
  const parsed = firstKey === undefined ? undefined : parseOperationKey(firstKey);
  if (parsed === undefined) return undefined;
  const role = state(resource, "current");
  if (role === Role.Stopped && parsed.task === "stop") return undefined;
  if (role === Role.Unpromoted && parsed.task === "demote") return undefined;
  const key = operationKey(resource.id, parsed.task, parsed.interval);
  return obtainAction(ws, { resource, key, task: parsed.task, node: undefined, optional: true });
}

/** Relates a first action with those of a resource (08 §8.10.2). Missing ones are never created. */
function relateToResource(
  ws: WorkingSet,
  record: OrderingRecord,
  first: Action | undefined,
  thenResource: Resource,
): void {
  const { thenAction, thenKey } = record;
  const then = thenAction === undefined ? actionsByKey(thenResource, thenKey) : [thenAction];
  const aborts = first?.resource === thenResource && first.has(ActionFlag.migrationAbort);
  const flags = aborts ? record.flags & ~RelationFlag.firstImpliesThen : record.flags;
  for (let i = 0; i < then.length; i++) relate(ws, first, then[i], flags);
}
