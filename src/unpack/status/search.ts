/** **Searches over the document** (03 §12.2), by the model's ids and node names; compared exactly. */

import { integerOr } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { historyIndex, newerOperation } from "../../facilities/history.js";
import type { WorkingSet } from "../../model/working-set.js";
import * as ExecStatus from "../../policy/exec-status.js";
import * as ExitStatus from "../../policy/exit-status.js";
import { saysResult } from "../../policy/result-code.js";

/** What **find operation** looks for. */
export interface OperationSearch {
  readonly task: string;
  /** The other node of a migration. */
  readonly partner?: string;
  /** Only an entry that was executed with this result counts. */
  readonly wantedExit?: number;
}

function isPartner(entry: Element, task: string, partner: string | undefined): boolean {
  if (partner === undefined) return true;
  if (task === "migrate_to") return entry.attributes.migrate_target === partner;
  return task !== "migrate_from" || entry.attributes.migrate_source === partner;
}

/** **Find operation**: the entry, if exactly one matches. */
export function findEntry(
  ws: WorkingSet,
  resource: string,
  node: string,
  search: OperationSearch,
): Element | undefined {
  const { task, partner, wantedExit } = search;
  const found = historyIndex(ws)
    .entries(node, resource)
    .filter((each) => each.attributes.operation === task && isPartner(each, task, partner));
  const [entry] = found;
  if (!entry || found.length > 1 || wantedExit === undefined) return found.length === 1 ? entry : undefined;
  const exit = integerOr(entry.attributes["rc-code"], 1);
  const status = integerOr(entry.attributes["op-status"], ExecStatus.Error);
  return exit === wantedExit && status === ExecStatus.Done ? entry : undefined;
}

/** **Unknown on node**: no entry of the resource on the node tells a result. */
export function isUnknownOn(ws: WorkingSet, resource: string, node: string): boolean {
  return !historyIndex(ws)
    .entries(node, resource)
    .some(({ attributes }) => saysResult(attributes["rc-code"]));
}

const CHANGES_STATE: ReadonlySet<string | undefined> = new Set(["start", "stop", "migrate_to", "migrate_from"]);

/** **Non-monitor after**: an entry newer than the event that changes the state. */
export function nonMonitorAfter(ws: WorkingSet, resource: string, node: string, event: Element): boolean {
  if (historyIndex(ws).resources(node, resource).length !== 1) return false;
  return historyIndex(ws)
    .entries(node, resource)
    .some(
      (entry) =>
        entry !== event &&
        CHANGES_STATE.has(entry.attributes.operation) &&
        newerOperation(entry, event, ws.findings) > 0,
    );
}

/** **Monitor not running after**: the one monitor entry says "not running" and is newer than the event. */
function monitorNotRunningAfter(ws: WorkingSet, resource: string, node: string, event: Element): boolean {
  const monitor = findEntry(ws, resource, node, { task: "monitor", wantedExit: ExitStatus.NotRunning });
  return monitor !== undefined && newerOperation(monitor, event, ws.findings) > 0;
}

/** **Newer state after migrate**: the resource's state on the node is told by something newer than the migration. */
export function newerStateAfterMigrate(
  ws: WorkingSet,
  resource: string,
  node: string,
  migrateTo: Element | undefined,
  migrateFrom: Element | undefined,
): boolean {
  let event = migrateFrom ?? migrateTo;
  if (!event) return false;
  if (migrateTo && equalsCaseless(node, event.attributes.migrate_source)) event = migrateTo;
  return nonMonitorAfter(ws, resource, node, event) || monitorNotRunningAfter(ws, resource, node, event);
}
