import { isNCName } from "../cib/xml/names.js";
import { WORD } from "./characters.js";
import type { CrmErrorCode, CrmMessage } from "./error.js";
import { canonized, type Vocabulary } from "./vocabulary.js";
import type { Word } from "./words.js";

/** What the commands of a text are read with: the same for all of them. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  /** One command at the prompt instead of a whole text (11 §2). */
  readonly command: boolean;
  /** Whether deprecated role names get their new names; they do not while the printer tests its text (11 §1.1). */
  readonly renames: boolean;
  /** The names of the nodes that exist, sorted by code point. */
  nodeNames(): readonly string[];
  /** The id that an `id-ref` means for elements of a tag (11 §6.3). */
  resolve(reference: string, tag: string): string;
  say(severity: CrmMessage["severity"], text: string): void;
}

/** Why a command cannot be read. Thrown by the parsers of the constructs, caught where a command begins. */
export class Unreadable {
  readonly code: CrmErrorCode;
  readonly problem: string;
  /** The place in whose words the problem lies: a keyword, `role` or `action`; empty for an unknown command. */
  readonly place: string;
  readonly near: Word | undefined;
  readonly legal: string | undefined;
  /** The word that is wrong. The crm shell often names the one after it. */
  readonly word: Word | undefined;

  constructor(
    problem: string,
    place: string,
    near: Word | undefined,
    legal?: string,
    code: CrmErrorCode = "syntax",
    word: Word | undefined = near,
  ) {
    this.problem = problem;
    this.place = place;
    this.near = near;
    this.legal = legal;
    this.code = code;
    this.word = word;
  }
}

/** The words of one command, which the parser of its construct takes from left to right (11 §3.5). */
export class Words {
  readonly keyword: string;
  readonly reading: Reading;
  readonly #words: Word[];
  #at = 1;

  constructor(words: readonly Word[], reading: Reading) {
    const [first, ...rest] = words;
    this.keyword = (first?.text ?? "").toLowerCase();
    this.#words = first === undefined ? [] : [{ ...first, text: this.keyword }, ...rest];
    this.reading = reading;
  }

  /** How many words are left. */
  get left(): number {
    return this.#words.length - this.#at;
  }

  /** The word that comes next. */
  get word(): Word | undefined {
    return this.#words[this.#at];
  }

  /** Its text; `undefined` at the end, where an empty word is a word. */
  get text(): string | undefined {
    return this.word?.text;
  }

  /** Its text in lower case; empty at the end. */
  get lower(): string {
    return this.text?.toLowerCase() ?? "";
  }

  /** All words of the command that were not taken off its end, in one line. */
  get line(): string {
    return this.#words.map(({ text }) => text).join(" ");
  }

  /** The keyword, in lower case. */
  get head(): Word | undefined {
    return this.#words[0];
  }

  skip(count = 1): void {
    this.#at += count;
  }

  /** Goes back to where a word was taken. */
  back(): void {
    this.#at--;
  }

  /** Takes the next word, whatever it is. */
  any(): string {
    const { text } = this;
    if (text === undefined) throw this.wrong("Unexpected end of line", "a word");
    this.skip();
    return text;
  }

  /** Takes the next word if it has a shape. */
  match(shape: RegExp): RegExpExecArray | undefined {
    const { text } = this;
    const found = text === undefined ? null : shape.exec(text);
    if (found === null) return undefined;
    this.skip();
    return found;
  }

  /** Takes the next word, which must have a shape. */
  expect(shape: RegExp, problem: string, legal?: string): RegExpExecArray {
    const found = this.match(shape);
    if (found === undefined) throw this.wrong(problem, legal);
    return found;
  }

  /** Takes the next word if it is this one, in any case. */
  keywordIs(word: string): boolean {
    if (this.lower !== word) return false;
    this.skip();
    return true;
  }

  /** All words that are left. */
  rest(): readonly Word[] {
    const rest = this.#words.slice(this.#at);
    this.#at = this.#words.length;
    return rest;
  }

  /** Takes the very last word of the command off if it has a shape, even where it has been read (11 §4.8 "tail option"). */
  tail(shape: RegExp): RegExpExecArray | undefined {
    const found = shape.exec(this.#words.at(-1)?.text ?? "");
    if (found === null) return undefined;
    this.#words.pop();
    return found;
  }

  /** The name of an attribute that a text gives freely; the word of it has just been taken. */
  attributeName(name: string): string {
    if (isNCName(name)) return name;
    throw this.wrong(
      `${name} is no name that XML allows for an attribute`,
      "a letter or _, then letters, digits, _, . or -",
      undefined,
      "xml",
    );
  }

  /** What is wrong at the next word, or at another one. */
  wrong(problem: string, legal?: string, near: Word | undefined = this.word, code?: CrmErrorCode): Unreadable {
    return new Unreadable(problem, this.keyword, near, legal, code);
  }

  /** A role under the name that the schema has for it (11 §1.1 "role renaming"). */
  renamed(role: string): string {
    const { vocabulary, renames } = this.reading;
    const other = vocabulary.renamedRoles.get(role);
    if (other === undefined) return role;
    if (!vocabulary.deprecates) {
      this.reading.say(
        "warning",
        `Convert "${role}" to "${other}" since the current schema version is old and not upgraded yet. Please consider "crm configure upgrade force"`,
      );
      return other;
    }
    if (!renames) return role;
    this.reading.say("info", `Convert deprecated "${role}" to "${other}"`);
    return other;
  }

  /** A role in the spelling of the schema; `undefined` if it has none such. */
  role(word: string): string | undefined {
    return canonized(word, this.reading.vocabulary.roles);
  }
}

export const IDENT = /^[A-Za-z0-9_#$-][^=]*$/s;
export const RESOURCE = /^[A-Za-z_#$][^=]*$/s;
export const SCORE_WORD = /^([^:]+):$/s;
export const ID_SPEC = /^\$(id|id-ref)=(.*)/is;
export const DESCRIPTION = /^description=(.+)/is;
export const ROLE_WORD = /^\$?role=(.+)/is;
/** The id in front of the words of a node, a property set or a permission. */
export const HEAD_ID = new RegExp(`^(?:\\$id=(.*)|([${WORD}-]+):)$`, "isu");

/** The next word as a name. */
export function ident(words: Words): string {
  return words.expect(IDENT, "Expected identifier", "a name")[0];
}

/** The next word as a resource. */
export function resource(words: Words): string {
  return words.expect(RESOURCE, "Expected resource", "a resource")[0];
}

/** The id in front, if there is one. */
export function headId(words: Words): string | undefined {
  const found = words.match(HEAD_ID);
  return found?.[1] ?? found?.[2];
}

export function description(words: Words): string | undefined {
  return words.match(DESCRIPTION)?.[1];
}
