/** The constraints that a group brings with it (05 §8.4). */
import { newColocation } from "../facilities/colocation.js";
import { orderResourceActions } from "../facilities/ordering.js";
import { topResource } from "../model/queries.js";
import type { RelationFlags } from "../model/relation-flag.js";
import {
  firstImpliesThen,
  firstImpliesThenGraphed,
  intermediateStop,
  none,
  ordered,
  thenImpliesFirst,
  thenImpliesFirstGraphed,
  unrunnableFirstBlocks,
} from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { INFINITY } from "../policy/score.js";

/** One member and its place in the group. */
interface Place {
  readonly group: Resource;
  readonly member: Resource;
  /** The member before it. */
  readonly previous: Resource | undefined;
  /** The last active member before it. */
  readonly lastActive: Resource | undefined;
  readonly isOrdered: boolean;
  /** The group is (in) a promotable clone. */
  readonly promotable: boolean;
}

type Order = (first: Resource, firstTask: string, then: Resource, thenTask: string, flags: RelationFlags) => void;

/** **Internal constraints** of a group (05 §8.4): the sequence of the orderings is observable. */
export function groupConstraints(ws: WorkingSet, group: Resource): void {
  const order: Order = (first, firstTask, then, thenTask, flags) =>
    orderResourceActions(ws, first, firstTask, then, thenTask, flags);
  order(group, "stop", group, "stopped", unrunnableFirstBlocks);
  order(group, "stopped", group, "start", ordered);
  order(group, "start", group, "running", unrunnableFirstBlocks);

  const promotable = topResource(group).configured.promotable;
  const isOrdered = group.group?.ordered === true;
  let previous: Resource | undefined;
  let lastActive: Resource | undefined;
  for (const member of group.children) {
    member.methods.internalConstraints(ws, member);
    const place: Place = { group, member, previous, lastActive, isOrdered, promotable };
    if (previous && group.group?.colocated === true) colocateWithPrevious(ws, member, previous);
    orderWithGroup(order, place);
    orderStart(order, place);
    if (previous && isOrdered) orderAfterPrevious(order, place, previous);
    if (isActive(member)) lastActive = member;
    previous = member;
  }
}

function isActive(member: Resource): boolean {
  return member.observed.activeNodes.length > 0;
}

function colocateWithPrevious(ws: WorkingSet, member: Resource, previous: Resource): void {
  newColocation(ws, {
    id: "#group-members",
    score: INFINITY,
    dependent: member,
    primary: previous,
    explicit: false,
    influence: member.configured.critical,
  });
}

/** Steps d and e: the group's pseudo-actions enclose the member's actions. */
function orderWithGroup(order: Order, { group, member, previous, isOrdered, promotable }: Place): void {
  const lowest = !previous && isOrdered;
  const down = lowest ? thenImpliesFirstGraphed | ordered : thenImpliesFirstGraphed;
  const afterDown = lowest ? firstImpliesThen : firstImpliesThenGraphed;
  const afterUp = unrunnableFirstBlocks | firstImpliesThen | firstImpliesThenGraphed;
  if (promotable) {
    order(group, "demote", member, "demote", down);
    order(member, "demote", group, "demoted", afterDown);
    order(member, "promote", group, "promoted", afterUp);
    order(group, "promote", member, "promote", thenImpliesFirstGraphed);
  }
  order(group, "stop", member, "stop", down);
  order(member, "stop", group, "stopped", afterDown);
  order(group, "start", member, "start", thenImpliesFirstGraphed);
  order(member, "start", group, "running", afterUp);
}

/** Steps f and g: the group's start leads to the member's, of every member or (ordered) of the first. */
function orderStart(order: Order, { group, member, previous, isOrdered, promotable }: Place): void {
  if (isOrdered && previous) return;
  const flags = isOrdered ? none : firstImpliesThen | unrunnableFirstBlocks | thenImpliesFirstGraphed;
  order(group, "start", member, "start", flags);
  if (promotable) order(group, "promote", member, "promote", flags);
}

/** Steps h and i: members of an ordered group start one after the other and stop in reverse. */
function orderAfterPrevious(order: Order, { member, lastActive, promotable }: Place, previous: Resource): void {
  const active = isActive(member);
  order(previous, "start", member, "start", firstImpliesThen | unrunnableFirstBlocks);
  order(member, "stop", previous, "stop", ordered | intermediateStop);
  if (active && !isActive(previous)) {
    order(member, "stop", previous, "start", thenImpliesFirst | unrunnableFirstBlocks);
  }
  if (promotable) {
    order(previous, "promote", member, "promote", firstImpliesThen | unrunnableFirstBlocks);
    order(member, "demote", previous, "demote", ordered);
  }
  if (active && !isActive(previous) && lastActive) order(member, "stop", lastActive, "stop", ordered);
}
