/** Mixing the node preferences of colocated resources into a table (05 §6.9, §6.13). */

import { placeOfConstraint } from "../facilities/finding-places.js";
import { placeOf } from "../facilities/place.js";
import { PREFERENCE_COST } from "../model/budget.js";
import type { Colocation } from "../model/constraint.js";
import { Variant } from "../model/flags.js";
import type { ColocatedScoreFlags, ColocatedScoreRequest } from "../model/methods.js";
import type { NodeTable } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import {
  colocationFactor,
  isUnusable,
  mixPreference,
  nextFactor,
  passesDoubleNegative,
  REVIVED,
} from "../policy/colocation.js";
import { isReady } from "../policy/maintenance.js";
import { INFINITY } from "../policy/score.js";
import type { Cause } from "../verdict/cause.js";
import { addLocation } from "./apply-location.js";
import { type AttributeValues, attributeValues } from "./colocation-value.js";
import { hasInfluence, thisWithList, withThisList } from "./colocations.js";
import { anyAvailable } from "./node-tables.js";

const MIXED: Cause = { kind: "colocated preference" };

/** The ledger entry for one mix: through which colocation, and whose preferences. */
function causeOf(ws: WorkingSet, source: Resource, colocation: Colocation | undefined): Cause {
  if (!ws.traced || colocation === undefined) return MIXED;
  return { kind: "colocated preference", id: colocation.id, detail: source.id };
}

/**
 * **Add colocated node scores** (05 §6.9), generic: the preferences of `source`, and of everything colocated with it in
 * turn, scaled by the request's factor.
 * @returns the table that replaces the request's: a new one, or the very same if nothing was mixed in
 */
export function addColocatedNodeScores(
  ws: WorkingSet,
  source: Resource,
  request: ColocatedScoreRequest,
): NodeTable | undefined {
  if (source.marks.updatingNodes) return request.table;
  source.marks.updatingNodes = true;
  const result = mixIn(ws, source, request);
  source.marks.updatingNodes = false;
  return result;
}

function mixIn(ws: WorkingSet, source: Resource, request: ColocatedScoreRequest): NodeTable | undefined {
  const { table, flags } = request;
  const cause = causeOf(ws, source, request.colocation);
  let work = (table ?? source.decided.allowedNodes).copy();
  if (table !== undefined) mergeMatchingScores(ws, work, source, request, cause);
  if (anyAvailable(work)) {
    const target = table === undefined ? source : request.target;
    work = followColocations(ws, source, { ...request, target, table: work }, work);
  } else if (flags.active) {
    return table;
  }
  if (flags.nonnegative) reviveUnusable(work, cause);
  return work;
}

/** Passes the table on to the other resource of each colocation of `source` (05 §6.9 step 3). */
function followColocations(
  ws: WorkingSet,
  source: Resource,
  request: ColocatedScoreRequest,
  table: NodeTable,
): NodeTable {
  const { thisWith, nonnegative } = request.flags;
  const flags: ColocatedScoreFlags = { thisWith, nonnegative, active: true };
  let work = table;
  ws.budget.enter(PREFERENCE_COST);
  for (const colocation of thisWith ? thisWithList(ws, source) : withThisList(ws, source)) {
    if (!thisWith && !hasInfluence(colocation)) continue;
    const other = thisWith ? colocation.primary : colocation.dependent;
    const factor = nextFactor(request.factor, colocation.score);
    const next = { target: request.target, table: work, colocation, factor, flags };
    ws.budget.spend("colocationSteps", 1, () => placeOf(ws, placeOfConstraint(ws, [colocation.id])));
    work = other.methods.addColocatedNodeScores(ws, other, next) ?? work;
  }
  ws.budget.leave(PREFERENCE_COST);
  return work;
}

function reviveUnusable(table: NodeTable, cause: Cause): void {
  for (const node of table.nodes) if (isUnusable(table.score(node) ?? 0)) table.set(node, REVIVED, cause);
}

/** **Merge matching scores** (05 §6.9) of `source` into a table, entry by entry. */
function mergeMatchingScores(
  ws: WorkingSet,
  work: NodeTable,
  source: Resource,
  request: ColocatedScoreRequest,
  cause: Cause,
): void {
  const { colocation, factor, target } = request;
  const values = attributeValues(ws, colocation?.nodeAttribute ?? "#uname");
  const best = bestMatchingScores(source, colocation, values);
  const passesDoubleNegatives = factor < 0 ? doubleNegativeFilter(colocation) : undefined;
  for (const node of work.nodes) {
    const score = best[values.of(node, target)] ?? -INFINITY;
    if (score === 0) continue;
    if (score < 0 && passesDoubleNegatives !== undefined && !passesDoubleNegatives(score)) continue;
    const mix = mixPreference(work.score(node) ?? 0, score, factor, request.flags.nonnegative);
    if (mix?.operation === "set") work.set(node, mix.score, cause);
    else if (mix !== undefined) work.add(node, mix.score, cause);
  }
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
function bestMatchingScores(
  source: Resource,
  colocation: Colocation | undefined,
  values: AttributeValues,
): readonly number[] {
  const table = tableWithGroupLocations(source, colocation);
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

/**
 * Mixes what one side of a colocation prefers into a table of the other side (05 §6.13; 06 §5.2, §8.5), in proportion to
 * the colocation's score.
 * @returns the table that replaces the given one, if any does
 */
export function mixInPreferences(
  ws: WorkingSet,
  colocation: Colocation,
  source: Resource,
  target: Resource,
  table: NodeTable | undefined,
  flags: ColocatedScoreFlags,
): NodeTable | undefined {
  const factor = colocationFactor(colocation.score);
  return source.methods.addColocatedNodeScores(ws, source, { target, table, colocation, factor, flags });
}

/** **Add dependent scores** (05 §6.13): the preferences of a colocation's dependent, for the primary being assigned. */
export function addDependentScores(ws: WorkingSet, colocation: Colocation, primary: Resource): void {
  if (hasInfluence(colocation)) mixInDependent(ws, colocation, primary);
}

/** Mixes what the dependent of a colocation prefers into the table of its primary: that of a clone keeps its nodes. */
export function mixInDependent(ws: WorkingSet, colocation: Colocation, primary: Resource): void {
  const flags = { thisWith: false, nonnegative: primary.variant === Variant.clone, active: true };
  const { dependent } = colocation;
  const table = mixInPreferences(ws, colocation, dependent, primary, primary.decided.allowedNodes, flags);
  if (table !== undefined) primary.decided.allowedNodes = table;
}
