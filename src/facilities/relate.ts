/** Relations between two actions (08 §8.4). */
import type { Action, AfterRecord } from "../model/action.js";
import type { RelationFlags } from "../model/relation-flag.js";
import type { WorkingSet } from "../model/working-set.js";

/** Lists of what comes after an action are scanned up to this length, and indexed beyond it. */
const SHORT = 16;

/**
 * **Relate** (08 §8.4.1): first before then. A relation that shares a flag with an earlier one between the same actions
 * is dropped entirely. Tells whether the relation was made. (The reference aborts when an action is ordered after
 * itself; nothing is done here.)
 */
export function relate(
  ws: WorkingSet,
  first: Action | undefined,
  then: Action | undefined,
  flags: RelationFlags,
): boolean {
  if (flags === 0 || first === undefined || then === undefined || first === then) return false;
  if (isRelated(first, then, flags)) return false;
  first.after = withOneMore(first.after, { action: then, flags });
  then.before = withOneMore(then.before, { action: first, flags, graphed: false });
  if (first.afterIndex !== undefined) note(first.afterIndex, then, flags);
  ws.changes.value++;
  return true;
}

/** Most lists stay very short, and pushing onto an array makes room for seventeen more. */
function withOneMore<T>(list: T[], item: T): T[] {
  switch (list.length) {
    case 0:
      return [item];
    case 1:
      return [list[0] as T, item];
    case 2:
      return [list[0] as T, list[1] as T, item];
    default:
      list.push(item);
      return list;
  }
}

/** Whether an after record for `then` shares a flag with these. Only after records count: they never change (08 §8.1.2). */
function isRelated(first: Action, then: Action, flags: RelationFlags): boolean {
  const { after } = first;
  if (after.length <= SHORT) {
    for (let i = 0; i < after.length; i++) {
      const record = after[i] as AfterRecord;
      if (record.action === then && (record.flags & flags) !== 0) return true;
    }
    return false;
  }
  if (first.afterIndex === undefined) {
    first.afterIndex = new Map();
    for (const record of after) note(first.afterIndex, record.action, record.flags);
  }
  return first.afterIndex.get(then)?.some((known) => (known & flags) !== 0) === true;
}

function note(index: Map<Action, RelationFlags[]>, then: Action, flags: RelationFlags): void {
  const known = index.get(then);
  if (known === undefined) index.set(then, [flags]);
  else known.push(flags);
}
