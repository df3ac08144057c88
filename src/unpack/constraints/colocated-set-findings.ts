/** Members of colocated sets that are no resources (09 §19.7). */
import { attribute, type Element } from "../../cib/element.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { NULL } from "./constraint-findings.js";

/** A reference of a set; without resource if it names none. */
export interface Member {
  readonly reference: Element;
  readonly resource: Resource | undefined;
}

/** What of a set is colocated with another: the member that stands for a sequential set, or all members. */
export interface Side {
  readonly set: Element;
  readonly sequential: boolean;
  readonly members: readonly Member[];
}

const LEGAL = "the id of a resource";

/** Whether two sets cannot be colocated, because a member that stands for one of them is missing: reports that. */
export function lacksRepresentative(ws: WorkingSet, dependents: Side, primaries: Side): boolean {
  const first = dependents.members[0];
  const last = primaries.members[0];
  const between = `Ignoring colocation of set ${idOf(dependents.set)} with set ${idOf(primaries.set)} because`;
  if (dependents.sequential && first !== undefined && first.resource === undefined) {
    ws.findings?.error(
      "colocation-set-member",
      `${between} first resource ${idOf(first.reference)} not found`,
      first.reference,
      LEGAL,
    );
    return true;
  }
  if (primaries.sequential && last?.resource === undefined) {
    const id = last === undefined ? NULL : idOf(last.reference);
    ws.findings?.error(
      "colocation-set-member",
      `${between} last resource ${id} not found`,
      last?.reference ?? primaries.set,
      LEGAL,
    );
    return true;
  }
  return false;
}

/** A dependent that is no resource. */
export function reportDependent(ws: WorkingSet, dependents: Side, { reference }: Member, primaries: Side): void {
  const between = `Ignoring colocation of set ${idOf(dependents.set)} resource ${idOf(reference)}`;
  ws.findings?.error(
    "colocation-set-member",
    `${between} with set ${idOf(primaries.set)}: No such resource`,
    reference,
    LEGAL,
  );
}

/** A primary that is no resource, for one dependent. */
export function reportPrimary(
  ws: WorkingSet,
  dependents: Side,
  dependent: Member,
  primaries: Side,
  { reference }: Member,
): void {
  const first = idOf(dependents.set);
  const second = idOf(primaries.set);
  const id = idOf(reference);
  const text = dependents.sequential
    ? `Ignoring set ${first} colocation with resource ${id} in set ${second}: No such resource`
    : `Ignoring colocation of set ${first} resource ${idOf(dependent.reference)} with set ${second} resource ${id}: No such resource`;
  ws.findings?.error("colocation-set-member", text, reference, LEGAL);
}

function idOf(element: Element): string {
  return attribute(element, "id") ?? NULL;
}
