import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { cibElement } from "../../src/arbitraries/index.js";
import type { Element } from "../../src/cib/element.js";
import { descendants } from "../../src/cib/index.js";
import { type Content, grammarOf } from "../../src/cib/schema/compile.js";
import { CLUSTER_OPTIONS } from "../../src/policy/options.js";

/**
 * What the generator never draws is where wrong answers were found: every attribute of the schema is drawn, every word that it may
 * have, and every kind of number; every cluster option by its names.
 */

/** Attributes by `element@attribute`, with what is legal there. */
function attributesOfSchema(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<Content>();
  const declare = (name: string, content: Content): void => {
    if (seen.has(content)) return;
    seen.add(content);
    for (const { attributes, children } of content.variants) {
      for (const [attribute, { kind, legal }] of attributes) {
        found.set(`${name}@${attribute}`, kind === "value" ? legal : kind);
      }
      for (const [child, { content: inner }] of children) declare(child, inner());
    }
  };
  declare("cib", grammarOf("4.0")("cib"));
  return found;
}

/** The words of an attribute that takes nothing else. Versions of the schema are drawn by the arbitraries of old documents. */
function wordsOf(legal: string): readonly string[] {
  const words = legal.split(", ");
  return legal.includes(" ") && words.some((word) => word.includes(" ")) ? [] : words.length > 1 ? words : [];
}

const NUMBERS: Readonly<Record<string, RegExp>> = {
  "less than 0": /^\s*-0*[1-9]/,
  "nothing but zeros": /^\s*[+-]?0+\s*$/,
  "a plus sign": /^\s*\+[0-9]/,
  "zeros before it": /^\s*[+-]?0[0-9]/,
  "white space around it": /^\s|\s$/,
  "more than 32 bits": /^\s*[+-]?[0-9]{10,18}\s*$/,
  "more than 64 bits": /^\s*[+-]?[0-9]{20,}\s*$/,
};
const SCORES: Readonly<Record<string, RegExp>> = {
  ...NUMBERS,
  INFINITY: /^INFINITY$/,
  "+INFINITY": /^\+INFINITY$/,
  "-INFINITY": /^-INFINITY$/,
};

const attributes = attributesOfSchema();
const values = new Map<string, Set<string>>();
const options = new Set<string>();

function note({ name, attributes: found }: Element): void {
  for (const [attribute, value] of Object.entries(found)) {
    if (value === undefined) continue;
    const key = `${name}@${attribute}`;
    const known = values.get(key);
    if (known === undefined) values.set(key, new Set([value]));
    else known.add(value);
  }
  if (name === "nvpair" && found.name !== undefined) options.add(found.name);
}

/** The kinds of number that no attribute of a type was drawn with. */
function missingKinds(kinds: Readonly<Record<string, RegExp>>, of: (legal: string) => boolean): readonly string[] {
  const all = [...attributes].filter(([, legal]) => of(legal)).flatMap(([key]) => [...(values.get(key) ?? [])]);
  return Object.entries(kinds).flatMap(([kind, form]) => (all.some((value) => form.test(value)) ? [] : [kind]));
}

/** What has not been drawn yet, by what it is. */
const MISSING: Readonly<Record<string, () => readonly string[]>> = {
  "every attribute of the schema": () => [...attributes.keys()].filter((key) => !values.has(key)),
  "every word that an attribute may be": () =>
    [...attributes].flatMap(([key, legal]) =>
      key === "cib@validate-with"
        ? []
        : wordsOf(legal).flatMap((word) => (values.get(key)?.has(word) ? [] : [`${key}=${word}`])),
    ),
  "every kind of score": () => missingKinds(SCORES, (legal) => legal.includes("INFINITY")),
  "every kind of number": () => missingKinds(NUMBERS, (legal) => legal === "an integer"),
  "every cluster option, by its name and the one that it had": () =>
    CLUSTER_OPTIONS.flatMap(({ name, oldName }) => (oldName === undefined ? [name] : [name, oldName])).filter(
      (name) => !options.has(name),
    ),
};

const SLICE = 150;
const MOST = 3000;

beforeAll(() => {
  for (let drawn = 0; drawn < MOST; drawn += SLICE) {
    for (const root of fc.sample(cibElement(), { seed: 45 + drawn, numRuns: SLICE })) {
      for (const each of descendants(root)) note(each);
    }
    if (Object.values(MISSING).every((missing) => missing().length === 0)) return;
  }
}, 600_000);

describe("arbitrary CIBs have", () => {
  it.each(Object.entries(MISSING))("%s", (_, missing) => {
    expect(missing()).toEqual([]);
  });
});
