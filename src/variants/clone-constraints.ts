import { orderResourceActions } from "../facilities/ordering.js";
import {
  firstImpliesThenGraphed,
  ordered,
  thenImpliesFirstGraphed,
  unrunnableFirstBlocks,
} from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { sortByNumber } from "./instance-order.js";
import { addPromotableOrderings } from "./promotable-actions.js";

/** The orderings between a clone's own actions (06 §7.3 table). */
function orderOwnActions(ws: WorkingSet, clone: Resource): void {
  orderResourceActions(ws, clone, "stopped", clone, "start", ordered);
  orderResourceActions(ws, clone, "start", clone, "running", unrunnableFirstBlocks);
  orderResourceActions(ws, clone, "stop", clone, "stopped", unrunnableFirstBlocks);
  if (!clone.configured.promotable) return;
  orderResourceActions(ws, clone, "demoted", clone, "stop", ordered);
  orderResourceActions(ws, clone, "running", clone, "promote", unrunnableFirstBlocks);
}

/** An instance starts and stops within the clone's start and stop (06 §7.3 step 7). */
function orderInstance(ws: WorkingSet, clone: Resource, instance: Resource): void {
  orderResourceActions(ws, clone, "start", instance, "start", unrunnableFirstBlocks | thenImpliesFirstGraphed);
  orderResourceActions(ws, instance, "start", clone, "running", firstImpliesThenGraphed);
  orderResourceActions(ws, clone, "stop", instance, "stop", thenImpliesFirstGraphed);
  orderResourceActions(ws, instance, "stop", clone, "stopped", firstImpliesThenGraphed);
}

/** **Internal constraints** of a clone (06 §7.3). */
export function addCloneConstraints(ws: WorkingSet, clone: Resource): void {
  const isOrdered = clone.clone?.ordered === true;
  orderOwnActions(ws, clone);
  if (isOrdered) sortByNumber(clone);
  clone.children.forEach((instance, i) => {
    instance.methods.internalConstraints(ws, instance);
    orderInstance(ws, clone, instance);
    if (!isOrdered) return;
    for (const later of clone.children.slice(i + 1)) {
      orderResourceActions(ws, instance, "start", later, "start", ordered);
      orderResourceActions(ws, later, "stop", instance, "stop", ordered);
    }
  });
  if (clone.configured.promotable) addPromotableOrderings(ws, clone);
}
