import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { nestedPattern, pattern } from "../../src/arbitraries/patterns.js";
import { descendants, type Element, parseCib } from "../../src/cib/index.js";

/** What attacks are made of: the cases of the corpus, and the words that occur in them. */
export interface Pool {
  /** Small ones first. */
  readonly cases: readonly Element[];
  /** The values of each attribute, `nvpair NAME` for those of pairs of that name. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The names of attributes and children that each kind of element has. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** Elements by name. */
  readonly elements: ReadonlyMap<string, readonly Element[]>;
  readonly elementNames: readonly string[];
  /** Names of pairs. */
  readonly pairNames: readonly string[];
  readonly patterns: readonly string[];
}

const CORPUS = join(import.meta.dirname, "../../corpus/xml");
/** Larger cases make an attack slower, not sharper. */
const LARGEST = 12_000;
const DRAWN_PATTERNS = 400;

class Words {
  readonly #lists = new Map<string, Set<string>>();

  add(key: string, word: string): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, new Set([word]));
    else list.add(word);
  }

  lists(): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#lists].map(([key, words]) => [key, [...words]]));
  }
}

/** @param seed of the patterns */
export function loadPool(seed: number): Pool {
  const texts = readdirSync(CORPUS)
    .filter((file) => file.endsWith(".xml"))
    .sort()
    .map((file) => readFileSync(join(CORPUS, file), "utf8"))
    .filter(({ length }) => length <= LARGEST)
    .sort((a, b) => a.length - b.length);
  const cases = texts.map((text) => parseCib(text).root);
  const values = new Words();
  const attributes = new Words();
  const elements = new Map<string, Element[]>();
  for (const root of cases) {
    for (const each of descendants(root)) {
      const list = elements.get(each.name);
      if (list === undefined) elements.set(each.name, [each]);
      else list.push(each);
      for (const [name, value] of Object.entries(each.attributes)) {
        attributes.add(each.name, name);
        const isPair = name === "value" && each.name === "nvpair";
        values.add(isPair ? `nvpair ${each.attributes.name}` : name, value);
        if (name === "name" && each.name === "nvpair") values.add("nvpair", value);
      }
    }
  }
  const lists = values.lists();
  const drawn = { numRuns: DRAWN_PATTERNS, seed };
  return {
    cases,
    values: lists,
    attributes: attributes.lists(),
    elements,
    elementNames: [...elements.keys()],
    pairNames: lists.get("nvpair") ?? [],
    patterns: [...fc.sample(nestedPattern(), drawn), ...fc.sample(pattern(), drawn)],
  };
}
