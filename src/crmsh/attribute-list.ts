import type { Printing } from "./printing.js";
import { joined, pair, quoted } from "./quoting.js";
import { ID_SPEC, SCORE_WORD, type Words } from "./reading.js";
import { printRule, readRules } from "./rule.js";
import { Node } from "./tree.js";

/** Which words end a list of pairs, and whether a name may stand alone or have an empty value (11 §4.2). */
export interface PairOptions {
  readonly terminators: ReadonlySet<string>;
  readonly bare: boolean;
}

const USUAL_TERMINATORS = [
  "params",
  "meta",
  "utilization",
  "operations",
  "op",
  "op_params",
  "op_meta",
  "rule",
  "attributes",
];

export const USUAL: PairOptions = { terminators: new Set(USUAL_TERMINATORS), bare: true };

/** Pairs that are ended by these words only. */
export function endedBy(...terminators: readonly string[]): PairOptions {
  return { terminators: new Set(terminators), bare: true };
}

/** Reads the pairs that follow, as `nvpair` elements (11 §4.2). */
export function readPairs(words: Words, options: PairOptions = USUAL): Node[] {
  const pairs: Node[] = [];
  for (let { text } = words; text !== undefined; { text } = words) {
    if (options.terminators.has(words.lower)) break;
    const made = pairOf(text, words, options);
    if (made === undefined) break;
    pairs.push(made);
    words.skip();
    if (!options.bare && made.get("value") === "") {
      throw words.wrong(`Empty value for ${made.text("name")} is not allowed`, "NAME=VALUE");
    }
  }
  return pairs;
}

function pairOf(word: string, words: Words, options: PairOptions): Node | undefined {
  const reference = /^@([^:]+)(?::(.+))?$/s.exec(word);
  if (reference !== null)
    return new Node("nvpair", [
      ["id-ref", reference[1]],
      ["name", reference[2]],
    ]);
  const withId = /^\$([^:=]+)(?::(.+))?=(.*)/s.exec(word);
  if (withId !== null) {
    const [, id = "", name = id, value = ""] = withId;
    return new Node("nvpair", [
      ["id", id],
      ["name", name],
      ["value", value],
    ]);
  }
  const plain = /^([^=@$][^=]*)=(.*)/s.exec(word);
  if (plain !== null) {
    const [, name = "", value = ""] = plain;
    const isRole = name === "role" || name === "target-role";
    return new Node("nvpair", [
      ["name", name],
      ["value", isRole ? words.renamed(value) : value],
    ]);
  }
  return options.bare && /^[^:=]+$/.test(word) ? new Node("nvpair", [["name", word]]) : undefined;
}

/** Reads a whole list after its section word (11 §4.3). */
export function readList(words: Words, tag: string, options: PairOptions = USUAL): Node {
  const list = new Node(tag);
  const spec = words.match(ID_SPEC);
  if (spec !== undefined) {
    const [, kind = "", id = ""] = spec;
    if (kind === "id-ref") {
      list.set("id-ref", words.reading.resolve(id, tag));
      return list;
    }
    if (id !== "") list.set("id", id);
  }
  const score = words.match(SCORE_WORD)?.[1];
  if (score !== undefined) list.set("score", score);
  readRules(words, list);
  for (const made of readPairs(words, options)) list.append(made);
  return list;
}

/** The section words of a command and the elements that they make, in the order of the specification (11 §4.4). */
export interface Sections {
  readonly lists: readonly (readonly [word: string, tag: string])[];
  /** The element for what stands before any section word. */
  readonly implicit: string;
  /** Reads another section, whose word comes next; tells whether it was one. */
  other?(words: Words, into: Node): boolean;
  readonly options?: PairOptions;
}

/** Reads the sections of a command, each into an element of its own (11 §4.4). */
export function readSections(words: Words, into: Node, sections: Sections): void {
  for (let isFirst = true; words.left > 0; isFirst = false) {
    if (isListWord(words, sections)) readLists(words, into, sections);
    else if (sections.other?.(words, into) === true) readLists(words, into, sections);
    else if (!isFirst) return;
    else if (!readLists(words, into, sections)) readImplicit(words, into, sections);
  }
}

function isListWord(words: Words, { lists }: Sections): boolean {
  return lists.some(([word]) => word === words.lower);
}

/** Reads attribute lists as far as they follow each other. @returns whether there was one */
function readLists(words: Words, into: Node, sections: Sections): boolean {
  let found = false;
  for (let tag = listTag(words, sections); tag !== undefined; tag = listTag(words, sections)) {
    words.skip();
    into.append(readList(words, tag, sections.options));
    found = true;
  }
  return found;
}

/** The element of the list that the next word begins. Only the last word of the table must match as a whole (11 §4.4). */
function listTag(words: Words, { lists }: Sections): string | undefined {
  const { lower } = words;
  return lists.find(([word], i) => (i === lists.length - 1 ? lower === word : lower.startsWith(word)))?.[1];
}

function readImplicit(words: Words, into: Node, { implicit, options }: Sections): void {
  const { left } = words;
  const list = readList(words, implicit, options);
  // An empty id is none, but the list stays.
  if (words.left < left) into.append(list);
}

/** A pair as it is printed (11 §8.4). */
export function printPair(nvpair: Node): string {
  const reference = nvpair.get("id-ref");
  const name = nvpair.get("name");
  if (reference !== undefined) return name === undefined ? `@${reference}` : `@${reference}:${name}`;
  const value = nvpair.get("value");
  return value === undefined ? nvpair.text("name") : pair(nvpair.text("name"), value);
}

/** An attribute list as it is printed (11 §8.6). */
export function printList(keyword: string, list: Node, printing: Printing): string {
  const id = list.text("id");
  const reference = list.get("id-ref");
  const score = list.get("score");
  const rules: string[] = [];
  const pairs: string[] = [];
  for (const child of list.children()) {
    if (child.name === "rule") rules.push(`rule ${printRule(child, printing)}`);
    if (child.name === "nvpair") pairs.push(printPair(child));
  }
  return joined(
    keyword,
    list.name === "utilization" && printing.isReferred("utilization", id) ? `$id=${quoted(id)}` : undefined,
    reference === undefined ? undefined : `$id-ref=${quoted(reference)}`,
    score === undefined ? undefined : `${score}:`,
    ...rules,
    ...pairs,
  );
}
