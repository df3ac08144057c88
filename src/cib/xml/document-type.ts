import { type Attributes, attributesOf } from "../element.js";
import { Entities } from "./entities.js";

/** What a document type declares of an attribute, as far as it has an effect. */
export interface DeclaredAttribute {
  /** Whether outer and repeated blanks in its values count for nothing: all types but CDATA. */
  readonly tokens: boolean;
  /** Whether its values must not be empty, nor those of another such attribute. */
  readonly id: boolean;
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
  /** How many values were cut off at their beginning. */
  cutAtStart = 0;
  cutAtStartInStatus = 0;
  /** The values of attributes that are declared as ids. */
  readonly ids = new Set<string>();
  readonly #attributes = new Map<string, Map<string, DeclaredAttribute>>();

  /** Whether elements get namespaces by default. */
  namespaced = false;

  /** The first declaration of an attribute counts. */
  declareAttribute(element: string, name: string, declared: DeclaredAttribute): void {
    let attributes = this.#attributes.get(element);
    if (!attributes) {
      attributes = new Map();
      this.#attributes.set(element, attributes);
    }
    if (attributes.has(name)) return;
    attributes.set(name, declared);
    if (declared.namespace !== undefined) this.namespaced = true;
  }

  declared(element: string, attribute: string): DeclaredAttribute | undefined {
    return this.#attributes.get(element)?.get(attribute);
  }

  /** The attributes of an element, with the namespaces that it has by default. */
  completed(element: string, given: Attributes): Attributes {
    const declared = this.#attributes.get(element);
    if (!declared) return given;
    const pairs = new Map(Object.entries(given));
    for (const [name, { namespace }] of declared) {
      if (namespace !== undefined && !pairs.has(name)) pairs.set(name, namespace);
    }
    return attributesOf(pairs);
  }
}
