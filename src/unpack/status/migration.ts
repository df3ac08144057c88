/** **Migrations** in the history (03 §14.7). */

import { integerOr } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import type { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import * as ExecStatus from "../../policy/exec-status.js";
import * as ExitStatus from "../../policy/exit-status.js";
import { Role } from "../../policy/role.js";
import type { HistoryEntry } from "./entry.js";
import { markActive } from "./mark-active.js";
import { findEntry, isUnknownOn, newerStateAfterMigrate, nonMonitorAfter } from "./search.js";

interface Migration {
  readonly source: string;
  readonly target: string;
}

/** The nodes of a migration; `undefined` if the entry does not name both, or if this node is not the one that acted. */
function migrationOf(ws: WorkingSet, entry: HistoryEntry): Migration | undefined {
  const migration = readMigration(entry);
  if (!migration) ws.findings?.migration(entry);
  return migration;
}

function readMigration(entry: HistoryEntry): Migration | undefined {
  const { migrate_source: source, migrate_target: target } = entry.xml.attributes;
  if (source === undefined || target === undefined) return undefined;
  const acting = entry.task === "migrate_to" ? source : target;
  return equalsCaseless(acting, entry.node.name) ? { source, target } : undefined;
}

function onlineNode(ws: WorkingSet, name: string): Node | undefined {
  const node = ws.nodeByName(name);
  return node?.online === true ? node : undefined;
}

function failWithoutMigration(resource: Resource): void {
  resource.observed.failed = true;
  resource.observed.stopIfFailed = true;
  resource.configured.migratable = false;
}

/** **Successful migrate_to** (03 §14.7): where the resource is depends on what its other half says. */
export function applySuccessfulMigrateTo(ws: WorkingSet, entry: HistoryEntry): void {
  const migration = migrationOf(ws, entry);
  if (!migration) return;
  const { resource, node, xml } = entry;
  const { source, target } = migration;
  const sourceNewer = nonMonitorAfter(ws, resource.id, source, xml);
  const from = findEntry(ws, resource.id, target, { task: "migrate_from", partner: source });
  if (from && sourceNewer) return;
  const targetNewer = newerStateAfterMigrate(ws, resource.id, target, xml, from);
  if (sourceNewer && targetNewer) return;
  const fromStatus = integerOr(from?.attributes["op-status"], ExecStatus.Pending);
  if (from && fromStatus === ExecStatus.Done && integerOr(from.attributes["rc-code"], 0) === 0) {
    resource.observed.observeRole(Role.Stopped);
    resource.observed.danglingMigrationSources.push(node);
    return;
  }
  resource.observed.observeRole(Role.Started);
  const active = targetNewer ? undefined : onlineNode(ws, target);
  if (from && fromStatus !== ExecStatus.Pending) {
    if (!active) failWithoutMigration(resource);
    else markActive(ws, resource, active, true);
    return;
  }
  applyPendingMigration(ws, resource, migration, active, sourceNewer);
}

/** Steps 8 and 9 of **successful migrate_to**: the other half has not finished, as far as known. */
function applyPendingMigration(
  ws: WorkingSet,
  resource: Resource,
  { source, target }: Migration,
  active: Node | undefined,
  sourceNewer: boolean,
): void {
  // Cleaned up on the target: it will be probed.
  if (onlineNode(ws, target) && isUnknownOn(ws, resource.id, target)) return;
  if (active) {
    markActive(ws, resource, active, false);
    const sourceNode = onlineNode(ws, source);
    if (sourceNode) {
      resource.observed.partialMigrationTarget = active;
      resource.observed.partialMigrationSource = sourceNode;
    }
  } else if (!sourceNewer) failWithoutMigration(resource);
}

/** **Failed migrate_to** and **failed migrate_from** (03 §14.7). */
export function applyFailedMigration(ws: WorkingSet, entry: HistoryEntry): void {
  const migration = migrationOf(ws, entry);
  if (!migration) return;
  entry.resource.observed.observeRole(Role.Started);
  if (entry.task === "migrate_to") applyFailedMigrateTo(ws, entry, migration);
  else applyFailedMigrateFrom(ws, entry, migration);
}

function applyFailedMigrateTo(ws: WorkingSet, { resource, node, xml }: HistoryEntry, migration: Migration): void {
  const { source, target } = migration;
  const search = { task: "migrate_from", partner: source, wantedExit: ExitStatus.Ok };
  const from = findEntry(ws, resource.id, target, search);
  if (!isUnknownOn(ws, resource.id, target) && !newerStateAfterMigrate(ws, resource.id, target, xml, from)) {
    const targetNode = onlineNode(ws, target);
    if (targetNode) markActive(ws, resource, targetNode, false);
  } else if (!nonMonitorAfter(ws, resource.id, source, xml)) resource.observed.danglingMigrationSources.push(node);
}

function applyFailedMigrateFrom(ws: WorkingSet, { resource, xml }: HistoryEntry, { source, target }: Migration): void {
  const to = findEntry(ws, resource.id, source, { task: "migrate_to", partner: target, wantedExit: ExitStatus.Ok });
  if (isUnknownOn(ws, resource.id, source) || newerStateAfterMigrate(ws, resource.id, source, to, xml)) return;
  const sourceNode = onlineNode(ws, source);
  if (sourceNode) markActive(ws, resource, sourceNode, true);
}
