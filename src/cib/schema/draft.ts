import { type Attributes, attributesOf, type Element, type Extra } from "../element.js";

/**
 * A node of a document that an upgrade is changing: private to one upgrade, which rearranges drafts freely and turns them
 * into an element tree at the end. Comments are nodes here, so that they move with their neighbours.
 */
export interface Draft {
  /** The element behind it, which is used again if nothing in it changed. */
  readonly source: Element | undefined;
  readonly extra: Extra | undefined;
  name: string;
  attributes: Attributes;
  children: Draft[];
}

/** The name of nodes that are not elements. */
const EXTRA = "#";

/**
 * A draft of an element and everything in it but CDATA sections, which upgrades turn into text, and text goes (10 §2.4).
 * Recurses as deep as a valid document can be.
 */
export function draftOf(source: Element): Draft {
  const children = source.children.map(draftOf);
  const { extras = [] } = source;
  for (const extra of extras.toReversed()) {
    if (extra.kind === "cdata") continue;
    const node = { source: undefined, extra, name: EXTRA, attributes: attributesOf([]), children: [] };
    children.splice(extra.before, 0, node);
  }
  return { source, extra: undefined, name: source.name, attributes: source.attributes, children };
}

/** A new element. */
export function newDraft(name: string, attributes: Readonly<Record<string, string>>, children: Draft[] = []): Draft {
  return { source: undefined, extra: undefined, name, attributes: attributesOf(Object.entries(attributes)), children };
}

/** The element tree of a draft; shares with the original document what did not change. */
export function finished(draft: Draft): Element {
  const { source, name, attributes } = draft;
  const children: Element[] = [];
  const extras: Extra[] = [];
  for (const child of draft.children) {
    if (child.extra === undefined) children.push(finished(child));
    else
      extras.push(child.extra.before === children.length ? child.extra : { ...child.extra, before: children.length });
  }
  if (source !== undefined && source.name === name && source.attributes === attributes) {
    const { extras: before = [] } = source;
    if (same(children, source.children) && same(extras, before)) return source;
  }
  return Object.freeze({
    name,
    attributes,
    children: Object.freeze(children),
    ...(source?.position === undefined ? {} : { position: source.position }),
    ...(extras.length === 0 ? {} : { extras: Object.freeze(extras) }),
  });
}

function same<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** Whether a node is an element, not a comment. */
export function isElement(draft: Draft): boolean {
  return draft.extra === undefined;
}

/** A child element with the comments directly before it. */
export interface Led {
  readonly comments: readonly Draft[];
  readonly child: Draft;
}

/** The child elements, each with the comments that stand between it and the element before; those at the end belong to none. */
export function led(draft: Draft): Led[] {
  const result: Led[] = [];
  let comments: Draft[] = [];
  for (const child of draft.children) {
    if (isElement(child)) {
      result.push({ comments, child });
      comments = [];
    } else comments.push(child);
  }
  return result;
}

/** The elements with their comments, as children. */
export function withComments(list: readonly Led[]): Draft[] {
  return list.flatMap(({ comments, child }) => [...comments, child]);
}

/** Whether a block of pairs has no rule. */
export function isPlain(block: Draft): boolean {
  return named(block, "rule").length === 0;
}

/** The children of one or several names, in order. */
export function named(draft: Draft, ...names: readonly string[]): Draft[] {
  return draft.children.filter(({ name }) => names.includes(name));
}

/** Keeps the children for which `keep` is true; asks for one after the other, in order. */
export function filterChildren(draft: Draft, keep: (child: Draft) => boolean): void {
  const kept = draft.children.filter(keep);
  if (kept.length < draft.children.length) draft.children = kept;
}

/** The element and everything below it, in document order. */
export function* nodes(draft: Draft): Generator<Draft, void, undefined> {
  const stack = [draft];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.extra !== undefined) continue;
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) stack.push(next.children[i] as Draft);
  }
}

/** Sets attributes (a present one keeps its place, a new one comes last) or removes them (`undefined`). */
export function assign(draft: Draft, changes: Readonly<Record<string, string | undefined>>): void {
  const merged = { ...draft.attributes, ...changes };
  draft.attributes = attributesOf(
    Object.entries(merged).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/** As {@link assign}, for a pair that is written anew: what comments were in it are gone (10 §8.8). */
export function remake(pair: Draft, changes: Readonly<Record<string, string | undefined>>): void {
  assign(pair, changes);
  pair.children = [];
}

/** Renames an attribute, and gives it another value if there is one; it keeps its place. */
export function renameAttribute(draft: Draft, from: string, to: string, replacement?: string): void {
  draft.attributes = attributesOf(
    Object.entries(draft.attributes).map(([name, value]) =>
      name === from ? [to, replacement ?? value] : [name, value],
    ),
  );
}

/** The id of an element; empty where it has none, which only the status section allows. */
export function idOf({ attributes }: Draft): string {
  return attributes.id ?? "";
}

/** Elements by one attribute, in document order. */
export function indexBy(root: Draft, attribute: string): Map<string, Draft[]> {
  const index = new Map<string, Draft[]>();
  for (const node of nodes(root)) {
    const key = node.attributes[attribute];
    if (key === undefined) continue;
    const known = index.get(key);
    if (known === undefined) index.set(key, [node]);
    else known.push(node);
  }
  return index;
}
