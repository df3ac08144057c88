/** Resources that have nothing to say, nor has anybody who would speak after them: most members of a long chain. */

import type { Colocation } from "../model/constraint.js";
import type { NodeTable, TableObserver } from "../model/node-table.js";
import type { Resource } from "../model/resource.js";
import type { Quietness } from "../model/resource-fields.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { isReady } from "../policy/maintenance.js";
import { currentThisWith, currentWithThis, hasInfluence } from "./colocations.js";

/** It likes all nodes of the cluster alike, and all are ready: nobody learns anything from it. */
export function isNeutral(ws: WorkingSet, table: NodeTable): boolean {
  if (table.size !== ws.nodes.length) return false;
  for (const node of ws.nodes) if (!isReady(node) || table.score(node) !== 0) return false;
  return true;
}

/** Holds until the table of a resource changes of which it was true. */
class Quiet implements Quietness, TableObserver {
  quiet = true;
  /** What holds only while this does. */
  readonly #above: Quiet[] = [];

  holds(): boolean {
    return this.quiet;
  }

  supports(other: Quiet): void {
    this.#above.push(other);
  }

  changed(): void {
    const stack: Quiet[] = [this];
    for (let each = stack.pop(); each; each = stack.pop()) {
      if (!each.quiet) continue;
      each.quiet = false;
      for (const other of each.#above) stack.push(other);
    }
  }
}

/** Somebody is not neutral who would speak after the resource: at least as long as that table stays as it is. */
class Loud implements Quietness {
  readonly quiet = false;
  readonly #who: Resource;
  readonly #table: NodeTable;
  readonly #version: number;

  constructor(who: Resource) {
    this.#who = who;
    this.#table = who.decided.allowedNodes;
    this.#version = this.#table.version;
  }

  holds(): boolean {
    return this.#who.decided.allowedNodes === this.#table && this.#table.version === this.#version;
  }
}

/**
 * Whether the preferences of a resource, and of all whose preferences come with them (05 §6.9), leave every table as it is:
 * in whatever way they are asked for. Only remote nodes come and go while there are assignments, so with those nobody is.
 * Looks at each resource once, and once more when its table has changed.
 */
export function isQuiet(ws: WorkingSet, resource: Resource, thisWith: boolean): boolean {
  const known = knownOf(resource, thisWith);
  if (known?.holds() === true) return known.quiet;
  if (ws.haveRemoteNodes) return false;
  /** And after whom each was found. */
  const found = new Map<Resource, Resource | undefined>([[resource, undefined]]);
  const supports: (readonly [Resource, Resource])[] = [];
  for (const each of found.keys()) {
    const before = knownOf(each, thisWith);
    const loud = saysNothing(ws, each) ? undefined : new Loud(each);
    if (loud || (before?.quiet === false && before.holds())) {
      for (let on: Resource | undefined = each; on; on = found.get(on)) note(on, thisWith, loud ?? before);
      return false;
    }
    for (const other of speakersAfter(ws, each, thisWith)) {
      supports.push([other, each]);
      if (knownOf(other, thisWith)?.quiet !== true && !found.has(other)) found.set(other, each);
    }
  }
  for (const each of found.keys()) {
    const quiet = new Quiet();
    each.decided.allowedNodes.observe(quiet);
    note(each, thisWith, quiet);
  }
  for (const [other, each] of supports) {
    const [below, above] = [knownOf(other, thisWith), knownOf(each, thisWith)];
    if (below instanceof Quiet && above instanceof Quiet) below.supports(above);
  }
  return true;
}

/**
 * Whether a resource itself leaves every table as it is. Members of a group after the first may speak with the group's
 * locations, which their own tables do not hold.
 */
export function saysNothing(ws: WorkingSet, { decided, parent }: Resource): boolean {
  if (parent?.variant === Variant.group && parent.configured.locationConstraints.length > 0) return false;
  return isNeutral(ws, decided.allowedNodes);
}

function knownOf({ marks }: Resource, thisWith: boolean): Quietness | undefined {
  return thisWith ? marks.quietThisWith : marks.quietWithThis;
}

function note({ marks }: Resource, thisWith: boolean, quietness: Quietness | undefined): void {
  if (thisWith) marks.quietThisWith = quietness;
  else marks.quietWithThis = quietness;
}

function speakersAfter(ws: WorkingSet, resource: Resource, thisWith: boolean): Resource[] {
  const speakers: Resource[] = [];
  const add = (colocation: Colocation): void => {
    const other = thisWith ? colocation.primary : colocation.dependent;
    const speaker = other.methods.speaker(other, false);
    if (speaker) speakers.push(speaker);
  };
  for (const colocation of thisWith ? currentThisWith(ws, resource) : currentWithThis(ws, resource)) {
    if (thisWith || hasInfluence(colocation)) add(colocation);
  }
  return speakers;
}
