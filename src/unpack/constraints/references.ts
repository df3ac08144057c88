import { append } from "../../base/list.js";
import { attribute, childrenNamed, type Element, element } from "../../cib/element.js";
import { findResource, topResource } from "../../model/queries.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";

/** **Find constraint resource** (04 §4.1). A match by history id stands for its topmost ancestor below any bundle. */
export function findConstraintResource(ws: WorkingSet, id: string | undefined): Resource | undefined {
  if (id === undefined) return undefined;
  const match = findResource(ws, id);
  return !match || match.id === id ? match : topResource(match);
}

/** What a reference stands for: a resource, or the ids that a template or tag lists (04 §4.2). */
export type Referred =
  | { readonly kind: "resource"; readonly resource: Resource }
  | { readonly kind: "list"; readonly ids: readonly string[] };

/**
 * **Resource or tag** (04 §4.2); `undefined`: invalid. A resource hides a template, a template hides a tag.
 *
 * @param place the element that refers to it, to be told if it is invalid
 */
export function resourceOrTag(ws: WorkingSet, id: string, place: Element): Referred | undefined {
  const resource = findConstraintResource(ws, id);
  if (resource) return { kind: "resource", resource };
  const template = ws.templates.get(id);
  if (template) return template.length === 0 ? undefined : { kind: "list", ids: template };
  const tag = ws.tags.get(id);
  if (tag) return { kind: "list", ids: tag };
  ws.findings?.unknownName(id, place);
  return undefined;
}

/**
 * **Expand tags in sets** (04 §4.3).
 * @returns a rewritten copy; `undefined` if nothing was to expand or some reference is invalid
 */
export function expandTagsInSets(ws: WorkingSet, constraint: Element): Element | undefined {
  let expandedAny = false;
  const children: Element[] = [];
  for (const child of constraint.children) {
    if (child.name !== "resource_set") {
      children.push(child);
      continue;
    }
    const references = expandReferences(ws, constraint, child);
    if (!references) return undefined;
    expandedAny ||= references.expanded;
    children.push(references.expanded ? { ...child, children: references.children } : child);
  }
  return expandedAny ? { ...constraint, children } : undefined;
}

/** More references than any real set has: tags that list tags can multiply without end. */
const MOST_REFERENCES = 100_000;

/**
 * The children of a set with every template and tag replaced by what it lists, recursively. A tag that leads back to
 * itself, on which the reference program never ends, contributes nothing the second time; a set that grows beyond all
 * bounds is invalid.
 */
function expandReferences(
  ws: WorkingSet,
  constraint: Element,
  set: Element,
): { readonly children: readonly Element[]; readonly expanded: boolean } | undefined {
  let expanded = false;
  let looked = 0;
  const children: Element[] = [];
  /** Tags that are being expanded. */
  const within = new Set<string>();
  /** What is to be looked at, the next last; a text is the id of a tag whose references are all done. */
  const open: (Element | string)[] = [...set.children].reverse();
  for (let reference = open.pop(); reference !== undefined; reference = open.pop()) {
    if (typeof reference === "string") {
      within.delete(reference);
      continue;
    }
    if (reference.name !== "resource_ref") {
      children.push(reference);
      continue;
    }
    const id = attribute(reference, "id");
    const referred = id === undefined || ++looked > MOST_REFERENCES ? undefined : resourceOrTag(ws, id, reference);
    if (id === undefined || !referred) {
      if (id !== undefined) ws.findings?.setReference(constraint, id, reference);
      return undefined;
    }
    if (referred.kind === "resource") children.push(reference);
    else {
      expanded = true;
      if (within.has(id)) continue;
      within.add(id);
      open.push(id);
      for (let at = referred.ids.length - 1; at >= 0; at--) open.push(referenceTo(referred.ids[at] ?? ""));
    }
  }
  return { children, expanded };
}

function referenceTo(id: string): Element {
  return element("resource_ref", { id });
}

/**
 * **Convert attribute to set** (04 §4.4): replaces an attribute that names a template or tag (or, if asked, a resource)
 * by a set at the end of the constraint. The role or action that belongs to it moves to the set.
 * @returns the rewritten copy, or the constraint itself where nothing was to convert
 */
function convertAttributeToSet(
  ws: WorkingSet,
  constraint: Element,
  name: string,
  options: { alsoForResources: boolean; move: string; moveAs: string },
): Element {
  const id = attribute(constraint, name);
  if (id === undefined) return constraint;
  const referred = resourceOrTag(ws, id, constraint);
  if (!referred || (referred.kind === "resource" && !options.alsoForResources)) return constraint;
  const moved = attribute(constraint, options.move);
  const set = element(
    "resource_set",
    { id, sequential: referred.kind === "list" ? "false" : undefined, [options.moveAs]: moved },
    referred.kind === "list" ? referred.ids.map(referenceTo) : [referenceTo(id)],
  );
  const kept = Object.entries(constraint.attributes).filter(([key]) => key !== name && key !== options.move);
  return { ...element(constraint.name, Object.fromEntries(kept), [...constraint.children, set]) };
}

