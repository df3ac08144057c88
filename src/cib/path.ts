import type { Attributes, Element } from "./element.js";

/** The path of nested elements from the root down: `cib/configuration/resources/primitive[@id="A"]`. */
export function elementPath(elements: readonly { readonly name: string; readonly attributes: Attributes }[]): string {
  return elements
    .map(({ name, attributes }) => {
      const id = name === "cib" ? undefined : attributes.id;
      return id === undefined ? name : `${name}[@id="${id}"]`;
    })
    .join("/");
}

/** The path of an element of a document; empty if it is not in the document. Does not recurse: depth is the input's. */
export function pathTo(root: Element, target: Element): string {
  const chain: Element[] = [];
  const stack: { readonly element: Element; readonly depth: number }[] = [{ element: root, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    chain.length = top.depth;
    chain.push(top.element);
    if (top.element === target) return elementPath(chain);
    for (let i = top.element.children.length - 1; i >= 0; i--) {
      stack.push({ element: top.element.children[i] as Element, depth: top.depth + 1 });
    }
  }
  return "";
}
