import { setAssignment } from "../assign/assignment.js";
import { compatibleInstance } from "../assign/compatible-instance.js";
import { newestOfTask } from "../facilities/actions.js";
import { relate } from "../facilities/relate.js";
import { updatePair } from "../graph/update-pair.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Changes } from "../model/changed.js";
import * as Changed from "../model/changed.js";
import type { OrderedUpdate, UpdateSteps } from "../model/methods.js";
import type { Node } from "../model/node.js";
import { containedResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { interleaves } from "../policy/instances.js";
import { containersOf } from "./bundle-parts.js";
import { counterpartsOf } from "./counterparts.js";
import { baseActionName } from "./instance-action.js";

/** Whether a clone or bundle wants to be paired instance by instance (06 §2.2). */
export function wantsInterleave(collective: Resource): boolean {
  return interleaves(collective.configured.meta.get("interleave"));
}

/** The two collectives of an ordering that holds instance by instance (06 §12.4 "can be interleaved"). */
function interleavedPair(first: Action, then: Action): { first: Resource; then: Resource } | undefined {
  const a = first.resource;
  const b = then.resource;
  if (a === undefined || b === undefined || a === b || !a.isCollective || !b.isCollective) return undefined;
  const goesDown = then.key.endsWith("_stop_0") || then.key.endsWith("_demote_0");
  return wantsInterleave(goesDown ? a : b) ? { first: a, then: b } : undefined;
}

/** **Update ordered actions** of a clone or bundle (06 §12.4). */
export function updateCollectiveOrderedActions(ws: WorkingSet, update: OrderedUpdate): Changes | UpdateSteps {
  const { resource } = update.then;
  if (resource === undefined) return Changed.nothing;
  const pair = interleavedPair(update.first, update.then);
  if (pair !== undefined) return updateInterleaved(ws, update, pair.first, pair.then);
  const parts = partsOf(ws, resource);
  if (isIdle(update) && parts[0]?.isPrimitive !== false) return Changed.nothing;
  return updateInstances(ws, update, parts);
}

/** Whether the update of a pair does nothing for any `then` (08 §8.14.3): with thousands of inputs most are like that. */
function isIdle({ kind, flags, filter }: OrderedUpdate): boolean {
  switch (kind) {
    case RelationFlag.ordered:
    case RelationFlag.minRunnable:
      return true;
    case RelationFlag.unrunnableFirstBlocks:
      return (flags & ActionFlag.runnable) !== 0 || (filter & ActionFlag.runnable) === 0;
    case RelationFlag.firstImpliesThen:
      return (flags & ActionFlag.optional) !== 0 || (filter & ActionFlag.optional) === 0;
    default:
      return false;
  }
}

/** The instances of a collective, or the members of a group (06 §2.4): always the same list. */
function partsOf(ws: WorkingSet, resource: Resource): readonly Resource[] {
  return resource.bundle === undefined ? resource.children : containersOf(ws, resource);
}

/** The pair itself, then the same update for the corresponding action of every instance (06 §12.4 step 3). */
function* updateInstances(ws: WorkingSet, update: OrderedUpdate, instances: readonly Resource[]): UpdateSteps {
  const { then, node } = update;
  const pair = updatePair(ws, update);
  let changes = typeof pair === "number" ? pair : yield* pair;
  const counterparts = counterpartsOf(ws, instances, then.task);
  for (const { instance, action } of node === undefined ? counterparts.newest : counterparts.on(node)) {
    if ((instance.methods.refreshFlags(ws, action, node) & ActionFlag.runnable) === 0) continue;
    const result = instance.methods.updateOrderedActions(ws, { ...update, then: action });
    const changed = typeof result === "number" ? result : yield* result;
    changes |= changed;
    if ((changed & Changed.then) !== 0) yield* followers(action);
  }
  return changes;
}

/** What comes after an action is processed, newest relation first; relations made meanwhile are left out. */
function* followers(action: Action): Generator<Action, void, void> {
  for (let i = action.after.length - 1; i >= 0; i--) {
    const follower = action.after[i]?.action;
    if (follower !== undefined) yield follower;
  }
}

/** Without a partner an instance cannot run if the relation is mandatory (06 §12.5 step 2). */
const NEEDS_PARTNER = RelationFlag.unrunnableFirstBlocks | RelationFlag.firstImpliesThen;

/** **Interleaved update** (06 §12.5): each instance of `then` waits for the compatible instance of `first` only. */
function updateInterleaved(ws: WorkingSet, update: OrderedUpdate, from: Resource, to: Resource): Changes | UpdateSteps {
  const { key } = update.first;
  const pairing: Pairing = {
    update,
    from,
    task: baseActionName(update.first, from),
    current: key.endsWith("_stopped_0") || key.endsWith("_demoted_0"),
  };
  const instances = partsOf(ws, to);
  let changes: Changes = Changed.nothing;
  for (let i = 0; i < instances.length; i++) {
    const result = updateWithPartner(ws, pairing, instances[i] as Resource);
    if (typeof result !== "number") return restOfPairs(ws, pairing, instances, i, addTo(changes, result));
    changes |= result;
  }
  return changes;
}

/** An instance whose update needs actions processed before it goes on, and the instances after it. */
function* restOfPairs(
  ws: WorkingSet,
  pairing: Pairing,
  instances: readonly Resource[],
  interruptedAt: number,
  interruption: UpdateSteps,
): UpdateSteps {
  let changes = yield* interruption;
  for (let i = interruptedAt + 1; i < instances.length; i++) {
    const result = updateWithPartner(ws, pairing, instances[i] as Resource);
    changes |= typeof result === "number" ? result : yield* result;
  }
  return changes;
}

interface Pairing {
  readonly update: OrderedUpdate;
  /** The collective of `first`. */
  readonly from: Resource;
  /** The base action name of `first`. */
  readonly task: string;
  /** Partners are found where they are active, not where they are assigned. */
  readonly current: boolean;
}

function updateWithPartner(ws: WorkingSet, pairing: Pairing, instance: Resource): Changes | UpdateSteps {
  const { update, from, task, current } = pairing;
  const { first, then, node, kind } = update;
  const partner = compatibleInstance(ws, instance, from, undefined, current ? "current" : "assigned");
  if (partner === undefined) {
    const stranded = !current && (kind & NEEDS_PARTNER) !== 0;
    return stranded && setAssignment(ws, instance, undefined, 0, true, true) ? Changed.then : Changed.nothing;
  }
  const before = interleavedAction(partner, task, node, first, "first");
  if (before === undefined) return Changed.nothing;
  const after = interleavedAction(instance, then.task, node, then, "then");
  if (after === undefined) return Changed.nothing;

  const related = relate(ws, before, after, kind) ? Changed.first | Changed.then : Changed.nothing;
  const flags = partner.methods.refreshFlags(ws, before, node);
  const result = instance.methods.updateOrderedActions(ws, { ...update, first: before, then: after, flags });
  return typeof result === "number" ? related | result : addTo(related, result);
}

function* addTo(changes: Changes, update: UpdateSteps): UpdateSteps {
  return changes | (yield* update);
}

const ABOUT_ROLES: ReadonlySet<string> = new Set(["promote", "promoted", "demote", "demoted"]);

/**
 * **Action of an instance for interleaving** (06 §12.5): for a container that of the resource inside it, where what is
 * inside is what the collective's action is about.
 */
function interleavedAction(
  instance: Resource,
  task: string,
  node: Node | undefined,
  collectiveAction: Action,
  side: "first" | "then",
): Action | undefined {
  const inside =
    side === "first"
      ? collectiveAction.task !== "stop" && collectiveAction.task !== "stopped"
      : ABOUT_ROLES.has(collectiveAction.task);
  const contained = inside ? containedResource(instance) : undefined;
  return contained === undefined
    ? newestOfTask(instance.decided.actions, task, node)
    : newestOfTask(contained.decided.actions, task);
}
