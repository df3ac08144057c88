/** The ids of new elements, as each dialect makes them (11 §6.2, 13 §8 to §11). */

import { type Draft, nodes } from "../cib/draft.js";
import { attributesOf, type Element } from "../cib/element.js";
import { WITHOUT_ID } from "../cib/identified.js";
import { idFront, idSuffixes } from "../crmsh/ids.js";
import type { Dialect } from "./edits.js";
import { freeId, type TakenIds } from "./ids.js";

/** Elements that have no id, or one that names another element. */
const WITHOUT: ReadonlySet<string> = new Set([...WITHOUT_ID, "role", "rkt"]);

interface Filling {
  readonly dialect: Dialect;
  /** The id of what the element is in, if it is in an object. */
  readonly inside: string | undefined;
}

/** Gives every element without an id, or with an empty one, the id that the dialect makes. An empty one keeps its place. */
export function fillIds(root: Draft, taken: TakenIds, { dialect, inside }: Filling): void {
  const prefixes = new Map<Draft, string>();
  for (const element of [...nodes(root)]) {
    const prefix = prefixes.get(element) ?? inside ?? "";
    const { attributes } = element;
    let id = attributes.id;
    if (lacksId(element)) {
      id = freeId(wantedId(element, prefix, dialect), taken, dialect);
      setId(element, id);
    } else if (id !== undefined) taken.add(id);
    for (const child of element.elements) prefixes.set(child, id === undefined || id === "" ? prefix : id);
  }
}

/** Whether an element needs an id, and has none or an empty one. */
export function lacksId({ name, attributes }: Pick<Element, "name" | "attributes">): boolean {
  return !WITHOUT.has(name) && attributes["id-ref"] === undefined && (attributes.id ?? "") === "";
}

/** Puts the id where an empty one stood; last, where none did. */
function setId(element: Draft, id: string): void {
  if (element.attributes.id === undefined) {
    element.set({ id });
    return;
  }
  const pairs = Object.entries(element.attributes).map(([key, value]) => [key, key === "id" ? id : value] as const);
  element.attributes = attributesOf(pairs);
}

function wantedId(element: Draft, prefix: string, dialect: Dialect): string {
  return dialect === "crm" ? crmId(element, prefix) : pcsId(element, prefix);
}

/** 11 §6.2; of a whole object as the other dialects do. */
function crmId({ name, attributes }: Draft, prefix: string): string {
  if (prefix === "") return objectId({ name, attributes });
  return [idFront(name, prefix), ...idSuffixes(name, (key) => attributes[key])].join("-");
}

/** 13 §8 to §11. */
function pcsId({ name, attributes }: Draft, prefix: string): string {
  switch (name) {
    case "nvpair":
      return `${prefix}-${attributes.name ?? ""}`;
    case "op":
      return `${prefix}-${attributes.name ?? ""}-interval-${attributes.interval ?? ""}`;
    case "instance_attributes":
    case "meta_attributes":
    case "utilization":
      return `${prefix}-${name}`;
    case "rule":
      return `${prefix}-rule`;
    case "expression":
    case "date_expression":
      return `${prefix}-expr`;
    case "rsc_expression":
      return [prefix, "rsc", present(attributes.class, attributes.provider, attributes.type).join("-")].join("-");
    case "op_expression":
      return `${prefix}-op-${attributes.name ?? ""}`;
    case "duration":
      return `${prefix}-duration`;
    case "date_spec":
      return `${prefix}-datespec`;
    case "resource_set":
      return `${prefix}_set`;
    case "acl_permission":
      return `${prefix}-${attributes.kind ?? ""}`;
    case "recipient":
      return `${prefix}-recipient`;
    case "port-mapping":
      return `${prefix}-port-map-${attributes.port ?? attributes.range ?? ""}`;
    case "storage-mapping":
      return `${prefix}-storage-map`;
    default:
      return objectId({ name, attributes });
  }
}

function present(...parts: readonly (string | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined);
}

/** The id of a whole object (13 §9.1, §11). */
function objectId({ name, attributes: of }: Pick<Draft, "name" | "attributes">): string {
  switch (name) {
    case "rsc_location":
      return ["location", of.rsc ?? of["rsc-pattern"] ?? "set", ...present(of.node, of.score)].join("-");
    case "rsc_colocation":
      return ["colocation", ...present(of.rsc, of["with-rsc"], of.score)].join("-");
    case "rsc_order":
      return ["order", ...present(of.first, of.then), of.score ?? of.kind ?? "mandatory"].join("-");
    case "rsc_ticket":
      return ["ticket", ...present(of.ticket, of.rsc, of["rsc-role"])].join("-");
    case "fencing-level": {
      const target = of.target ?? of["target-pattern"] ?? of["target-attribute"] ?? "";
      return `fl-${target}-${of.index ?? ""}`;
    }
    default:
      return name;
  }
}
