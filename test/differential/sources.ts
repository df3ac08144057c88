import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  cibElement,
  cibText,
  invalidCibText,
  legacyCibText,
  malformedCibText,
  spelling,
  unvalidatedCibText,
} from "../../src/arbitraries/index.js";
import { parseCib } from "../../src/cib/parse.js";
import { serialize } from "../../src/cib/serialize.js";
import { readCib } from "../../src/read-cib.js";
import { eventWords } from "../support/event-words.js";
import { mutated, mutations } from "./mutations.js";
import type { Input } from "./outputs.js";

/** A sequence of inputs: the same seed and number give the same input. */
export type Source = (seed: number, index: number) => Input;

export const SOURCES = ["generated", "mutated", "written"] as const;
export type SourceName = (typeof SOURCES)[number];

/** Small, middling and large clusters in turn. */
const SIZES = [
  { maxNodes: 2, maxResources: 2, maxConstraints: 2 },
  { maxNodes: 3, maxResources: 4, maxConstraints: 4 },
  { maxNodes: 5, maxResources: 8, maxConstraints: 10 },
];

export function generated(): Source {
  const arbitraries = SIZES.map(cibText);
  return (seed, index) => {
    const arbitrary = arbitraries[index % arbitraries.length] ?? cibText();
    const xml = draw(arbitrary, seed, index);
    return { name: `generated-${seed}-${index}`, xml, args: eventsFor(xml, seed, index) };
  };
}

/** Documents as they come: of older schemas, in unusual spellings, unvalidated, invalid, and no XML at all. */
export function written(): Source {
  const arbitrary = fc.oneof(
    ...SIZES.slice(0, 2).flatMap((size) => [
      { weight: 6, arbitrary: legacyCibText(size) },
      { weight: 1, arbitrary: fc.tuple(cibElement(size), spelling()).map(([root, write]) => write(root)) },
      { weight: 3, arbitrary: invalidCibText(size) },
      { weight: 3, arbitrary: unvalidatedCibText(size) },
    ]),
    { weight: 1, arbitrary: malformedCibText(SIZES[0]) },
  );
  return (seed, index) => ({ name: `written-${seed}-${index}`, xml: draw(arbitrary, seed, index), args: [] });
}

/** Mutations of the cases of directories laid out like ../shared/cts. */
export function mutatedCases(directories: readonly string[]): Source {
  const files = directories.flatMap((directory) =>
    readdirSync(join(directory, "xml"))
      .filter((file) => file.endsWith(".xml"))
      .sort()
      .map((file) => join(directory, "xml", file)),
  );
  const changes = mutations();
  return (seed, index) => {
    const file = files[(index * 7919 + seed) % files.length] ?? "";
    const original = withDate(readFileSync(file, "utf8"));
    // Upgrading costs the reference five times what evaluating does, so most cases are upgraded beforehand.
    const xml = mutated(index % 10 === 0 ? original : upgraded(original), draw(changes, seed, index));
    return { name: `mutated-${seed}-${index}`, xml, args: eventsFor(xml, seed, index) };
  };
}

/** A third of the inputs, of every size, also have events and failures happen (09 §9, §11.4). */
function eventsFor(xml: string, seed: number, index: number): readonly string[] {
  return Math.floor(index / SIZES.length) % 3 === 2 ? draw(eventWords(parseCib(xml)), seed, index) : [];
}

/** Cases without an execution date get one: the clock must play no part. */
function withDate(xml: string): string {
  if (/<cib\b[^>]*\bexecution-date=/.test(xml)) return xml;
  return xml.replace(/<cib\b/, '<cib execution-date="1700000000"');
}

function upgraded(xml: string): string {
  return serialize(readCib(xml).cib.root);
}

function draw<T>(arbitrary: fc.Arbitrary<T>, seed: number, index: number): T {
  const mixed = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0;
  const [value] = fc.sample(arbitrary, { seed: mixed, numRuns: 1, unbiased: index % 2 === 0 });
  return value as T;
}
