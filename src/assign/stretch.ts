/** Stretches of a long chain on which nobody has anything to say: they are passed at once. */

import type { Colocation } from "../model/constraint.js";
import type { TableObserver } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import type { Passage } from "../model/resource-fields.js";
import type { WorkingSet } from "../model/working-set.js";
import { nextFactor } from "../policy/colocation.js";
import { currentThisWith, currentWithThis, hasInfluence } from "./colocations.js";
import { saysNothing } from "./quiet.js";

/** A way along colocations (05 §6.9) from one resource to the next that may say something, or branches. */
export interface Leap {
  /** That of the resource before the last colocation. */
  readonly factor: number;
  /** The last colocation on the way. */
  readonly colocation: Colocation;
  /** Takes back that those on the way are being visited. */
  readonly leave: () => void;
}

/**
 * Resources, each of which says nothing and has one colocation that is followed, to the next of them. A table that changes
 * splits the stretch there.
 */
class Stretch {
  /** Those followed from each member. */
  readonly colocations: Colocation[] = [];
  /** Members whose tables have changed, in order. */
  readonly #split: number[] = [];
  /** By where a leap that is being made ends: where it began. */
  readonly leaps = new Map<number, number>();

  split(at: number): void {
    const index = this.#firstSplit(at);
    if (this.#split[index] !== at) this.#split.splice(index, 0, at);
  }

  /** How far one gets from a member: as far as the first that has changed (itself, perhaps), or past the last. */
  endFrom(at: number): number {
    return this.#split[this.#firstSplit(at)] ?? this.colocations.length;
  }

  /** Where the first split at a member or behind it stands. */
  #firstSplit(at: number): number {
    let low = 0;
    let high = this.#split.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#split[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

class Member implements Passage, TableObserver {
  readonly #stretch: Stretch;
  readonly #index: number;

  constructor(stretch: Stretch, index: number) {
    this.#stretch = stretch;
    this.#index = index;
  }

  get beingPassed(): boolean {
    const { leaps } = this.#stretch;
    if (leaps.size === 0) return false;
    const end = this.#stretch.endFrom(this.#index);
    const begun = leaps.get(end);
    return begun !== undefined && begun < this.#index && this.#index < end;
  }

  changed(): void {
    this.#stretch.split(this.#index);
  }

  leap(factor: number): Leap | undefined {
    const stretch = this.#stretch;
    const end = stretch.endFrom(this.#index);
    const last = end - 1;
    const colocation = stretch.colocations[last];
    if (!colocation || last <= this.#index) return undefined;
    let reached = factor;
    for (let i = this.#index; i < last; i++)
      reached = nextFactor(reached, (stretch.colocations[i] as Colocation).score);
    const before = stretch.leaps.get(end);
    stretch.leaps.set(end, Math.min(before ?? this.#index, this.#index));
    const leave = (): void => {
      if (before === undefined) stretch.leaps.delete(end);
      else stretch.leaps.set(end, before);
    };
    return { factor: reached, colocation, leave };
  }
}

/**
 * The way from a resource that is being visited, and that has left the table as it is, over all those behind it that would
 * leave it as it is too; `undefined` where there are none. Remote nodes come and go while there are assignments, so with
 * those nobody is passed.
 */
export function leapFrom(ws: WorkingSet, resource: Resource, thisWith: boolean, factor: number): Leap | undefined {
  const known = passageOf(resource, thisWith);
  if (known instanceof Member) return known.leap(factor);
  if (ws.haveRemoteNodes || known || !saysNothing(ws, resource)) return undefined;
  layOut(ws, resource, thisWith);
  const found = passageOf(resource, thisWith);
  return found instanceof Member ? found.leap(factor) : undefined;
}

/** Whether a resource is on a way that is being passed. */
export function isBeingPassed(resource: Resource, thisWith: boolean): boolean {
  return passageOf(resource, thisWith)?.beingPassed === true;
}

/** Makes a stretch that begins at a resource: of those that belong to none yet. */
function layOut(ws: WorkingSet, first: Resource, thisWith: boolean): void {
  const stretch = new Stretch();
  let at: Resource | undefined = first;
  while (at && !passageOf(at, thisWith) && saysNothing(ws, at)) {
    const colocation = onlyWay(ws, at, thisWith);
    if (!colocation) break;
    const member: Member = new Member(stretch, stretch.colocations.length);
    stretch.colocations.push(colocation);
    note(at, thisWith, member);
    at.decided.allowedNodes.observe(member);
    const other: Resource = thisWith ? colocation.primary : colocation.dependent;
    at = other.methods.speaker(other, false);
  }
}

/** The colocation that is followed from a resource, if it is exactly one. */
function onlyWay(ws: WorkingSet, resource: Resource, thisWith: boolean): Colocation | undefined {
  // Members of groups get more primaries when others stop being managed.
  if (thisWith && resource.parent) return undefined;
  let only: Colocation | undefined;
  for (const colocation of thisWith ? currentThisWith(ws, resource) : currentWithThis(ws, resource)) {
    if (!thisWith && !hasInfluence(colocation)) continue;
    if (only) return undefined;
    only = colocation;
  }
  return only;
}

function passageOf({ marks }: Resource, thisWith: boolean): Passage | undefined {
  return thisWith ? marks.passageThisWith : marks.passageWithThis;
}

function note({ marks }: Resource, thisWith: boolean, passage: Passage): void {
  if (thisWith) marks.passageThisWith = passage;
  else marks.passageWithThis = passage;
}
