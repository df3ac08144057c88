import { resourcePseudoAction } from "../facilities/obtain.js";
import { orderResourceActions } from "../facilities/ordering.js";
import { relate } from "../facilities/relate.js";
import { notificationPseudoActions } from "../graph/notifications.js";
import type { Action } from "../model/action.js";
import { firstImpliesThenGraphed, ordered, thenImpliesFirstGraphed } from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";

/** **Restart orderings** of a promotable clone or bundle (06 §8.7). */
export function addRestartOrderings(ws: WorkingSet, collective: Resource): void {
  const order = (first: string, then: string): void =>
    orderResourceActions(ws, collective, first, collective, then, ordered);
  order("stopped", "start");
  order("stopped", "promote");
  order("demoted", "stop");
  order("demoted", "start");
  order("demoted", "promote");
  order("running", "promote");
  order("demote", "demoted");
}

/** **Orderings of a promotable clone** (06 §8.7). */
export function addPromotableOrderings(ws: WorkingSet, clone: Resource): void {
  addRestartOrderings(ws, clone);
  let previous: Resource | undefined;
  for (const instance of clone.children) {
    const neighbour = clone.clone?.ordered === true ? previous : undefined;
    orderResourceActions(ws, instance, "demote", instance, "promote", ordered);
    orderResourceActions(ws, clone, "promote", instance, "promote", ordered);
    orderResourceActions(ws, instance, "promote", clone, "promoted", ordered);
    if (neighbour) orderResourceActions(ws, neighbour, "promote", instance, "promote", ordered);
    orderResourceActions(ws, clone, "demote", instance, "demote", thenImpliesFirstGraphed);
    orderResourceActions(ws, instance, "demote", clone, "demoted", firstImpliesThenGraphed);
    if (neighbour) orderResourceActions(ws, instance, "demote", neighbour, "demote", ordered);
    previous = instance;
  }
}

/** Whether any primitive of an instance has a required action of that task. */
function doesInTree(resource: Resource, task: string): boolean {
  if (resource.children.length > 0) return resource.children.some((child) => doesInTree(child, task));
  return resource.decided.actions.withTask(task).some((action) => !action.optional);
}

/** A task and its completion as pseudo-actions of a collective, both runnable. */
export function createTaskPair(
  ws: WorkingSet,
  collective: Resource,
  tasks: readonly [task: string, completion: string],
  optional: boolean,
): readonly [begin: Action, end: Action] {
  const begin = resourcePseudoAction(ws, collective, tasks[0], optional, true);
  const end = resourcePseudoAction(ws, collective, tasks[1], optional, true);
  end.priority = INFINITY;
  return [begin, end];
}

/** The demote record, and how promotions wait for the other notifications (08 §8.9.2). */
function createDemoteNotifications(ws: WorkingSet, clone: Resource, demote: Action, demoted: Action): void {
  const records = clone.clone?.notifications;
  if (!records || records.demote) return;
  records.demote = notificationPseudoActions(ws, clone, "demote", demote, demoted);
  if (!records.promote) return;
  relate(ws, records.stop?.postDone, records.promote.pre, ordered);
  relate(ws, records.start?.postDone, records.promote.pre, ordered);
  relate(ws, records.demote?.postDone, records.promote.pre, ordered);
  relate(ws, records.demote?.postDone, records.start?.pre, ordered);
  relate(ws, records.demote?.postDone, records.stop?.pre, ordered);
}

/** **Create promotable actions** (06 §8.8): the instances' actions once more, then the clone's for promotion. */
export function createPromotableActions(ws: WorkingSet, clone: Resource): void {
  let promoting = false;
  let demoting = false;
  for (const instance of clone.children) {
    instance.methods.createActions(ws, instance);
    promoting ||= doesInTree(instance, "promote");
    demoting ||= doesInTree(instance, "demote");
  }
  const [promote, promoted] = createTaskPair(ws, clone, ["promote", "promoted"], !promoting);
  const records = clone.clone?.notifications;
  if (records) {
    records.promote ??= notificationPseudoActions(ws, clone, "promote", promote, promoted);
  }
  const [demote, demoted] = createTaskPair(ws, clone, ["demote", "demoted"], !demoting);
  createDemoteNotifications(ws, clone, demote, demoted);
  for (const instance of clone.children) instance.configured.priority = clone.configured.priority;
}
