import { WHITE } from "../characters.js";
import type { Construct } from "../construct.js";
import { resource } from "../reading.js";
import { Node } from "../tree.js";

const NAME = new RegExp(`^([A-Za-z_][^:${WHITE}]*):?$`);

/** Tags (11 §5.6). */
export const tag: Construct = {
  keyword: "tag",
  element: "tag",
  section: "tags",
  rank: 8,
  least: 2,

  read(words) {
    const [, id] = words.expect(NAME, "Expected tag name", "a name, with a colon behind it if wanted");
    const made = new Node("tag", [["id", id]]);
    do made.append(new Node("obj_ref", [["id", resource(words)]]));
    while (words.left > 0);
    return made;
  },

  head(object) {
    const members = Array.from(object.children(), (each) => each.text("id"));
    return `tag ${object.text("id")} ${members.join(" ")}`;
  },

  parts: () => [],
};
