/** What is wrong with colocated sets (09 §19.7). */
import { equalsCaseless } from "../base/text.js";
import { attribute, type Element } from "../cib/element.js";
import type { Findings, SetMember, SetSide } from "../model/findings.js";
import { NULL } from "./constraints.js";

const LEGAL = "the id of a resource";

/** Two sets that are not colocated, because a member that stands for one of them is missing. */
export function reportSetWithout(
  findings: Findings,
  which: "dependents" | "primaries",
  dependents: SetSide,
  primaries: SetSide,
): void {
  const [side, position] = which === "dependents" ? ([dependents, "first"] as const) : ([primaries, "last"] as const);
  const reference = side.members[0]?.reference;
  const id = reference === undefined ? NULL : idOf(reference);
  const between = `Ignoring colocation of set ${idOf(dependents.set)} with set ${idOf(primaries.set)} because`;
  const text = `${between} ${position} resource ${id} not found`;
  findings.error("colocation-set-member", text, reference ?? side.set, LEGAL);
}

/** A dependent that is no resource. */
export function reportSetDependent(
  findings: Findings,
  dependents: SetSide,
  { reference }: SetMember,
  primaries: SetSide,
): void {
  const between = `Ignoring colocation of set ${idOf(dependents.set)} resource ${idOf(reference)}`;
  findings.error(
    "colocation-set-member",
    `${between} with set ${idOf(primaries.set)}: No such resource`,
    reference,
    LEGAL,
  );
}

/** A primary that is no resource, for one dependent. */
export function reportSetPrimary(
  findings: Findings,
  dependents: SetSide,
  dependent: SetMember,
  primaries: SetSide,
  { reference }: SetMember,
): void {
  const first = idOf(dependents.set);
  const second = idOf(primaries.set);
  const id = idOf(reference);
  const text = dependents.sequential
    ? `Ignoring set ${first} colocation with resource ${id} in set ${second}: No such resource`
    : `Ignoring colocation of set ${first} resource ${idOf(dependent.reference)} with set ${second} resource ${id}: No such resource`;
  findings.error("colocation-set-member", text, reference, LEGAL);
}

/** Members of a set from an unknown one on. */
export function reportSetRest(findings: Findings, set: Element, id: string | undefined): void {
  const text = `Ignoring ${id ?? NULL} and later resources in set ${attribute(set, "id")}: No such resource`;
  findings.error("colocation-set-member", text, set, LEGAL);
}

/** An order of the members that only sets of old configurations have. */
export function reportSetOrdering(findings: Findings, set: Element): void {
  const { id, ordering } = set.attributes;
  if (ordering === undefined || equalsCaseless(ordering, "group")) return;
  const text = `Support for 'ordering' other than 'group' in resource_set (such as ${id}) is deprecated and will be removed`;
  findings.once(
    "colocation-set-ordering",
    "set ordering",
    `${text} in a future release`,
    set,
    "group, or no attribute ordering",
  );
}

function idOf(element: Element): string {
  return attribute(element, "id") ?? NULL;
}
