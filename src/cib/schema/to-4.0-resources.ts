import { type Draft, named, nodes } from "../draft.js";
import { filterChildren, idOf } from "./blocks.js";

const GONE: ReadonlySet<string> = new Set(["nagios", "upstart"]);

/** Step 5 of the upgrade to 4.0 (10 §9.5): resources and meta-attributes that are not supported any more. */
export function dropUnsupported(root: Draft, lines: string[]): void {
  const unsupported = new Unsupported(root);
  const visit = (node: Draft, parent: Draft | undefined): void => {
    filterChildren(node, (child) => {
      const message = unsupported.messageFor(child) ?? metaMessage(child, node, parent);
      if (message !== undefined) lines.push(message);
      if (message !== undefined || unsupported.isUseless(child)) return false;
      visit(child, node);
      return true;
    });
  };
  visit(root, undefined);
}

const META_OWNERS: ReadonlySet<string> = new Set(["template", "primitive", "group", "clone", "bundle", "rsc_defaults"]);

/** The message about a meta-attribute that is dropped; `undefined` for everything else. */
function metaMessage(pair: Draft, block: Draft, owner: Draft | undefined): string | undefined {
  if (pair.name !== "nvpair" || block.name !== "meta_attributes" || !owner) return undefined;
  const { name } = pair.attributes;
  const start = `WARNING: Dropping ${name} meta-attribute from ${idOf(block)} because it is no longer supported.`;
  if (META_OWNERS.has(owner.name) && name === "restart-type") {
    return `${start} Consider setting the "kind" attribute for relevant constraints`;
  }
  const isOperation = owner.name === "op" || owner.name === "op_defaults";
  if (isOperation && (name === "can_fail" || name === "role_after_failure")) {
    return `${start} Consider setting the "on-fail" operation attribute instead`;
  }
  return undefined;
}

/** The resources that cannot stay, and what depends on them. */
class Unsupported {
  readonly #templates = new Map<string, Draft[]>();
  readonly #ids = new Set<string>();
  readonly #dropped = new Set<Draft>();

  constructor(root: Draft) {
    for (const node of nodes(root)) {
      if (node.name !== "template") continue;
      const id = idOf(node);
      this.#templates.set(id, [...(this.#templates.get(id) ?? []), node]);
    }
    for (const node of nodes(root)) {
      if (!this.#isResourceDropped(node)) continue;
      this.#dropped.add(node);
      if (node.name !== "template") this.#ids.add(idOf(node));
    }
  }

  /** The message about a resource or template that is dropped; `undefined` for all others. */
  messageFor(node: Draft): string | undefined {
    if (!this.#dropped.has(node)) return undefined;
    const id = idOf(node);
    if (node.name === "bundle") {
      return `WARNING: Dropping bundle resource ${id} because rkt containers are no longer supported`;
    }
    if (node.name === "group" || node.name === "clone") {
      return `INFO: Dropping ${node.name} ${id} because it would become empty`;
    }
    const kind = node.name === "template" ? "template" : "resource";
    return `WARNING: Dropping ${kind} ${id} because ${this.#classOf(node)} resources are no longer supported`;
  }

  /** Whether a reference, set or constraint has lost what it is about. */
  isUseless(node: Draft): boolean {
    const { attributes } = node;
    const isDropped = (name: string): boolean => this.#ids.has(attributes[name] ?? "");
    switch (node.name) {
      case "resource_ref":
        return isDropped("id");
      // One that is empty, which only the status section can have, is useless as well.
      case "resource_set":
        return named(node, "resource_ref").every((reference) => this.isUseless(reference));
      case "rsc_location":
      case "rsc_ticket":
        return isDropped("rsc") || this.#areSetsUseless(node);
      case "rsc_colocation":
        return isDropped("rsc") || isDropped("with-rsc") || this.#areSetsUseless(node);
      case "rsc_order":
        return isDropped("first") || isDropped("then") || this.#areSetsUseless(node);
      default:
        return false;
    }
  }

  #areSetsUseless(constraint: Draft): boolean {
    const sets = named(constraint, "resource_set");
    return sets.length > 0 && sets.every((set) => this.isUseless(set));
  }

  #isResourceDropped(node: Draft): boolean {
    switch (node.name) {
      case "template":
        return isGone(node.attributes.class);
      case "primitive":
        return this.#isPrimitiveDropped(node);
      case "group":
      case "clone":
        return [...nodes(node)].every((each) => each.name !== "primitive" || this.#isPrimitiveDropped(each));
      case "bundle":
        return named(node, "rkt").length > 0;
      default:
        return false;
    }
  }

  #isPrimitiveDropped({ attributes }: Draft): boolean {
    if (isGone(attributes.class)) return true;
    if (attributes.template === undefined) return false;
    return (this.#templates.get(attributes.template) ?? []).every((template) => isGone(template.attributes.class));
  }

  #classOf({ attributes }: Draft): string {
    if (attributes.template === undefined) return attributes.class ?? "";
    return this.#templates.get(attributes.template)?.[0]?.attributes.class ?? "";
  }
}

function isGone(name: string | undefined): boolean {
  return name !== undefined && GONE.has(name.toLowerCase());
}
