import { descendants, type Element } from "../cib/element.js";
import { Paths } from "../cib/path.js";

/** Where something is in the text that was given. */
export interface Place {
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: string;
}

/**
 * Finds in the document that was given what an evaluation knows in an upgraded and expanded form: an element is where
 * its original began; one that has no original is where the element of its name and id is, or else where the one around
 * it is.
 */
export class Places {
  readonly #given: Element;
  readonly #upgraded: Element;
  readonly #paths: Paths;
  #originals: Map<string, Element> | undefined;
  #around: Map<Element, Element> | undefined;

  constructor(given: Element, upgraded: Element) {
    this.#given = given;
    this.#upgraded = upgraded;
    this.#paths = new Paths(given);
  }

  /** The place of an element; the whole document if nothing else of it stands behind the element. */
  of(about: Element | undefined): Place {
    const original = this.#nearestOriginal(about) ?? this.#given;
    const { position } = original;
    return { line: position?.line, column: position?.column, path: this.#paths.of(original) };
  }

  #nearestOriginal(about: Element | undefined): Element | undefined {
    for (let at = about; at !== undefined; at = this.#parents().get(at)) {
      const original = this.#original(at);
      if (original !== undefined) return original;
    }
    return undefined;
  }

  #parents(): ReadonlyMap<Element, Element> {
    if (this.#around !== undefined) return this.#around;
    const around = new Map<Element, Element>();
    for (const each of descendants(this.#upgraded)) for (const child of each.children) around.set(child, each);
    this.#around = around;
    return around;
  }

  #original(about: Element): Element | undefined {
    const originals = this.#byKey();
    return originals.get(positionKey(about) ?? "") ?? originals.get(idKey(about) ?? "");
  }

  #byKey(): ReadonlyMap<string, Element> {
    if (this.#originals !== undefined) return this.#originals;
    const originals = new Map<string, Element>();
    for (const each of descendants(this.#given)) {
      for (const key of [positionKey(each), idKey(each)]) {
        if (key !== undefined && !originals.has(key)) originals.set(key, each);
      }
    }
    this.#originals = originals;
    return originals;
  }
}

function positionKey({ position }: Element): string | undefined {
  return position === undefined ? undefined : `${position.line}:${position.column}`;
}

function idKey({ name, attributes }: Element): string | undefined {
  return attributes.id === undefined ? undefined : `${name} ${attributes.id}`;
}
