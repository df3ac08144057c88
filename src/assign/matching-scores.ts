/** What the preferences of one resource do to a node table (05 §6.9): the step of which mixing in consists. */

import type { Colocation } from "../model/constraint.js";
import type { Node } from "../model/node.js";
import type { NodeTable } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import type { Preferences } from "../model/resource-fields.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { isUnusable, mixPreference, passesDoubleNegative, REVIVED } from "../policy/colocation.js";
import { isReady } from "../policy/maintenance.js";
import { INFINITY } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";
import { addLocation } from "./apply-location.js";
import { type AttributeValues, attributeValues } from "./colocation-value.js";
import { hasInfluence } from "./colocations.js";
import { isNeutral } from "./quiet.js";

/** By which way the preferences of a resource come into a table. */
export interface Mixing {
  readonly source: Resource;
  /** The resource that the table is of. */
  readonly target: Resource | undefined;
  readonly colocation: Colocation | undefined;
  /** How much they count: single precision, negative for what keeps apart. */
  readonly factor: number;
  /** Scores may not become negative. */
  readonly nonnegative: boolean;
  readonly cause: Cause;
}

/** Whether a nonnegative mix marked an entry that is not revived yet. */
export function hasUnusable(table: NodeTable): boolean {
  return table.nodes.some((node) => isUnusable(table.score(node) ?? 0));
}

/** Entries that a nonnegative mix marked as unusable stay usable, just (05 §6.9 step 5). */
export function reviveUnusable(table: NodeTable, cause: Cause): void {
  for (const node of table.nodes) if (isUnusable(table.score(node) ?? 0)) table.set(node, REVIVED, cause);
}

/**
 * **Merge matching scores** (05 §6.9) of a resource into a table, entry by entry.
 * @returns a changed copy, or the table itself where nothing changes
 */
export function mergeMatchingScores(ws: WorkingSet, table: NodeTable, mixing: Mixing): NodeTable {
  const { source, colocation, factor, target, nonnegative, cause } = mixing;
  const values = attributeValues(ws, colocation?.nodeAttribute ?? "#uname");
  const { best, neutral } = preferencesOf(ws, source, colocation, values);
  if (neutral) return table;
  const passesDoubleNegatives = factor < 0 ? doubleNegativeFilter(colocation) : undefined;
  const { nodes } = table;
  let work = table;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    const before = table.score(node) ?? 0;
    const score = best[values.of(node, target)] ?? -INFINITY;
    if (score === 0 || (before === -INFINITY && !ws.traced)) continue;
    if (score < 0 && passesDoubleNegatives !== undefined && !passesDoubleNegatives(score)) continue;
    const mix = mixPreference(before, score, factor, nonnegative);
    if (mix === undefined) continue;
    if (work === table) work = table.copy();
    if (mix.operation === "set") work.set(node, mix.score, cause);
    else work.add(node, mix.score, cause);
  }
  return work;
}

/** What a resource prefers, for as long as nothing changes that: only remote nodes come and go while there are assignments. */
function preferencesOf(
  ws: WorkingSet,
  source: Resource,
  colocation: Colocation | undefined,
  values: AttributeValues,
): Preferences {
  const table = tableWithGroupLocations(source, colocation);
  const { preferences: known } = source.marks;
  if (known?.table === table && known.version === table.version && known.values === values) return known;
  const best = bestMatchingScores(source, table, values);
  if (ws.haveRemoteNodes) return { table, version: table.version, values, best, neutral: false };
  const neutral = isNeutral(ws, table);
  source.marks.preferences = { table, version: table.version, values, best, neutral };
  return source.marks.preferences;
}

/** Which negative scores an anti-colocation passes on (05 §6.9 step 2). */
function doubleNegativeFilter(colocation: Colocation | undefined): (score: number) => boolean {
  if (colocation === undefined) return () => false;
  const table = colocation.dependent.decided.allowedNodes;
  const facts = {
    influence: hasInfluence(colocation),
    allowedOn: table.nodes.filter((node) => (table.score(node) ?? -INFINITY) >= 0).length,
    primaryStickiness: colocation.primary.configured.stickiness,
  };
  return (score) => passesDoubleNegative(score, facts);
}

/**
 * **Best matching score** (05 §6.9) of `source` for every value of the attribute at once, by the value's number. What is
 * missing is a value that none of its available allowed nodes has: −INFINITY, too.
 */
function bestMatchingScores(source: Resource, table: NodeTable, values: AttributeValues): readonly number[] {
  const best: number[] = [];
  for (const node of table.nodes) {
    if (!isReady(node)) continue;
    const value = values.of(node, source);
    const score = table.score(node) ?? -INFINITY;
    while (best.length <= value) best.push(-INFINITY);
    if ((best[value] as number) < score) best[value] = score;
  }
  return best;
}

/**
 * The allowed nodes of `source`; for a configured dependent that is a group member after the first, with the group's
 * location constraints applied as well (to a copy), because such members do not carry them.
 */
function tableWithGroupLocations(source: Resource, colocation: Colocation | undefined): NodeTable {
  const own = source.decided.allowedNodes;
  if (colocation === undefined || colocation.dependent !== source || !colocation.explicit) return own;
  const group = source.parent;
  if (group?.variant !== Variant.group || group.children[0] === source) return own;
  const locations = group.configured.locationConstraints;
  if (locations.length === 0) return own;
  const work = own.copy();
  for (const location of locations.toReversed()) addLocation(work, source, location);
  return work;
}
