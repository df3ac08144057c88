import { printList, readSections } from "../attribute-list.js";
import { type Construct, member } from "../construct.js";
import { description, ident, resource, type Words } from "../reading.js";
import { Node } from "../tree.js";

const SECTIONS = {
  lists: [
    ["params", "instance_attributes"],
    ["meta", "meta_attributes"],
  ],
  implicit: "instance_attributes",
} as const;

/** Reads a container whose members have been read: its sets stand in front of the members (11 §5.3, §5.4). */
function readBody(words: Words, tag: string, id: string, members: readonly string[]): Node {
  const made = new Node(tag, [
    ["id", id],
    ["description", description(words)],
  ]);
  readSections(words, made, SECTIONS);
  for (const name of members) made.append(member(name));
  return made;
}

/** A container as it is printed: its members in order (11 §8.5). */
function printedHead(keyword: string, object: Node): string {
  const names: string[] = [];
  for (const child of object.children()) {
    if (child.name === "primitive" || child.name === "group") names.push(child.text("id"));
  }
  return `${keyword} ${object.text("id")} ${names.join(" ")}`;
}

const parts: Construct["parts"] = (child, _, printing) => {
  const word = SECTIONS.lists.find(([, tag]) => tag === child.name)?.[0];
  return word === undefined ? [] : [printList(word, child, printing)];
};

/** Groups (11 §5.3). */
export const group: Construct = {
  keyword: "group",
  element: "group",
  section: "resources",
  rank: 4,
  least: 2,

  read(words) {
    const id = ident(words);
    const members = new Set<string>();
    for (let { text } = words; text !== undefined && isMember(text); { text } = words) {
      words.skip();
      if (members.has(text)) {
        throw words.wrong(
          `child ${text} listed more than once in group ${id}`,
          "every member once",
          words.word,
          "member",
        );
      }
      members.add(text);
    }
    return readBody(words, "group", id, [...members]);
  },

  head: (object) => printedHead("group", object),
  parts,
};

function isMember(word: string): boolean {
  return !word.includes("=") && !/^(?:params|meta)$/i.test(word);
}

function cloneLike(keyword: string, tag: string, rank: number, synonyms: readonly string[]): Construct {
  return {
    keyword,
    synonyms,
    element: tag,
    section: "resources",
    rank,
    least: 2,
    loadOnly: tag === "master",
    read(words) {
      const id = ident(words);
      return readBody(words, tag, id, [resource(words)]);
    },
    head: (object) => printedHead(keyword, object),
    parts,
  };
}

/** Promotable clones in the old spelling (11 §5.4). */
export const master = cloneLike("ms", "master", 5, ["master"]);

/** Clones (11 §5.4). */
export const clone = cloneLike("clone", "clone", 6, []);
