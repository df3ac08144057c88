import { append } from "../base/list.js";
import { printList, readPairs, readSections } from "./attribute-list.js";
import type { Printing } from "./printing.js";
import { joined, pair } from "./quoting.js";
import { ID_SPEC, ident, type Words } from "./reading.js";
import { Node } from "./tree.js";

/** Reads a section of operations if the next word begins one (11 §4.5). */
export function readOperations(words: Words, into: Node): boolean {
  if (words.lower !== "operations" && words.lower !== "op") return false;
  const operations = new Node("operations");
  if (words.keywordIs("operations")) {
    const problem = "Expected $id-ref=<id> or $id=<id>";
    const [, kind = "", id = ""] = words.expect(ID_SPEC, problem, "$id=ID or $id-ref=ID");
    if (kind.toLowerCase() === "id-ref") operations.set("id-ref", words.reading.resolve(id, "operations"));
    else operations.set("id", id);
  }
  into.append(operations);
  // What a template is used for keeps its times as they are.
  const addsUnits = words.reading.command && into.get("template") === undefined;
  while (words.keywordIs("op")) operations.append(readOperation(words, addsUnits));
  return true;
}

/** Whether a value has no unit of its own: one that the prompt adds seconds to (11 §2). */
function lacksUnit(value: string): boolean {
  return !/^\p{Nd}+[a-z]+$/u.test(value);
}

/** The attributes of an operation that are times. */
function withUnit(name: string, value: string): string {
  return (name === "interval" || name === "timeout") && lacksUnit(value) ? `${value}s` : value;
}

function readOperation(words: Words, addsUnits: boolean): Node {
  const name = ident(words);
  const operation = new Node("op", [["name", name]]);
  const pairs = readPairs(words);
  if (name !== "monitor" && !pairs.some((each) => each.get("name") === "interval")) {
    pairs.push(
      new Node("nvpair", [
        ["name", "interval"],
        ["value", "0s"],
      ]),
    );
  }
  const { opAttributes } = words.reading.vocabulary;
  let instance: Node | undefined;
  for (const each of pairs) {
    const key = each.get("name");
    const value = each.get("value");
    if (key === undefined) throw words.wrong("Expected a name and a value in an operation", "NAME=VALUE");
    if (!opAttributes.has(key.toLowerCase())) {
      instance ??= operation.append(new Node("instance_attributes"));
      instance.append(each);
    } else if (instance !== undefined) {
      const problem = `Attribute order error: ${key} must appear before any instance attribute`;
      throw words.wrong(problem, "the attributes of the operation first");
    } else if (value === undefined) throw words.wrong(`Expected a value for ${key}`, `${key}=VALUE`);
    else operation.set(key, addsUnits ? withUnit(key, value) : value);
  }
  readSections(words, operation, SECTIONS);
  return operation;
}

const SECTIONS = {
  lists: [
    ["op_params", "instance_attributes"],
    ["op_meta", "meta_attributes"],
  ],
  implicit: "instance_attributes",
} as const;

/** Operations as they are printed: the parts of one `operations` element (11 §8.6). */
export function printOperations(operations: Node, printing: Printing): string[] {
  const parts: string[] = [];
  const id = operations.get("id");
  const reference = operations.get("id-ref");
  if (id !== undefined || reference !== undefined) {
    const words = [id === undefined ? "" : `$id=${id}`, ...(reference === undefined ? [] : [`$id-ref=${reference}`])];
    parts.push(`operations ${words.join(" ")}`);
  }
  for (const operation of operations.named("op")) append(parts, printOperation(operation, printing));
  return parts;
}

function printOperation(operation: Node, printing: Printing): string[] {
  const pairs: string[] = [];
  for (const [name, value] of operation.attributes) {
    if (name !== "id" && name !== "name") pairs.push(pair(name, value));
  }
  const parts = [joined("op", operation.get("name"), ...pairs)];
  const description = operation.text("description");
  if (description !== "") parts.push(pair("description", description));
  for (const child of operation.children()) {
    if (child.name === "instance_attributes") parts.push(printList("op_params", child, printing));
    if (child.name === "meta_attributes") parts.push(printList("op_meta", child, printing));
  }
  return parts;
}
