import { globalPseudoAction } from "../../facilities/obtain.js";
import { newOrdering } from "../../facilities/ordering.js";
import type { RelationFlags } from "../../model/relation-flag.js";
import * as RelationFlag from "../../model/relation-flag.js";
import { RELATION_FLAGS } from "../../model/relation-flag.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { type OrderKind, type OrderRelation, orderFlags } from "../../policy/order.js";

/** **Ordering flags** (04 §14.3) as bits. */
export function orderingFlags(kind: OrderKind, firstTask: string, relation: OrderRelation): RelationFlags {
  let flags: RelationFlags = RelationFlag.none;
  for (const name of orderFlags(kind, firstTask, relation)) flags |= RELATION_FLAGS[name];
  return flags;
}

/** A resource with one of its tasks. */
export interface OrderedTask {
  readonly resource: Resource;
  readonly task: string;
}

/**
 * Orders everything in `thens` after a pseudo-action that needs `minimum` of the `firsts` to be runnable (04 §14.7
 * **minimum ordering**, §14.9 step 4). All orderings with the same pseudo-action id share it.
 */
export function orderMinimum(
  ws: WorkingSet,
  pseudoId: string,
  minimum: number,
  firsts: readonly OrderedTask[],
  thens: readonly OrderedTask[],
  flags: RelationFlags,
): void {
  const pseudo = globalPseudoAction(ws, pseudoId);
  pseudo.requiredRunnableBefore = minimum;
  for (const { resource, task } of firsts) {
    newOrdering(ws, {
      firstResource: resource,
      firstKey: resource.keyOf(task),
      thenAction: pseudo,
      flags: RelationFlag.minRunnable | RelationFlag.firstImpliesThenGraphed,
    });
  }
  for (const { resource, task } of thens) {
    newOrdering(ws, {
      firstAction: pseudo,
      thenResource: resource,
      thenKey: resource.keyOf(task),
      flags: flags | RelationFlag.unrunnableFirstBlocks,
    });
  }
}
