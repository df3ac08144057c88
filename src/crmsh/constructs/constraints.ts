import type { Construct } from "../construct.js";
import { joined } from "../quoting.js";
import { ident, RESOURCE, ROLE_WORD, SCORE_WORD, type Words } from "../reading.js";
import { printMembers, printSets, readMembers, readSets } from "../resource-set.js";
import { printRule, readRules } from "../rule.js";
import { isScore, printedScore, scoreAttribute } from "../score.js";
import { Node } from "../tree.js";
import { canonized, ORDER_KINDS } from "../vocabulary.js";
import type { Word } from "../words.js";

const COMMON = { section: "constraints", least: 2 } as const;

/** Locations (11 §5.7). */
export const location: Construct = {
  ...COMMON,
  keyword: "location",
  element: "rsc_location",
  rank: 9,

  read(words) {
    const made = new Node("rsc_location", [["id", ident(words)]]);
    readSubject(words, made);
    for (let option = words.match(OPTION); option !== undefined; option = words.match(OPTION)) {
      const [, name = "", value = ""] = option;
      made.set(words.attributeName(name), name === "role" ? words.renamed(value) : value);
    }
    const score = words.match(SCORE_WORD)?.[1];
    if (score === undefined) {
      const problem = "expected <score>: <node> or <rule> [<rule> ...]";
      if (!readRules(words, made)) throw words.wrong(problem, "SCORE: NODE, or rules");
      return made;
    }
    made.set(...scoreAttribute(score));
    made.set("node", ident(words));
    const role = words.match(ROLE_WORD)?.[1];
    if (role !== undefined) made.set("role", words.renamed(role));
    return made;
  },

  head(object, printing) {
    const pattern = object.get("rsc-pattern");
    const sets = printSets(object);
    if (object.get("rsc") === undefined && pattern === undefined && sets === "") {
      printing.say("error", `${object.text("id")}: unknown rsc_location format`);
      return undefined;
    }
    const node = object.get("node");
    const option = (name: string): string | undefined => {
      const value = object.get(name);
      return value === undefined ? undefined : `${name}=${value}`;
    };
    return joined(
      "location",
      object.get("id"),
      object.get("rsc") ?? (pattern === undefined ? `{ ${sets} }` : `/${pattern}/`),
      option("role"),
      option("resource-discovery"),
      node === undefined ? undefined : `${printedScore(object)}: ${node}`,
    );
  },

  parts: (child, _, printing) => (child.name === "rule" ? [`rule ${printRule(child, printing)}`] : []),
};

const OPTION = /^\$?([^=$]+)=(.*)/s;

/** Reads what a location is about: a pattern, resource sets in braces, or a resource. */
function readSubject(words: Words, into: Node): void {
  const pattern = words.match(/^\/(.+)\/$/s)?.[1];
  if (pattern !== undefined) into.set("rsc-pattern", pattern);
  else if (words.keywordIs("{")) {
    const list: Word[] = [];
    for (let { word } = words; word !== undefined && word.text !== "}"; { word } = words) {
      list.push(word);
      words.skip();
    }
    if (!words.keywordIs("}")) throw words.wrong("Expected }", "}");
    for (const set of readSets(words, list, "role")) into.append(set);
    if (into.first === undefined) throw words.wrong("Empty resource set", "a resource");
  } else into.set("rsc", words.expect(RESOURCE, "Expected resource", "a resource, /PATTERN/ or { SETS }")[0]);
}

/** Colocations (11 §5.9). */
export const colocation: Construct = {
  ...COMMON,
  keyword: "colocation",
  synonyms: ["collocation"],
  element: "rsc_colocation",
  rank: 9,

  read(words) {
    const id = ident(words);
    const [, score = ""] = words.expect(SCORE_WORD, "Expected <score>:", "SCORE:");
    const attribute = words.tail(/^node-attribute=(.+)/is)?.[1]?.toLowerCase();
    const made = new Node("rsc_colocation", [["id", id], scoreAttribute(score), ["node-attribute", attribute]]);
    readMembers(words, made, COLOCATED, "role");
    return made;
  },

  head(object) {
    const score = printedScore(object);
    const attribute = object.get("node-attribute");
    return joined(
      `colocation ${object.text("id")}`,
      score === "" ? undefined : `${score}:`,
      printMembers(object, COLOCATED, "role"),
      attribute === undefined ? undefined : `node-attribute=${attribute}`,
    );
  },

  parts: () => [],
};

const COLOCATED = ["rsc", "with-rsc"];

/** Orders (11 §5.10). */
export const order: Construct = {
  ...COMMON,
  keyword: "order",
  element: "rsc_order",
  rank: 9,

  read(words) {
    const id = ident(words);
    const kind = readKind(words);
    const symmetrical = words.tail(/^symmetrical=(?:(true|yes|on)|false|no|off)$/i);
    const made = new Node("rsc_order", [
      ["id", id],
      ["kind", kind],
      ["symmetrical", symmetrical && String(symmetrical[1] !== undefined)],
    ]);
    readMembers(words, made, ORDERED, "action");
    return made;
  },

  head(object) {
    const score = printedScore(object) || object.text("kind");
    const symmetrical = object.get("symmetrical");
    return joined(
      `order ${object.text("id")}`,
      score === "" ? undefined : `${score}:`,
      printMembers(object, ORDERED, "action"),
      symmetrical === undefined ? undefined : `symmetrical=${symmetrical}`,
    );
  },

  parts: () => [],
};

const ORDERED = ["first", "then"];

function readKind(words: Words): string | undefined {
  const text = words.match(SCORE_WORD)?.[1];
  if (text === undefined) return undefined;
  const kind = canonized(text, ORDER_KINDS);
  if (kind !== undefined) return kind;
  if (!isScore(text)) throw words.wrong(`Invalid kind: ${text}`, `${ORDER_KINDS.join(", ")}, or a score`);
  return text === "0" ? "Optional" : "Mandatory";
}

/** Ticket constraints (11 §5.11). */
export const ticket: Construct = {
  ...COMMON,
  keyword: "rsc_ticket",
  element: "rsc_ticket",
  rank: 10,

  read(words) {
    const id = ident(words);
    const [, name = ""] = words.expect(SCORE_WORD, "Expected <ticket-id>:", "TICKET:");
    const policy = words.tail(/^loss-policy=(stop|demote|fence|freeze)$/i)?.[1];
    const made = new Node("rsc_ticket", [
      ["id", id],
      ["ticket", name],
      ["loss-policy", policy],
    ]);
    readMembers(words, made, TICKETED, "role");
    return made;
  },

  head(object) {
    const policy = object.get("loss-policy");
    return joined(
      `rsc_ticket ${object.text("id")} ${object.text("ticket")}:`,
      printMembers(object, TICKETED, "role"),
      policy === undefined ? undefined : `loss-policy=${policy}`,
    );
  },

  parts: () => [],
};

const TICKETED = ["rsc"];
