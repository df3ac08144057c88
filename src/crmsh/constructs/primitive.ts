import { printList, readSections } from "../attribute-list.js";
import type { Construct } from "../construct.js";
import { printOperations, readOperations } from "../operations.js";
import { description, ident, type Words } from "../reading.js";
import { Node } from "../tree.js";

const LEGAL_TYPE = "TYPE, CLASS:TYPE or CLASS:PROVIDER:TYPE";

/** The class, provider and type that a word names (11 §5.2). No installed agents are known, so a provider left out is heartbeat. */
function agent(words: Words): readonly (readonly [string, string])[] {
  const place = words.word;
  const [type] = words.expect(/.+/s, "Expected resource type", LEGAL_TYPE);
  const parts = type.split(":");
  if (parts.length > 3 || parts.at(-1) === "") {
    words.reading.say("error", `bad resource type specification ${type}`);
    throw words.wrong("Unknown resource type", LEGAL_TYPE, place);
  }
  const [first = "", second = "", third = ""] = parts;
  const named = (of: string, provider: string, name: string): readonly (readonly [string, string])[] =>
    (
      [
        ["class", of],
        ["provider", provider],
        ["type", name],
      ] as const
    ).filter(([, value]) => value !== "");
  if (parts.length === 1) {
    return first.startsWith("fence_") ? named("stonith", "", first) : named("ocf", "heartbeat", first);
  }
  if (parts.length === 2) return named(first, first === "ocf" ? "heartbeat" : "", second);
  if (first === "ocf" && second === "") {
    words.reading.say("error", `provider could not be determined for ${type}`);
    throw words.wrong("Unknown resource type", "ocf:PROVIDER:TYPE", place);
  }
  if (first !== "ocf" && second !== "") words.reading.say("warning", `ra class ${first} does not support providers`);
  return named(first, second, third);
}

function readBody(words: Words, made: Node): Node {
  const text = description(words);
  if (text !== undefined) made.set("description", text);
  readSections(words, made, SECTIONS);
  return made;
}

const SECTIONS = {
  lists: [
    ["params", "instance_attributes"],
    ["meta", "meta_attributes"],
    ["utilization", "utilization"],
  ],
  implicit: "instance_attributes",
  other: readOperations,
} as const;

/** The agent of a resource as it is printed (11 §8.5). */
function printedAgent(object: Node): string {
  const provider = object.get("provider");
  const type = object.text("type");
  if (provider === "heartbeat") return type;
  return [object.get("class"), provider, type].filter((word) => word !== undefined).join(":");
}

const parts: Construct["parts"] = (child, _, printing) => {
  if (child.name === "operations") return printOperations(child, printing);
  const word = SECTIONS.lists.find(([, tag]) => tag === child.name)?.[0];
  return word === undefined ? [] : [printList(word, child, printing)];
};

/** Primitives (11 §5.2). */
export const primitive: Construct = {
  keyword: "primitive",
  element: "primitive",
  section: "resources",
  rank: 2,
  least: 2,

  read(words) {
    const id = ident(words);
    const template = words.match(/^@(.+)/s)?.[1];
    if (template !== undefined)
      return readBody(
        words,
        new Node("primitive", [
          ["id", id],
          ["template", template],
        ]),
      );
    return readBody(words, new Node("primitive", [["id", id], ...agent(words)]));
  },

  head(object) {
    const template = object.get("template");
    return `primitive ${object.text("id")} ${template === undefined ? printedAgent(object) : `@${template}`}`;
  },

  parts,
};

/** Templates (11 §5.2). */
export const template: Construct = {
  keyword: "rsc_template",
  element: "template",
  section: "resources",
  rank: 1,
  least: 2,
  read: (words) => readBody(words, new Node("template", [["id", ident(words)], ...agent(words)])),
  head: (object) => `rsc_template ${object.text("id")} ${printedAgent(object)}`,
  parts,
};
