import { placeOfOrder } from "../facilities/finding-places.js";
import type { Action, BeforeRecord } from "../model/action.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";
import { setRelationFlags } from "./apply-relation.js";
import { isGraphInput } from "./graph-rules.js";

/** **Disabling invalid orderings** (08 §8.15). */
export function disableInvalidOrderings(ws: WorkingSet): void {
  const { all } = ws.actions;
  for (let i = all.length - 1; i >= 0; i--) {
    const action = all[i] as Action;
    for (let j = action.before.length - 1; j >= 0; j--) {
      const relation = action.before[j] as BeforeRecord;
      const insideOut = isInsideOut(action, relation);
      if (insideOut) reportInsideOut(ws, action, relation);
      if (insideOut || closesLoadLoop(ws, action, relation)) setRelationFlags(ws, relation, RelationFlag.none);
    }
  }
}

/** A container cannot wait for what runs inside it. */
function isInsideOut(action: Action, { action: first, flags }: BeforeRecord): boolean {
  const container = action.resource;
  if (container === undefined || container.configured.launched.length === 0) return false;
  if ((flags & RelationFlag.guestAllowed) !== 0 || first.resource === undefined) return false;
  return first.node?.connection?.configured.launcher === container;
}

function reportInsideOut(ws: WorkingSet, { resource }: Action, { action: first }: BeforeRecord): void {
  if (ws.findings === undefined || resource === undefined || first.resource === undefined) return;
  const place = placeOfOrder(ws, first.resource.configuredId, resource.configuredId) ?? resource.xml;
  ws.findings.tell("order-inside-out", place, first.resource.id, resource.id);
}

/** Whether the wait of a migration for a node's load to go down closes a loop. */
function closesLoadLoop(ws: WorkingSet, action: Action, relation: BeforeRecord): boolean {
  if (relation.flags !== RelationFlag.ifOnSameNodeOrTarget) return false;
  if (action.resource === undefined || action.task !== "migrate_to") return false;
  return hasLoop(ws, action, relation);
}

interface Frame {
  readonly action: Action;
  /** The next record to look at: newest first. */
  next: number;
}

/**
 * **Loop check** (08 §8.15): whether the record's action waits, directly or not, for the target. What was explored
 * without finding a loop is not explored again.
 */
function hasLoop(ws: WorkingSet, target: Action, relation: BeforeRecord): boolean {
  const explored = new Set<Action>();
  const stack: Frame[] = [];
  const enter = (action: Action, record: BeforeRecord): boolean => {
    const input = record.action;
    if (explored.has(input) || !isGraphInput(ws, action, record)) return false;
    if (input === target) return true;
    explored.add(input);
    stack.push({ action: input, next: input.before.length - 1 });
    return false;
  };
  if (enter(target, relation)) return true;
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const record = frame.action.before[frame.next--];
    if (record === undefined) stack.pop();
    else if (enter(frame.action, record)) return true;
  }
  return false;
}
