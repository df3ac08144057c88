import { attributesOf, type Element, type Extra } from "../cib/element.js";

/** What stands in an element while a configuration is being changed: linked to its neighbours, so that moving it costs nothing. */
abstract class Linked {
  parent: Node | undefined;
  previous: Item | undefined;
  next: Item | undefined;

  /** Takes the item out of its parent; nothing else changes. */
  detach(this: Item): void {
    const { parent, previous, next } = this;
    if (parent === undefined) return;
    if (previous === undefined) parent.first = next;
    else previous.next = next;
    if (next === undefined) parent.last = previous;
    else next.previous = previous;
    this.parent = undefined;
    this.previous = undefined;
    this.next = undefined;
  }

  /** Puts another item in this one's place. */
  replaceWith(this: Item, other: Item): void {
    const { parent } = this;
    if (parent === undefined) return;
    parent.insert(other, this);
    this.detach();
  }
}

/** A comment; its text is what stands between the marks. */
export class Comment extends Linked {
  text: string;
  /** The white space between it and what followed it in the document; empty if it is of no document. */
  readonly after: string;

  constructor(text: string, after = "") {
    super();
    this.text = text;
    this.after = after;
  }
}

/** An element of a configuration that is being changed. */
export class Node extends Linked {
  /** The element that it is a copy of: it is used again if nothing in it has changed. */
  source: Element | undefined;
  readonly name: string;
  readonly attributes: Map<string, string>;
  first: Item | undefined;
  last: Item | undefined;

  constructor(name: string, attributes: Iterable<readonly [string, string | undefined]> = []) {
    super();
    this.name = name;
    this.attributes = new Map();
    for (const [key, value] of attributes) if (value !== undefined) this.attributes.set(key, value);
  }

  /** The value of an attribute; `undefined` if it is absent. */
  get(name: string): string | undefined {
    return this.attributes.get(name);
  }

  /** The value of an attribute; empty if it is absent. */
  text(name: string): string {
    return this.get(name) ?? "";
  }

  set(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  /** Puts an item in front of another one, at the end if none is given. It leaves its former place. */
  insert<T extends Item>(item: T, before?: Item): T {
    item.detach();
    const previous = before === undefined ? this.last : before.previous;
    item.parent = this;
    item.previous = previous;
    item.next = before;
    if (previous === undefined) this.first = item;
    else previous.next = item;
    if (before === undefined) this.last = item;
    else before.previous = item;
    return item;
  }

  append<T extends Item>(item: T): T {
    return this.insert(item);
  }

  /** Everything in it, in order. What is visited may be detached on the way. */
  *items(): Generator<Item, void, undefined> {
    for (let item = this.first; item !== undefined; ) {
      const { next } = item;
      yield item;
      item = next;
    }
  }

  /** The elements in it, in order. */
  *children(): Generator<Node, void, undefined> {
    for (const item of this.items()) if (item instanceof Node) yield item;
  }

  /** The elements of one name in it, in order. */
  *named(name: string): Generator<Node, void, undefined> {
    for (const child of this.children()) if (child.name === name) yield child;
  }

  /** The first element of that name in it. */
  child(name: string): Node | undefined {
    for (const child of this.named(name)) return child;
    return undefined;
  }

  /** The element and all elements below it, in document order. */
  *descendants(): Generator<Node, void, undefined> {
    for (let at: Node | undefined = this; at !== undefined; at = after(at, this)) yield at;
  }
}

export type Item = Node | Comment;

/** The element that follows in document order, inside of `root`. */
function after(node: Node, root: Node): Node | undefined {
  for (const child of node.children()) return child;
  for (let at: Node = node; at !== root; ) {
    for (let next = at.next; next !== undefined; next = next.next) if (next instanceof Node) return next;
    if (at.parent === undefined) return undefined;
    at = at.parent;
  }
  return undefined;
}

/**
 * A changeable copy of an element, without CDATA sections. With the depth at which it stands in a document, comments have the white
 * space behind them that `serialize` writes: a document does not keep what it was. Recurses as deep as a document may be (10 §2.2).
 */
export function nodeOf(source: Element, depth?: number): Node {
  const node = new Node(source.name, Object.entries(source.attributes));
  node.source = source;
  const extras = (source.extras ?? []).filter(({ kind }) => kind === "comment");
  let next = 0;
  const comments = (before: number): void => {
    for (let extra = extras[next]; extra !== undefined && extra.before <= before; extra = extras[next]) {
      next++;
      const isLast = before === source.children.length && next === extras.length;
      const after = depth === undefined ? "" : `\n${"  ".repeat(isLast ? depth : depth + 1)}`;
      node.append(new Comment(extra.text, after));
    }
  };
  for (const [index, child] of source.children.entries()) {
    comments(index);
    node.append(nodeOf(child, depth === undefined ? undefined : depth + 1));
  }
  comments(source.children.length);
  return node;
}

/**
 * The element that a node stands for. It shares with the document that it comes from what has not changed. Recurses as deep as a document
 * may be.
 */
export function elementOf(node: Node): Element {
  const children: Element[] = [];
  const extras: Extra[] = [];
  for (const item of node.items()) {
    if (item instanceof Node) children.push(elementOf(item));
    else extras.push(Object.freeze({ kind: "comment", text: item.text, before: children.length }));
  }
  if (node.source !== undefined && extras.length === 0 && isUnchanged(node, node.source, children)) return node.source;
  return Object.freeze({
    name: node.name,
    attributes: attributesOf(node.attributes),
    children: Object.freeze(children),
    ...(extras.length === 0 ? {} : { extras: Object.freeze(extras) }),
  });
}

function isUnchanged(node: Node, source: Element, children: readonly Element[]): boolean {
  if (source.extras !== undefined || children.length !== source.children.length) return false;
  if (!children.every((child, i) => child === source.children[i])) return false;
  const names = Object.keys(source.attributes);
  let at = 0;
  for (const [name, value] of node.attributes) {
    if (names[at++] !== name || source.attributes[name] !== value) return false;
  }
  return at === names.length;
}

/** A copy with everything in it. Recurses as deep as a document may be. */
export function copyOf(source: Node): Node {
  const copy = new Node(source.name, source.attributes);
  for (const item of source.items())
    copy.append(item instanceof Node ? copyOf(item) : new Comment(item.text, item.after));
  return copy;
}
