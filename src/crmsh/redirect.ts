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

/** Whether a constraint is one of two resources in its simple form. */
function isPair(constraint: Node): boolean {
  return constraint.name === "rsc_colocation" || constraint.name === "rsc_order";
}

/**
 * Gives a colocation or order whose sets name exactly two resources the simple form (11 §7.5): in document order, but exchanged
 * if it is a colocation and has exactly one set. Its sets become sequential; where one of two is enough they stay.
 */
function simplify(workspace: Workspace, object: CrmObject): void {
  const constraint = object.element;
  const sets = [...constraint.named("resource_set")];
  for (const set of sets) set.attributes.delete("sequential");
  if (!new Printer(workspace).isReadable(object) || sets.some(isChoice)) return;
  const list = references(constraint);
  const isOrder = constraint.name === "rsc_order";
  const names = isOrder ? ["first", "then"] : ["rsc", "with-rsc"];
  const ordered = isOrder || sets.length !== 1 ? list : list.reverse();
  const qualifier = isOrder ? "action" : "role";
  for (const [i, each] of ordered.entries()) {
    const name = names[i] ?? "";
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
 * Changes the sets of a constraint, and gives a colocation or order its simple form if two resources are left, unless `stays` says
 * that it is to stay. Only what had a text form before is simplified: the crm shell does it by way of the text.
 */
function changeSets(
  workspace: Workspace,
  object: CrmObject,
  change: (constraint: Node) => void,
  stays: (constraint: Node) => boolean,
): void {
  const { element } = object;
  const hasSets = element.child("resource_set") !== undefined;
  const hasText = hasSets && isPair(element) && new Printer(workspace).test(object);
  workspace.rewrite(object, (constraint) => {
    change(constraint);
    if (hasText && references(constraint).length === 2 && !stays(constraint)) simplify(workspace, object);
  });
}

/** Takes a resource out of the sets of a constraint; a set of which two that are not in sequence are left stays as it is. */
export function leaveSets(workspace: Workspace, object: CrmObject, gone: (constraint: Node) => Iterable<Node>): void {
  changeSets(workspace, object, (constraint) => removeReferences(gone(constraint)), isParallel);
}

/** Renames in a constraint of a kind without a simple form: two resources that are left stand in sequence, in one set if they have one role. */
function renameInSets(workspace: Workspace, object: CrmObject, from: string, to: string): void {
  const hadText = new Printer(workspace).test(object);
  workspace.rewrite(object, (constraint) => {
    rename(constraint, from, to);
    const list = references(constraint);
    if (!hadText || list.length !== 2) return;
    const roles = list.map((each) => each.parent?.get("role"));
    for (const set of [...constraint.named("resource_set")]) set.detach();
    for (const [i, each] of list.entries()) {
      const last = [...constraint.named("resource_set")].at(-1);
      const set = i > 0 && last !== undefined && roles[i - 1] === roles[i] ? last : newSet(constraint, i, roles[i]);
      set.append(each);
    }
  });
}

function newSet(constraint: Node, number: number, role: string | undefined): Node {
  const set = constraint.append(new Node("resource_set"));
  if (role !== undefined) set.set("role", role);
  set.set("id", `${constraint.get("id")}-${number}`);
  return set;
}

/** Whether a set of several is not sequential. */
function isParallel(constraint: Node): boolean {
  return Array.from(constraint.named("resource_set")).some(
    (set) => set.get("sequential") === "false" && [...set.named("resource_ref")].length > 1,
  );
}

/** Whether a colocation or order relates a resource to itself: in its simple form, or since its sets name no second one. */
function isLoop(constraint: Node): boolean {
  if (!isPair(constraint)) return false;
  const [a = "", b = ""] = constraint.name === "rsc_order" ? ["first", "then"] : ["rsc", "with-rsc"];
  if (constraint.get(a) !== undefined) return constraint.get(a) === constraint.get(b);
  return constraint.child("resource_set") !== undefined && references(constraint).length < 2;
}

/** Makes every constraint that names `from`, or one of them, name `to` instead, and says so (11 §7.2). */
export function redirect(workspace: Workspace, from: string, to: string, only?: CrmObject): CrmObject[] {
  const changed: CrmObject[] = [];
  for (const object of only === undefined ? workspace.referrersOf(from) : [only]) {
    if (!isConstraint(object.construct)) continue;
    if (isPair(object.element)) {
      changeSets(
        workspace,
        object,
        (constraint) => rename(constraint, from, to),
        () => false,
      );
    } else renameInSets(workspace, object, from, to);
    workspace.say("info", `modified ${object.construct.keyword}:${object.id} from ${from} to ${to}`);
    changed.push(object);
  }
  return changed;
}

/** Drops the constraints that have come to relate a resource to itself. */
export function dropLoops(workspace: Workspace, changed: Iterable<CrmObject>): void {
  for (const object of changed) {
    if (isLoop(object.element) && workspace.find(object.key, false) === object) workspace.discard(object);
  }
}
