/** Steps from role to role and the actions that take them (07 §13.3, §13.6). */

import { actionsOn } from "../facilities/actions.js";
import { fencingAction } from "../facilities/fencing.js";
import { obtainTask } from "../facilities/obtain.js";
import { relate } from "../facilities/relate.js";
import { orderAfterUnfencing } from "../facilities/unfencing.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { type StepTask, stepTask } from "../policy/role-step.js";

/** Takes one step: makes or requires the actions on the node (those that go down act where the resource is active). */
type Step = (ws: WorkingSet, resource: Resource, node: Node | undefined, optional: boolean) => void;

/** What takes the step from one role to its immediate next role. */
export function stepBetween(from: Role, to: Role): Step | undefined {
  const task = stepTask(from, to);
  return task === undefined ? undefined : STEPS[task];
}

const STEPS: Readonly<Record<StepTask, Step>> = { start, stop, promote, demote };

/** **Expected node**: where an instance of a multiply active resource may stay. */
function isExpectedNode(resource: Resource, node: Node | undefined): boolean {
  return (
    resource.decided.stopUnexpected &&
    resource.decided.restarting &&
    resource.decided.nextRole > Role.Stopped &&
    node !== undefined &&
    node === resource.decided.assignedNode
  );
}

function stop(ws: WorkingSet, resource: Resource, _node: Node | undefined, optional: boolean): void {
  const target = resource.observed.partialMigrationTarget;
  let asked = optional;
  for (const node of resource.observed.activeNodes) {
    if (isExpectedNode(resource, node)) continue;
    if (target !== undefined) {
      if (node === target && node === resource.decided.assignedNode) continue;
      asked = false;
    }
    const action = obtainTask(ws, resource, "stop", node, asked);
    if (resource.decided.assignedNode === undefined) action.setReason("node availability", true);
    else if (resource.decided.restarting && resource.decided.stopUnexpected)
      action.setReason("being multiply active", true);
    if (!resource.configured.managed) action.clear(ActionFlag.runnable);
    if (resource.configured.needsUnfencing) {
      const unfence = fencingAction(ws, node, "on", true, undefined, false);
      relate(ws, action, unfence, RelationFlag.thenImpliesFirst);
    }
  }
}

function start(ws: WorkingSet, resource: Resource, node: Node | undefined, optional: boolean): void {
  const action = obtainTask(ws, resource, "start", node, true);
  if (node !== undefined) orderAfterUnfencing(ws, resource, node, action, RelationFlag.firstImpliesThen);
  if (action.runnable && !optional) action.clear(ActionFlag.optional);
  if (isExpectedNode(resource, node)) action.set(ActionFlag.pseudo);
}

function promote(ws: WorkingSet, resource: Resource, node: Node | undefined, optional: boolean): void {
  const starts = actionsOn(resource.decided.actions, resource.keyOf("start"), node);
  if (starts.some((action) => !action.runnable)) {
    const promotions = actionsOn(resource.decided.actions, resource.keyOf("promote"), node);
    for (const action of promotions) action.clear(ActionFlag.runnable);
    return;
  }
  const action = obtainTask(ws, resource, "promote", node, optional);
  if (isExpectedNode(resource, node)) action.set(ActionFlag.pseudo);
}

function demote(ws: WorkingSet, resource: Resource, _node: Node | undefined, optional: boolean): void {
  for (const node of resource.observed.activeNodes) {
    if (!isExpectedNode(resource, node)) obtainTask(ws, resource, "demote", node, optional);
  }
}