/** One of the two attributes by which a constraint names resources, and the one that goes with it into a set. */
export interface NamingAttribute {
  readonly name: string;
  /** The role or action that belongs to it. */
  readonly move: string;
}

/** What the two attributes of a constraint refer to. */
export interface ReferredSides {
  readonly first: Referred;
  readonly second: Referred;
}

/**
 * What both attributes of a constraint between two resources refer to (04 §11.2, §14.6); `invalid` if one of them names
 * nothing, which is said; `undefined` if one is missing.
 */
export function referredSides(
  ws: WorkingSet,
  constraint: Element,
  sides: readonly [first: NamingAttribute, second: NamingAttribute],
): ReferredSides | "invalid" | undefined {
  const [a, b] = sides;
  const firstId = attribute(constraint, a.name);
  const secondId = attribute(constraint, b.name);
  if (firstId === undefined || secondId === undefined) return undefined;
  const first = resourceOrTag(ws, firstId, constraint);
  if (!first) {
    ws.findings?.reference(constraint, a.name);
    return "invalid";
  }
  const second = resourceOrTag(ws, secondId, constraint);
  if (!second) {
    ws.findings?.reference(constraint, b.name);
    return "invalid";
  }
  return { first, second };
}

/** Replaces both attributes of a constraint between two resources by sets (04 §4.4). */
export function convertSidesToSets(
  ws: WorkingSet,
  constraint: Element,
  sides: readonly [first: NamingAttribute, second: NamingAttribute],
  moveAs: "role" | "action",
): Element {
  let converted = constraint;
  for (const { name, move } of sides) {
    converted = convertAttributeToSet(ws, converted, name, { alsoForResources: true, move, moveAs });
  }
  return converted;
}

/**
 * The expansion of constraints about one resource, locations and tickets (04 §6.1, §15.2): tags in sets, or `rsc` where
 * it names a template or tag; the attribute `role` moves to the set.
 * @returns `undefined` if `rsc` names nothing: the constraint is ignored
 */
export function expandResource(ws: WorkingSet, original: Element, role: string): Element | undefined {
  const expanded = expandTagsInSets(ws, original);
  if (expanded) return expanded;
  const rsc = attribute(original, "rsc");
  if (rsc === undefined) return original;
  const referred = resourceOrTag(ws, rsc, original);
  if (!referred) ws.findings?.reference(original, "rsc");
  if (!referred || referred.kind === "resource") return referred && original;
  return convertAttributeToSet(ws, original, "rsc", { alsoForResources: false, move: role, moveAs: "role" });
}

/**
 * The sets of a constraint one after the other (04 §4.5). A reference is replaced by the set it names, and the walk goes
 * on with *that* set's siblings. A reference that names nothing, or that would never end, ends the walk.
 */
export function* setsOf(ws: WorkingSet, constraint: Element): Generator<Element, void, undefined> {
  let siblings = childrenNamed(constraint, "resource_set");
  let place = 0;
  const followed = new Set<Element>();
  for (let set = siblings[place]; set; set = siblings[place]) {
    if (attribute(set, "id-ref") !== undefined) {
      if (followed.has(set)) return;
      followed.add(set);
      const target = ws.references.resolve(set);
      if (!target) return;
      siblings = siblingSets(ws, target);
      place = siblings.indexOf(target);
      set = target;
    }
    yield set;
    place++;
  }
}

/** The sets beside a set of the document, itself included. */
function siblingSets(ws: WorkingSet, set: Element): readonly Element[] {
  const parent = findParent(ws.root, set);
  return parent ? childrenNamed(parent, "resource_set") : [set];
}

function findParent(root: Element, child: Element): Element | undefined {
  const stack: Element[] = [root];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.children.includes(child)) return next;
    append(stack, next.children);
  }
  return undefined;
}

/** The ids of a set's references, in order. */
export function referencesOf(set: Element): readonly (string | undefined)[] {
  return childrenNamed(set, "resource_ref").map((reference) => attribute(reference, "id"));
}

/** A member of a set that a constraint is about. */
export interface SetMember {
  readonly set: Element;
  readonly setId: string;
  readonly resource: Resource;
}

/**
 * Visits the members of all sets of a constraint about single resources, locations and tickets (04 §6.2, §15.2). A set
 * without id or a reference to no resource ends the constraint; what was visited before stays.
 *
 * @param reportNoId says that a set has no id, as the kind of constraint does
 * @returns whether there are any sets
 */
export function visitMembers(
  ws: WorkingSet,
  constraint: Element,
  reportNoId: (set: Element) => void,
  visit: (member: SetMember) => void,
): boolean {
  let any = false;
  for (const set of setsOf(ws, constraint)) {
    any = true;
    const setId = attribute(set, "id");
    if (setId === undefined) {
      reportNoId(set);
      return true;
    }
    for (const id of referencesOf(set)) {
      const resource = findConstraintResource(ws, id);
      if (!resource) {
        ws.findings?.setMember(set, id);
        return true;
      }
      visit({ set, setId, resource });
    }
  }
  return any;
}
