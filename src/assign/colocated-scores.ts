/** Mixing the node preferences of colocated resources into a table (05 §6.9, §6.13). */

import { placeOfConstraint } from "../facilities/finding-places.js";
import { placeOf } from "../facilities/place.js";
import type { Colocation } from "../model/constraint.js";
import type { NodeTable } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { colocationFactor, nextFactor } from "../policy/colocation.js";
import type { Cause } from "../verdict/cause.js";
import { currentThisWith, currentWithThis, hasInfluence } from "./colocations.js";
import { hasUnusable, mergeMatchingScores, reviveUnusable } from "./matching-scores.js";
import { anyAvailable } from "./node-tables.js";
import { isQuiet } from "./quiet.js";
import { isBeingPassed, leapFrom } from "./stretch.js";

/** Selection flags of **add colocated node scores** (05 §6.9). */
export interface ColocatedScoreFlags {
  readonly thisWith: boolean;
  readonly nonnegative: boolean;
  readonly active: boolean;
}

/** One request to **add colocated node scores** (05 §6.9). */
export interface ColocatedScoreRequest {
  readonly target: Resource | undefined;
  readonly table: NodeTable | undefined;
  readonly colocation: Colocation | undefined;
  /** Single precision. */
  readonly factor: number;
  readonly flags: ColocatedScoreFlags;
}

/** Where nobody looks at causes. */
const MIXED: Cause = { kind: "colocated preference", id: "", source: "" };

/** The ledger entry for one mix: through which colocation, and whose preferences. */
function causeOf(ws: WorkingSet, source: Resource, colocation: Colocation | undefined): Cause {
  if (!ws.traced || colocation === undefined) return MIXED;
  return { kind: "colocated preference", id: colocation.id, source: source.id };
}

/**
 * **Add colocated node scores** (05 §6.9): the preferences of a resource, and of everything colocated with it in turn, scaled
 * by the request's factor.
 * @returns the table that replaces the request's: a new one, or the very same if nothing was mixed in
 * @throws CibError `limit` where too many ways lead to the same resources
 */
export function addColocatedNodeScores(
  ws: WorkingSet,
  source: Resource,
  request: ColocatedScoreRequest,
): NodeTable | undefined {
  return new PreferenceWalk(ws, source, request).run(source, request);
}

/** A resource of which the colocations are being followed. */
interface Visit {
  readonly source: Resource;
  /** The group that it speaks for, if it was asked for that. */
  readonly group: Resource | undefined;
  readonly factor: number;
  readonly cause: Cause;
  readonly colocations: readonly Colocation[];
  next: number;
  /** Takes back that those who were passed are being visited. */
  readonly leave: (() => void) | undefined;
  /** The table with all that was mixed in so far. */
  work: NodeTable;
}

/**
 * Follows colocations depth first, along every way that meets no resource twice: as deep as memory goes. Tables are copied
 * only where something changes in them.
 */
class PreferenceWalk {
  readonly #ws: WorkingSet;
  readonly #target: Resource | undefined;
  readonly #thisWith: boolean;
  readonly #nonnegative: boolean;
  readonly #stack: Visit[] = [];
  readonly #number: number;

  constructor(ws: WorkingSet, source: Resource, { table, target, flags }: ColocatedScoreRequest) {
    this.#ws = ws;
    this.#target = table === undefined ? source : target;
    this.#thisWith = flags.thisWith;
    this.#nonnegative = flags.nonnegative;
    this.#number = ws.nextWalk++;
  }

  run(source: Resource, { table, colocation, factor, flags }: ColocatedScoreRequest): NodeTable | undefined {
    let answer = this.#ask(source, table, colocation, factor, flags.active);
    for (let visit = this.#stack.at(-1); visit !== undefined; visit = this.#stack.at(-1)) {
      const next = visit.colocations[visit.next++];
      if (next === undefined) {
        this.#stack.pop();
        answer = this.#leave(visit);
        const before = this.#stack.at(-1);
        if (before !== undefined) before.work = answer;
      } else if (this.#thisWith || hasInfluence(next)) {
        visit.work = this.#follow(visit, next) ?? visit.work;
      }
    }
    return answer;
  }

