import { append } from "../base/list.js";
import { type Cib, cibOf } from "./cib.js";
import { type Attributes, attributesOf, type Element, type Extra } from "./element.js";

/** The name of nodes that are not elements. */
const EXTRA = "#";

const NO_ATTRIBUTES: Attributes = attributesOf([]);

/** What is told of every change of a document that is being edited. */
export interface DraftWatch {
  /** A node is in the document now, with all that is in it. */
  entered(child: Draft, parent: Draft): void;
  /** A node is not in the document any more, with all that is in it. */
  left(child: Draft, parent: Draft): void;
  /** The attributes of a node in the document are others than these. */
  changed(draft: Draft, before: Attributes): void;
}

/**
 * A node of a document that is being edited: the one way to change a document, for upgrades, events, executed actions and
 * edits alike. {@link draftOf} begins, {@link finished} gives the new elements. The original never changes.
 *
 * Drafts of children are made when somebody asks for them, and what was not changed is shared with the original: an edit
 * costs what it looks at. Comments and CDATA sections are nodes here, so that they move with their neighbours; they are no
 * {@link Draft.elements}.
 */
export class Draft {
  /** The element behind it, which is used again if nothing in it changed; a copy has that of its model. */
  readonly source: Element | undefined;
  /** What it is, if it is no element. */
  readonly extra: Extra | undefined;
  name: string;
  /** Immutable: see {@link set}. */
  attributes: Attributes;
  /** What it is in; nothing if it is the root, or in no document. */
  parent: Draft | undefined;
  /** Set at the root: is told of all changes by {@link append}, {@link insertBefore}, {@link remove} and {@link set}. */
  watch: DraftWatch | undefined;
  /** Elements of the original stand for drafts that nobody has asked for. `undefined`: nobody has asked for any. */
  #content: (Element | Draft)[] | undefined;

  /** Use {@link draftOf}, {@link newDraft} or {@link with}. */
  constructor(
    source: Element | undefined,
    extra: Extra | undefined,
    name: string,
    attributes: Attributes,
    content: Draft[] | undefined,
  ) {
    this.source = source;
    this.extra = extra;
    this.name = name;
    this.attributes = attributes;
    this.parent = undefined;
    this.watch = undefined;
    this.#content = content;
    for (const child of content ?? []) child.parent = this;
  }

  /** All that is in it, comments included, in document order. The list may be changed, and replaced by another. */
  get children(): Draft[] {
    const content = this.#slots();
    for (let i = 0; i < content.length; i++) draftIn(this, content, i);
    return content as Draft[];
  }

  set children(list: Draft[]) {
    this.#content = list;
    for (const child of list) child.parent = this;
  }

  /** What is in it, without drafts of what nobody has asked for. */
  get present(): readonly (Element | Draft)[] {
    return this.#content ?? this.source?.children ?? [];
  }

  /** Whether nobody has asked for anything in it, so that it is still in {@link source}. */
  get isUntouched(): boolean {
    return !this.#content;
  }

  /** The elements in it, in document order. */
  get elements(): Draft[] {
    return this.children.filter(isElement);
  }

  /** The first element in it with that name and, if given, that id. Makes no other draft. */
  find(name: string, id?: string): Draft | undefined {
    const content = this.#slots();
    const at = content.findIndex((child) => child.name === name && (id === undefined || child.attributes.id === id));
    return at < 0 ? undefined : draftIn(this, content, at);
  }

  /** As {@link find}; if there is none, a new one comes last. */
  findOrAppend(name: string, attributes: Readonly<Record<string, string | undefined>> = {}): Draft {
    return this.find(name) ?? this.append(newDraft(name, attributes));
  }

  /** The draft of an element of the original that is directly in it; `undefined` if it is not (any more). */
  of(original: Element): Draft | undefined {
    const content = this.#slots();
    const at = content.findIndex(
      (child) => child === original || (child instanceof Draft && child.source === original),
    );
    return at < 0 ? undefined : draftIn(this, content, at);
  }

  /**
   * All elements with that name below it, the node itself included, in document order. Makes drafts of them and of what
   * they are in only.
   */
  all(name: string): Draft[] {
    const found = this.places(name).map((place) => place.draft);
    if (this.name === name) found.unshift(this);
    return found;
  }

