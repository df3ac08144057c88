/** Resolving `id-ref` references, and the ids and elements that the engine builds (specification 01 §5.2, §5.3). */
import { attribute, descendants, type Element, element } from "../cib/element.js";
import type { Report } from "./report.js";

/** What rules and blocks need of a scope: the element that stands for one, or `undefined` if its reference is bad. */
export type Resolve = (element: Element) => Element | undefined;

/**
 * A document, or several together, in which references are looked up. An index is built per element name when the
 * first reference of that name is resolved.
 */
export class ReferenceScope {
  /** Is told about references to nothing. */
  report: Report | undefined;
  private readonly roots: Element[];
  /** By element name, then id; `undefined` stands for an id that several elements have. */
  private readonly index = new Map<string, Map<string, Element | undefined>>();
  /** {@link resolve} as a function of its own. */
  readonly resolver: Resolve = (element) => this.resolve(element);

  constructor(...roots: readonly Element[]) {
    this.roots = [...roots];
  }

  /** Makes one more element, with everything below it, part of the scope. */
  add(root: Element): void {
    this.roots.push(root);
    for (const [name, ids] of this.index) indexInto(ids, root, name);
  }

  /** The only element of that name and id; `undefined` if there is none, or more than one. */
  find(name: string, id: string): Element | undefined {
    let ids = this.index.get(name);
    if (ids === undefined) {
      ids = new Map();
      for (const root of this.roots) indexInto(ids, root, name);
      this.index.set(name, ids);
    }
    return ids.get(id);
  }

  /**
   * **Resolve ID reference** (01 §5.2): the element itself if it has no `id-ref`; else the one element of the same name
   * with that id (whose own `id-ref` is not followed); `undefined` if there is none, or several.
   */
  resolve(element: Element): Element | undefined {
    const reference = attribute(element, "id-ref");
    if (reference === undefined) return element;
    const found = reference.includes("'") ? undefined : this.find(element.name, reference);
    if (found === undefined) {
      this.report?.error(
        "reference",
        `Ignoring invalid ${element.name} configuration: id-ref '${reference}' does not reference a valid object \u0007 ` +
          `xpath=//${element.name}[@id='${reference}']`,
        element,
        `the id of one other ${element.name}`,
      );
    }
    return found;
  }
}

function indexInto(ids: Map<string, Element | undefined>, root: Element, name: string): void {
  for (const found of descendants(root)) {
    if (found.name !== name) continue;
    const id = attribute(found, "id");
    if (id !== undefined) ids.set(id, ids.has(id) ? undefined : found);
  }
}

/** **Dereferenced children** (01 §5.2) of that name, or all, in reverse document order. */
export function dereferencedChildren(parent: Element, name: string | undefined, resolve: Resolve): Element[] {
  const found: Element[] = [];
  for (const child of parent.children) {
    if (name !== undefined && child.name !== name) continue;
    const resolved = resolve(child);
    if (resolved !== undefined) found.push(resolved);
  }
  return found.reverse();
}

const NAME_START =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const START = new RegExp(`[${NAME_START}]`, "u");
const NOT_NAME = new RegExp(`[^${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]`, "gu");

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/**
 * **Make ID valid** (01 §5.3): a first character that may not start an XML name becomes `_`, followed by `.` for each
 * further byte of it; every later character that may not occur in a name becomes as many `.` as it has bytes.
 */
export function makeIdValid(id: string): string {
  const [first = ""] = id;
  const rest = id.slice(first.length).replace(NOT_NAME, (character) => ".".repeat(utf8Length(character)));
  if (first === "" || START.test(first)) return first + rest;
  return `_${".".repeat(utf8Length(first) - 1)}${rest}`;
}

/** **Build op element** (01 §5.3): `id`, `interval`, `name`, and `timeout` if given. */
export function opElement(prefix: string, task: string, interval: string, timeout?: string): Element {
  const id = makeIdValid(`${prefix}-${task}-${interval}`);
  return element("op", { id, interval, name: task, timeout });
}

/**
 * **Build nvpair element** (01 §5.3). The id is `PARENTID-NAME` made valid, `nvpair-NAME` for a parent without id,
 * unless one is given.
 */
export function nvpairElement(parentId: string | undefined, name: string, value: string, id?: string): Element {
  const made = id ?? makeIdValid(parentId === undefined ? `nvpair-${name}` : `${parentId}-${name}`);
  return element("nvpair", { id: made, name, value });
}
