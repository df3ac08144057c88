import { isDigits } from "./characters.js";
import type { Words } from "./reading.js";
import { Unreadable } from "./reading.js";
import { Node } from "./tree.js";
import { ACTIONS, canonized } from "./vocabulary.js";
import type { Word } from "./words.js";

/** What may stand behind the colon of a member: a role, or an action (11 §4.8). */
export type Qualifier = "role" | "action";

const TRUE = new Set(["yes", "true", "on", "1"]);
const FALSE = new Set(["no", "false", "off", "0"]);
const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
]);

/** A value as a boolean; what is not true is false (11 §8.5). */
function isTrue(value: string): boolean {
  return TRUE.has(value.toLowerCase());
}

/** Brackets as words of their own: one of the two per word (11 §4.8). */
function* bracketsApart(words: readonly Word[]): Generator<Word, void, undefined> {
  for (const word of words) {
    const { text, at } = word;
    if (text.length < 2) yield word;
    else if (/^[([]/.test(text)) {
      yield { text: text.slice(0, 1), at };
      yield { text: text.slice(1), at: at + 1 };
    } else if (/[)\]]$/.test(text)) {
      yield { text: text.slice(0, -1), at };
      yield { text: text.slice(-1), at: at + text.length - 1 };
    } else yield word;
  }
}

/** Reads the words of resource sets (11 §4.8). */
class SetReader {
  readonly sets: Node[] = [];
  readonly #words: Words;
  readonly #qualifier: Qualifier;
  #members: string[] = [];
  #current: string | undefined;
  #isSequential = true;
  #requiresAll = true;
  #open: string | undefined;

  constructor(words: Words, qualifier: Qualifier) {
    this.#words = words;
    this.#qualifier = qualifier;
  }

  read(list: readonly Word[]): void {
    let last: Word | undefined;
    for (const word of bracketsApart(list)) {
      last = word;
      this.#take(word);
    }
    if (this.#open !== undefined) throw this.#wrong("Unmatched opening bracket", CLOSING.get(this.#open), last);
    this.#close();
  }

  #take(word: Word): void {
    const { text } = word;
    if (text === "_rsc_set_") return;
    if (text === "(" || text === "[") this.#openBracket(word);
    else if (text === ")" || text === "]") this.#closeBracket(word);
    else if (text.includes("=")) this.#setOption(word);
    else this.#addMember(word);
  }

  #openBracket(word: Word): void {
    this.#close();
    if (this.#open !== undefined) throw this.#wrong("Cannot nest resource sets", CLOSING.get(this.#open), word);
    this.#isSequential = false;
    if (word.text === "[") this.#requiresAll = false;
    this.#open = word.text;
  }

  #closeBracket(word: Word): void {
    if (this.#members.length === 0) throw this.#wrong("Empty resource set", "a resource", word);
    this.#close();
    if (this.#open === undefined) throw this.#wrong("Unmatched closing bracket", "a resource", word);
    const closing = CLOSING.get(this.#open);
    if (closing !== word.text) throw this.#wrong("Mismatched closing bracket", closing, word);
    this.#isSequential = true;
    this.#requiresAll = true;
    this.#open = undefined;
  }

  #setOption(word: Word): void {
    const [name, value = "", ...more] = word.text.split("=");
    if (more.length > 0) throw this.#wrong(`Extra = in ${word.text}`, "NAME=BOOLEAN", word);
    if (name !== "sequential" && name !== "require-all") {
      throw this.#wrong("Unknown attribute", "sequential=BOOLEAN or require-all=BOOLEAN", word);
    }
    const lower = value.toLowerCase();
    if (!TRUE.has(lower) && !FALSE.has(lower)) {
      throw this.#wrong(`Not a boolean: ${value}`, "yes, true, on, 1, no, false, off or 0", word);
    }
    if (name === "sequential") this.#isSequential = isTrue(value);
    else this.#requiresAll = isTrue(value);
  }

  #addMember(word: Word): void {
    const [name = "", ...qualifiers] = word.text.split(":");
    const [given] = qualifiers;
    const qualifier = given === undefined ? undefined : this.#qualified(given);
    if (qualifiers.length > 1 || (given !== undefined && qualifier === undefined)) {
      const problem = `Invalid ${this.#qualifier} for ${word.text}`;
      throw this.#wrong(problem, this.#legalQualifiers().join(", "), undefined, word);
    }
    if (qualifier !== this.#current) this.#close();
    this.#current = qualifier;
    this.#members.push(name);
  }

  #qualified(given: string): string | undefined {
    const word = this.#qualifier === "role" ? this.#words.renamed(given) : given;
    return canonized(word, this.#legalQualifiers());
  }

  #legalQualifiers(): readonly string[] {
    return this.#qualifier === "role" ? this.#words.reading.vocabulary.roles : ACTIONS;
  }

