/** What names resources: constraints, tags, permissions, fencing levels (13 §10). */
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect } from "./edits.js";

/** The attributes of constraints that name a resource. */
const NAMING = ["rsc", "with-rsc", "first", "then"] as const;

/** Changes what constraints call a resource; pcs leaves their sets, and tickets, alone (13 §10.1). */
export function renameInConstraints(bench: Workbench, from: string, to: string, dialect: Dialect): void {
  for (const constraint of bench.elements("constraints")) {
    if (dialect === "pcs" && constraint.name === "rsc_ticket") continue;
    for (const name of NAMING) if (constraint.attributes[name] === from) constraint.set({ [name]: to });
    if (dialect === "pcs") continue;
    for (const { ref } of setMembers(constraint)) if (ref.attributes.id === from) ref.set({ id: to });
  }
}

function setsOf(constraint: Draft): Draft[] {
  return constraint.elements.filter(({ name }) => name === "resource_set");
}

/** The members of the sets of a constraint, each with its set. */
export function setMembers(constraint: Draft): { readonly set: Draft; readonly ref: Draft }[] {
  return setsOf(constraint).flatMap((set) => set.elements.map((ref) => ({ set, ref })));
}

/** Whether a constraint names one of some resources directly, not in a set. */
export function namesDirectly(constraint: Draft, ids: ReadonlySet<string>): boolean {
  return NAMING.some((name) => ids.has(constraint.attributes[name] ?? ""));
}

/** The resources that a constraint names, directly and in sets. */
export function namedBy(constraint: Draft): string[] {
  const direct = NAMING.flatMap((name) => constraint.attributes[name] ?? []);
  return [...direct, ...setMembers(constraint).flatMap(({ ref }) => ref.attributes.id ?? [])];
}

/** Whether a constraint or a permission names one of some resources. */
export function isReferenced(bench: Workbench, ids: ReadonlySet<string>): boolean {
  if (bench.elements("constraints").some((each) => namedBy(each).some((id) => ids.has(id)))) return true;
  return permissionsFor(bench, ids).length > 0;
}

/**
 * Takes resources out of everything that names them, as pcs does (13 §10.1): constraints of them go, sets lose them, and
 * what is empty then goes, too.
 */
export function forgetResources(bench: Workbench, ids: ReadonlySet<string>): void {
  forgetInConstraints(bench, ids);
  for (const tag of bench.elements("tags")) dropMembers(tag, ids);
  for (const permission of permissionsFor(bench, ids)) permission.detach();
  forgetDevices(bench, ids);
}

function forgetInConstraints(bench: Workbench, ids: ReadonlySet<string>): void {
  for (const constraint of bench.elements("constraints")) {
    if (namesDirectly(constraint, ids)) {
      constraint.detach();
      continue;
    }
    const sets = setsOf(constraint);
    for (const set of sets) dropMembers(set, ids);
    if (sets.length > 0 && constraint.find("resource_set") === undefined) constraint.detach();
  }
}

/** Takes members out of a set or a tag, which goes if it is empty then. */
function dropMembers(of: Draft, ids: ReadonlySet<string>): void {
  for (const member of of.elements) {
    if (!ids.has(member.attributes.id ?? "")) continue;
    member.detach();
    if (of.elements.length === 0) of.detach();
  }
}

/** The permissions that are about resources. */
function permissionsFor(bench: Workbench, ids: ReadonlySet<string>): Draft[] {
  const all = bench.elements("acls").flatMap((role) => role.elements);
  return all.filter(({ attributes }) => ids.has(attributes.reference ?? ""));
}

function forgetDevices(bench: Workbench, ids: ReadonlySet<string>): void {
  for (const level of bench.elements("fencing-topology")) {
    const devices = (level.attributes.devices ?? "").split(",");
    const kept = devices.filter((device) => !ids.has(device));
    if (kept.length === 0) level.detach();
    else level.set({ devices: kept.join(",") });
  }
}
