/** Histories that tell of mere absence (03 §9.1, §14.1): most of those there are, and taken in at once. */
import type { Roster } from "../../facilities/histories.js";
import type { Node } from "../../model/node.js";
import { findResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import { Variant } from "../../model/variant.js";
import { Role } from "../../policy/role.js";
import { lowerNextRole } from "../../policy/target-role.js";
import { noteProbed, settleInactive, settlePartialMigration } from "./apply-state.js";
import { type Absentee, type StatusStage, targetRoleIn } from "./stage.js";

/**
 * The resource at a position of a roster, if each history of it that tells of mere absence does the same on every node.
 * What was found holds until resources are added.
 */
export function absenteeAt(stage: StatusStage, roster: Roster, position: number): Absentee | undefined {
  const { ws } = stage;
  if (ws.findings || ws.shutdownLock) return undefined;
  let known = stage.absentees.get(roster);
  if (!known) {
    known = { found: new Array(roster.ids.length), filed: new Int32Array(roster.ids.length).fill(-1) };
    stage.absentees.set(roster, known);
  }
  ws.resourceIndex.update(ws.resources);
  const { size } = ws.resourceIndex;
  if (known.filed[position] !== size) {
    known.filed[position] = size;
    known.found[position] = absentee(stage, roster.ids[position]);
  }
  return known.found[position];
}

function absentee(stage: StatusStage, id: string | undefined): Absentee | undefined {
  if (id === undefined || stage.ws.resourceIndex.candidates(id).length !== 1) return undefined;
  const resource = findResource(stage.ws, id);
  if (resource?.id !== id || !resource.isPrimitive || resource.observed.removed || !isAlone(resource)) return undefined;
  const { failureExpirationMs, isRemoteConnection } = resource.configured;
  if (failureExpirationMs > 0 || isRemoteConnection) return undefined;
  return { resource, nextRole: lowerNextRole(Role.Unknown, targetRoleIn(stage, resource)) };
}

/** Whether it is part of no instance. */
function isAlone(resource: Resource): boolean {
  for (let at = resource.parent; at; at = at.parent) if (at.variant !== Variant.group) return false;
  return true;
}

/** What a history says that tells of mere absence (03 §9.1 steps 6 to 11, §15.3). */
export function applyAbsence({ resource, nextRole }: Absentee, node: Node): void {
  const { observed, decided } = resource;
  const savedRole = observed.origRole;
  observed.observeRole(Role.Stopped);
  decided.decideRole(nextRole);
  noteProbed(resource, node);
  settleInactive(resource, node);
  settlePartialMigration(resource, node);
  if (savedRole > observed.origRole) observed.observeRole(savedRole);
}
