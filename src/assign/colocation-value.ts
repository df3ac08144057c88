/** Values of the node attributes by which colocations compare nodes (05 §6.1). */
import type { Node } from "../model/node.js";
import { bundleOf, nodeAttribute, topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { foldCase } from "../policy/text.js";

/**
 * **Colocation attribute value** (05 §6.1) of a node on behalf of a resource. Compare values without regard to case;
 * no value equals no value.
 */
export function colocationAttributeValue(
  node: Node,
  attribute: string,
  resource: Resource | undefined,
): string | undefined {
  if (resource === undefined || !node.isGuest) return node.attributes.get(attribute);
  const target = runsInBundle(node, resource) ? "host" : resource.meta.get("container-attribute-target");
  return nodeAttribute(node, attribute, target, "assigned");
}

/** Whether the node is a bundle node and the resource (part of) what its bundle's inner clone runs. */
function runsInBundle(node: Node, resource: Resource): boolean {
  if (node.connection === undefined || bundleOf(node.connection) === undefined) return false;
  const inner = bundleOf(resource)?.bundle?.child;
  return inner !== undefined && topResource(resource) === inner;
}

/** Values of one attribute as small numbers, equal for equal values, so that comparing nodes costs no text work. */
export class AttributeValues {
  readonly #attribute: string;
  readonly #numbers = new Map<string, number>();
  /** By node slot. The attributes of nodes are complete before anything is assigned. */
  readonly #own: ({ readonly node: Node; readonly value: number } | undefined)[] = [];

  constructor(attribute: string) {
    this.#attribute = attribute;
  }

  /** The number of the node's value on behalf of a resource; 0: no value. */
  of(node: Node, resource: Resource | undefined): number {
    if (resource !== undefined && node.isGuest) {
      return this.#number(colocationAttributeValue(node, this.#attribute, resource));
    }
    const known = this.#own[node.slot];
    if (known !== undefined && known.node === node) return known.value;
    const value = this.#number(node.attributes.get(this.#attribute));
    while (this.#own.length <= node.slot) this.#own.push(undefined);
    this.#own[node.slot] = { node, value };
    return value;
  }

  #number(text: string | undefined): number {
    if (text === undefined) return 0;
    const folded = foldCase(text);
    let number = this.#numbers.get(folded);
    if (number === undefined) {
      number = this.#numbers.size + 1;
      this.#numbers.set(folded, number);
    }
    return number;
  }
}

const cache = new WeakMap<WorkingSet, Map<string, AttributeValues>>();

/** The numbered values of an attribute. Only from stage 8 on, when node attributes change no more. */
export function attributeValues(ws: WorkingSet, attribute: string): AttributeValues {
  let known = cache.get(ws);
  if (known === undefined) {
    known = new Map();
    cache.set(ws, known);
  }
  let values = known.get(attribute);
  if (values === undefined) {
    values = new AttributeValues(attribute);
    known.set(attribute, values);
  }
  return values;
}
