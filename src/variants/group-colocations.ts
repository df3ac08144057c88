/** Colocations of groups: gathering them, applying them, following them (05 §8.5 to §8.8). */

import { companions } from "../assign/colocated-resources.js";
import { addList } from "../assign/colocations.js";
import { addColocation, compareByDependent, compareByPrimary } from "../facilities/colocation.js";
import type { Colocation } from "../model/constraint.js";
import type { Companions } from "../model/methods.js";
import type { Resource } from "../model/resource.js";
import { Variant } from "../model/variant.js";
import type { WorkingSet } from "../model/working-set.js";
import { mustBeTogether } from "../policy/colocation.js";
import { addScores } from "../policy/score.js";

function isColocated(group: Resource): boolean {
  return group.group?.colocated === true;
}

/** With-this colocations of a group (05 §8.6): they act on the group itself and on its last member. */
export function groupWithThis(ws: WorkingSet, group: Resource, original: Resource, list: Colocation[]): void {
  const { children, parent } = group;
  const last = children[children.length - 1];
  if (!last || (original !== group && original !== last)) return;
  addList(list, group.configured.withThisColocations, compareByDependent);
  parent?.methods.withThisColocations(ws, parent, original, list);
  if (!isColocated(group)) return;
  for (const member of children)
    if (member !== original) member.methods.withThisColocations(ws, member, original, list);
}

/** This-with colocations of a group (05 §8.6): they act on the group itself and on its first member. */
export function groupThisWith(ws: WorkingSet, group: Resource, original: Resource, list: Colocation[]): void {
  const { children, parent } = group;
  const [first] = children;
  if (!first) return;
  if (original !== group && original !== first) {
    if (followsUnmanaged(group, original)) addMandatory(list, group);
    return;
  }
  addList(list, group.configured.thisWithColocations, compareByPrimary);
  parent?.methods.thisWithColocations(ws, parent, original, list);
  if (!isColocated(group)) return;
  for (const member of children)
    if (member !== original) member.methods.thisWithColocations(ws, member, original, list);
}

/** Whether a member before the given one is unmanaged: it breaks the chain that binds the members. */
function followsUnmanaged(group: Resource, member: Resource): boolean {
  for (const each of group.children) {
    if (each === member) return false;
    if (!each.configured.managed) return true;
  }
  return false;
}

function addMandatory(list: Colocation[], group: Resource): void {
  for (const colocation of group.configured.thisWithColocations) {
    if (mustBeTogether(colocation.score)) addColocation(list, colocation, compareByPrimary);
  }
}

/** **Apply colocation score** with a group (05 §8.5). Returns what was added to the dependent's priority. */
export function applyGroupColocationScore(
  ws: WorkingSet,
  dependent: Resource,
  primary: Resource,
  colocation: Colocation,
  forDependent: boolean,
): number {
  if (forDependent) return applyToMembers(ws, dependent, primary, colocation);
  if (primary.decided.unassigned) return 0;
  const members = primary.children;
  if (isColocated(primary)) {
    const member = members[mustBeTogether(colocation.score) ? members.length - 1 : 0];
    return member?.methods.applyColocationScore(ws, dependent, member, colocation, false) ?? 0;
  }
  if (mustBeTogether(colocation.score)) {
    ws.findings?.tell("colocation-spread-group", primary.xml, dependent.id, "with non-colocated group", primary.id);
    return 0;
  }
  let sum = 0;
  for (const member of members) {
    sum = addScores(sum, member.methods.applyColocationScore(ws, dependent, member, colocation, false));
  }
  return sum;
}

/** The group is the dependent: its first member, or (not colocated) every member, is. */
function applyToMembers(ws: WorkingSet, group: Resource, primary: Resource, colocation: Colocation): number {
  const [first] = group.children;
  if (!first) return 0;
  let delta = 0;
  if (isColocated(group)) {
    delta = first.methods.applyColocationScore(ws, first, primary, colocation, true);
  } else {
    if (mustBeTogether(colocation.score)) {
      ws.findings?.tell("colocation-spread-group", group.xml, group.id, "between non-colocated group and", primary.id);
      return 0;
    }
    for (const member of group.children) {
      delta = addScores(delta, member.methods.applyColocationScore(ws, member, primary, colocation, false));
    }
  }
  if (delta !== 0) group.configured.priority = addScores(group.configured.priority, delta);
  return delta;
}

/** Who has to share a node with a group (05 §8.7): all its members, if these share one. */
export function groupCompanions(ws: WorkingSet, group: Resource, original: Resource): Companions | undefined {
  if (sharesNode(group)) return { everyTime: true, resources: group.children };
  return group.children.length > 0 ? companions(ws, group, original) : undefined;
}

function sharesNode(group: Resource): boolean {
  return isColocated(group) || group.parent?.variant === Variant.clone;
}

/** **Add utilization** of a group (05 §8.7): of its members that the sum does not contain anyway. */
export function addGroupUtilization(
  ws: WorkingSet,
  group: Resource,
  original: Resource,
  all: ReadonlySet<Resource>,
  totals: Map<string, number>,
): void {
  if (!group.decided.unassigned) return;
  const members = sharesNode(group) ? group.children : group.children.slice(0, 1);
  for (const member of members) {
    if (member.decided.unassigned && !all.has(member)) member.methods.addUtilization(ws, member, original, all, totals);
  }
}

/**
 * Who speaks for a group where preferences are mixed in (05 §8.8): its first member, through which the others follow; where
 * this-with colocations are followed from scratch, its last.
 */
export function groupSpeaker({ children }: Resource, fromScratch: boolean): Resource | undefined {
  return fromScratch ? children[children.length - 1] : children[0];
}
