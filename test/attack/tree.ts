import type { Element } from "../../src/cib/element.js";

/** An element that can be changed: a copy of one of a document. */
export interface Tree extends Element {
  name: string;
  readonly attributes: Record<string, string>;
  readonly children: Tree[];
}

/** A tree of corpus cases is a few levels deep, so it may be walked by recursion. */
export function treeOf({ name, attributes, children }: Element): Tree {
  return { name, attributes: Object.assign(Object.create(null), attributes), children: children.map(treeOf) };
}

/** An element with its parent. */
export interface Place {
  readonly parent: Tree;
  readonly element: Tree;
}

/** All elements below one, parents first. */
export function placesBelow(root: Tree): Place[] {
  const places: Place[] = [];
  const walk = (parent: Tree): void => {
    for (const element of parent.children) {
      places.push({ parent, element });
      walk(element);
    }
  };
  walk(root);
  return places;
}

export function childOf(parent: Tree, name: string): Tree | undefined {
  return parent.children.find((child) => child.name === name);
}

/** The sections of a CIB, as far as there are any. */
export function sectionOf(root: Tree, name: string): Tree | undefined {
  return name === "status"
    ? childOf(root, "status")
    : root.children.flatMap(({ children }) => children).find((child) => child.name === name);
}

/** Puts other elements in the place of one. */
export function replace({ parent, element }: Place, by: readonly Tree[]): void {
  const at = parent.children.indexOf(element);
  if (at !== -1) parent.children.splice(at, 1, ...by);
}
