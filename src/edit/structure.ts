/** Groups and clones: made, filled, emptied and taken apart (13 §10). */
import { compareBytes } from "../base/text.js";
import { type Draft, newDraft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, StructureEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { freeId, idsOf } from "./ids.js";
import { setPair } from "./pairs.js";
import { forgetResources, isReferenced, renameInConstraints } from "./references.js";
import type { Resource } from "./resource.js";

type Of<Kind extends StructureEdit["kind"]> = Extract<StructureEdit, { readonly kind: Kind }> & Manner;

/** Carries out an edit of what holds what. */
export function applyStructure(bench: Workbench, edit: StructureEdit & Manner, dialect: Dialect): void {
  switch (edit.kind) {
    case "group-add":
      addToGroup(bench, edit, dialect);
      return;
    case "group-remove":
      removeFromGroup(bench, edit);
      return;
    case "clone":
      clone(bench, edit, dialect);
      return;
    case "unclone":
      unclone(bench, edit);
      return;
  }
}

function addToGroup(bench: Workbench, edit: Of<"group-add">, dialect: Dialect): void {
  const twice = edit.resources.find((id, i) => edit.resources.indexOf(id) !== i);
  if (twice !== undefined) throw new EditError("duplicate", `${twice} is named twice`);
  const moved = edit.resources.map((id) => groupable(bench, id));
  const group = bench.findResource(edit.group);
  if (group !== undefined && group.tag !== "group") {
    throw new EditError("kind", `${edit.group} is a ${group.tag}, not a group`);
  }
  const next = edit.before ?? edit.after;
  for (const { id, container } of moved) {
    if (next === undefined && container !== undefined && container.id === edit.group) {
      throw new EditError("exists", `${id} is in the group ${edit.group} already`);
    }
    if (id === next) throw new EditError("value", `${id} cannot stand next to itself`);
  }
  if (dialect === "pcs") refuseEmptied(bench, moved, edit.group);
  const element = group?.element ?? newGroup(bench, edit.group);
  const neighbour = next === undefined ? undefined : memberOf(edit.group, element, next);
  for (const resource of moved) {
    resource.parent.remove(resource.element);
  }
  const at = edit.before === undefined ? nextOf(element, neighbour) : neighbour;
  for (const { element: member } of moved) element.insertBefore(member, at);
  for (const { container } of moved) if (container !== undefined) dropEmptyGroup(bench, container, "keep");
  // 13 §10.2: what constraints say of a member goes over to a new group, and not to one that is there.
  if (dialect === "crm" && group === undefined)
    for (const { id } of moved) renameInConstraints(bench, id, edit.group, dialect);
}

/** Groups that constraints or permissions name are not emptied on the way (13 §10.1). */
function refuseEmptied(bench: Workbench, moved: readonly Resource[], to: string): void {
  const leaving = new Set(moved.map(({ id }) => id));
  for (const { container } of moved) {
    if (container === undefined || container.id === to) continue;
    if (!bench.members(container).every(({ id }) => leaving.has(id))) continue;
    const gone = new Set([container.id, ...(container.container === undefined ? [] : [container.container.id])]);
    if (!isReferenced(bench, gone)) continue;
    throw new EditError("kind", `the group ${container.id} would be empty, and constraints or permissions name it`, {
      legal: `pcs resource ungroup ${container.id}`,
    });
  }
}

function groupable(bench: Workbench, id: string): Resource {
  const resource = bench.resource(id);
  const { tag, container } = resource;
  if (tag !== "primitive")
    throw new EditError("kind", `${id} is a ${tag}: it cannot be in a group`, { legal: "a primitive" });
  if (container !== undefined && container.tag !== "group") {
    throw new EditError("kind", `${id} is in the ${container.tag} ${container.id}: it cannot be in a group`);
  }
  return resource;
}

function newGroup(bench: Workbench, id: string): Draft {
  refuseId(bench, id);
  return bench.needSection("resources").append(newDraft("group", { id }));
}

/** Ids must be names of XML, and not taken (13 §12). */
export function refuseId(bench: Workbench, id: string): void {
  if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id)) {
    throw new EditError("value", `${id} is no id`, { legal: "a letter or _, then letters, digits, _, . and -" });
  }
  if (bench.ids().has(id)) throw new EditError("exists", `${id} is taken`, { legal: "another id" });
}

