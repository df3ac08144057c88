/** Gathering the colocations that matter to a resource (05 §6.3 to §6.5). */

import type { Compare } from "../base/list.js";
import { append } from "../base/list.js";
import { addColocation, compareByDependent, compareByPrimary } from "../facilities/colocation.js";
import type { Colocation } from "../model/constraint.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { hasInfluence as influences } from "../policy/colocation.js";

/**
 * **Add list** (05 §6.3): merges a list into another, in place. An empty target becomes a copy of the other list. Any
 * other target gets the *first* element of the other list as many times as that has elements, and loses the rest: a
 * defect of the reference that shows in scores.
 */
export function addList(target: Colocation[], other: readonly Colocation[], compare: Compare<Colocation>): void {
  const [first] = other;
  if (!first) return;
  if (target.length === 0) {
    append(target, other);
    return;
  }
  // A sorted insertion puts an element before its equals, so the repeated ones all end up in one place.
  let at = 0;
  while (at < target.length && compare(first, target[at] as Colocation) > 0) at++;
  const after = target.splice(at);
  append(target, new Array<Colocation>(other.length).fill(first));
  append(target, after);
}

/** **With-this list** of a resource (05 §6.4): in which it, or something that acts for it, is the primary. */
export function withThisList(ws: WorkingSet, resource: Resource): Colocation[] {
  const list: Colocation[] = [];
  resource.methods.withThisColocations(ws, resource, resource, list);
  return list;
}

/** **This-with list** of a resource (05 §6.4): in which it, or something that acts for it, is the dependent. */
export function thisWithList(ws: WorkingSet, resource: Resource): Colocation[] {
  const list: Colocation[] = [];
  resource.methods.thisWithColocations(ws, resource, resource, list);
  return list;
}

/** The with-this list as it is now, for whoever reads it before anything changes: often no copy has to be made for that. */
export function currentWithThis(ws: WorkingSet, resource: Resource): readonly Colocation[] {
  const { parent } = resource;
  const own = standsAlone(resource) || (parent?.variant === Variant.group && parent.children.at(-1) !== resource);
  return own ? resource.configured.withThisColocations : withThisList(ws, resource);
}

/** The this-with list as it is now, likewise. */
export function currentThisWith(ws: WorkingSet, resource: Resource): readonly Colocation[] {
  return standsAlone(resource) ? resource.configured.thisWithColocations : thisWithList(ws, resource);
}

/** Nothing above or below the resource adds to its lists. */
function standsAlone({ parent, variant }: Resource): boolean {
  return !parent && (variant === Variant.primitive || variant === Variant.clone);
}

/** With-this colocations of a primitive (05 §6.4.1). As a relative of `original` it gives only the configured ones. */
export function primitiveWithThis(ws: WorkingSet, resource: Resource, original: Resource, list: Colocation[]): void {
  if (resource !== original) {
    addExplicit(list, resource.configured.withThisColocations, compareByDependent);
    return;
  }
  addList(list, resource.configured.withThisColocations, compareByDependent);
  resource.parent?.methods.withThisColocations(ws, resource.parent, original, list);
}

/** This-with colocations of a primitive (05 §6.4.1). */
export function primitiveThisWith(ws: WorkingSet, resource: Resource, original: Resource, list: Colocation[]): void {
  if (resource !== original) {
    addExplicit(list, resource.configured.thisWithColocations, compareByPrimary);
    return;
  }
  addList(list, resource.configured.thisWithColocations, compareByPrimary);
  resource.parent?.methods.thisWithColocations(ws, resource.parent, original, list);
}

function addExplicit(list: Colocation[], own: readonly Colocation[], compare: Compare<Colocation>): void {
  for (const colocation of own) if (colocation.explicit) addColocation(list, colocation, compare);
}

/**
 * **Has influence** (05 §6.5): whether the dependent's preferences may affect the primary.
 * @param primary the colocation's primary or one of its instances
 */
export function hasInfluence(colocation: Colocation, primary: Resource = colocation.primary): boolean {
  return influences({
    influence: colocation.influence,
    nestedRemote: colocation.dependent.configured.remoteNestingAllowed,
    primaryFailed: primary.observed.failed,
    primaryActiveOn: primary.observed.activeNodes.length,
  });
}
