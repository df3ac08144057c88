import { replaceObject } from "./changes.js";
import { fillIds } from "./ids.js";
import { type Given, idOf } from "./object-id.js";
import { resolveReferences } from "./print.js";
import { Comment, type Node } from "./tree.js";
import type { CrmObject, Workspace } from "./workspace.js";

/** Changes an object that exists by what a text says about it (11 §7.3). */
export function update(workspace: Workspace, object: CrmObject, given: Given, command: boolean): void {
  if (object.construct.defaultId !== undefined) mergeSettings(workspace, object, given, command);
  // A node is merged at the prompt, and in a text if it is named by a name that is not its id.
  else if (command || object.id !== idOf(given)) mergeNode(workspace, object, given);
  else replaceObject(workspace, object, given);
}

/** The pairs of a set by name, the first of each. */
function pairsByName(set: Node): Map<string, Node> {
  const byName = new Map<string, Node>();
  for (const each of set.named("nvpair")) learn(byName, each);
  return byName;
}

/**
 * Gives pairs to a set: an old one of the same name, out of those known, gets the attributes except the id. What is appended is known
 * afterwards.
 */
function mergePairs(workspace: Workspace, target: Node, pairs: Iterable<Node>, known: Map<string, Node>): void {
  const appended: Node[] = [];
  for (const pair of [...pairs]) {
    const old = known.get(pair.text("name"));
    if (old !== undefined) {
      for (const [key, value] of pair.attributes) if (key !== "id") old.set(key, value);
      continue;
    }
    target.append(pair);
    workspace.entered(pair);
    appended.push(pair);
  }
  for (const pair of appended) learn(known, pair);
}

/** Makes a pair the one of its name, if it is the first. */
function learn(known: Map<string, Node>, pair: Node): void {
  const name = pair.text("name");
  if (!known.has(name)) known.set(name, pair);
}

function mergeSettings(workspace: Workspace, object: CrmObject, { element, construct }: Given, command: boolean): void {
  if (!element.get("id")) element.set("id", construct.defaultId ?? "");
  resolveReferences(workspace, element);
  fillIds(element, undefined, workspace.ids);
  const target = object.element;
  const known = pairsByName(target);
  if (!command) {
    mergePairs(workspace, target, element.named("nvpair"), known);
    return;
  }
  mergeComments(target, element);
  for (const child of element.children()) {
    // One by one: the prompt takes two pairs of one name for one.
    if (child.get("value") !== undefined) mergePairs(workspace, target, [child], known);
    else mergeById(workspace, target, child);
  }
}

/** A child replaces the one of the same id, or is appended. */
function mergeById(workspace: Workspace, target: Node, child: Node): void {
  const id = child.get("id");
  for (const old of target.named(child.name)) {
    if (id === undefined || old.get("id") !== id) continue;
    workspace.left(old);
    old.replaceWith(child);
    workspace.entered(child);
    return;
  }
  target.append(child);
  workspace.entered(child);
}

function mergeComments(target: Node, from: Node): void {
  const known = new Set<string>();
  for (const item of target.items()) if (item instanceof Comment) known.add(item.text);
  for (const item of [...from.items()]) if (item instanceof Comment && !known.has(item.text)) target.append(item);
}

function mergeNode(workspace: Workspace, object: CrmObject, { element }: Given): void {
  resolveReferences(workspace, element);
  fillIds(element, undefined, workspace.ids);
  const former = new Map<string, { readonly set: Node; readonly known: Map<string, Node> }>();
  for (const set of object.element.children()) {
    if (!former.has(set.name)) former.set(set.name, { set, known: pairsByName(set) });
  }
  for (const set of [...element.children()]) {
    const old = former.get(set.name);
    if (old !== undefined) mergePairs(workspace, old.set, set.named("nvpair"), old.known);
    else {
      object.element.append(set);
      workspace.entered(set);
    }
  }
}