  #close(): void {
    if (this.#members.length > 0) {
      const set = new Node("resource_set", [
        ["require-all", this.#requiresAll ? undefined : "false"],
        ["sequential", this.#isSequential ? undefined : "false"],
        [this.#qualifier, this.#current],
      ]);
      for (const name of this.#members) set.append(new Node("resource_ref", [["id", name]]));
      this.sets.push(set);
    }
    this.#members = [];
    this.#current = undefined;
  }

  #wrong(problem: string, legal: string | undefined, near: Word | undefined, place = near): Unreadable {
    return new Unreadable(problem, this.#qualifier, near, legal, "syntax", place);
  }
}

/** The `resource_set` elements that words make. */
export function readSets(words: Words, list: readonly Word[], qualifier: Qualifier): Node[] {
  const reader = new SetReader(words, qualifier);
  reader.read(list);
  return reader.sets;
}

/** The attributes that a constraint of exactly so many resources has instead of sets: one per resource. */
export type Simple = readonly string[];

/**
 * Reads the members of a constraint into it: the simple form if exactly as many words are left as it has resources,
 * otherwise sets (11 §4.8).
 */
export function readMembers(words: Words, into: Node, simple: Simple, qualifier: Qualifier): void {
  if (words.left === simple.length) {
    for (const name of simple) readMember(words, into, name, qualifier);
    return;
  }
  const sets = readSets(words, words.rest(), qualifier);
  if (sets.length === 0) {
    const each = `<rsc>[:<${qualifier}>]`;
    const problem = `Expected ${simple.map(() => each).join(" ")} | resource_sets`;
    throw words.wrong(problem, "resources, or resource sets");
  }
  for (const set of sets) into.append(set);
}

function readMember(words: Words, into: Node, attribute: string, qualifier: Qualifier): void {
  const place = words.word;
  const [, name = "", given = ""] = words.expect(
    /^([^:]+)(?::([^:]*))?$/s,
    "Expected value[:value]",
    "NAME or NAME:WORD",
  );
  into.set(attribute, name);
  if (given === "") return;
  const word = qualifier === "role" ? words.renamed(given) : given;
  const legal = qualifier === "role" ? words.reading.vocabulary.roles : ACTIONS;
  const known = canonized(word, legal);
  if (known !== undefined) into.set(`${attribute}-${qualifier}`, known);
  else if (isDigits(word)) into.set(`${attribute}-instance`, word);
  else {
    const problem = `Invalid ${qualifier} '${word}' for '${name}'`;
    throw new Unreadable(problem, words.keyword, words.word, legal.join(", "), "syntax", place);
  }
}

/** The sets of a constraint as they are printed (11 §8.5). */
export function printSets(constraint: Node): string {
  const words: string[] = [];
  for (const set of constraint.named("resource_set")) {
    const sequential = set.get("sequential");
    const requireAll = set.get("require-all");
    const isUnordered = sequential !== undefined && !isTrue(sequential);
    const isAny = requireAll !== undefined && !isTrue(requireAll);
    if (isAny) words.push("[");
    else if (isUnordered) words.push("(");
    const qualifier = (constraint.name === "rsc_order" ? set.get("action") : undefined) ?? set.get("role");
    for (const each of set.named("resource_ref")) words.push(qualified(each.text("id"), qualifier));
    if (isAny) words.push(...(isUnordered ? [] : ["sequential=true"]), "]");
    else if (isUnordered) words.push(")");
  }
  return words.join(" ");
}

/** The members of a constraint as they are printed, with the marker word in front of sets that look simple (11 §8.5). */
export function printMembers(constraint: Node, simple: Simple, qualifier: Qualifier): string {
  const sets = [...constraint.named("resource_set")];
  if (sets.length === 0) {
    return simple
      .map((name) => {
        const word = constraint.get(`${name}-${qualifier}`) ?? constraint.get(`${name}-instance`);
        return qualified(constraint.text(name), word);
      })
      .join(" ");
  }
  let count = 0;
  for (const set of sets) for (const _ of set.named("resource_ref")) count++;
  const last = sets.at(-1);
  const isPlain = simple.length === 1 || (isOn(last?.get("sequential")) && isOn(last?.get("require-all")));
  return count <= simple.length && isPlain ? `_rsc_set_ ${printSets(constraint)}` : printSets(constraint);
}

function isOn(value: string | undefined): boolean {
  return value === undefined || isTrue(value);
}

function qualified(name: string, qualifier: string | undefined): string {
  return qualifier === undefined ? name : `${name}:${qualifier}`;
}
