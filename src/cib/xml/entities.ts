import { PREDEFINED, plainText, REFERENCES, type Refuse } from "./references.js";

/** What a document type declares under a name. */
export type Entity =
  | { readonly kind: "internal"; readonly text: string }
  /** Nothing external is loaded. */
  | { readonly kind: "external" }
  | { readonly kind: "unparsed" };

/** A reference counts as the text that it stands for, and so many characters more. */
const COST_OF_REFERENCE = 20;
/** That much may always be added by references, */
const ALWAYS_ALLOWED = 1_000_000;
/** and more as long as it is at most so many times what has been read of the document. */
const LARGEST_FACTOR = 5;
/** Entities inside each other. */
export const DEEPEST_ENTITY = 40;

/** The general entities that a document declares, and what referring to them adds up to (10 §2.3). */
export class Entities {
  /** Those that content refers to. */
  readonly inContent = new Set<string>();
  readonly #declared = new Map<string, Entity>();
  /** Lengths of texts with all that they refer to. */
  readonly #sizes = new Map<string, number>();
  #added = 0;

  /** The first declaration of a name counts. */
  declare(name: string, entity: Entity): void {
    if (!this.#declared.has(name)) this.#declared.set(name, entity);
  }

  /**
   * Counts a reference, the characters before which have been read.
   * @returns the text that it stands for, with its own references as they are; `undefined` if it is external
   * Throws CibError for what is not declared, is no text, refers to itself, or adds too much.
   */
  refer(name: string, read: number, refuse: Refuse): string | undefined {
    const entity = this.get(name, refuse);
    if (entity.kind === "unparsed") throw refuse(`reference to the unparsed entity ${name}`);
    this.count(this.#size(name, refuse, []), read, refuse);
    return entity.kind === "internal" ? entity.text : undefined;
  }

  /** Counts so many characters that a reference adds. Throws CibError if that is too much. */
  count(characters: number, read: number, refuse: Refuse): void {
    this.#added += characters + COST_OF_REFERENCE;
    if (this.#added > ALWAYS_ALLOWED && this.#added > LARGEST_FACTOR * read) {
      throw refuse("references to entities that add up to too much text");
    }
  }

  /**
   * The text of an entity in a value: with what it refers to, and blanks for white space. It was referred to before, so
   * that this ends. Throws CibError for what no value may hold: `<`, and what is external.
   */
  valueText(name: string, refuse: Refuse): string {
    const entity = this.get(name, refuse);
    if (entity.kind !== "internal") throw refuse(`reference to the external entity ${name} in a value`);
    if (entity.text.includes("<")) throw refuse(`entity ${name} brings \`<\` into a value`, "&lt;");
    return entity.text
      .replace(/[\t\r\n]/g, " ")
      .replace(
        REFERENCES,
        (_, inner: string, close: string) => plainText(inner, close === ";", refuse) ?? this.valueText(inner, refuse),
      );
  }

  get(name: string, refuse: Refuse): Entity {
    const entity = this.#declared.get(name);
    if (entity) return entity;
    throw refuse(`undefined entity ${name}`, `one of ${[...PREDEFINED.keys()].join(", ")}, or one that is declared`);
  }

  /** Entities are at most `DEEPEST_ENTITY` inside each other, so this may recurse. */
  #size(name: string, refuse: Refuse, within: readonly string[]): number {
    const known = this.#sizes.get(name);
    if (known !== undefined) return known;
    if (within.includes(name)) throw refuse(`entity ${name} refers to itself`);
    if (within.length >= DEEPEST_ENTITY) throw refuse("entities that refer to each other on too long a way");
    const entity = this.get(name, refuse);
    let size = 0;
    if (entity.kind === "internal") {
      size = entity.text.length;
      for (const [, inner = "", close] of entity.text.matchAll(REFERENCES)) {
        if (close === "" || PREDEFINED.has(inner) || inner.startsWith("#")) continue;
        size += this.#size(inner, refuse, [...within, name]) + COST_OF_REFERENCE;
      }
    }
    this.#sizes.set(name, size);
    return size;
  }
}
