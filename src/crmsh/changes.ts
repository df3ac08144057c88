import { parseInterval } from "../base/interval.js";
import { MEMBER } from "./construct.js";
import { fillIds, generatedId, KnownIds } from "./ids.js";
import { type Given, idOf, monitorFault, promptFault, Refused } from "./object-id.js";
import { resolveReferences } from "./print.js";
import { dropLoops, redirect } from "./redirect.js";
import { sameElement } from "./same.js";
import { copyOf, Node } from "./tree.js";
import type { CrmObject, Workspace } from "./workspace.js";

/** Puts a new object into the configuration (11 §7.2). Throws Refused. */
export function create(workspace: Workspace, given: Given): CrmObject {
  const { construct, element } = given;
  const fault = promptFault(given);
  if (fault !== undefined) throw fault;
  const id = idOf(given) ?? "";
  resolveReferences(workspace, element);
  const named = membersIn(workspace, element, id);
  const clash = workspace.find(id, construct.element === "node");
  if (clash !== undefined) {
    const problem = `Cannot create ${construct.keyword} with ID '${id}': Found existing ${clash.construct.keyword} with same ID.`;
    throw new Refused("duplicate", problem, "an id that is not taken");
  }
  refuseHeld(workspace, construct.keyword, id, named);
  for (const { name, attributes } of named.missing) {
    workspace.say("error", `object ${name}:${attributes.get("id")} missing (shouldn't have happened)`);
  }
  const members = placeMembers(workspace, named);
  if (construct.element !== "fencing-topology") element.set("id", id);
  fillIds(element, undefined, workspace.ids);
  const made = construct.defaultId === undefined ? element : newSettings(element);
  workspace.sectionOf(construct).append(made);
  workspace.entered(made);
  const object = workspace.register(construct, id, made);
  // The crm shell does not look whether new settings have a text form.
  if (made !== element) workspace.tested.set(object, true);
  const redirected = members.flatMap((each) => redirect(workspace, each, id));
  dropLoops(workspace, new Set([...redirected, ...workspace.referrersOf(id)]));
  return object;
}

/**
 * New settings: nothing but an id, and what is in them. A later pair of a name gives the first one its value, and a later rule takes the
 * place of the one with its id.
 */
function newSettings(element: Node): Node {
  const made = new Node(element.name, [["id", element.get("id")]]);
  const known = new Map<string, Node>();
  for (const item of [...element.items()]) {
    const key = item instanceof Node ? settingKey(item) : undefined;
    if (!(item instanceof Node) || key === undefined) {
      made.append(item);
      continue;
    }
    const first = known.get(key);
    if (first !== undefined && item.name === "nvpair") {
      first.set("value", item.text("value"));
      continue;
    }
    if (first === undefined) made.append(item);
    else first.replaceWith(item);
    known.set(key, item);
  }
  return made;
}

/** What makes two children of settings the same: the name of a pair with a value, the id of anything else that has one. */
function settingKey(child: Node): string | undefined {
  const id = child.get("id");
  if (child.name !== "nvpair") return id === undefined ? undefined : `#${id}`;
  return child.get("value") === undefined ? undefined : child.get("name");
}

/** Puts a new version of an object in its place (11 §7.3). */
export function replaceObject(workspace: Workspace, object: CrmObject, given: Given): void {
  const { element } = given;
  const old = object.element;
  if (saysTheSame(workspace, given, object)) return;
  const named = membersIn(workspace, element, object.id);
  refuseHeld(workspace, object.construct.keyword, object.id, named);
  object.construct = given.construct;
  const former = memberObjects(workspace, old);
  resolveReferences(workspace, element);
  const members = new Set(placeMembers(workspace, named));
  fillIds(element, old, workspace.ids);
  workspace.left(old);
  old.replaceWith(element);
  workspace.entered(element);
  workspace.replace(object, element);
  // Which of several comes first is chance in the crm shell.
  for (const each of former.reverse()) {
    if (!members.has(each.id)) appendResource(workspace, each);
  }
}

/** Whether a text says about an object what the object says already: then it keeps the order that it has. */
function saysTheSame(workspace: Workspace, given: Given, object: CrmObject): boolean {
  const copy = copyOf(given.element);
  for (const child of [...copy.named(MEMBER)]) {
    const named = workspace.find(child.text("id"), false);
    if (named === undefined) return false;
    child.replaceWith(copyOf(named.element));
  }
  fillIds(copy, object.element, new KnownIds());
  return sameElement(copy, object.element);
}

/** Puts a member that has lost its container at the end of the resources. */
export function appendResource(workspace: Workspace, object: CrmObject): void {
  workspace.entered(object.element);
  workspace.sectionOf(object.construct).append(object.element);
}

