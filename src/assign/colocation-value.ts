/** Values of the node attributes by which colocations compare nodes (05 §6.1). */

import { foldCase } from "../base/text.js";
import type { Node } from "../model/node.js";
import { bundleOf, nodeAttribute, topResource } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";

/**
 * **Colocation attribute value** (05 §6.1) of a node on behalf of a resource. Compare values without regard to case;
 * no value equals no value.
 */
export function colocationAttributeValue(
  node: Node,
  attribute: string,
  resource: Resource | undefined,
): string | undefined {
  if (!resource || !node.isGuest) return node.attributes.get(attribute);
  const target = runsInBundle(node, resource) ? "host" : resource.configured.meta.get("container-attribute-target");
  return nodeAttribute(node, attribute, target, "assigned");
}

/** Whether the node is a bundle node and the resource (part of) what its bundle's inner clone runs. */
function runsInBundle(node: Node, resource: Resource): boolean {
  if (!node.connection || !bundleOf(node.connection)) return false;
  const inner = bundleOf(resource)?.bundle?.child;
  return inner !== undefined && topResource(resource) === inner;
}

/** What is known of a node: its own value; for a guest node the value may depend on who asks. */
interface NodeValue {
  readonly node: Node;
  /** The version of its attributes. */
  readonly version: number;
  readonly own: number;
  readonly guest: boolean;
}

/** Values of one attribute as small numbers, equal for equal values, so that comparing nodes costs no text work. */
export class AttributeValues {
  readonly #attribute: string;
  readonly #numbers = new Map<string, number>();
  /** By node slot. */
  readonly #nodes: (NodeValue | undefined)[] = [];

  constructor(attribute: string) {
    this.#attribute = attribute;
  }

  /** The number of the node's value on behalf of a resource; 0: no value. */
  of(node: Node, resource: Resource | undefined): number {
    let known = this.#nodes[node.slot];
    if (known?.node !== node || known.version !== node.attributesVersion) known = this.#read(node);
    if (!known.guest || !resource) return known.own;
    return this.#number(colocationAttributeValue(node, this.#attribute, resource));
  }

  #read(node: Node): NodeValue {
    const own = this.#number(node.attributes.get(this.#attribute));
    const known: NodeValue = { node, version: node.attributesVersion, own, guest: node.isGuest };
    while (this.#nodes.length <= node.slot) this.#nodes.push(undefined);
    this.#nodes[node.slot] = known;
    return known;
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

const VALUES = mapSlot<string, AttributeValues>();

/** The numbered values of an attribute. */
export function attributeValues(ws: WorkingSet, attribute: string): AttributeValues {
  const known = ws.kept.of(VALUES);
  let values = known.get(attribute);
  if (!values) {
    values = new AttributeValues(attribute);
    known.set(attribute, values);
  }
  return values;
}
