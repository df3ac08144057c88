import { printList, readSections } from "../attribute-list.js";
import type { Construct } from "../construct.js";
import { isBare, joined } from "../quoting.js";
import { description, headId } from "../reading.js";
import { Node } from "../tree.js";

/** Nodes (11 §5.1). */
export const node: Construct = {
  keyword: "node",
  element: "node",
  section: "nodes",
  rank: 0,
  least: 1,

  read(words) {
    const id = headId(words);
    const shape = /^([^:]+)(?::(member|remote))?$/i;
    const [, uname, type] = words.expect(shape, "Expected uname[:type]", "NAME, NAME:member or NAME:remote");
    const made = new Node("node", [
      ["id", id || undefined],
      ["uname", uname],
      ["type", type],
      ["description", description(words)],
    ]);
    readSections(words, made, SECTIONS);
    return made;
  },

  head(object) {
    const uname = object.text("uname");
    const id = object.get("id");
    const type = object.get("type") ?? "member";
    const front = id === undefined || id === uname ? undefined : isBare(id) ? `${id}:` : `$id="${id}"`;
    return joined("node", front, type === "member" ? uname : `${uname}:${type}`);
  },

  parts(child, _, printing) {
    const word = SECTIONS.lists.find(([, tag]) => tag === child.name)?.[0];
    return word === undefined ? [] : [printList(word, child, printing)];
  },
};

const SECTIONS = {
  lists: [
    ["attributes", "instance_attributes"],
    ["utilization", "utilization"],
  ],
  implicit: "instance_attributes",
} as const;
