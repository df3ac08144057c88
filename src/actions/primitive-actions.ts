/** The actions that take a primitive from its present role and nodes to the assigned ones (07 §13). */
import { obtainTask } from "../facilities/obtain.js";
import { ActionFlag } from "../model/flags.js";
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
  if (resource.nextRole === Role.Unknown) {
    resource.nextRole = resource.assignedNode === undefined ? Role.Stopped : Role.Started;
  }
  const active = activeNodeCounts(resource);
  const current = active.node;
  stopDanglingMigrations(ws, resource);
  const moving =
    current !== undefined &&
    resource.assignedNode !== undefined &&
    current !== resource.assignedNode &&
    resource.nextRole >= Role.Started;
  const plan: Plan = { needStop: moving, needPromote: false, migrate: moving && canMigrate(resource, current) };
  checkActivity(resource, active, plan);
  if (resource.startPending)
    obtainTask(ws, resource, "start", resource.assignedNode, true).set(ActionFlag.alwaysInGraph);
  if (!moving) checkState(ws, resource, current, plan);
  createRestartActions(ws, resource, current, plan);
  createTransitionActions(ws, resource);
  createRecurringActions(ws, resource);
  if (plan.migrate && current !== undefined) createMigrationActions(ws, resource, current);
}

/** Step 3: the newest source first. */
function stopDanglingMigrations(ws: WorkingSet, resource: Resource): void {
  const sources = resource.danglingMigrationSources;
  for (let i = sources.length - 1; i >= 0; i--) {
    obtainTask(ws, resource, "stop", sources[i] as Node, false).set(ActionFlag.migrationAbort);
  }
}

/** Steps 5 and 6: partial migrations go on or are given up; what is active more than once is handled by policy. */
function checkActivity(resource: Resource, active: ActiveNodes, plan: Plan): void {
  const { partialMigrationSource: source, partialMigrationTarget: target } = resource;
  let multiple = false;
  if (source === undefined && target === undefined) multiple = isMultiplyActive(active, resource.needsFencing);
  else {
    const continues =
      source !== undefined &&
      target !== undefined &&
      plan.migrate &&
      active.all === 2 &&
      active.node === source &&
      resource.assignedNode === target;
    if (!continues) {
      plan.needStop = true;
      plan.migrate = false;
      resource.partialMigrationSource = undefined;
      resource.partialMigrationTarget = undefined;
    }
  }
  if (!multiple) resource.stopUnexpected = false;
  else if (resource.multipleActive === "restart") plan.needStop = true;
  else if (resource.multipleActive === "unexpected") {
    plan.needStop = true;
    resource.stopUnexpected = true;
  }
}

/** Step 8: whether something that stays where it is must be restarted or promoted again. */
function checkState(ws: WorkingSet, resource: Resource, current: Node | undefined, plan: Plan): void {
  if (resource.failed) {
    if (resource.stopIfFailed) plan.needStop = true;
    else if (resource.nextRole === Role.Promoted) plan.needPromote = true;
  } else if (resource.blocked) plan.needStop = true;
  else if (resource.origRole > Role.Started && current !== undefined && resource.assignedNode !== undefined) {
    if (!obtainTask(ws, resource, "start", resource.assignedNode, true).optional) plan.needStop = true;
  }
}

/** **Restart actions** (07 §13.4): down to stopped where it is, and up to the original role where it will be. */
function createRestartActions(ws: WorkingSet, resource: Resource, current: Node | undefined, plan: Plan): void {
  resource.restarting = true;
  let role: Role = resource.origRole;
  while (role !== Role.Stopped) {
    const next = immediateNextRole(role, Role.Stopped);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    step(ws, resource, current, !plan.needStop);
    role = next;
  }
  while (resource.origRole <= resource.nextRole && role !== resource.origRole && !resource.blocked) {
    const next = immediateNextRole(role, resource.origRole);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    const required = plan.needStop || (next === Role.Promoted && plan.needPromote);
    step(ws, resource, resource.assignedNode, !required);
    role = next;
  }
  resource.restarting = false;
}

/** **Role transition actions** (07 §13.5). The next role may be lowered on the way, for lack of quorum. */
function createTransitionActions(ws: WorkingSet, resource: Resource): void {
  let role: Role = resource.origRole;
  while (role !== resource.nextRole) {
    const next = immediateNextRole(role, resource.nextRole);
    const step = stepBetween(role, next);
    if (step === undefined) break;
    step(ws, resource, resource.assignedNode, false);
    role = next;
  }
}
