import { claimOldest } from "../facilities/actions.js";
import { currentNode } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";

/**
 * Stage 13 (08 §8.16): the action report, run only for its side effects. Actions without node get one, and what is
 * active counts as started.
 */
export function runActionReport(ws: WorkingSet): void {
  for (const resource of ws.resources) resource.methods.outputActions(ws, resource);
}

/** The side effects of the action report of a resource without children (08 §8.16 step 2). */
export function reportSideEffects(_ws: WorkingSet, resource: Resource): void {
  const { actions } = resource.decided;
  const next = resource.decided.assignedNode;
  const active = resource.observed.activeNodes.length > 0;
  const current = active ? currentNode(resource) : undefined;
  if (active && resource.observed.origRole === Role.Stopped) resource.observed.observeRole(Role.Started);
  if (!resource.configured.managed || (!current && (!next || resource.observed.removed))) return;

  const key = (task: string): string => resource.keyOf(task);
  const start = claimOldest(actions, key("start"), next);
  const stop = claimOldest(actions, key("stop"), start?.runnable === true ? current : undefined);
  claimOldest(actions, key("promote"), next);
  claimOldest(actions, key("demote"), next);
  if (resource.observed.origRole === resource.decided.nextRole) {
    if (next) claimOldest(actions, key("migrate_from"), next);
  } else if (stop && (resource.decided.nextRole === Role.Stopped || start?.runnable === false)) {
    for (const node of resource.observed.activeNodes) claimOldest(actions, key("stop"), node);
  }
}