  /** Where the elements with that name are below it, in document order. Makes drafts only of what they are in. */
  places(name: string): Place[] {
    const holders = new Set<Element>();
    for (const node of touchedIn(this)) {
      const content = node.#content ?? node.source?.children ?? [];
      for (const child of content) if (!(child instanceof Draft)) markHolders(child, name, holders);
    }
    const found: Place[] = [];
    const stack = this.#places();
    for (let place = stack.pop(); place; place = stack.pop()) {
      const { child } = place;
      if (child.name === name) found.push(place);
      if (child instanceof Draft || holders.has(child)) append(stack, place.draft.#places());
    }
    return found;
  }

  /** The places of its elements, last first. */
  #places(): Place[] {
    const content = this.#slots();
    const places: Place[] = [];
    for (let at = content.length - 1; at >= 0; at--) places.push(new Place(this, content, at));
    return places;
  }

  /** Puts a node last. @returns the node */
  append(child: Draft): Draft {
    this.#slots().push(child);
    this.#enter(child);
    return child;
  }

  /** Puts a node last. @returns its place */
  appendPlace(child: Draft): Place {
    const content = this.#slots();
    const at = content.push(child) - 1;
    this.#enter(child);
    return new Place(this, content, at);
  }

  /** Puts a node before another one that is in it; last without one. @returns the node */
  insertBefore(child: Draft, next: Draft | undefined): Draft {
    const content = this.#slots();
    const at = next ? content.indexOf(next) : -1;
    content.splice(at < 0 ? content.length : at, 0, child);
    this.#enter(child);
    return child;
  }

  /** Takes a node out, with all in it. @returns whether it was there */
  remove(child: Draft | undefined): boolean {
    const content = this.#slots();
    const at = child ? content.indexOf(child) : -1;
    if (!child || at < 0) return false;
    content.splice(at, 1);
    this.#watching()?.left(child, this);
    child.parent = undefined;
    return true;
  }

  /** Takes it out of what it is in, with all in it. */
  detach(): void {
    this.parent?.remove(this);
  }

  /**
   * Sets attributes (a present one keeps its place, a new one comes last) or removes them (`undefined`).
   * @returns whether anything changed
   */
  set(changes: Readonly<Record<string, string | undefined>>): boolean {
    if (Object.entries(changes).every(([name, value]) => this.attributes[name] === value)) return false;
    const before = this.attributes;
    const merged = { ...before, ...changes };
    this.attributes = attributesOf(
      Object.entries(merged).filter((pair): pair is [string, string] => pair[1] !== undefined),
    );
    this.#watching()?.changed(this, before);
    return true;
  }

  /** A node like this one, with other attributes, another name or other children. Otherwise the same nodes are in both. */
  with(other: { readonly name?: string; readonly attributes?: Attributes; readonly children?: Draft[] }): Draft {
    const { name = this.name, attributes = this.attributes, children = [...this.children] } = other;
    return new Draft(this.source, this.extra, name, attributes, children);
  }

  /** The drafts of elements in it. */
  *touched(): Generator<Draft, void, undefined> {
    for (const child of this.#content ?? []) if (child instanceof Draft && !child.extra) yield child;
  }

  /** The element that it is now, its children taken from `made`. */
  frozen(made: ReadonlyMap<Draft, Element>): Element {
    const { source, name, attributes } = this;
    const { children, extras } = this.#frozenContent(made);
    const unchanged =
      source !== undefined &&
      source.name === name &&
      source.attributes === attributes &&
      same(children, source.children) &&
      same(extras, source.extras ?? []);
    if (unchanged) return source;
    return Object.freeze({
      name,
      attributes,
      children: Object.freeze(children),
      ...(source?.position ? { position: source.position } : {}),
      ...(extras.length === 0 ? {} : { extras: Object.freeze(extras) }),
    });
  }

  #frozenContent(made: ReadonlyMap<Draft, Element>): {
    readonly children: readonly Element[];
    readonly extras: readonly Extra[];
  } {
    if (!this.#content) return { children: this.source?.children ?? [], extras: this.source?.extras ?? [] };
    const children: Element[] = [];
    const extras: Extra[] = [];
    for (const child of this.#content) {
      if (!(child instanceof Draft)) children.push(child);
      else if (!child.extra) children.push(made.get(child) ?? child.frozen(made));
      else {
        const { extra } = child;
        extras.push(extra.before === children.length ? extra : { ...extra, before: children.length });
      }
    }
    return { children, extras };
  }

  #enter(child: Draft): void {
    child.parent = this;
    this.#watching()?.entered(child, this);
  }

