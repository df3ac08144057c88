import { equalsCaseless } from "../base/text.js";
import type { Action, BeforeRecord } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";
import { isRecurring } from "../policy/task.js";
import { setRelationFlags } from "./apply-relation.js";

/** **Should an action be added** to the graph? (08 §8.17.3) */
export function belongsInGraph(action: Action): boolean {
  if (!action.runnable) return false;
  if (action.optional && !action.has(ActionFlag.alwaysInGraph)) return false;
  if (action.resource !== undefined && !action.resource.configured.managed && action.task !== "monitor") {
    if (!isRecurring(action.meta.get("interval"))) return false;
  }
  if (action.pseudo || equalsCaseless(action.task, "stonith") || equalsCaseless(action.task, "do_shutdown")) {
    return true;
  }
  const { node } = action;
  if (node === undefined) return false;
  if (action.has(ActionFlag.onDc) || (node.isGuest && !node.remoteReset)) return true;
  return node.online && !node.unclean;
}

/** Flags that do not bring an input into the graph that cannot run itself. */
const UNBINDING = RelationFlag.thenImpliesFirstGraphed | RelationFlag.firstImpliesThenGraphed | RelationFlag.ordered;

/**
 * **Should a record be an input in the graph?** (08 §8.17.4) Exact comparisons are with the flags at the moment; a record
 * that turns out not to hold on these nodes is disabled.
 */
export function isGraphInput(ws: WorkingSet, action: Action, relation: BeforeRecord): boolean {
  const { action: input, flags } = relation;
  if (relation.graphed) return true;
  if (flags === RelationFlag.none) return false;
  if (!input.runnable && isPointless(flags)) return false;
  if (input.has(ActionFlag.migratable)) {
    if ((flags & RelationFlag.ifFirstUnmigratable) !== 0) return false;
    if (flags === RelationFlag.ordered && input.key.endsWith("_stop_0")) return false;
  }
  if (flags === RelationFlag.ifOnSameNodeOrTarget) return keepIf(ws, relation, isOnNodeOrTarget(action, input));
  if (flags === RelationFlag.ifRequiredOnSameNode) return keepIf(ws, relation, isRequiredOnNode(action, input));
  if (isLostStop(action, input)) return false;
  return !input.optional || input.has(ActionFlag.alwaysInGraph | ActionFlag.addedToGraph);
}

/** Whether nothing waits for an input that cannot run. */
function isPointless(flags: number): boolean {
  if ((flags & ~UNBINDING) === 0) return true;
  return (flags & (RelationFlag.minRunnable | RelationFlag.unmigratableThenBlocks)) !== 0;
}

function keepIf(ws: WorkingSet, relation: BeforeRecord, holds: boolean): boolean {
  if (!holds) setRelationFlags(ws, relation, RelationFlag.none);
  return holds;
}

/** For exactly `ifOnSameNodeOrTarget`: on the target of a migration, or a required input on the same node. */
function isOnNodeOrTarget(action: Action, input: Action): boolean {
  const migrates = action.resource !== undefined && action.task === "migrate_to";
  const node = migrates ? action.resource?.decided.assignedNode : action.node;
  if (node === undefined || input.node !== node) return false;
  return migrates || !input.optional;
}

/** For exactly `ifRequiredOnSameNode`: a required input that is not known to be on another node. */
function isRequiredOnNode(action: Action, input: Action): boolean {
  if (action.node !== undefined && input.node !== undefined && action.node !== input.node) return false;
  return !input.optional;
}

/** A clone does not wait for the stop of a failed unmanaged resource. */
function isLostStop(action: Action, input: Action): boolean {
  const { resource } = input;
  if (
    resource === undefined ||
    resource === action.resource ||
    !resource.observed.failed ||
    resource.configured.managed
  )
    return false;
  return input.key.endsWith("_stop_0") && action.resource?.clone !== undefined;
}

function isAscending(records: readonly BeforeRecord[]): boolean {
  let last = -1;
  for (let i = 0; i < records.length; i++) {
    const { id } = (records[i] as BeforeRecord).action;
    if (id <= last) return false;
    last = id;
  }
  return true;
}

/**
 * **Deduplicate inputs** (08 §8.17.3): the inputs in ascending order of their ids, one record each, which has the flags
 * of all. From here on the list is read forwards.
 */
export function deduplicateInputs(action: Action): void {
  if (action.has(ActionFlag.inputsDeduplicated)) return;
  action.set(ActionFlag.inputsDeduplicated);
  if (action.before.length < 2 || isAscending(action.before)) return;
  // The sort is stable: of records for one action the newest comes first, and stays.
  const sorted = action.before.slice().reverse();
  if (isAscending(sorted)) {
    action.before = sorted;
    return;
  }
  sorted.sort((a, b) => a.action.id - b.action.id);
  const kept: BeforeRecord[] = [];
  let last: BeforeRecord | undefined;
  for (const record of sorted) {
    if (last?.action === record.action) last.flags |= record.flags;
    else {
      kept.push(record);
      last = record;
    }
  }
  action.before = kept;
}
