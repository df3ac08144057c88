/** Where a document tells of something that many parts of it make up: for findings (09 §19), which name one element. */
import { descendants, type Element, firstChild } from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { pathTo } from "../cib/path.js";
import type { Node } from "../model/node.js";
import type { WorkingSet } from "../model/working-set.js";

/** The state of a node; without one its entry, or the resource that makes it; or else the whole. */
export function placeOfNode(ws: WorkingSet, node: Node): Element {
  return stateOf(ws, node) ?? entryOf(ws, node) ?? node.connection?.xml ?? ws.root;
}

/** The pair that sets an attribute of a node: the transient one prevails. */
export function placeOfNodeAttribute(ws: WorkingSet, node: Node, name: string): Element {
  for (const holder of [stateOf(ws, node), entryOf(ws, node)]) {
    const pair = holder && pairNamed(holder, name);
    if (pair !== undefined) return pair;
  }
  return placeOfNode(ws, node);
}

/** The first pair of one of some names in an element. */
export function pairNamed(holder: Element, ...names: readonly string[]): Element | undefined {
  for (const each of descendants(holder)) {
    if (each.name === "nvpair" && names.includes(each.attributes.name ?? "")) return each;
  }
  return undefined;
}

/** The ordering that names two resources, if one does. */
export function placeOfOrder(ws: WorkingSet, first: string, then: string): Element | undefined {
  const constraints = section(ws, "constraints");
  return constraints?.children.find((constraint) => {
    if (constraint.name !== "rsc_order") return false;
    const named = new Set([...descendants(constraint)].flatMap(({ attributes }) => Object.values(attributes)));
    return named.has(first) && named.has(then);
  });
}

/** A constraint of one of some ids, or their section, or else the whole. */
export function placeOfConstraint(ws: WorkingSet, ids: readonly string[]): Element {
  const constraints = section(ws, "constraints");
  return constraints?.children.find(({ attributes: { id = "" } }) => ids.includes(id)) ?? constraints ?? ws.root;
}

/** A refusal of the whole document, with the place in it that is to blame. */
export function refusalAt(ws: WorkingSet, place: Element, problem: string, legal: string): CibError {
  return new CibError("circular", problem, { position: place.position, path: pathTo(ws.root, place), legal });
}

/** The pair that switches fencing off, or the section where one could switch it on. */
export function placeOfFencing(ws: WorkingSet): Element {
  const options = section(ws, "crm_config");
  return (options && pairNamed(options, "fencing-enabled", "stonith-enabled")) ?? options ?? ws.root;
}

function section(ws: WorkingSet, name: string): Element | undefined {
  const configuration = firstChild(ws.root, "configuration");
  return configuration && firstChild(configuration, name);
}

function stateOf(ws: WorkingSet, node: Node): Element | undefined {
  return firstChild(ws.root, "status")?.children.find(
    ({ name, attributes: { id, uname } }) => name === "node_state" && (uname === node.name || id === node.id),
  );
}

function entryOf(ws: WorkingSet, node: Node): Element | undefined {
  return section(ws, "nodes")?.children.find(({ name, attributes }) => name === "node" && attributes.id === node.id);
}
