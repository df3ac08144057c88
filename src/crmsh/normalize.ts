import { Comment, type Node } from "./tree.js";

/** Attributes that are dropped if they have exactly this value, because it is the default (11 §8.1). */
export const DEFAULTS: ReadonlyMap<string, readonly (readonly [name: string, value: string])[]> = new Map([
  ["node", [["type", "member"]]],
  [
    "resource_set",
    [
      ["sequential", "true"],
      ["require-all", "true"],
    ],
  ],
  ["rule", [["boolean-op", "and"]]],
  ["expression", [["type", "string"]]],
]);

const CONTAINERS: ReadonlySet<string> = new Set(["group", "clone", "master", "bundle"]);

/** Brings a configuration into the form in which the language sees it (11 §8.1), in place. */
export function normalize(configuration: Node): void {
  for (const element of configuration.descendants()) {
    for (const [name, value] of DEFAULTS.get(element.name) ?? []) {
      if (element.get(name) === value) element.attributes.delete(name);
    }
    if (CONTAINERS.has(element.name)) membersLast(element);
  }
}

function membersLast(container: Node): void {
  for (const child of [...container.children()]) {
    if (child.name === "primitive" || child.name === "group") container.append(child);
  }
}

/** The comments of an object: their texts trimmed and marked with a `#`, and moved in front of its second item (11 §8.1). */
export function normalizeComments(object: Node): void {
  const comments: Comment[] = [];
  let place: Node | undefined;
  for (const item of object.items()) {
    if (item instanceof Comment) {
      item.text = item.text.trim();
      if (!item.text.startsWith("#")) item.text = `# ${item.text}`;
      comments.push(item);
    } else if (place === undefined && item.previous !== undefined) place = item;
  }
  for (const comment of comments) object.insert(comment, place);
}
