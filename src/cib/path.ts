import { type Attributes, descendants, type Element } from "./element.js";

/**
 * The path of nested elements from the root down: `cib/configuration/resources/primitive[@id="A"]`.
 * @example
 * ```ts
 * import { element, elementPath } from "pengine/cib";
 *
 * elementPath([element("nodes"), element("node", { id: "1" })]); // => 'nodes/node[@id="1"]'
 * ```
 */
export function elementPath(elements: readonly { readonly name: string; readonly attributes: Attributes }[]): string {
  return elements
    .map(({ name, attributes }) => {
      const id = name === "cib" ? undefined : attributes.id;
      return id === undefined ? name : `${name}[@id="${id}"]`;
    })
    .join("/");
}

/** The paths of many elements of one document: it is walked once, when the first is asked for. */
export class Paths {
  readonly #root: Element;
  #parents: Map<Element, Element> | undefined;

  constructor(root: Element) {
    this.#root = root;
  }

  /** The path of an element; empty if it is not in the document. */
  of(element: Element): string {
    this.#parents ??= parentsIn(this.#root);
    const chain: Element[] = [element];
    for (let at: Element | undefined = element; at !== this.#root; ) {
      at = this.#parents.get(at);
      if (!at) return "";
      chain.push(at);
    }
    return elementPath(chain.reverse());
  }
}

function parentsIn(root: Element): Map<Element, Element> {
  const parents = new Map<Element, Element>();
  for (const each of descendants(root)) for (const child of each.children) parents.set(child, each);
  return parents;
}

/**
 * The path of an element of a document; empty if it is not in the document. Does not recurse: depth is the input's.
 * @example
 * ```ts
 * import { firstChild, parseXml, pathTo } from "pengine/cib";
 *
 * const root = parseXml('<nodes><node id="1"/></nodes>');
 * const node = firstChild(root, "node");
 * if (node !== undefined) console.log(pathTo(root, node)); // nodes/node[@id="1"]
 * ```
 */
export function pathTo(root: Element, target: Element): string {
  const chain: Element[] = [];
  const stack: { readonly element: Element; readonly depth: number }[] = [{ element: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    chain.length = top.depth;
    chain.push(top.element);
    if (top.element === target) return elementPath(chain);
    for (let i = top.element.children.length - 1; i >= 0; i--) {
      stack.push({ element: top.element.children[i] as Element, depth: top.depth + 1 });
    }
  }
  return "";
}
