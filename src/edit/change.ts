/** What an edit changed, and how to take it back. */
import { deepEqual } from "../base/equal.js";
import type { CibDocument } from "../cib/cib.js";
import { type Attributes, type Element, type Extra, withAttributes } from "../cib/element.js";
import { elementPath } from "../cib/path.js";
import { EditError } from "./error.js";

/** One place of a document that an edit changed. */
export type Difference =
  | {
      /** The attributes of one element. */
      readonly kind: "attributes";
      /** The element: from the root down, the number of each among its siblings. */
      readonly at: readonly number[];
      readonly path: string;
      readonly before: Attributes;
      readonly after: Attributes;
    }
  | {
      /** A run of children of one element: these stood there before, those do now. */
      readonly kind: "children";
      /** Their parent. */
      readonly at: readonly number[];
      readonly path: string;
      /** The number of siblings in front of the run. */
      readonly index: number;
      readonly before: readonly Element[];
      readonly after: readonly Element[];
      /** What else the parent holds (comments), where the edit moved that. */
      readonly extras?: { readonly before: readonly Extra[]; readonly after: readonly Extra[] };
    };

/** What a list of edits did to a document: enough to show it and to undo it. Plain data. */
export interface Change {
  /** The ids of the elements that were added, removed or changed, in document order, each once. */
  readonly ids: readonly string[];
  readonly differences: readonly Difference[];
}

interface Pair {
  readonly before: Element;
  readonly after: Element;
  readonly at: readonly number[];
  readonly path: readonly Element[];
}

/**
 * What is different between two documents, of which one was made from the other by an edit: what they share is not looked
 * at. Does not recurse: depth is the input's.
 */
export function changeBetween(before: CibDocument, after: CibDocument): Change {
  const differences: Difference[] = [];
  const ids = new Set<string>();
  const stack: Pair[] = [{ before: before.root, after: after.root, at: [], path: [after.root] }];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    if (pair.before === pair.after) continue;
    const path = elementPath(pair.path);
    const { id } = pair.after.attributes;
    if (!deepEqual(pair.before.attributes, pair.after.attributes)) {
      differences.push({
        kind: "attributes",
        at: pair.at,
        path,
        before: pair.before.attributes,
        after: pair.after.attributes,
      });
      if (id !== undefined) ids.add(id);
    }
    const run = runOf(pair.before, pair.after);
    for (const index of run.alike.toReversed()) {
      const inside = pair.after.children[index] as Element;
      stack.push({
        before: pair.before.children[index] as Element,
        after: inside,
        at: [...pair.at, index],
        path: [...pair.path, inside],
      });
    }
    const extras = deepEqual(pair.before.extras, pair.after.extras)
      ? {}
      : { extras: { before: pair.before.extras ?? [], after: pair.after.extras ?? [] } };
    if (run.before.length === 0 && run.after.length === 0 && extras.extras === undefined) continue;
    differences.push({
      kind: "children",
      at: pair.at,
      path,
      index: run.index,
      before: run.before,
      after: run.after,
      ...extras,
    });
    for (const each of [...run.before, ...run.after]) if (each.attributes.id !== undefined) ids.add(each.attributes.id);
  }
  return { ids: [...ids], differences };
}

interface Run {
  /** Children that stand for one another in both documents but are different: their numbers. */
  readonly alike: readonly number[];
  readonly index: number;
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

/** What became of the children of an element: either each has its counterpart, or one run of them was replaced. */
function runOf(from: Element, to: Element): Run {
  const { children: before } = from;
  const { children: after } = to;
  const alike: number[] = [];
  const counterparts = before.length === after.length && before.every((child, i) => isSame(child, after[i]));
  if (counterparts) {
    for (let i = 0; i < before.length; i++) if (before[i] !== after[i]) alike.push(i);
    return { alike, index: 0, before: [], after: [] };
  }
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++;
  }
  return {
    alike,
    index: start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}

function isSame(a: Element, b: Element | undefined): boolean {
  return b !== undefined && a.name === b.name && a.attributes.id === b.attributes.id;
}

/**
 * The document before a change: `undo(changed, change)` is what `edit` was given. Later changes of other places stay.
 * @throws EditError (`conflict`) if what the change made is not there any more
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { edit, undo } from "pengine/edit";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { cib: after, change } = edit(cib, [{ kind: "disable", resource: "web" }], { now });
 * undo(after, change); // the CIB of before
 * ```
 */
export function undo<Document extends CibDocument>(cib: Document, change: Change): Document {
  let { root } = cib;
  for (const difference of change.differences.toReversed()) {
    root = rebuilt(root, difference.at, (element) => reverted(element, difference), difference.path);
  }
  return root === cib.root ? cib : Object.freeze({ ...cib, root });
}

function reverted(element: Element, difference: Difference): Element {
  if (difference.kind === "attributes") {
    if (deepEqual(element.attributes, difference.after)) return withAttributes(element, difference.before);
    // What counts the changes of a document counted later ones, too.
    if (difference.at.length === 0) return element;
    throw conflict(difference.path);
  }
  const { index, before, after, extras } = difference;
  const { children } = element;
  const there = children.slice(index, index + after.length);
  if (there.length !== after.length || !there.every((child, i) => child === after[i] || deepEqual(child, after[i]))) {
    throw conflict(difference.path);
  }
  const restored = [...children.slice(0, index), ...before, ...children.slice(index + after.length)];
  const { extras: present, ...rest } = element;
  const kept = extras === undefined ? (present ?? []) : extras.before;
  if (extras !== undefined && !deepEqual(present ?? [], extras.after)) throw conflict(difference.path);
  return Object.freeze({
    ...rest,
    children: Object.freeze(restored),
    ...(kept.length === 0 ? {} : { extras: kept }),
  });
}

/** The tree with one element replaced. */
function rebuilt(root: Element, at: readonly number[], change: (element: Element) => Element, path: string): Element {
  const chain: Element[] = [root];
  for (const index of at) {
    const child = chain.at(-1)?.children[index];
    if (child === undefined) throw conflict(path);
    chain.push(child);
  }
  let made = change(chain.at(-1) ?? root);
  for (let i = at.length - 1; i >= 0; i--) {
    const parent = chain[i] ?? root;
    const children = parent.children.with(at[i] ?? 0, made);
    made = Object.freeze({ ...parent, children: Object.freeze(children) });
  }
  return made;
}

function conflict(path: string): EditError {
  return new EditError("conflict", "what the change made is not there any more", {
    path,
    legal: "undo the later changes first",
  });
}
