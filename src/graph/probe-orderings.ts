import { compatibleInstance } from "../assign/compatible-instance.js";
import { equalsCaseless } from "../base/text.js";
import { relate } from "../facilities/relate.js";
import type { Action, AfterRecord, OrderingRecord } from "../model/action.js";
import { topResource } from "../model/queries.js";
import type { RelationFlags } from "../model/relation-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { interleaves } from "../policy/instances.js";

/** **Implied probe orderings** (08 §8.12): what must wait for probes although no record says so. */
export function orderProbes(ws: WorkingSet): void {
  const restarts = canRestart(ws);
  for (const resource of ws.resources) orderProbesOf(ws, resource, restarts);
  for (let i = 0; i < ws.orderings.length; i++) orderProbesBeforeThen(ws, ws.orderings[i] as OrderingRecord);
}

/** The resource's probes, oldest first. */
function probesOf(resource: Resource): readonly Action[] {
  return resource.decided.actions.withKey(resource.keyOf("monitor"));
}

/** Whether there is anything at all that a restart would begin with. */
function canRestart(ws: WorkingSet): boolean {
  return ["stop", "demote"].some((task) => ws.actions.withTask(task).some((action) => !action.pseudo));
}

// --- Probes before starts and restarts (08 §8.12.1) ---

function orderProbesOf(ws: WorkingSet, resource: Resource, restarts: boolean): void {
  if (!resource.isPrimitive) {
    for (const child of resource.children) orderProbesOf(ws, child, restarts);
    return;
  }
  /** What the restart relations lead to depends on the probe's resource only, not on its node. */
  const found = new Map<Action, readonly Action[]>();
  for (const probe of probesOf(resource)) {
    for (let i = probe.after.length - 1; i >= 0; i--) {
      const record = probe.after[i] as AfterRecord;
      orderBeforeInstanceStarts(ws, probe, record);
      if (restarts) orderBeforeRestarts(ws, resource, probe, record.action, found);
    }
  }
}

/** A probe that cannot run blocks what comes after the start of the collective that it belongs to (08 §8.12.1 a). */
function orderBeforeInstanceStarts(ws: WorkingSet, probe: Action, record: AfterRecord): void {
  const start = record.action;
  const collective = start.resource;
  if (collective?.isCollective !== true || probe.runnable || start.task !== "start") return;
  if ((record.flags & RelationFlag.unrunnableFirstBlocks) !== 0) return;
  if (probe.resource === undefined || topResource(probe.resource) !== collective) return;
  for (let i = start.after.length - 1; i >= 0; i--) {
    const { action } = start.after[i] as AfterRecord;
    const { resource } = action;
    if (resource === undefined || action.task !== "start") continue;
    if (resource.observed.activeNodes.length > 0 || topResource(resource) !== collective) continue;
    relate(ws, probe, action, RelationFlag.ordered | RelationFlag.unrunnableFirstBlocks);
  }
}

/** **Add restart orderings** (08 §8.12.1 b) for one probe and one action that comes after it. */
function orderBeforeRestarts(
  ws: WorkingSet,
  resource: Resource,
  probe: Action,
  after: Action,
  found: Map<Action, readonly Action[]>,
): void {
  let targets = found.get(after);
  if (targets === undefined) {
    targets = restartsAfter(ws, resource, after);
    found.set(after, targets);
  }
  for (const target of targets) relate(ws, probe, target, RelationFlag.ordered);
}

/** The stops and demotes of the restarts to which an action leads, in the order in which a depth-first walk meets them. */
function restartsAfter(ws: WorkingSet, probed: Resource, from: Action): readonly Action[] {
  const targets: Action[] = [];
  const visited = new Set<Action>();
  const stack: Action[] = [from];
  for (let action = stack.pop(); action !== undefined; action = stack.pop()) {
    if (visited.has(action)) continue;
    visited.add(action);
    const { resource } = action;
    if (resource?.isPrimitive === true && resource !== probed) addRestart(action.task, resource, targets);
    const instance = interleavedInstance(ws, probed, resource);
    // The newest relation is followed first: it has to be on top.
    for (const record of action.after) {
      if (isFollowed(record, resource, probed, instance)) stack.push(record.action);
    }
  }
  return targets;
}

const RESTART_BEGINS: ReadonlyMap<string, string> = new Map([
  ["start", "stop"],
  ["promote", "demote"],
]);

function addRestart(task: string, resource: Resource, targets: Action[]): void {
  const opposite = RESTART_BEGINS.get(task);
  if (opposite === undefined) return;
  for (const action of resource.decided.actions.withKey(resource.keyOf(opposite))) {
    if (!action.pseudo) targets.push(action);
  }
}

/** With interleaving, only one instance of a collective matters; `"any"` without. */
function interleavedInstance(
  ws: WorkingSet,
  probed: Resource,
  collective: Resource | undefined,
): Resource | "any" | undefined {
  if (collective?.isCollective !== true || !interleaves(collective.configured.meta.get("interleave"))) return "any";
  return compatibleInstance(ws, probed, collective, undefined, "assigned");
}

function isFollowed(
  record: AfterRecord,
  resource: Resource | undefined,
  probed: Resource,
  instance: Resource | "any" | undefined,
): boolean {
  if ((record.flags & RelationFlag.firstImpliesThen) !== 0) return true;
  if (resource === undefined || resource.isPrimitive || resource === probed.parent) return false;
  const part = record.action.resource;
  if (part === undefined || part.isCollective || part.parent !== resource) return false;
  return instance === "any" || part === instance;
}

// --- Probes before what is ordered after a stop (08 §8.12.2) ---

function isStop(action: Action | undefined, key: string | undefined): boolean {
  return action === undefined ? key?.endsWith("_stop_0") === true : action.task === "stop";
}

/** The relation flags of a probe that stands for the stop of a record. */
function probeFlags(flags: RelationFlags): RelationFlags {
  if (flags === RelationFlag.ifRequiredOnSameNode || flags === RelationFlag.ifOnSameNodeOrTarget) return flags;
  return RelationFlag.ordered | (flags & (RelationFlag.ifFirstUnmigratable | RelationFlag.ifOnSameNode));
}

function orderProbesBeforeThen(ws: WorkingSet, record: OrderingRecord): void {
  const { firstResource, firstAction, firstKey, thenResource, thenAction, thenKey } = record;
  if (record.flags === RelationFlag.none || firstResource === undefined || firstResource === thenResource) return;
  if (thenAction === undefined && thenKey === undefined) return;
  if (!isStop(firstAction, firstKey)) return;
  if (thenResource !== undefined && firstResource.configured.launcher === thenResource && isStop(thenAction, thenKey))
    return;
  const probes = probesOf(firstResource);
  if (probes.length === 0) return;
  const flags = probeFlags(record.flags);
  for (const probe of probes) {
    for (const action of thenActions(record)) if (mayWait(probe, action)) relate(ws, probe, action, flags);
  }
}

function thenActions({ thenAction, thenResource, thenKey }: OrderingRecord): readonly Action[] {
  if (thenAction !== undefined) return [thenAction];
  if (thenResource === undefined || thenKey === undefined) return [];
  return thenResource.decided.actions.withKey(thenKey);
}

/** Unfencing of the probe's own node must not wait for the probe, nor the shutdown of another node. */
function mayWait(probe: Action, action: Action): boolean {
  const { node } = action;
  if (action.task === "stonith" && node === probe.node && equalsCaseless(action.meta.get("stonith_action"), "on")) {
    return false;
  }
  return action.task !== "do_shutdown" || probe.node === undefined || node === undefined || probe.node === node;
}