function memberOf(group: string, element: Draft, id: string): Draft {
  const member = element.find("primitive", id);
  if (member !== undefined) return member;
  const known = element.elements.filter(({ name }) => name === "primitive");
  throw unknownName(`member of ${group}`, id, idsOf(known));
}

function nextOf(element: Draft, child: Draft | undefined): Draft | undefined {
  const { elements } = element;
  return child === undefined ? undefined : elements[elements.indexOf(child) + 1];
}

/** @param references what names it: goes with it, or is kept, which the schema may refuse */
function dropEmptyGroup(bench: Workbench, group: Resource, references: "forget" | "keep" = "forget"): void {
  if (bench.members(group).length > 0) return;
  group.parent.remove(group.element);
  const gone = new Set([group.id]);
  if (group.container !== undefined) {
    group.container.parent.remove(group.container.element);
    gone.add(group.container.id);
  }
  if (references === "forget") forgetResources(bench, gone);
}

function removeFromGroup(bench: Workbench, edit: Of<"group-remove">): void {
  const group = bench.resource(edit.group);
  if (group.tag !== "group") throw new EditError("kind", `${edit.group} is a ${group.tag}, not a group`);
  const members = bench.members(group);
  const wanted = edit.resources ?? members.map(({ id }) => id);
  for (const id of wanted) {
    if (!members.some((member) => member.id === id)) {
      throw unknownName(
        `member of ${edit.group}`,
        id,
        members.map((member) => member.id),
      );
    }
  }
  if (group.container !== undefined && members.every(({ id }) => wanted.includes(id))) {
    throw new EditError("kind", `${edit.group} is cloned: it cannot be emptied`, { legal: "fewer resources" });
  }
  const resources = bench.needSection("resources");
  for (const wantedId of new Set(wanted)) {
    for (const { id, element } of members) {
      if (id !== wantedId) continue;
      group.element.remove(element);
      resources.append(element);
    }
  }
  dropEmptyGroup(bench, group);
}

function clone(bench: Workbench, edit: Of<"clone">, dialect: Dialect): void {
  const resource = bench.resource(edit.resource);
  const { tag, container, element } = resource;
  if (tag !== "primitive" && tag !== "group") {
    throw new EditError("kind", `${edit.resource} is a ${tag}`, { legal: "a primitive or a group" });
  }
  const outer = container?.tag === "group" ? container.container : container;
  if (outer !== undefined) throw new EditError("kind", `${edit.resource} is in the ${outer.tag} ${outer.id}`);
  const id = edit.id ?? freeId(`${edit.resource}-clone`, bench.ids(), dialect);
  if (edit.id !== undefined) refuseId(bench, edit.id);
  resource.parent.remove(element);
  const made = bench.needSection("resources").append(newDraft("clone", { id }, [element]));
  if (container !== undefined) dropEmptyGroup(bench, container, "keep");
  const pairs = [...(edit.meta ?? []).filter(([, value]) => value !== "")];
  if (edit.promotable === true) pairs.push(["promotable", "true"]);
  pairs.sort(([a], [b]) => compareBytes(a, b));
  for (const [name, value] of pairs) {
    setPair(
      bench,
      made,
      { dialect, set: "meta_attributes", newSet: `${id}-meta_attributes`, into: "first" },
      name,
      value,
    );
  }
  renameInConstraints(bench, edit.resource, id, dialect);
}

function unclone(bench: Workbench, edit: Of<"unclone">): void {
  const named = bench.resource(edit.resource);
  let at: Resource | undefined = named;
  while (at !== undefined && at.tag !== "clone" && at.tag !== "master") at = at.container;
  if (at === undefined) throw new EditError("kind", `${edit.resource} is not a clone, and in none`);
  const section = bench.needSection("resources");
  const [member] = bench.members(at);
  if (member === undefined) throw new EditError("kind", `${at.id} is empty`);
  if (named.container?.tag === "group") {
    named.parent.remove(named.element);
    section.append(named.element);
    dropEmptyGroup(bench, named.container);
    return;
  }
  at.parent.remove(at.element);
  at.element.remove(member.element);
  section.append(member.element);
  forgetResources(bench, new Set([at.id]));
}
