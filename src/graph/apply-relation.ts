import type { Action, BeforeRecord } from "../model/action.js";
import type { ActionFlags } from "../model/action-flag.js";
import * as ActionFlag from "../model/action-flag.js";
import { optional, runnable } from "../model/action-flag.js";
import type { Changes } from "../model/changed.js";
import * as Changed from "../model/changed.js";
import type { UpdateSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import type { RelationFlags } from "../model/relation-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/** One relation being applied (08 §8.14.1). */
export interface Application {
  readonly ws: WorkingSet;
  readonly relation: BeforeRecord;
  readonly first: Action;
  readonly then: Action;
  /** Properties for ordering of the two. */
  readonly firstFlags: ActionFlags;
  readonly thenFlags: ActionFlags;
  /** The node of `then`; that of `first` once a relation for one node was made one for all. */
  node: Node | undefined;
}

interface Row {
  /** The row applies if the relation has one of these at that moment. */
  readonly flags: RelationFlags;
  readonly apply: (application: Application) => Changes | UpdateSteps;
}

/** Takes all flags from a record, or gives it others. Only before records change (08 §8.1.2). */
export function setRelationFlags(ws: WorkingSet, relation: BeforeRecord, flags: RelationFlags): void {
  if (relation.flags === flags) return;
  relation.flags = flags;
  ws.changes.value++;
}

/** The update by the method of a resource's variant, for one kind of relation. */
function updateVia(
  resource: Resource,
  { ws, first, then, node }: Application,
  flags: ActionFlags,
  filter: ActionFlags,
  kind: RelationFlags,
): Changes | UpdateSteps {
  return resource.methods.updateOrderedActions(ws, { first, then, node, flags, filter, kind });
}

/** A row that does nothing for a `then` without resource. */
function viaThen(kind: RelationFlags, filter: ActionFlags, flagsTaken: ActionFlags = -1): Row {
  return {
    flags: kind,
    apply(application) {
      const { resource } = application.then;
      if (resource === undefined) return Changed.nothing;
      return updateVia(resource, application, application.firstFlags & flagsTaken, filter, kind);
    },
  };
}

/** Clears a property, and tells whether that was a change of that side. */
function change(action: Action, flag: ActionFlags, side: Changes): Changes {
  if (!action.has(flag)) return Changed.nothing;
  action.clear(flag);
  return side;
}

function firstImpliesThen(application: Application): Changes | UpdateSteps {
  const { then, firstFlags } = application;
  if (then.resource !== undefined) {
    return updateVia(then.resource, application, firstFlags & optional, optional, RelationFlag.firstImpliesThen);
  }
  return (firstFlags & optional) === 0 ? change(then, optional, Changed.then) : Changed.nothing;
}

function thenImpliesFirst(application: Application): Changes | UpdateSteps {
  const { first, firstFlags } = application;
  if (first.resource !== undefined) {
    return updateVia(first.resource, application, firstFlags, optional, RelationFlag.thenImpliesFirst);
  }
  return (firstFlags & optional) === 0 ? change(first, runnable, Changed.first) : Changed.nothing;
}

/** Counts runnable inputs. What makes the action runnable again is no change by itself: it was cleared for the count. */
function minRunnable(application: Application): Changes | UpdateSteps {
  const { then, firstFlags } = application;
  if (then.resource !== undefined) {
    return updateVia(then.resource, application, firstFlags, runnable, RelationFlag.minRunnable);
  }
  if ((firstFlags & runnable) === 0) return Changed.nothing;
  then.runnableBefore++;
  if (then.runnableBefore < then.requiredRunnableBefore || then.runnable) return Changed.nothing;
  if (then.requiredRunnableBefore > 0) then.restoreFlags(then.flags | runnable);
  else then.set(runnable);
  return Changed.then;
}

function nestedRemoteProbe(application: Application): Changes | UpdateSteps {
  const { ws, relation, first, then, firstFlags } = application;
  if (then.resource === undefined) return Changed.nothing;
  // It counts where the resource is known to be, also on a node that is gone.
  if ((firstFlags & runnable) === 0 && first.resource !== undefined && first.resource.observed.activeNodes.length > 0) {
    setRelationFlags(ws, relation, RelationFlag.none);
    return Changed.nothing;
  }
  return updateVia(then.resource, application, firstFlags, runnable, RelationFlag.unrunnableFirstBlocks);
}

function unrunnableFirstBlocks(application: Application): Changes | UpdateSteps {
  const { then, firstFlags } = application;
  if (then.resource !== undefined) {
    return updateVia(then.resource, application, firstFlags, runnable, RelationFlag.unrunnableFirstBlocks);
  }
  return (firstFlags & runnable) === 0 ? change(then, runnable, Changed.then) : Changed.nothing;
}

/** A stop that cannot happen because its resource is unmanaged and blocked blocks what waits for it. */
function blockedStop({ first, then }: Application): Changes {
  const { resource } = first;
  if (resource === undefined || resource.configured.managed || !resource.observed.blocked) return Changed.nothing;
  if (first.runnable || first.task !== "stop") return Changed.nothing;
  return change(then, runnable, Changed.then);
}

const ROWS: readonly Row[] = [
  {
    flags: RelationFlag.firstImpliesSameNodeThen,
    apply(application) {
      const { ws, relation } = application;
      const rest = relation.flags & ~RelationFlag.firstImpliesSameNodeThen;
      setRelationFlags(ws, relation, rest | RelationFlag.firstImpliesThen);
      application.node = application.first.node;
      return Changed.nothing;
    },
  },
  { flags: RelationFlag.firstImpliesThen, apply: firstImpliesThen },
  viaThen(RelationFlag.intermediateStop, optional | runnable),
  { flags: RelationFlag.thenImpliesFirst, apply: thenImpliesFirst },
  viaThen(RelationFlag.promotedThenImpliesFirst, optional, optional),
  { flags: RelationFlag.minRunnable, apply: minRunnable },
  { flags: RelationFlag.nestedRemoteProbe, apply: nestedRemoteProbe },
  { flags: RelationFlag.unrunnableFirstBlocks, apply: unrunnableFirstBlocks },
  viaThen(RelationFlag.unmigratableThenBlocks, optional),
  viaThen(RelationFlag.firstElseThen, optional),
  viaThen(RelationFlag.ordered, runnable),
  viaThen(RelationFlag.asymmetric, runnable),
  {
    flags: RelationFlag.firstImpliesThenGraphed,
    apply({ first, then, firstFlags }) {
      if (first.runnable && (firstFlags & optional) === 0) then.set(ActionFlag.alwaysInGraph);
      return Changed.nothing;
    },
  },
  {
    flags: RelationFlag.thenImpliesFirstGraphed,
    apply({ first, thenFlags }) {
      if ((thenFlags & optional) === 0) first.set(ActionFlag.alwaysInGraph);
      return Changed.nothing;
    },
  },
  {
    flags: RelationFlag.firstImpliesThen | RelationFlag.thenImpliesFirst | RelationFlag.intermediateStop,
    apply: blockedStop,
  },
];

/** **Apply relation** (08 §8.14.1): the steps in order, each by the flags that the record has at that moment. */
export function applyRelation(application: Application): Changes | UpdateSteps {
  return applyRows(application, 0, Changed.nothing);
}

function applyRows(application: Application, from: number, changes: Changes): Changes | UpdateSteps {
  const { relation } = application;
  let sum = changes;
  for (let i = from; i < ROWS.length; i++) {
    const row = ROWS[i] as Row;
    if ((relation.flags & row.flags) === 0) continue;
    const result = row.apply(application);
    if (typeof result !== "number") return interrupted(application, i + 1, sum, result);
    sum |= result;
  }
  return sum;
}

/** The rest of the rows, after an update that needs actions processed before it goes on. */
function* interrupted(application: Application, next: number, changes: Changes, update: UpdateSteps): UpdateSteps {
  const sum = changes | (yield* update);
  const rest = applyRows(application, next, sum);
  return typeof rest === "number" ? rest : yield* rest;
}
