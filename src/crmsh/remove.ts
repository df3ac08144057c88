import { appendResource, memberObjects } from "./changes.js";
import { inPrintOrder } from "./print.js";
import { leaveSets, redirect, references, removeReferences } from "./redirect.js";
import type { Node } from "./tree.js";
import { type CrmObject, isConstraint, RESOURCE_ATTRIBUTES, type Workspace } from "./workspace.js";

/** Whether an object is still there. */
export function isThere(workspace: Workspace, object: CrmObject): boolean {
  return workspace.find(object.key, object.construct.element === "node") === object;
}

/**
 * Deletes objects (11 §7.5), in reverse print order: with containers that lose their only member and primitives whose template
 * goes.
 */
export function remove(workspace: Workspace, objects: Iterable<CrmObject>): void {
  for (const object of widened(workspace, objects)) removeObject(workspace, object, true);
}

/** The objects with all that has to go with them, last printed first. */
function widened(workspace: Workspace, objects: Iterable<CrmObject>): CrmObject[] {
  const named = new Set(objects);
  const all = new Set(named);
  for (const object of named) {
    for (const user of usersOf(workspace, object)) {
      if (!named.has(user)) sayHanging(workspace, user);
      all.add(user);
    }
  }
  return [...all].sort(inPrintOrder).reverse();
}

/** The primitives that are made from an object, if it is a template. */
function usersOf(workspace: Workspace, { construct, id }: CrmObject): readonly CrmObject[] {
  return construct.element === "template" ? workspace.referrersOf(`@${id}`) : [];
}

/** Deletes one object: first its container, if it is the only member, then what names it. */
function removeObject(workspace: Workspace, object: CrmObject, isTold: boolean): void {
  for (const each of chainOf(workspace, object)) removeOne(workspace, each, isTold);
}

/** The containers that go with an object, outermost first, and the object. */
function chainOf(workspace: Workspace, object: CrmObject): CrmObject[] {
  const chain = [object];
  for (let at: CrmObject | undefined = object; at !== undefined; ) {
    const holder = workspace.containerOf(at);
    at = holder !== undefined && memberObjects(workspace, holder.element).length === 1 ? holder : undefined;
    if (at !== undefined) chain.unshift(at);
  }
  return chain;
}

function removeOne(workspace: Workspace, object: CrmObject, isTold: boolean): void {
  const members = memberObjects(workspace, object.element);
  leaveTags(workspace, object, isTold);
  if (object.construct.section === "resources") leaveConstraints(workspace, object, members[0]?.id, isTold);
  for (const each of members) {
    workspace.left(each.element);
    each.element.detach();
    appendResource(workspace, each);
  }
  workspace.discard(object);
}

/** Takes an object out of all tags; those that become empty are deleted. */
function leaveTags(workspace: Workspace, { id }: CrmObject, isTold: boolean): void {
  for (const tag of workspace.referrersOf(id)) {
    if (isConstraint(tag.construct)) continue;
    workspace.rewrite(tag, (element) => removeReferences(naming(element.named("obj_ref"), id)));
    if (tag.element.child("obj_ref") === undefined) removeReferrer(workspace, tag, isTold);
  }
}

/** Takes a resource out of all constraints; those without any meaning left are deleted. */
function leaveConstraints(workspace: Workspace, { id }: CrmObject, heir: string | undefined, isTold: boolean): void {
  for (const object of workspace.referrersOf(id)) {
    if (heir !== undefined && namesSimply(object.element, id)) {
      redirect(workspace, id, heir, object);
      continue;
    }
    leaveSets(workspace, object, (constraint) => naming(references(constraint), id));
    if (isMeaningful(object, id)) say(workspace, `constraint ${nameOf(object)} updated`);
    else removeReferrer(workspace, object, isTold);
  }
}

/** Deletes a tag or constraint that has lost its meaning: what tags name it is told first. */
function removeReferrer(workspace: Workspace, object: CrmObject, isTold: boolean): void {
  leaveTags(workspace, object, isTold);
  if (isTold) sayHanging(workspace, object);
  workspace.discard(object);
}

function say(workspace: Workspace, text: string): void {
  workspace.say("info", text);
}

function sayHanging(workspace: Workspace, object: CrmObject): void {
  say(workspace, `hanging ${nameOf(object)} deleted`);
}

function nameOf(object: CrmObject): string {
  return `${object.construct.keyword}:${object.id}`;
}

/** Whether a constraint names a resource outside of sets. */
function namesSimply(constraint: Node, id: string): boolean {
  return RESOURCE_ATTRIBUTES.some((attribute) => constraint.get(attribute) === id);
}

/** Those of some references that name an object. */
function naming(list: Iterable<Node>, id: string): Node[] {
  return Array.from(list).filter((each) => each.get("id") === id);
}

/** Whether a constraint still says something once a resource is gone from it. */
function isMeaningful({ construct, element }: CrmObject, gone: string): boolean {
  if (namesSimply(element, gone)) return false;
  const least = construct.element === "rsc_colocation" || construct.element === "rsc_order" ? 2 : 1;
  const simple = RESOURCE_ATTRIBUTES.filter((attribute) => element.get(attribute) !== undefined);
  return simple.length + references(element).length >= least;
}

/** Deletes everything but nodes (11 §7.1 `replace`), in the order in which it was made; constraints go with what they name. */
export function erase(workspace: Workspace): void {
  for (const object of [...workspace.others]) {
    if (isConstraint(object.construct)) continue;
    if (isThere(workspace, object)) {
      for (const user of usersOf(workspace, object)) {
        sayHanging(workspace, user);
        removeObject(workspace, user, false);
      }
      removeObject(workspace, object, false);
    } else if (object.construct.element === "tag" || object.element.get("template") !== undefined)
      workspace.say("error", `object ${object.id} does not exist`);
  }
  const remaining = Array.from(workspace.others, nameOf);
  if (remaining.length > 0) workspace.say("error", `strange, but these objects remained:\n${remaining.join("\n")}`);
}

/** Deletes every node. */
export function eraseNodes(workspace: Workspace): void {
  for (const node of [...workspace.nodes]) removeObject(workspace, node, true);
}

/** The object of an id, or the node of a name. */
export function objectNamed(workspace: Workspace, id: string): CrmObject | undefined {
  return workspace.find(id, false) ?? workspace.nodeNamed(id);
}
