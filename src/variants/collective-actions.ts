import { resourcePseudoAction } from "../facilities/obtain.js";
import { relate } from "../facilities/relate.js";
import { notificationPseudoActions } from "../graph/notifications.js";
import type { Action } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";

/** What the instances of a collective do, taken together (06 §10). */
interface CollectiveState {
  active: boolean;
  starting: boolean;
  stopping: boolean;
  restarting: boolean;
}

/** Adds the state of an instance; a group's is that of its members (06 §10). */
function addState(total: CollectiveState, resource: Resource): void {
  if (resource.children.length > 0) {
    for (const child of resource.children) addState(total, child);
    return;
  }
  const { actions } = resource.decided;
  const starting = actions.withTask("start").some((action) => !action.optional && action.runnable);
  const stopping = actions.withTask("stop").some((action) => !action.optional && (action.pseudo || action.runnable));
  if (resource.observed.activeNodes.length > 0) total.active = true;
  if (starting) total.starting = true;
  if (stopping) total.stopping = true;
  if (starting && stopping) total.restarting = true;
}

/** The actions with which a collective stands for the start and the stop of its instances. */
interface StartStopActions {
  readonly start: Action;
  readonly running: Action;
  readonly stop: Action;
  readonly stopped: Action;
}

function createPseudoActions(ws: WorkingSet, collective: Resource, total: CollectiveState): StartStopActions {
  const start = resourcePseudoAction(ws, collective, "start", !total.starting, true);
  const running = resourcePseudoAction(ws, collective, "running", !total.starting, total.active || total.starting);
  running.priority = INFINITY;
  const stop = resourcePseudoAction(ws, collective, "stop", !total.stopping, true);
  if (!total.restarting) stop.set(ActionFlag.migratable);
  const stopped = resourcePseudoAction(ws, collective, "stopped", !total.stopping, true);
  stopped.priority = INFINITY;
  return { start, running, stop, stopped };
}

/** The notification records of a clone for start and stop (06 §11, 08 §8.9.2). */
function createStartStopNotifications(ws: WorkingSet, clone: Resource, actions: StartStopActions): void {
  const records = clone.clone?.notifications;
  if (!records) return;
  records.start ??= notificationPseudoActions(ws, clone, "start", actions.start, actions.running);
  if (records.stop) return;
  records.stop = notificationPseudoActions(ws, clone, "stop", actions.stop, actions.stopped);
  relate(ws, records.stop?.postDone, records.start?.pre, RelationFlag.ordered);
}

/** **Creating a collective's actions** (06 §10): first those of its instances, then its own. */
export function createCollectiveActions(ws: WorkingSet, collective: Resource, instances: readonly Resource[]): void {
  const total: CollectiveState = { active: false, starting: false, stopping: false, restarting: false };
  for (const instance of instances) {
    instance.methods.createActions(ws, instance);
    addState(total, instance);
  }
  const actions = createPseudoActions(ws, collective, total);
  createStartStopNotifications(ws, collective, actions);
}
