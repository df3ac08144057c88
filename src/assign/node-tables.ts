/** Whole node tables: whether anything in one is usable, saving and restoring them (05 §4.1, §4.2). */
import type { NodeTable } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import { isReady } from "../policy/maintenance.js";

/** **Any available** (05 §4.1): whether some entry's node is available, with its score considered. */
export function anyAvailable(table: NodeTable): boolean {
  for (const node of table.nodes) {
    if (isReady(node) && (table.score(node) ?? -1) >= 0) return true;
  }
  return false;
}

/** The table in which **top allowed node** looks (05 §4.2): the parent's, only one level up, or the resource's own. */
export function parentTable(resource: Resource): NodeTable {
  return (resource.parent ?? resource).decided.allowedNodes;
}

/** Copies of the tables of a resource and everything below it (05 §4.2). */
export type SavedTables = ReadonlyMap<Resource, NodeTable>;

/** **Copy tables of a tree** (05 §4.2). */
export function saveTables(resource: Resource): SavedTables {
  const saved = new Map<Resource, NodeTable>();
  const visit = (each: Resource): void => {
    saved.set(each, each.decided.allowedNodes.copy());
    for (const child of each.children) visit(child);
  };
  visit(resource);
  return saved;
}

/** **Restore tables** of a tree (05 §4.2): by fresh copies, so that the saved ones can be used again. */
export function restoreTables(resource: Resource, saved: SavedTables): void {
  const table = saved.get(resource);
  if (table) resource.decided.allowedNodes = table.copy();
  for (const child of resource.children) restoreTables(child, saved);
}
