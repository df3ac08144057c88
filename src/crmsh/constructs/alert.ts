import { endedBy, type PairOptions, printList, readList } from "../attribute-list.js";
import type { Construct } from "../construct.js";
import type { Printing } from "../printing.js";
import { joined, quoted } from "../quoting.js";
import { description, ident, type Words } from "../reading.js";
import { Node } from "../tree.js";

/** Alerts (11 §5.16). */
export const alert: Construct = {
  keyword: "alert",
  element: "alert",
  section: "alerts",
  rank: 16,
  least: 2,

  read(words) {
    const id = ident(words);
    const [path] = words.expect(/.+/s, "Expected path", "the path of the alert agent");
    const made = new Node("alert", [
      ["id", id],
      ["path", path],
      ["description", description(words)],
    ]);
    let recipients = 0;
    while (words.left > 0) {
      if (readLists(words, made, ALERT_END)) continue;
      if (words.match(/^select$/) !== undefined) readSelect(words, made);
      else {
        words.expect(/^to$/i, "Expected to", "attributes, meta, select or to");
        recipients++;
        made.append(readRecipient(words, `${id}-recipient-${recipients}`));
      }
    }
    return made;
  },

  head: (object) => `alert ${object.text("id")} ${quoted(object.text("path"))}`,

  parts(child, object, printing) {
    const word = LISTS.get(child.name);
    if (word !== undefined) return [printList(word, child, printing)];
    if (child.name === "select") return [printSelect(child)];
    return child.name === "recipient" ? [printRecipient(child, hasLateList(object), printing)] : [];
  },
};

const LISTS: ReadonlyMap<string, string> = new Map([
  ["instance_attributes", "attributes"],
  ["meta_attributes", "meta"],
]);
const ALERT_END = endedBy("attributes", "meta", "to", "select");
const RECIPIENT_END = endedBy("attributes", "meta", "to");
const BRACED_END = endedBy("attributes", "meta", "to", "}");

/** Reads attribute lists as far as they follow. @returns whether there was one */
function readLists(words: Words, into: Node, end: PairOptions): boolean {
  let found = false;
  for (;;) {
    const section = words.match(/^(?:attributes|meta)$/)?.[0];
    if (section === undefined) return found;
    into.append(readList(words, section === "meta" ? "meta_attributes" : "instance_attributes", end));
    found = true;
  }
}

/** Reads the kinds of events that an alert is for, as far as they follow. */
function readSelect(words: Words, into: Node): void {
  const select = new Node("select");
  for (;;) {
    const kind = words.match(/^(?:nodes|fencing|resources|attributes)$/)?.[0];
    if (kind === undefined) break;
    if (kind === "attributes" && words.text !== "{") {
      words.back();
      break;
    }
    const selector = select.append(new Node(`select_${kind}`));
    if (kind === "attributes") readNames(words, selector);
  }
  if (select.first !== undefined) into.append(select);
}

function readNames(words: Words, into: Node): void {
  words.skip();
  while (words.text !== "}") into.append(new Node("attribute", [["name", ident(words)]]));
  words.skip();
}

function readRecipient(words: Words, id: string): Node {
  const isBraced = words.keywordIs("{");
  const made = new Node("recipient", [
    ["id", id],
    ["value", words.any()],
    ["description", description(words)],
  ]);
  readLists(words, made, isBraced ? BRACED_END : RECIPIENT_END);
  if (isBraced && !words.keywordIs("}")) throw words.wrong("Expected }", "attributes, meta or }");
  return made;
}

/** What the name of a selector begins with; another element in a `select` is no word. */
const SELECTS = "select_";

function printSelect(select: Node): string {
  const words = ["select"];
  for (const selector of select.children()) {
    if (!selector.name.startsWith(SELECTS)) continue;
    words.push(selector.name.slice(SELECTS.length));
    if (selector.name !== "select_attributes") continue;
    words.push("{");
    for (const each of selector.named("attribute")) words.push(each.text("name"));
    words.push("}");
  }
  return words.join(" ");
}

/** Whether an attribute list of the alert itself stands behind a recipient: then recipients need braces. */
function hasLateList(object: Node): boolean {
  let isLate = false;
  for (const child of object.children()) {
    if (child.name === "recipient") isLate = true;
    else if (isLate && LISTS.has(child.name)) return true;
  }
  return false;
}

function printRecipient(recipient: Node, braced: boolean, printing: Printing): string {
  const lists: string[] = [];
  for (const child of recipient.children()) {
    const word = LISTS.get(child.name);
    if (word !== undefined) lists.push(printList(word, child, printing));
  }
  const words = [quoted(recipient.text("value")), ...lists];
  return joined("to", ...(braced ? ["{", ...words, "}"] : words));
}
