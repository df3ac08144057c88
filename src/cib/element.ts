/**
 * The element tree of a CIB document: frozen plain data in document order (specification chapter 01 §5).
 *
 * Text and processing instructions carry no meaning in a CIB and are not kept. An element has no link to
 * its parent, so that edited documents share every part that an edit left alone.
 */
import type { Position } from "../base/position.js";

/** Attribute names and values in document order, on an object without prototype: every name is legal, also `__proto__`. */
export type Attributes = Readonly<Record<string, string>>;

/**
 * What an element holds besides attributes and elements, and what nothing but validation and writing looks at: comments,
 * CDATA sections, and at the root the mark that names in the document are in namespaces (10 §2.4, §2.5).
 */
export interface Extra {
  readonly kind: "comment" | "cdata" | "namespace";
  readonly text: string;
  /** The number of child elements before it. */
  readonly before: number;
}

export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Element[];
  /** Absent on elements that no text stands behind (built or upgraded ones). */
  readonly position?: Position;
  readonly extras?: readonly Extra[];
}

const NO_ATTRIBUTES: Attributes = Object.freeze(Object.create(null) as Record<string, string>);
const NO_CHILDREN: readonly Element[] = Object.freeze([]);

/**
 * Attributes from pairs, in the order given; a later pair of the same name replaces the value, not the place.
 * @example
 * ```ts
 * import { attributesOf } from "pengine/cib";
 *
 * attributesOf([["id", "1"], ["uname", "n1"]]); // => { id: "1", uname: "n1" }
 * ```
 */
export function attributesOf(pairs: Iterable<readonly [name: string, value: string]>): Attributes {
  const attributes = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairs) attributes[name] = value;
  return Object.freeze(attributes);
}

/**
 * A new frozen element. An attribute whose value is `undefined` is left out.
 * @example
 * ```ts
 * import { element, serialize } from "pengine/cib";
 *
 * serialize(element("node", { id: "1", uname: "n1", type: undefined })); // => '<node id="1" uname="n1"/>\n'
 * ```
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = NO_ATTRIBUTES,
  children: readonly Element[] = NO_CHILDREN,
): Element {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return Object.freeze({
    name,
    attributes: given.length === 0 ? NO_ATTRIBUTES : attributesOf(given),
    children: children.length === 0 ? NO_CHILDREN : Object.freeze([...children]),
  });
}

/**
 * The element with other children; everything else stays, also its position.
 * @example
 * ```ts
 * import { element, withChildren } from "pengine/cib";
 *
 * withChildren(element("nodes"), [element("node", { id: "1" })]).children.length; // => 1
 * ```
 */
export function withChildren(of: Element, children: readonly Element[]): Element {
  return Object.freeze({ ...of, children: children.length === 0 ? NO_CHILDREN : Object.freeze([...children]) });
}

/**
 * The element with other attributes; everything else stays, also its position.
 * @example
 * ```ts
 * import { attributesOf, element, withAttributes } from "pengine/cib";
 *
 * withAttributes(element("node", { id: "1" }), attributesOf([["id", "2"]])).attributes.id; // => "2"
 * ```
 */
export function withAttributes(of: Element, attributes: Attributes): Element {
  return Object.freeze({ ...of, attributes });
}

/**
 * The element with some attributes set (a present one keeps its place, a new one comes last) or removed (`undefined`);
 * everything else stays.
 * @example
 * ```ts
 * import { element, setAttributes, withChildren } from "pengine/cib";
 *
 * const node = element("node", { id: "1", uname: "n1" });
 * const renamed = setAttributes(node, { uname: "n2" });
 * console.log(withChildren(element("nodes"), [renamed]));
 * ```
 */
export function setAttributes(of: Element, changes: Readonly<Record<string, string | undefined>>): Element {
  const pairs = Object.entries({ ...of.attributes, ...changes });
  return withAttributes(of, attributesOf(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined)));
}

/**
 * The value of an attribute, or `undefined` if it is absent. An empty value is a value (01 §5.1).
 * @example
 * ```ts
 * import { attribute, element } from "pengine/cib";
 *
 * attribute(element("node", { id: "1" }), "uname"); // => undefined
 * ```
 */
export function attribute(of: Element, name: string): string | undefined {
  return of.attributes[name];
}

/**
 * The first child with that name, in document order.
 * @example
 * ```ts
 * import { firstChild, parseXml } from "pengine/cib";
 *
 * firstChild(parseXml('<nodes><node id="1"/><node id="2"/></nodes>'), "node")?.attributes.id; // => "1"
 * ```
 */
export function firstChild(of: Element, name: string): Element | undefined {
  for (const child of of.children) if (child.name === name) return child;
  return undefined;
}

/**
 * The children with that name, in document order.
 * @example
 * ```ts
 * import { childrenNamed, parseXml } from "pengine/cib";
 *
 * childrenNamed(parseXml("<a><b/><c/><b/></a>"), "b").length; // => 2
 * ```
 */
export function childrenNamed(of: Element, name: string): readonly Element[] {
  const { children } = of;
  const other = children.findIndex((child) => child.name !== name);
  return other === -1 ? children : children.filter((child) => child.name === name);
}

/**
 * The element and everything below it, in document order, parents first. Does not recurse: depth is the input's.
 * @example
 * ```ts
 * import { descendants, parseXml } from "pengine/cib";
 *
 * [...descendants(parseXml("<a><b><c/></b></a>"))].map(({ name }) => name); // => ["a", "b", "c"]
 * ```
 */
export function* descendants(of: Element): Generator<Element, void, undefined> {
  const stack: Element[] = [of];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as Element);
  }
}

/**
 * The elements of a name in a tree, itself perhaps included, in document order: sooner than by asking all `descendants`.
 * @example
 * ```ts
 * import { elementsNamed, parseXml } from "pengine/cib";
 *
 * elementsNamed(parseXml("<a><b><b/></b></a>"), "b").length; // => 2
 * ```
 */
export function elementsNamed(of: Element, name: string): readonly Element[] {
  const found: Element[] = [];
  const stack: Element[] = [of];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.name === name) found.push(next);
    const { children } = next;
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Element);
  }
  return found;
}
