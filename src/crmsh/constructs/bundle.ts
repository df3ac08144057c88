import { endedBy, printList, readList, readPairs } from "../attribute-list.js";
import { type Construct, member } from "../construct.js";
import { INNER, type Printing } from "../printing.js";
import { joined, pair } from "../quoting.js";
import { description, ident, type Words } from "../reading.js";
import { Node } from "../tree.js";

/** Bundles (11 §5.8). */
export const bundle: Construct = {
  keyword: "bundle",
  element: "bundle",
  section: "resources",
  rank: 3,
  least: 2,

  read(words) {
    const made = new Node("bundle", [
      ["id", ident(words)],
      ["description", description(words)],
    ]);
    for (;;) {
      const { lower } = words;
      if (PARTS.has(lower)) {
        words.skip();
        readPart(words, made, lower);
      } else if (words.keywordIs("primitive")) made.append(readMember(words));
      else if (words.keywordIs("meta")) made.append(readList(words, "meta_attributes", META_END));
      else return made;
    }
  },

  head: (object) => `bundle ${object.text("id")}`,

  parts(child, _object, printing) {
    switch (child.name) {
      case "docker":
      case "podman":
        return [printContainer(child, printing)];
      case "network":
      case "storage":
        return [printPart(child)];
      case "primitive":
        return [`primitive ${child.text("id")}`];
      case "meta_attributes":
        return [printList("meta", child, printing)];
      case "instance_attributes":
        return [printList("params", child, printing)];
      default:
        return [];
    }
  },
};

const PARTS = new Set(["docker", "podman", "network", "storage", "port-mapping"]);
const MAPPINGS = ["port-mapping", "storage-mapping"];
const PART_END = endedBy("network", "storage", "meta", "primitive");
const META_END = endedBy("network", "storage", "primitive");

/** Reads one part: what stands behind the name of a mapping belongs to that mapping. */
function readPart(words: Words, into: Node, name: string): void {
  const part = into.append(into.child(name) ?? new Node(name));
  let target = part;
  for (const each of readPairs(words, PART_END)) {
    const key = each.text("name");
    const value = each.get("value");
    if (MAPPINGS.includes(key)) target = part.append(new Node(key));
    else if (value === undefined) throw words.wrong(`Expected a value for ${key}`, `${key}=VALUE, or a mapping`);
    else target.set(words.attributeName(key), value);
  }
}

function readMember(words: Words): Node {
  const named = readPairs(words, PART_END);
  const [only] = named;
  const name = only?.get("name");
  if (named.length !== 1 || name === undefined || only?.get("value") !== undefined) {
    const got = named.map((each) => `${each.text("name")}=${each.text("value")}`).join(", ");
    throw words.wrong(`Expected primitive reference, got ${got}`, "the name of one primitive");
  }
  return member(name);
}

/** The pairs of an element other than its id, as printed words. */
function attributePairs(element: Node, but = "id"): string[] {
  const pairs: string[] = [];
  for (const [name, value] of element.attributes) if (name !== but) pairs.push(pair(name, value));
  return pairs;
}

function printContainer(container: Node, printing: Printing): string {
  const image = container.get("image");
  if (image === undefined) {
    printing.say("error", `${container.name} requires 'image' attribute`);
    return container.name;
  }
  return [`${container.name} ${pair("image", image)}`, ...attributePairs(container, "image")].join(INNER);
}

function printPart(part: Node): string {
  const lines = [joined(part.name, ...attributePairs(part))];
  for (const mapping of MAPPINGS) {
    for (const each of part.named(mapping)) lines.push(joined(mapping, ...attributePairs(each)));
  }
  return lines.join(INNER);
}
