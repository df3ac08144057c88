import { descendants, type Element } from "../cib/element.js";
import { pathTo } from "../cib/path.js";

/** Where something is in the text that was given. */
export interface Place {
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly path: string;
}

/**
 * Finds in the document that was given what an evaluation knows in an upgraded and expanded form: an element is where
 * its original began; one that has no original is where the element of its name and id is.
 */
export class Places {
  readonly #given: Element;
  readonly #upgraded: Element;
  #originals: Map<string, Element> | undefined;

  constructor(given: Element, upgraded: Element) {
    this.#given = given;
    this.#upgraded = upgraded;
  }

  /** The place of an element; nowhere if nothing of the document stands behind it. */
  of(about: Element | undefined): Place {
    if (about === undefined) return NOWHERE;
    const original = this.#original(about);
    if (original === undefined) return { ...NOWHERE, path: pathTo(this.#upgraded, about) };
    const { position } = original;
    return { line: position?.line, column: position?.column, path: pathTo(this.#given, original) };
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

const NOWHERE: Place = Object.freeze({ line: undefined, column: undefined, path: "" });

function positionKey({ position }: Element): string | undefined {
  return position === undefined ? undefined : `${position.line}:${position.column}`;
}

function idKey({ name, attributes }: Element): string | undefined {
  return attributes.id === undefined ? undefined : `${name} ${attributes.id}`;
}