  /** Who is told of changes of the document that it is in. */
  #watching(): DraftWatch | undefined {
    let root: Draft = this;
    while (root.parent) root = root.parent;
    return root.watch;
  }

  #slots(): (Element | Draft)[] {
    this.#content ??= contentOf(this.source);
    return this.#content;
  }
}

/** Where an element is in a draft: good as long as nothing is put in or taken out before it. */
export class Place {
  readonly holder: Draft;
  readonly #content: (Element | Draft)[];
  readonly #at: number;

  constructor(holder: Draft, content: (Element | Draft)[], at: number) {
    this.holder = holder;
    this.#content = content;
    this.#at = at;
  }

  /** What is there, without a draft if nobody has asked for one. */
  get child(): Element | Draft {
    return childIn(this.#content, this.#at);
  }

  get draft(): Draft {
    return draftIn(this.holder, this.#content, this.#at);
  }
}

function childIn(content: readonly (Element | Draft)[], at: number): Element | Draft {
  const child = content[at];
  if (!child) throw new RangeError("nothing is at that place");
  return child;
}

/** The draft of what is at that place of a content, made if it is not there yet. */
function draftIn(holder: Draft, content: (Element | Draft)[], at: number): Draft {
  const child = childIn(content, at);
  if (child instanceof Draft) return child;
  const draft = draftOf(child);
  draft.parent = holder;
  content[at] = draft;
  return draft;
}

function contentOf(source: Element | undefined): (Element | Draft)[] {
  const content: (Element | Draft)[] = [...(source?.children ?? [])];
  for (const extra of (source?.extras ?? []).toReversed()) {
    content.splice(extra.before, 0, new Draft(undefined, extra, EXTRA, NO_ATTRIBUTES, []));
  }
  return content;
}

/** Adds to the set what holds an element of that name, at whatever depth. */
function markHolders(root: Element, name: string, holders: Set<Element>): void {
  const path: Element[] = [root];
  const next: number[] = [0];
  for (let element = path.at(-1); element; element = path.at(-1)) {
    const at = next.pop() as number;
    const child = element.children[at];
    if (!child) {
      path.pop();
      continue;
    }
    next.push(at + 1);
    if (child.name === name) {
      for (let up = path.length - 1; up >= 0 && !holders.has(path[up] as Element); up--)
        holders.add(path[up] as Element);
    }
    if (child.children.length > 0) {
      path.push(child);
      next.push(0);
    }
  }
}

/** The node and the drafts below it, parents first. */
function touchedIn(draft: Draft): Draft[] {
  const touched = [draft];
  for (const node of touched) for (const child of node.touched()) touched.push(child);
  return touched;
}

function same<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}

/** A draft of an element with all in it. */
export function draftOf(source: Element): Draft {
  return new Draft(source, undefined, source.name, source.attributes, undefined);
}

/** A new element. Attributes without value are left out. */
export function newDraft(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: Draft[] = [],
): Draft {
  const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return new Draft(undefined, undefined, name, attributesOf(given), children);
}

/** The element tree of a draft, frozen; shares with the original what did not change. Does not recurse: depth is the input's. */
export function finished(draft: Draft): Element {
  const made = new Map<Draft, Element>();
  for (const node of touchedIn(draft).reverse()) if (!made.has(node)) made.set(node, node.frozen(made));
  return made.get(draft) as Element;
}

/** The document with another root; the same one if the root is the same. */
export function withRoot(cib: Cib, root: Element): Cib {
  return root === cib.root ? cib : cibOf(root);
}

/** Whether a node is an element, not a comment. */
export function isElement(draft: Draft): boolean {
  return !draft.extra;
}

/** A draft like another one, with all in it; edits of one do not reach the other. */
export function copyOf(draft: Draft): Draft {
  return draftOf(finished(draft));
}

/** The children of one or several names, in order. */
export function named(draft: Draft, ...names: readonly string[]): Draft[] {
  return draft.children.filter(({ name }) => names.includes(name));
}

/** The element and every element below it, in document order. */
export function* nodes(draft: Draft): Generator<Draft, void, undefined> {
  const stack = [draft];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.extra) continue;
    yield next;
    const { children } = next;
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as Draft);
  }
}
