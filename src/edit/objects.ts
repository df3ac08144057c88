/** Whole objects: added, replaced, removed, renamed (13 §9 to §11). */
import { type Draft, draftOf, newDraft } from "../cib/draft.js";
import { descendants, type Element } from "../cib/element.js";
import { admit } from "./admission.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, ObjectEdit, Place } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { fillIds } from "./fill-ids.js";
import { idsOf } from "./ids.js";
import { renameInConstraints } from "./references.js";
import { removeObjects } from "./removal.js";
import { SECTION } from "./sections.js";
import { applyStructure } from "./structure.js";

/** Carries out an edit of whole objects. */
export function applyObject(bench: Workbench, edit: ObjectEdit & Manner, dialect: Dialect): void {
  switch (edit.kind) {
    case "add":
      add(bench, edit, dialect);
      return;
    case "replace":
      replace(bench, edit.element, dialect);
      return;
    case "remove":
      removeObjects(bench, edit, dialect);
      return;
    case "rename":
      rename(bench, edit.id, edit.to);
      return;
    case "tag-members":
      changeTag(bench, edit);
      return;
    case "ticket":
      changeTicket(bench, edit);
      return;
  }
}

function add(bench: Workbench, edit: Extract<ObjectEdit, { kind: "add" }> & Manner, dialect: Dialect): void {
  const made = draftOf(edit.element);
  const home = homeOf(bench, edit.element, edit.place);
  admit(bench, made, { dialect, force: edit.force === true, home: home.name });
  fillIds(made, bench.ids(), { dialect, inside: edit.place?.kind === "defaults" ? home.name : home.attributes.id });
  if (edit.place?.kind !== "group") {
    home.append(made);
    return;
  }
  const { group, before, after } = edit.place;
  const id = made.attributes.id ?? "";
  bench.needSection("resources").append(made);
  applyStructure(bench, { kind: "group-add", group, resources: [id], before, after }, dialect);
}

function homeOf(bench: Workbench, element: Element, place: Place | undefined): Draft {
  if (place?.kind === "defaults") return bench.needSection(place.of === "resource" ? "rsc_defaults" : "op_defaults");
  if (place?.kind === "inside") {
    const found = bench.object(place.id);
    if (found === undefined) throw unknownName("object", place.id, bench.allIds());
    return found.element;
  }
  const section = SECTION.get(element.name);
  if (section === undefined) throw new EditError("kind", `${element.name} is no object of a configuration`);
  return bench.needSection(section);
}

function replace(bench: Workbench, element: Element, dialect: Dialect): void {
  const id = element.attributes.id ?? "";
  const old = bench.object(id);
  if (old === undefined) throw unknownName("object", id, bench.allIds());
  const made = draftOf(element);
  const { parent, element: former } = old;
  const next = parent.children[parent.children.indexOf(former) + 1];
  parent.remove(former);
  const taken = bench.ids();
  for (const { attributes } of descendants(element)) if (attributes.id !== undefined) taken.add(attributes.id);
  fillIds(made, taken, { dialect, inside: undefined });
  parent.insertBefore(made, next);
}

/** The object and what constraints call it; ids inside it stay (11 §7.5). */
function rename(bench: Workbench, id: string, to: string): void {
  const found = bench.object(id);
  if (found === undefined) throw unknownName("object", id, bench.allIds());
  if (bench.ids().has(to)) throw new EditError("exists", `${to} is taken`, { legal: "another id" });
  found.element.set({ id: to });
  renameInConstraints(bench, id, to, "crm");
}

function changeTag(bench: Workbench, edit: Extract<ObjectEdit, { kind: "tag-members" }>): void {
  const tag = bench.tag(edit.tag);
  if (tag === undefined) {
    throw unknownName("tag", edit.tag, idsOf(bench.elements("tags")));
  }
  const { add: added = [], remove: removed = [] } = edit;
  for (const id of removed) {
    const ref = tag.find("obj_ref", id);
    if (ref === undefined) throw unknownName(`member of ${edit.tag}`, id, idsOf(tag.elements));
    if (!added.includes(id)) tag.remove(ref);
  }
  const next = edit.before ?? edit.after;
  for (const id of added) {
    bench.resource(id);
    const present = tag.find("obj_ref", id);
    if (present !== undefined && next === undefined)
      throw new EditError("exists", `${id} is in the tag ${edit.tag} already`);
    if (present !== undefined && id !== next) tag.remove(present);
  }
  const neighbour = next === undefined ? undefined : tag.find("obj_ref", next);
  if (next !== undefined && (neighbour === undefined || added.includes(next))) {
    throw unknownName(`other member of ${edit.tag}`, next, idsOf(tag.elements));
  }
  const { elements } = tag;
  const at =
    neighbour === undefined || edit.before !== undefined ? neighbour : elements[elements.indexOf(neighbour) + 1];
  for (const id of added) tag.insertBefore(newDraft("obj_ref", { id }), at);
  if (tag.elements.length === 0) {
    throw new EditError("kind", `the tag ${edit.tag} would be empty`, { legal: "remove the whole tag" });
  }
}

function changeTicket(bench: Workbench, edit: Extract<ObjectEdit, { kind: "ticket" }>): void {
  const { ticket, name, value } = edit;
  const states = bench.root.find("status")?.find("tickets")?.elements ?? [];
  const known = states.find(({ attributes }) => attributes.id === ticket);
  if (value !== null) {
    const state = known ?? bench.status.findOrAppend("tickets").append(newDraft("ticket_state", { id: ticket }));
    state.set({ [name]: value });
    return;
  }
  if (known === undefined) throw unknownName("ticket", ticket, idsOf(states));
  known.set({ [name]: undefined });
}
