import { Printer } from "./print.js";
import { Node } from "./tree.js";
import { type CrmObject, isConstraint, RESOURCE_ATTRIBUTES, type Workspace } from "./workspace.js";

/** The elements that name resources in a constraint with sets, in document order. */
export function references(constraint: Node): Node[] {
  return Array.from(constraint.named("resource_set")).flatMap((set) => [...set.named("resource_ref")]);
}

/** Takes elements out of their sets, and sets that become empty out of the constraint. */
export function removeReferences(list: Iterable<Node>): void {
  for (const each of list) {
    const set = each.parent;
    each.detach();
    if (set?.name === "resource_set" && set.child("resource_ref") === undefined) set.detach();
  }
}

/** The attributes for the two resources of a constraint that relates two in its simple form. */
const ENDS: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["rsc_colocation", ["rsc", "with-rsc"]],
  ["rsc_order", ["first", "then"]],
]);

/**
 * Gives a colocation or order whose sets name exactly two resources the simple form (11 §7.5): in document order, but exchanged
 * if it is a colocation and has exactly one set. Its sets become sequential; where one of two is enough they stay.
 */
function simplify(workspace: Workspace, object: CrmObject, ends: readonly [string, string]): void {
  const constraint = object.element;
  const sets = [...constraint.named("resource_set")];
  for (const set of sets) set.attributes.delete("sequential");
  if (!new Printer(workspace).isReadable(object) || sets.some(isChoice)) return;
  const list = references(constraint);
  const isOrder = constraint.name === "rsc_order";
  const ordered = isOrder || sets.length !== 1 ? list : list.reverse();
  const qualifier = isOrder ? "action" : "role";
  for (const name of ends) {
    const each = ordered.shift();
    if (each === undefined) return;
    constraint.set(name, each.text("id"));
    const word = each.parent?.get(qualifier);
    if (word !== undefined) constraint.set(`${name}-${qualifier}`, word);
  }
  for (const set of sets) set.detach();
}

/** Whether one member of a set is enough. */
function isChoice(set: Node): boolean {
  return set.get("require-all") === "false";
}

/** Makes a constraint name another resource (11 §7.2): in attributes, and in sets, where the later of two equal names stays; empty sets stay, too. */
function rename(constraint: Node, from: string, to: string): void {
  for (const attribute of RESOURCE_ATTRIBUTES) if (constraint.get(attribute) === from) constraint.set(attribute, to);
  const last = new Map<string, Node>();
  const doubled: Node[] = [];
  for (const each of references(constraint)) {
    if (each.get("id") === from) each.set("id", to);
    const id = each.text("id");
    const earlier = last.get(id);
    if (earlier !== undefined) doubled.push(earlier);
    last.set(id, each);
  }
  for (const each of doubled) each.detach();
}

/**
 * Changes the sets of a constraint, and gives a colocation or order its simple form if two resources are left; with `staysParallel` not
 * one whose two resources are in a set that is not in sequence. Only what had a text form before is simplified: the crm shell does it
 * by way of the text.
 */
function changeSets(
  workspace: Workspace,
  object: CrmObject,
  change: (constraint: Node) => void,
  staysParallel: boolean,
): void {
  const ends = ENDS.get(object.element.name);
  const hasText = ends !== undefined && new Printer(workspace).test(object);
  workspace.rewrite(object, (constraint) => {
    change(constraint);
    const [a, b, ...more] = references(constraint);
    if (!hasText || b === undefined || more.length > 0) return;
    const isParallel = a?.parent === b.parent && b.parent?.get("sequential") === "false";
    if (!(staysParallel && isParallel)) simplify(workspace, object, ends);
  });
}

/** Takes a resource out of the sets of a constraint; a set of which two that are not in sequence are left stays as it is. */
export function leaveSets(workspace: Workspace, object: CrmObject, gone: (constraint: Node) => Iterable<Node>): void {
  changeSets(workspace, object, (constraint) => removeReferences(gone(constraint)), true);
}

/** Renames in a constraint of a kind without a simple form: two resources that are left stand in sequence, in one set if they have one role. */
function renameInSets(workspace: Workspace, object: CrmObject, from: string, to: string): void {
  const hadText = new Printer(workspace).test(object);
  workspace.rewrite(object, (constraint) => {
    rename(constraint, from, to);
    const list = references(constraint);
    if (!hadText || list.length !== 2) return;
    const roles = list.map((each) => each.parent?.get("role"));
    for (const set of constraint.named("resource_set")) set.detach();
    let last: Node | undefined;
    for (const [i, each] of list.entries()) {
      if (last === undefined || roles[0] !== roles[1]) last = newSet(constraint, i, roles[i]);
      last.append(each);
    }
  });
}

function newSet(constraint: Node, number: number, role: string | undefined): Node {
  const set = constraint.append(new Node("resource_set"));
  if (role !== undefined) set.set("role", role);
  set.set("id", `${constraint.get("id")}-${number}`);
  return set;
}

/** Whether a colocation or order relates a resource to itself: in its simple form, or since its sets name no second one. */
function isLoop(constraint: Node): boolean {
  const ends = ENDS.get(constraint.name);
  if (ends === undefined) return false;
  const [a, b] = ends;
  return constraint.get(a) === undefined ? references(constraint).length < 2 : constraint.get(a) === constraint.get(b);
}

/** Makes every constraint that names `from`, or one of them, name `to` instead, and says so (11 §7.2). */
export function redirect(workspace: Workspace, from: string, to: string, only?: CrmObject): CrmObject[] {
  const changed: CrmObject[] = [];
  for (const object of only === undefined ? workspace.referrersOf(from) : [only]) {
    if (!isConstraint(object.construct)) continue;
    if (ENDS.has(object.element.name)) {
      changeSets(workspace, object, (constraint) => rename(constraint, from, to), false);
    } else renameInSets(workspace, object, from, to);
    workspace.say("info", `modified ${object.construct.keyword}:${object.id} from ${from} to ${to}`);
    changed.push(object);
  }
  return changed;
}

/** Drops the constraints that have come to relate a resource to itself. */
export function dropLoops(workspace: Workspace, changed: ReadonlySet<CrmObject>): void {
  for (const object of changed) if (isLoop(object.element)) workspace.discard(object);
}
