import { CibError } from "../cib/error.js";
import { parseXml } from "../cib/parse.js";
import type { Construct } from "./construct.js";
import type { CrmProblem } from "./error.js";
import { type LogicalLine, positionIn } from "./lines.js";
import { type Reading, Unreadable, Words } from "./reading.js";
import { CONSTRUCTS, constructNamed, constructOf, KEYWORDS } from "./table.js";
import { type Node, nodeOf } from "./tree.js";
import { splitBlanks, splitWords, type Word } from "./words.js";

/** What a command makes: an element, and of which kind. */
export interface Command {
  readonly construct: Construct;
  /** For defaults the `meta_attributes`. */
  readonly element: Node;
  readonly line: LogicalLine;
}

/** Characters other than ASCII as the crm shell reads them from a file: as references that nothing resolves (11 §2). */
export function asciiOnly(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The words of a line, by the rules of its first word (11 §3.3, §3.4). Throws Unreadable. */
export function wordsOf(line: string, command: boolean): Word[] {
  const isXml = !command && line.startsWith("xml");
  const split = isXml ? splitBlanks(line) : splitWords(line);
  if ("unfinished" in split) {
    const word = { text: line.slice(split.at), at: split.at };
    throw new Unreadable(split.unfinished, "", word, "the quote or escape to end", "quoting", word);
  }
  const words = command ? split : split.map(({ text, at }) => ({ text: asciiOnly(text), at }));
  const illegal = words.find(({ text }) => NOT_XML.test(text));
  if (illegal !== undefined) {
    throw new Unreadable("A character that XML does not allow", "", illegal, "other characters", "xml");
  }
  return words;
}

/** A comment as it is kept. Throws Unreadable if XML does not allow it. */
export function commentOf(line: string): string {
  const text = asciiOnly(line);
  if (!NOT_XML.test(text) && !/--|-$/.test(text)) return text;
  throw new Unreadable("A comment that XML does not allow", "", undefined, "no -- in it, and no - at its end", "xml");
}

/** Reads one command: what is wrong with it is given back. */
export function readCommand(line: LogicalLine, list: readonly Word[], reading: Reading): Command | CrmProblem {
  const words = new Words(list, reading);
  try {
    return readWords(line, words);
  } catch (error) {
    if (error instanceof Unreadable) return problemOf(error, line, words);
    throw error;
  }
}

function readWords(line: LogicalLine, words: Words): Command {
  if (words.keyword === "xml") return readXml(line, words);
  const construct = constructNamed(words.keyword);
  if (construct === undefined) {
    throw new Unreadable("Unknown command", "", words.head, KEYWORDS.join(", "), "keyword");
  }
  checkCount(words, construct.least);
  const element = construct.read(words);
  if (words.left > 0) {
    const near = words.word;
    const rest = words.rest().map(({ text }) => text);
    throw words.wrong(`Unknown arguments: ${rest.join(" ")}`, "the end of the command", near);
  }
  return { construct, element, line };
}

function checkCount(words: Words, least: number): void {
  if (words.left >= least) return;
  throw words.wrong(`Expected at least ${least} arguments`, `${least} words or more`, words.head);
}

/** The XML of one object (11 §5.17). */
function readXml(line: LogicalLine, words: Words): Command {
  checkCount(words, 1);
  const text = words
    .rest()
    .map((word) => word.text)
    .join(" ");
  const element = parsedXml(text, words);
  const construct = element.name === "op" ? undefined : constructOf(element.name);
  if (construct === undefined) {
    const legal = CONSTRUCTS.map((each) => each.element)
      .filter((name) => name !== "op")
      .join(", ");
    throw words.wrong(`Element ${element.name} not recognized`, legal);
  }
  if (!element.name.endsWith("_defaults")) return { construct, element, line };
  const set = element.child("meta_attributes");
  if (set === undefined) throw words.wrong(`Element ${element.name} has no meta_attributes`, "meta_attributes in it");
  return { construct, element: set, line };
}

function parsedXml(text: string, words: Words): Node {
  try {
    return nodeOf(parseXml(text));
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    words.reading.say("error", `Cannot parse XML data: ${text}`);
    throw words.wrong(error.problem, error.legal, undefined, "xml");
  }
}

/** What is wrong with a command, as data. */
export function problemOf(error: Unreadable, line: LogicalLine, words: Words | undefined): CrmProblem {
  const { code, problem, place, near, legal, word } = error;
  const context = place === "" ? "syntax" : `syntax in ${place}`;
  const at = near === undefined || near.text === "" ? "" : ` near <${near.text}>`;
  return {
    code,
    problem,
    position: positionIn(line, (word ?? near)?.at ?? 0),
    word: (word ?? near)?.text,
    legal,
    message: words === undefined ? problem : `${context}: ${problem}${at} parsing '${words.line}'`,
  };
}
