import { descendants, type Element, element, firstChild, withChildren } from "../cib/element.js";
import type { Version } from "../cib/schema/versions.js";
import type { Choices } from "./choices.js";
import { everywhere } from "./legacy-terms.js";

/** A document on its way back in time: what the old forms change, and ask about it. */
export class Ageing {
  root: Element;
  readonly version: Version;
  #count = 0;

  constructor(root: Element, version: Version) {
    this.root = root;
    this.version = version;
  }

  /** An id that the document does not have: drawn documents have none that begin like it. */
  id(): string {
    return `old.${++this.#count}`;
  }

  /** All elements of some names in the configuration, in document order. */
  all(...names: readonly string[]): readonly Element[] {
    const configuration = firstChild(this.root, "configuration");
    if (configuration === undefined) return [];
    return [...descendants(configuration)].filter(({ name }) => names.includes(name));
  }

  /** The ids of all elements of some names. */
  ids(...names: readonly string[]): readonly string[] {
    return this.all(...names).flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
  }

  /** Changes one of the elements of some names, by choice; does nothing if there is none. */
  change(names: readonly string[], choices: Choices, to: (of: Element) => Element): void {
    const found = this.all(...names);
    if (found.length > 0) this.replace(choices.of(found), to);
  }

  /** Changes one element of the document, which is that object. */
  replace(wanted: Element, to: (of: Element) => Element): void {
    const swap = (of: Element): Element => {
      if (of === wanted) return to(of);
      const children = of.children.map(swap);
      return children.some((child, i) => child !== of.children[i]) ? withChildren(of, children) : of;
    };
    this.root = swap(this.root);
  }

  /** Changes every element of the configuration, from the inside out. */
  changeAll(to: (of: Element) => Element): void {
    this.root = everywhere(this.root, to);
  }

  /** Adds elements to a section of the configuration, at its end; makes the section if there is none. */
  addTo(section: string, ...more: readonly Element[]): void {
    const configuration = firstChild(this.root, "configuration");
    if (configuration === undefined) return;
    const present = firstChild(configuration, section);
    this.replace(configuration, (of) =>
      present === undefined
        ? withChildren(of, [...of.children, element(section, {}, more)])
        : withChildren(
            of,
            of.children.map((each) => (each === present ? withChildren(each, [...each.children, ...more]) : each)),
          ),
    );
  }

  /** A pair with an id of its own. */
  pair(name: string, value?: string): Element {
    return element("nvpair", { id: this.id(), name, value });
  }
}

/** The element with more children: at the end, or at the start. */
export function withMore(of: Element, more: readonly Element[], first = false): Element {
  return withChildren(of, first ? [...more, ...of.children] : [...of.children, ...more]);
}
