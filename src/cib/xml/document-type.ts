import { type Attributes, attributesOf } from "../element.js";
import { Entities } from "./entities.js";

/** What a document type declares of an attribute, as far as it has an effect. */
export interface DeclaredAttribute {
  /** Whether white space in its values is normalized further: all types but CDATA. */
  readonly tokens: boolean;
  /** The default, of declarations of namespaces only: others are not applied. */
  readonly namespace: string | undefined;
}

/** What a document type declares that has an effect on the document (10 §2.2, §2.3). */
export class DocumentType {
  readonly entities = new Entities();
  /** Whether values are read as a whole, or up to the first reference to an entity, as all but validation sees them. */
  whole = false;
  /** Whether any value was cut off. */
  cut = false;
  readonly #attributes = new Map<string, Map<string, DeclaredAttribute>>();

  /** Whether elements get namespaces by default. */
  namespaced = false;

  /** The first declaration of an attribute counts. */
  declareAttribute(element: string, name: string, declared: DeclaredAttribute): void {
    let attributes = this.#attributes.get(element);
    if (attributes === undefined) {
      attributes = new Map();
      this.#attributes.set(element, attributes);
    }
    if (attributes.has(name)) return;
    attributes.set(name, declared);
    if (declared.namespace !== undefined) this.namespaced = true;
  }

  /** The attributes of an element, as they are declared to be. */
  completed(element: string, given: Attributes): Attributes {
    const declared = this.#attributes.get(element);
    if (declared === undefined) return given;
    const pairs = new Map(Object.entries(given));
    for (const [name, { tokens, namespace }] of declared) {
      const value = pairs.get(name);
      if (value !== undefined && tokens) pairs.set(name, value.replace(/^ +| +$/g, "").replace(/ +/g, " "));
      else if (value === undefined && namespace !== undefined) pairs.set(name, namespace);
    }
    return attributesOf(pairs);
  }
}
