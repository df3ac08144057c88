/** What names resources: constraints, tags, permissions, fencing levels (13 §10). */
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect } from "./edits.js";

/** The attributes of constraints that name a resource. */
const NAMING = ["rsc", "with-rsc", "first", "then"] as const;

/** Changes what constraints call a resource; pcs leaves their sets, and tickets, alone (13 §10.1). */
export function renameInConstraints(bench: Workbench, from: string, to: string, dialect: Dialect): void {
  for (const constraint of bench.section("constraints")?.elements ?? []) {
    if (dialect === "pcs" && constraint.name === "rsc_ticket") continue;
    for (const name of NAMING) if (constraint.attributes[name] === from) constraint.set({ [name]: to });
    if (dialect === "pcs") continue;
    for (const { ref } of setMembers(constraint)) if (ref.attributes.id === from) ref.set({ id: to });
  }
}

/** The members of the sets of a constraint, each with its set. */
export function setMembers(constraint: Draft): { readonly set: Draft; readonly ref: Draft }[] {
  return constraint.elements
    .filter(({ name }) => name === "resource_set")
    .flatMap((set) => set.elements.filter(({ name }) => name === "resource_ref").map((ref) => ({ set, ref })));
}

/** Whether a constraint names one of some resources directly, not in a set. */
export function namesDirectly(constraint: Draft, ids: ReadonlySet<string>): boolean {
  return NAMING.some((name) => {
    const value = constraint.attributes[name];
    return value !== undefined && ids.has(value);
  });
}

/** The resources that a constraint names, directly and in sets. */
export function namedBy(constraint: Draft): string[] {
  const direct = NAMING.flatMap((name) => constraint.attributes[name] ?? []);
  return [...direct, ...setMembers(constraint).flatMap(({ ref }) => ref.attributes.id ?? [])];
}

/** Whether a constraint or a permission names one of some resources. */
export function isReferenced(bench: Workbench, ids: ReadonlySet<string>): boolean {
  const constraints = bench.section("constraints")?.elements ?? [];
  if (constraints.some((each) => namedBy(each).some((id) => ids.has(id)))) return true;
  const permissions = (bench.section("acls")?.elements ?? []).flatMap((role) => role.elements);
  return permissions.some(({ attributes: { reference } }) => reference !== undefined && ids.has(reference));
}

/**
 * Takes resources out of everything that names them, as pcs does (13 §10.1): constraints of them go, sets lose them, and
 * what is empty then goes, too.
 */
export function forgetResources(bench: Workbench, ids: ReadonlySet<string>): void {
  forgetInConstraints(bench, ids);
  const tags = bench.section("tags");
  for (const tag of tags?.elements ?? []) {
    if (dropChildren(tag, ids, "obj_ref") && tag.elements.length === 0) tags?.remove(tag);
  }
  for (const role of bench.section("acls")?.elements ?? []) {
    for (const permission of role.elements) {
      if (permission.attributes.reference !== undefined && ids.has(permission.attributes.reference)) {
        role.remove(permission);
      }
    }
  }
  forgetDevices(bench, ids);
}

function forgetInConstraints(bench: Workbench, ids: ReadonlySet<string>): void {
  const constraints = bench.section("constraints");
  for (const constraint of constraints?.elements ?? []) {
    if (namesDirectly(constraint, ids)) {
      constraints?.remove(constraint);
      continue;
    }
    const sets = constraint.elements.filter(({ name }) => name === "resource_set");
    for (const set of sets) {
      if (dropChildren(set, ids, "resource_ref") && set.elements.length === 0) constraint.remove(set);
    }
    if (sets.length > 0 && constraint.find("resource_set") === undefined) constraints?.remove(constraint);
  }
}

/** @returns whether any child went */
function dropChildren(of: Draft, ids: ReadonlySet<string>, name: string): boolean {
  const gone = of.elements.filter((child) => child.name === name && ids.has(child.attributes.id ?? ""));
  for (const child of gone) of.remove(child);
  return gone.length > 0;
}

function forgetDevices(bench: Workbench, ids: ReadonlySet<string>): void {
  const topology = bench.section("fencing-topology");
  for (const level of topology?.elements ?? []) {
    const devices = (level.attributes.devices ?? "").split(",");
    const kept = devices.filter((device) => !ids.has(device));
    if (kept.length === 0) topology?.remove(level);
    else if (kept.length < devices.length) level.set({ devices: kept.join(",") });
  }
}