/** The objects in a container, in order. */
export function memberObjects(workspace: Workspace, container: Node): CrmObject[] {
  const found: CrmObject[] = [];
  for (const child of container.children()) {
    const object = workspace.objectOf(child);
    if (object !== undefined) found.push(object);
  }
  return found;
}

/** What a container that is being made or changed names as its members. */
interface Members {
  /** Those that exist, each with the child that stands for it. */
  readonly found: readonly (readonly [CrmObject, Node])[];
  /** What is written out in the container, and does not exist. */
  readonly missing: readonly Node[];
}

/** The members that a container names. Those that do not exist are said; names of nothing are dropped. */
function membersIn(workspace: Workspace, container: Node, id: string): Members {
  const found: (readonly [CrmObject, Node])[] = [];
  const missing: Node[] = [];
  for (const child of container.children()) {
    const isWritten = child.name === "primitive" || child.name === "group";
    if (child.name !== MEMBER && !isWritten) continue;
    const name = child.text("id");
    const member = workspace.find(name, false);
    if (member !== undefined) {
      found.push([member, child]);
      continue;
    }
    workspace.say("error", `${id} refers to missing object ${name}`);
    if (isWritten) missing.push(child);
    else child.detach();
  }
  return { found, missing };
}

/** Throws Refused if a member of a container is in another one. */
function refuseHeld(workspace: Workspace, keyword: string, id: string, { found }: Members): void {
  for (const [each] of found) {
    const holder = workspace.containerOf(each);
    if (holder === undefined || holder.id === id) continue;
    const child = `${each.construct.keyword}:${each.id}`;
    const place = `${holder.construct.keyword}:${holder.id}`;
    const problem = `Cannot create ${keyword}:${id}: Child ${child} already in ${place}`;
    throw new Refused("member", problem, "members that are in no other container");
  }
}

/** Puts the members into their container: their elements leave the place where they were. @returns their names */
function placeMembers(workspace: Workspace, { found }: Members): string[] {
  for (const [object, child] of found) {
    if (child.name !== MEMBER) adopt(workspace, object, child);
    else child.replaceWith(isMovable(object) ? leave(workspace, object) : copyOf(object.element));
  }
  return found.map(([object]) => object.id);
}

/** Whether an object becomes a member; anything else, which no schema allows there, is only copied. */
function isMovable({ construct }: CrmObject): boolean {
  return construct.element === "primitive" || construct.element === "group";
}

/** Takes the element of a member out of its place, to be put into a container that counts its ids again. */
function leave(workspace: Workspace, member: CrmObject): Node {
  workspace.left(member.element);
  member.element.detach();
  return member.element;
}

/** Makes an element that is written out in a container the element of a member. */
function adopt(workspace: Workspace, member: CrmObject, element: Node): void {
  leave(workspace, member);
  workspace.replace(member, element);
}

/** Adds a monitor operation to a primitive (11 §7.4), which also gets the comments above it. Throws Refused. */
export function addMonitor(workspace: Workspace, given: Given): CrmObject {
  const { element } = given;
  const name = element.text("rsc");
  const object = workspace.find(name, false);
  if (object === undefined) throw new Refused("missing", `object ${name} does not exist`, "a primitive that exists");
  if (object.construct.element !== "primitive")
    throw new Refused("member", `${name} is not a primitive`, "a primitive");
  const interval = element.text("interval");
  const fault = monitorFault(given);
  if (fault !== undefined) for (let times = 0; times < 2; times++) workspace.say("error", fault);
  const operations = object.element.child("operations") ?? object.element.append(new Node("operations"));
  const known = workspace.monitorIntervals(object.element);
  if (known.has(parseInterval(interval).ms)) {
    throw new Refused("duplicate", `${name} already has a monitor op with interval ${interval}`, "another interval");
  }
  known.add(parseInterval(interval).ms);
  element.attributes.delete("rsc");
  const operation = operations.append(new Node("op"));
  moveAttributes(workspace, element, operation);
  operation.set("id", generatedId(operation, workspace.ids, name));
  fillIds(operation, undefined, workspace.ids);
  workspace.entered(operation);
  const { first } = object.element;
  for (const comment of element.items()) object.element.insert(comment, first);
  return object;
}

/** Attributes that the schema does not know for operations become instance attributes. */
function moveAttributes(workspace: Workspace, from: Node, to: Node): void {
  let instance: Node | undefined;
  for (const [name, value] of from.attributes) {
    if (workspace.vocabulary.opAttributes.has(name)) to.set(name, value);
    else {
      instance ??= to.append(new Node("instance_attributes"));
      instance.append(
        new Node("nvpair", [
          ["name", name],
          ["value", value],
        ]),
      );
    }
  }
}
