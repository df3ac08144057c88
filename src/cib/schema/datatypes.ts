import { isNCName } from "../xml/names.js";
import { isSpace } from "../xml/source.js";
import { claimOf, VERSIONS } from "./versions.js";

/** The data types of attribute values (10 §10.2). */
export interface DataType {
  /** `ID` declares an identifier and `IDREF` refers to one: the validator compares them over the whole document. */
  readonly kind: "ID" | "IDREF" | "value";
  readonly test: (value: string) => boolean;
  /** What is legal, in words. */
  readonly legal: string;
}

/** Without leading and trailing white space, which in XML are four characters only. */
export function trim(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && isSpace(value.charCodeAt(from))) from++;
  while (to > from && isSpace(value.charCodeAt(to - 1))) to--;
  return value.slice(from, to);
}

/** Trimmed, and each inner run of white space replaced by one space. */
export function collapse(value: string): string {
  return trim(value).replace(/[ \t\r\n]+/g, " ");
}

const INTEGER = /^[+-]?[0-9]+$/;

function isInteger(value: string): boolean {
  return INTEGER.test(trim(value));
}

function isZero(value: string): boolean {
  return /^[+-]?0+$/.test(trim(value));
}

function isNegative(value: string): boolean {
  return trim(value).startsWith("-") && !isZero(value);
}

/** One of some words, compared after collapsing. */
export function wordType(words: readonly string[]): DataType {
  const set: ReadonlySet<string> = new Set(words);
  return { kind: "value", test: (value) => set.has(value) || set.has(collapse(value)), legal: words.join(", ") };
}

const isScoreWord = wordType(["INFINITY", "+INFINITY", "-INFINITY"]).test;

const LEVEL = /^[+]?0*[1-9]$/;
const DEVICES = /^[a-zA-Z0-9_.-]+(?:,[a-zA-Z0-9_.-]+)*$/;

const TYPES: Readonly<Record<string, DataType>> = {
  ID: { kind: "ID", test: (value) => isNCName(trim(value)), legal: "a name without colon" },
  IDREF: { kind: "IDREF", test: (value) => isNCName(trim(value)), legal: "the id of an element" },
  text: { kind: "value", test: () => true, legal: "any text" },
  boolean: wordType(["true", "false", "1", "0"]),
  integer: { kind: "value", test: isInteger, legal: "an integer" },
  count: {
    kind: "value",
    test: (value) => isInteger(value) && !isNegative(value),
    legal: "an integer that is not negative",
  },
  positive: {
    kind: "value",
    test: (value) => isInteger(value) && !isNegative(value) && !isZero(value),
    legal: "an integer above 0",
  },
  level: { kind: "value", test: (value) => LEVEL.test(trim(value)), legal: "an integer from 1 to 9" },
  score: {
    kind: "value",
    test: (value) => isInteger(value) || isScoreWord(value),
    legal: "an integer, INFINITY, +INFINITY or -INFINITY",
  },
  claim: wordType(["none", ...VERSIONS.map(claimOf)]),
  range: { kind: "value", test: (value) => /^[0-9-]+$/.test(value), legal: "digits and hyphens" },
  devices: { kind: "value", test: (value) => DEVICES.test(value), legal: "resource ids with commas between them" },
};

/** The type of that name. Throws an Error for an unknown name: the grammar is wrong then. */
export function dataType(name: string): DataType {
  const type = TYPES[name];
  if (!type) throw new Error(`unknown data type ${name}`);
  return type;
}
