import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Changes } from "../model/changed.js";
import * as Changed from "../model/changed.js";
import type { OrderedUpdate, UpdateSteps } from "../model/methods.js";
import { state } from "../model/queries.js";
import type { RelationFlags } from "../model/relation-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { clearBecause } from "./clear-because.js";

/**
 * The **generic update of a pair** (08 §8.14.3), which is all there is to it for primitives. A changed `then` that
 * belongs to a part of something is processed before the update is over.
 */
export function updatePair(_ws: WorkingSet, update: OrderedUpdate): Changes | UpdateSteps {
  const { first, then } = update;
  const firstBefore = first.flags;
  const thenBefore = then.flags;
  KINDS.get(update.kind)?.(update);
  if (then.flags === thenBefore) return first.flags === firstBefore ? Changed.nothing : Changed.first;
  if (then.resource?.parent !== undefined) return processThen(first, then, firstBefore);
  return first.flags === firstBefore ? Changed.then : Changed.then | Changed.first;
}

function* processThen(first: Action, then: Action, firstBefore: number): UpdateSteps {
  yield then;
  return first.flags === firstBefore ? Changed.then : Changed.then | Changed.first;
}

function lacks(flags: number, flag: number): boolean {
  return (flags & flag) === 0;
}

/** Whether an asymmetric ordering has nothing to say about `then`: it stops what is stopped, or starts what runs there. */
function isExempt(then: Action): boolean {
  const { resource, node } = then;
  if (resource === undefined || !then.optional) return false;
  const role = state(resource, "current");
  if (then.task === "stop") return role === Role.Stopped;
  if (then.task !== "start" || role < Role.Started) return false;
  return resource.observed.activeNodes.length === 1 && resource.observed.activeNodes[0] === node;
}

function applyAsymmetric({ first, then }: OrderedUpdate): void {
  if (then.resource === undefined || first.runnable || isExempt(then)) return;
  clearBecause(then, "optional", first);
  clearBecause(then, "runnable", first);
}

function applyThenImpliesFirst({ first, then, flags, filter }: OrderedUpdate): void {
  if (then.optional) return;
  if (!lacks(filter, ActionFlag.optional) && lacks(flags, ActionFlag.optional)) clearBecause(first, "optional", then);
  if (!lacks(flags, ActionFlag.migratable) && !then.has(ActionFlag.migratable)) clearBecause(first, "migratable", then);
}

function applyPromotedThenImpliesFirst({ first, then, filter }: OrderedUpdate): void {
  if (then.resource?.observed.origRole !== Role.Promoted || lacks(filter, ActionFlag.optional) || then.optional) return;
  clearBecause(first, "optional", then);
  if (!then.has(ActionFlag.migratable)) clearBecause(first, "migratable", then);
}

function applyUnmigratableThenBlocks({ first, then, filter }: OrderedUpdate): void {
  if (lacks(filter, ActionFlag.optional)) return;
  if (!then.has(ActionFlag.migratable) || !then.runnable) clearBecause(first, "runnable", then);
  if (!then.optional) clearBecause(first, "optional", then);
}

function applyFirstElseThen({ first, then, filter }: OrderedUpdate): void {
  if (lacks(filter, ActionFlag.optional) || first.runnable) return;
  clearBecause(then, "migratable", first);
  then.clear(ActionFlag.pseudo);
}

function applyUnrunnableFirstBlocks({ first, then, flags, filter }: OrderedUpdate): void {
  if (lacks(filter, ActionFlag.runnable) || !then.runnable || !lacks(flags, ActionFlag.runnable)) return;
  clearBecause(then, "runnable", first);
  clearBecause(then, "migratable", first);
}

function applyFirstImpliesThen({ first, then, flags, filter }: OrderedUpdate): void {
  if (lacks(filter, ActionFlag.optional) || !then.optional || !lacks(flags, ActionFlag.optional)) return;
  if (!first.has(ActionFlag.migratable)) clearBecause(then, "optional", first);
}

/** The restart relation. The reference aborts on actions that are not of primitives; nothing is done here. */
function applyIntermediateStop({ first, then, filter }: OrderedUpdate): void {
  if (first.resource?.isPrimitive !== true || then.resource?.isPrimitive !== true) return;
  const required = !lacks(filter, ActionFlag.optional) && !then.optional;
  const blocked =
    !lacks(filter, ActionFlag.runnable) &&
    !then.runnable &&
    then.resource.configured.managed &&
    first.resource === then.resource;
  if (!required && !blocked) return;
  if (first.runnable) clearBecause(first, "optional", then);
  if (!then.optional) clearBecause(first, "optional", then);
  if (!then.has(ActionFlag.migratable)) clearBecause(first, "migratable", then);
  if (!first.optional && !first.runnable) clearBecause(then, "runnable", first);
}

/** What each kind of relation does to its two actions; the other kinds do nothing (08 §8.14.3). */
const KINDS: ReadonlyMap<RelationFlags, (update: OrderedUpdate) => void> = new Map([
  [RelationFlag.asymmetric, applyAsymmetric],
  [RelationFlag.thenImpliesFirst, applyThenImpliesFirst],
  [RelationFlag.promotedThenImpliesFirst, applyPromotedThenImpliesFirst],
  [RelationFlag.unmigratableThenBlocks, applyUnmigratableThenBlocks],
  [RelationFlag.firstElseThen, applyFirstElseThen],
  [RelationFlag.unrunnableFirstBlocks, applyUnrunnableFirstBlocks],
  [RelationFlag.firstImpliesThen, applyFirstImpliesThen],
  [RelationFlag.intermediateStop, applyIntermediateStop],
]);
