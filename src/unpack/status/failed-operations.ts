import { foldCase } from "../../base/text.js";
import type { WorkingSet } from "../../model/working-set.js";
import type { FailurePolicy } from "../../policy/on-fail.js";
import type { HistoryEntry } from "./entry.js";
import type { StatusStage } from "./stage.js";

/** Notes attributes that the reference writes into the history entry (03 §22 trap 7). */
function mark(ws: WorkingSet, entry: HistoryEntry, attributes: Readonly<Record<string, string>>): void {
  ws.entryMarks.set(entry.xml, { ...ws.entryMarks.get(entry.xml), ...attributes });
}

/** Sets the entry's attribute `uname` (03 §13.4, §14.3). */
export function markNode(ws: WorkingSet, entry: HistoryEntry): void {
  mark(ws, entry, { uname: entry.node.name });
}

/** **Record failed operation** (03 §14.8). */
export function recordFailure({ ws, recorded }: StatusStage, entry: HistoryEntry, policy?: FailurePolicy): void {
  const { xml, key, node, resource } = entry;
  if (!node.online) return;
  const place = `${foldCase(node.name)} ${key}`;
  if (recorded.has(place)) return;
  recorded.add(place);
  mark(ws, entry, { uname: node.name, "rsc-id": resource.id });
  ws.failedOperations.push({ entry: xml, key, node, resource, policy });
}
