/** `pcs tag` (13 §11). */
import { element } from "../cib/element.js";
import { unknownName } from "../edit/error.js";
import { divide, usage } from "./arguments.js";
import type { Verb } from "./context.js";

const create: Verb = ({ words: [id, ...members] }) => {
  if (id === undefined || members.length === 0) throw usage("tag create TAG RESOURCE...");
  const refs = members.map((member) => element("obj_ref", { id: member }));
  return [{ kind: "add", element: element("tag", { id }, refs) }];
};

const update: Verb = ({ words: [tag, ...rest], options }) => {
  const parts = divide(rest, ["add", "remove"]);
  const named = (keyword: string): readonly string[] => parts.find((part) => part.keyword === keyword)?.words ?? [];
  if (tag === undefined || parts.length < 2 || (parts[0]?.words.length ?? 0) > 0) {
    throw usage("tag update TAG [add RESOURCE... [--before|--after RESOURCE]] [remove RESOURCE...]");
  }
  const place = { before: options.get("before"), after: options.get("after") };
  return [{ kind: "tag-members", tag, add: named("add"), remove: named("remove"), ...place }];
};

const remove: Verb = ({ words }, { bench }) => {
  if (words.length === 0) throw usage("tag remove TAG...");
  const known = bench.section("tags")?.elements.map(({ attributes }) => attributes.id ?? "") ?? [];
  for (const id of words) if (!known.includes(id)) throw unknownName("tag", id, known);
  return [{ kind: "remove", ids: words }];
};

export const tagVerbs: readonly (readonly [string, Verb])[] = [
  ["tag create", create],
  ["tag update", update],
  ["tag remove", remove],
  ["tag delete", remove],
];
