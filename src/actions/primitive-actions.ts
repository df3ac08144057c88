/** The actions that take a primitive from its present role and nodes to the assigned ones (07 §13). */
import { obtainTask } from "../facilities/obtain.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Node } from "../model/node.js";
import { type ActiveNodes, activeNodeCounts } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { isMultiplyActive } from "../policy/multiple-active.js";
import { Role } from "../policy/role.js";
import { immediateNextRole } from "../policy/role-step.js";
import { canMigrate, createMigrationActions } from "./migration.js";
import { createRecurringActions } from "./recurring.js";
import { stepBetween } from "./role-steps.js";

/** What the steps of **create actions** decide on the way. */
interface Plan {
  needStop: boolean;
  needPromote: boolean;
  migrate: boolean;
}

/** **Create actions** of a primitive (07 §13.2). */
export function createPrimitiveActions(ws: WorkingSet, resource: Resource): void {
  if (resource.decided.nextRole === Role.Unknown) {
    resource.decided.decideRole(resource.decided.assignedNode === undefined ? Role.Stopped : Role.Started);
  }
  const active = activeNodeCounts(resource);
  const current = active.node;
  stopDanglingMigrations(ws, resource);
  const moving =
    current !== undefined &&
    resource.decided.assignedNode !== undefined &&
    current !== resource.decided.assignedNode &&
    resource.decided.nextRole >= Role.Started;
  const plan: Plan = { needStop: moving, needPromote: false, migrate: moving && canMigrate(resource, current) };
  checkActivity(resource, active, plan);
  if (resource.observed.startPending)
    obtainTask(ws, resource, "start", resource.decided.assignedNode, true).set(ActionFlag.alwaysInGraph);
  if (!moving) checkState(ws, resource, current, plan);
  createRestartActions(ws, resource, current, plan);
  createTransitionActions(ws, resource);
  createRecurringActions(ws, resource);
  if (plan.migrate && current !== undefined) createMigrationActions(ws, resource, current);
}

/** Step 3: the newest source first. */
function stopDanglingMigrations(ws: WorkingSet, resource: Resource): void {
  const sources = resource.observed.danglingMigrationSources;
  for (let i = sources.length - 1; i >= 0; i--) {
    obtainTask(ws, resource, "stop", sources[i] as Node, false).set(ActionFlag.migrationAbort);
  }
}

/** Steps 5 and 6: partial migrations go on or are given up; what is active more than once is handled by policy. */
function checkActivity(resource: Resource, active: ActiveNodes, plan: Plan): void {
  const { partialMigrationSource: source, partialMigrationTarget: target } = resource.observed;
  let multiple = false;
  if (source === undefined && target === undefined)
    multiple = isMultiplyActive(active, resource.configured.needsFencing);
  else {
    const continues =
      source !== undefined &&
      target !== undefined &&
      plan.migrate &&
      active.all === 2 &&
      active.node === source &&
      resource.decided.assignedNode === target;
    if (!continues) {
      plan.needStop = true;
      plan.migrate = false;
      resource.observed.partialMigrationSource = undefined;
      resource.observed.partialMigrationTarget = undefined;
    }
  }
  if (!multiple) resource.decided.stopUnexpected = false;
  else if (resource.configured.multipleActive === "restart") plan.needStop = true;
  else if (resource.configured.multipleActive === "unexpected") {
    plan.needStop = true;
    resource.decided.stopUnexpected = true;
  }
}

/** Step 8: whether something that stays where it is must be restarted or promoted again. */
function checkState(ws: WorkingSet, resource: Resource, current: Node | undefined, plan: Plan): void {
  if (resource.observed.failed) {
    if (resource.observed.stopIfFailed) plan.needStop = true;
    else if (resource.decided.nextRole === Role.Promoted) plan.needPromote = true;
  } else if (resource.observed.blocked) plan.needStop = true;
  else if (
    resource.observed.origRole > Role.Started &&
    current !== undefined &&
    resource.decided.assignedNode !== undefined
  ) {
    if (!obtainTask(ws, resource, "start", resource.decided.assignedNode, true).optional) plan.needStop = true;
  }
}

/** **Restart actions** (07 §13.4): down to stopped where it is, and up to the original role where it will be. */
function createRestartActions(ws: WorkingSet, resource: Resource, current: Node | undefined, plan: Plan): void {
  resource.decided.restarting = true;
  let role: Role = resource.observed.origRole;
  while (role !== Role.Stopped) {
    const next = immediateNextRole(role, Role.Stopped);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    step(ws, resource, current, !plan.needStop);
    role = next;
  }
  while (
    resource.observed.origRole <= resource.decided.nextRole &&
    role !== resource.observed.origRole &&
    !resource.observed.blocked
  ) {
    const next = immediateNextRole(role, resource.observed.origRole);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    const required = plan.needStop || (next === Role.Promoted && plan.needPromote);
    step(ws, resource, resource.decided.assignedNode, !required);
    role = next;
  }
  resource.decided.restarting = false;
}

/** **Role transition actions** (07 §13.5). The next role may be lowered on the way, for lack of quorum. */
function createTransitionActions(ws: WorkingSet, resource: Resource): void {
  let role: Role = resource.observed.origRole;
  while (role !== resource.decided.nextRole) {
    const next = immediateNextRole(role, resource.decided.nextRole);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    step(ws, resource, resource.decided.assignedNode, false);
    role = next;
  }
}
