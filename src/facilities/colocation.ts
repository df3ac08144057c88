import { sortedInsert } from "../base/list.js";
import { compareBytes } from "../base/text.js";
import type { Colocation } from "../model/constraint.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { mustBeApart, tasksGaining, tasksLosing } from "../policy/colocation.js";
import { Role } from "../policy/role.js";
import { orderResourceActions } from "./ordering.js";

/**
 * **New colocation** (04 §12.1): dependent with primary. Score 0 makes none; −INFINITY also makes the anti-colocation
 * orderings. Roles: `Role.Unknown` means any.
 */
export function newColocation(
  ws: WorkingSet,
  fields: {
    id: string;
    nodeAttribute?: string | undefined;
    score: number;
    dependent: Resource;
    primary: Resource;
    dependentRole?: Role;
    primaryRole?: Role;
    explicit: boolean;
    influence: boolean;
  },
): void {
  if (fields.score === 0) return;
  const { dependent, primary } = fields;
  const colocation: Colocation = {
    id: fields.id,
    dependent,
    primary,
    dependentRole: fields.dependentRole ?? Role.Unknown,
    primaryRole: fields.primaryRole ?? Role.Unknown,
    score: fields.score,
    nodeAttribute: fields.nodeAttribute ?? "#uname",
    explicit: fields.explicit,
    influence: fields.influence,
    cause: { kind: "colocation", id: fields.id, dependent: dependent.id, primary: primary.id },
  };
  addColocation(dependent.configured.thisWithColocations, colocation, compareByPrimary);
  addColocation(primary.configured.withThisColocations, colocation, compareByDependent);
  if (mustBeApart(colocation.score)) {
    orderAntiColocated(ws, dependent, colocation.dependentRole, primary, colocation.primaryRole);
    orderAntiColocated(ws, primary, colocation.primaryRole, dependent, colocation.dependentRole);
  }
}

/** Sorted insertion: before the first one that does not go earlier, so the newest of equals comes first (04 §12.2). */
export function addColocation(
  list: Colocation[],
  colocation: Colocation,
  compare: (a: Colocation, b: Colocation) => number,
): void {
  sortedInsert(list, colocation, compare);
}

/** Order of a this-with list (04 §12.2). */
export function compareByPrimary(a: Colocation, b: Colocation): number {
  return compareResources(a.primary, b.primary);
}

/** Order of a with-this list (04 §12.2). */
export function compareByDependent(a: Colocation, b: Colocation): number {
  return compareResources(a.dependent, b.dependent);
}

/** Higher priority, higher variant, promotable clones, lower id (04 §12.2). Priorities are those of the moment. */
function compareResources(a: Resource, b: Resource): number {
  if (a.configured.priority !== b.configured.priority) return b.configured.priority - a.configured.priority;
  if (a.variant !== b.variant) return b.variant - a.variant;
  if (a.variant === Variant.clone && a.configured.promotable !== b.configured.promotable)
    return a.configured.promotable ? -1 : 1;
  return compareBytes(a.id, b.id);
}

/** **Anti-colocation orderings** (04 §12.1): what leaves a node goes before what comes to it. */
function orderAntiColocated(ws: WorkingSet, first: Resource, firstRole: Role, then: Resource, thenRole: Role): void {
  for (const firstTask of tasksLosing(firstRole)) {
    for (const thenTask of tasksGaining(thenRole)) {
      orderResourceActions(ws, first, firstTask, then, thenTask, RelationFlag.ifRequiredOnSameNode);
    }
  }
}