  /** Passes the table on to the other resource of a colocation (05 §6.9 step 3). */
  #follow({ work, factor }: Visit, colocation: Colocation): NodeTable | undefined {
    const other = this.#thisWith ? colocation.primary : colocation.dependent;
    this.#count(other, colocation);
    return this.#ask(other, work, colocation, nextFactor(factor, colocation.score), true);
  }

  /** Each resource is looked at once for nothing: what can grow beyond all bounds is the number of ways that lead there. */
  #count({ marks }: Resource, { id }: Colocation): void {
    const ws = this.#ws;
    if (marks.walk === this.#number) {
      ws.budget.spend("colocationSteps", 1, () => placeOf(ws, placeOfConstraint(ws, [id])));
    }
    marks.walk = this.#number;
  }

  /**
   * Begins a visit, or gives the answer if there is nothing to follow. (The reference leaves an empty group marked for
   * good.)
   *
   * @param active nothing is mixed in if that would leave no available node
   */
  #ask(
    whose: Resource,
    table: NodeTable | undefined,
    colocation: Colocation | undefined,
    factor: number,
    active: boolean,
  ): NodeTable | undefined {
    if (this.#isVisited(whose)) return table;
    const source = whose.methods.speaker(whose, table === undefined);
    if (source === whose) return this.#visit(source, undefined, table, colocation, factor, active);
    if (source === undefined) whose.marks.updatingNodes = true;
    if (source === undefined || this.#isVisited(source)) return table;
    whose.marks.updatingNodes = true;
    return this.#visit(source, whose, table, colocation, factor, active);
  }

  #isVisited(resource: Resource): boolean {
    return resource.marks.updatingNodes || isBeingPassed(resource, this.#thisWith);
  }

  #visit(
    source: Resource,
    group: Resource | undefined,
    table: NodeTable | undefined,
    colocation: Colocation | undefined,
    factor: number,
    active: boolean,
  ): NodeTable | undefined {
    const ws = this.#ws;
    if (table !== undefined && this.#isIdle(source, table)) {
      if (group !== undefined) group.marks.updatingNodes = false;
      return table;
    }
    const cause = causeOf(ws, source, colocation);
    const work = this.#mix(source, table, colocation, factor, cause);
    const available = anyAvailable(work);
    if (!available && active) {
      if (group !== undefined) group.marks.updatingNodes = false;
      return table;
    }
    const leap = available && work === table ? leapFrom(ws, source, this.#thisWith, factor) : undefined;
    const visit: Visit = {
      source,
      group,
      factor: leap?.factor ?? factor,
      cause,
      colocations: !available ? NONE : leap === undefined ? this.#waysFrom(source) : [leap.colocation],
      next: 0,
      leave: leap?.leave,
      work,
    };
    if (visit.colocations.length === 0) return this.#leave(visit);
    source.marks.updatingNodes = true;
    this.#stack.push(visit);
    return work;
  }

  #waysFrom(source: Resource): readonly Colocation[] {
    return this.#thisWith ? currentThisWith(this.#ws, source) : currentWithThis(this.#ws, source);
  }

  /** Nothing would come of it but copies of the table, which are all the same once their order has settled. */
  #isIdle(source: Resource, table: NodeTable): boolean {
    if (table.copied() !== table || (this.#nonnegative && hasUnusable(table))) return false;
    return isQuiet(this.#ws, source, this.#thisWith);
  }

  /** The table with the resource's own preferences mixed in; to begin with, its own table. */
  #mix(
    source: Resource,
    table: NodeTable | undefined,
    colocation: Colocation | undefined,
    factor: number,
    cause: Cause,
  ): NodeTable {
    if (table === undefined) return source.decided.allowedNodes.copy();
    const mixing = { source, target: this.#target, colocation, factor, nonnegative: this.#nonnegative, cause };
    const work = mergeMatchingScores(this.#ws, table, mixing);
    return work === table ? table.copied() : work;
  }

  #leave({ source, group, cause, leave, work }: Visit): NodeTable {
    leave?.();
    if (this.#nonnegative) reviveUnusable(work, cause);
    source.marks.updatingNodes = false;
    if (group !== undefined) group.marks.updatingNodes = false;
    return work;
  }
}

const NONE: readonly Colocation[] = Object.freeze([]);

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
  return addColocatedNodeScores(ws, source, { target, table, colocation, factor, flags });
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
