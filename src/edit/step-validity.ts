/** Whether a document that edits change is still valid: each change costs what it touches (10 §10). */
import { append } from "../base/list.js";
import { Draft, type DraftWatch } from "../cib/draft.js";
import type { Attributes, Element } from "../cib/element.js";
import { type Content, grammarOf } from "../cib/schema/compile.js";
import { trim } from "../cib/schema/datatypes.js";
import { contentOf, IDENTIFYING, isText, matches, pairProblem } from "../cib/schema/validate.js";
import type { Version } from "../cib/schema/versions.js";

/** Something in the document, and what the grammar says of its place. */
interface Placed {
  readonly node: Element | Draft;
  readonly content: Content;
}

/**
 * Follows the changes of a document, and says of each step whether the document is valid after it, as `validate` would: what was touched
 * since the last step has to have the form that the grammar wants, the ids touched have to be there once, if something refers to them.
 */
export class StepValidity implements DraftWatch {
  readonly #root: Draft;
  readonly #top: Content;
  /** How many elements have an id. */
  readonly #ids = new Map<string, number>();
  /** How many attributes refer to one. */
  readonly #references = new Map<string, number>();
  #touchedIds = new Set<string>();
  /** To be looked at with all in them. */
  #entered = new Set<Draft>();
  /** To be looked at themselves. */
  #touched = new Set<Draft>();
  /** Whether text has come in, which no element has. */
  #hasText = false;

  /** @param root the `cib` element; the first step is about all of it */
  constructor(root: Draft, version: Version) {
    this.#root = root;
    this.#top = grammarOf(version)("cib");
    this.#entered.add(root);
    this.#count({ node: root, content: this.#top }, 1);
  }

  entered(child: Draft, parent: Draft): void {
    const content = this.#contentAt(parent);
    if (content === undefined || content.free) return;
    if (child.extra !== undefined) {
      this.#hasText ||= isText(child.extra);
      return;
    }
    if (!isOpen(content)) this.#touched.add(parent);
    this.#entered.add(child);
    const inside = contentOf(child, content.variants);
    if (inside !== undefined) this.#count({ node: child, content: inside }, 1);
  }

  left(child: Draft, parent: Draft): void {
    const content = this.#contentAt(parent);
    if (content === undefined) return;
    if (!isOpen(content)) this.#touched.add(parent);
    const inside = contentOf(child, content.variants);
    if (inside !== undefined) this.#count({ node: child, content: inside }, -1);
  }

  changed(draft: Draft, before: Attributes): void {
    const content = this.#contentAt(draft);
    if (content === undefined) return;
    this.#touched.add(draft);
    this.#identify(before, content, -1);
    this.#identify(draft.attributes, content, 1);
  }

  /** Ends a step. @returns whether the document is valid; once it is not, nothing more is known */
  isValidNow(): boolean {
    const isValid =
      !this.#hasText &&
      [...this.#touched].every((draft) => this.#hasForm(draft)) &&
      [...this.#entered].every((draft) => this.#isFormedInside(draft)) &&
      [...this.#touchedIds].every((id) => this.#isUnique(id));
    this.#touched = new Set();
    this.#entered = new Set();
    this.#touchedIds = new Set();
    return isValid;
  }

  /** What the grammar says of a place in the document: nothing if it is not allowed there. */
  #contentAt(draft: Draft): Content | undefined {
    const path: Draft[] = [];
    for (let at = draft; at.parent !== undefined; at = at.parent) path.push(at);
    let content: Content | undefined = this.#top;
    for (const each of path.reverse()) {
      if (content === undefined || content.free) return content;
      content = contentOf(each, content.variants);
    }
    return content;
  }

  #isThere(draft: Draft): boolean {
    let at = draft;
    while (at.parent !== undefined) at = at.parent;
    return at === this.#root;
  }

  /** Whether an element whose attributes or children have changed has a form that is allowed; one that is not there has. */
  #hasForm(draft: Draft): boolean {
    if (!this.#isThere(draft)) return true;
    const content = this.#contentAt(draft);
    return content !== undefined && isFormed({ node: draft, content });
  }

  /** Whether an element that came in has a form that is allowed, and all in it. */
  #isFormedInside(draft: Draft): boolean {
    if (!this.#isThere(draft)) return true;
    const content = this.#contentAt(draft);
    if (content === undefined) return false;
    const stack: Placed[] = [{ node: draft, content }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (next.content.free) continue;
      if (!isFormed(next) || hasText(next.node)) return false;
      append(stack, inside(next));
    }
    return true;
  }

  #isUnique(id: string): boolean {
    const count = this.#ids.get(id) ?? 0;
    return count === 1 || (count === 0 && (this.#references.get(id) ?? 0) === 0);
  }

  #count(from: Placed, by: 1 | -1): void {
    const stack = [from];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      this.#identify(next.node.attributes, next.content, by);
      append(stack, inside(next));
    }
  }

  #identify(attributes: Attributes, { variants }: Content, by: 1 | -1): void {
    for (const name of IDENTIFYING) {
      const value = attributes[name];
      if (value === undefined) continue;
      const kind = variants.find((form) => form.attributes.has(name))?.attributes.get(name)?.kind;
      if (kind !== "ID" && kind !== "IDREF") continue;
      const id = trim(value);
      const counts = kind === "ID" ? this.#ids : this.#references;
      counts.set(id, (counts.get(id) ?? 0) + by);
      this.#touchedIds.add(id);
    }
  }
}

/** The elements in one, each with what the grammar says of it; what is not allowed there is left out. */
function inside({ node, content }: Placed): Placed[] {
  const found: Placed[] = [];
  for (const child of node instanceof Draft ? node.present : node.children) {
    const of = contentOf(child, content.variants);
    if (of !== undefined) found.push({ node: child, content: of });
  }
  return found;
}

/** Whether an element may have any number of its children, in any order: then it is enough that each is allowed. */
function isOpen({ variants }: Content): boolean {
  const [form] = variants;
  if (form === undefined || variants.length > 1) return false;
  const stages = new Set(Array.from(form.children.values(), ({ stage }) => stage));
  return (
    stages.size <= 1 && form.particles.every(({ least, most }) => least === 0 && most === Number.POSITIVE_INFINITY)
  );
}

function isFormed({ node, content }: Placed): boolean {
  if (content.free) return true;
  const formed = { attributes: node.attributes, children: node instanceof Draft ? node.present : node.children };
  if (content.pairs !== undefined && pairProblem(node, content.pairs) !== undefined) return false;
  return content.variants.some((form) => matches(formed, form));
}

/** Whether there is text directly in an element. */
function hasText(node: Element | Draft): boolean {
  if (!(node instanceof Draft)) return (node.extras ?? []).some(isText);
  if (node.isUntouched) return (node.source?.extras ?? []).some(isText);
  return node.present.some((child) => child instanceof Draft && child.extra !== undefined && isText(child.extra));
}
