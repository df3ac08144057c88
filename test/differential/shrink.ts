import { type Element, withAttributes, withChildren } from "../../src/cib/element.js";
import { parseCib } from "../../src/cib/parse.js";
import { serialize } from "../../src/cib/serialize.js";

/** Whether a smaller text still shows what is looked for. */
export type Shows = (xml: string) => Promise<boolean>;

/**
 * The smallest document that leaving out elements and attributes leads to, while it still shows what is looked for.
 * Works on any document: one that became invalid does not show it any more. A text that has to be written as it is, since
 * it is no XML or the way of writing matters, stays as it is.
 */
export async function shrinkDocument(xml: string, shows: Shows, maxTests = 1500): Promise<string> {
  const root = rootOf(xml);
  if (root === undefined || !(await shows(serialize(root)))) return xml;
  const search = new Search(root, shows, maxTests);
  await search.run();
  return serialize(search.root);
}

function rootOf(xml: string): Element | undefined {
  try {
    return parseCib(xml).root;
  } catch {
    return undefined;
  }
}

class Search {
  root: Element;
  readonly #shows: Shows;
  #left: number;

  constructor(root: Element, shows: Shows, maxTests: number) {
    this.root = root;
    this.#shows = shows;
    this.#left = maxTests;
  }

  async run(): Promise<void> {
    for (let before = ""; before !== serialize(this.root) && this.#left > 0; ) {
      before = serialize(this.root);
      await this.#childrenBelow([]);
      await this.#unwrapBelow([]);
      await this.#attributesBelow([]);
    }
  }

  async #try(candidate: Element): Promise<boolean> {
    if (this.#left <= 0) return false;
    this.#left--;
    if (!(await this.#shows(serialize(candidate)))) return false;
    this.root = candidate;
    return true;
  }

  /** Leaves out runs of children of one element, long ones first, then goes into those that stay. */
  async #childrenBelow(path: readonly number[]): Promise<void> {
    for (let size = at(this.root, path).children.length; size > 0; size = Math.floor(size / 2)) {
      for (let from = 0; from < at(this.root, path).children.length; ) {
        const { children } = at(this.root, path);
        const fewer = children.filter((_, i) => i < from || i >= from + size);
        const smaller = replaceAt(this.root, path, (element) => withChildren(element, fewer));
        if (!(await this.#try(smaller))) from += size;
      }
    }
    for (let i = 0; i < at(this.root, path).children.length; i++) await this.#childrenBelow([...path, i]);
  }

  /** Puts the child of a group or clone in its parent's place. */
  async #unwrapBelow(path: readonly number[]): Promise<void> {
    const { children } = at(this.root, path);
    for (let i = 0; i < children.length; i++) {
      const child = at(this.root, path).children[i];
      if (child === undefined) return;
      if (child.name === "group" || child.name === "clone") {
        const inner = child.children.filter(({ name }) => name === "primitive" || name === "group");
        const replaced = replaceAt(this.root, path, (element) =>
          withChildren(
            element,
            element.children.flatMap((each, at) => (at === i ? inner : [each])),
          ),
        );
        await this.#try(replaced);
      }
      await this.#unwrapBelow([...path, i]);
    }
  }

  async #attributesBelow(path: readonly number[]): Promise<void> {
    for (const name of Object.keys(at(this.root, path).attributes)) {
      const fewer = Object.fromEntries(Object.entries(at(this.root, path).attributes).filter(([key]) => key !== name));
      await this.#try(replaceAt(this.root, path, (element) => withAttributes(element, fewer)));
    }
    for (let i = 0; i < at(this.root, path).children.length; i++) await this.#attributesBelow([...path, i]);
  }
}

function at(root: Element, path: readonly number[]): Element {
  let element = root;
  for (const i of path) element = element.children[i] as Element;
  return element;
}

function replaceAt(root: Element, path: readonly number[], change: (element: Element) => Element): Element {
  const [first, ...rest] = path;
  if (first === undefined) return change(root);
  return withChildren(
    root,
    root.children.map((child, i) => (i === first ? replaceAt(child, rest, change) : child)),
  );
}
