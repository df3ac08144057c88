import { readdirSync, readFileSync } from "node:fs";
import { type CibDocument, type Element, parseCib, serialize } from "../../src/cib/index.js";
import type { CrmMessage } from "../../src/crmsh/index.js";

/**
 * Examples by rule, as texts (examples/*.txt). Blocks are divided by empty lines; what a line is stands at its front:
 *
 *     ##  the rule
 *     %   base NAME, schema SCHEMA, method METHOD, or `hand`: the answer is from the chapter, where the crm shell aborts
 *     <   XML in the configuration: what is printed, or, if there is a text too, what that is loaded into
 *     >   a text
 *     + - an object, or a section's other child, that is in the CIB afterwards and was not before, or the other way round
 *     ~   the ids of a section in which it is not simply that what is new stands behind what stays
 *     =   a line that is printed afterwards and was not before
 *     E W I  what the crm shell says
 *     refused
 *     @   what is wrong in our words: code, place, the word (`-` at the end), what would be legal
 *
 * The answers, but for the last kind, are the crm shell's: record.ts puts them there.
 */
export interface Example {
  readonly rule: string;
  readonly name: string;
  readonly options: ReadonlyMap<string, string>;
  readonly base: string;
  readonly text: string | undefined;
  readonly answer: readonly string[];
  readonly wrong: readonly string[];
}

const FOLDER = new URL("examples/", import.meta.url);

export function exampleFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".txt"))
    .sort();
}

export function urlOf(file: string): URL {
  return new URL(file, FOLDER);
}

const ANSWER = /^(?:[-+~=EWI] |refused$)/;

export function isAnswer(line: string): boolean {
  return ANSWER.test(line);
}

/** The lines of a block that begin with a mark, without it. */
function marked(lines: readonly string[], mark: string): string[] {
  return lines
    .filter((line) => line === mark || line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1));
}

export function blocksOf(source: string): string[][] {
  return source.split(/\n{2,}/).map((block) => block.split("\n").filter((line) => line !== ""));
}

/** A block as an example; `undefined` if it has nothing to load or print. */
export function exampleOf(lines: readonly string[], rule: string): Example | undefined {
  const text = marked(lines, ">");
  const xml = marked(lines, "<");
  if (text.length === 0 && xml.length === 0) return undefined;
  const options = new Map(marked(lines, "%").map((line) => [line.split(" ")[0] ?? "", line.replace(/^\S+ ?/, "")]));
  const known = text.length > 0 || options.has("base") ? (BASES.get(options.get("base") ?? "chapter") ?? "") : "";
  const schema = options.get("schema") ?? "pacemaker-3.9";
  const base = `<cib validate-with="${schema}"><configuration>${xml.length > 0 ? xml.join("") : known}</configuration></cib>`;
  return {
    rule,
    name: (text.length > 0 ? text : xml).join("; "),
    options,
    base,
    text: text.length === 0 ? undefined : text.join("\n"),
    answer: lines.filter(isAnswer),
    wrong: marked(lines, "@"),
  };
}

export function examplesIn(file: string): Example[] {
  let rule = "";
  return blocksOf(readFileSync(urlOf(file), "utf8")).flatMap((lines) => {
    rule = marked(lines, "##")[0] ?? rule;
    return exampleOf(lines, rule) ?? [];
  });
}

const NODES = '<nodes><node id="1" uname="n1"/><node id="2" uname="n2"/><node id="3" uname="n3"/></nodes>';

function dummies(...ids: readonly string[]): string {
  return ids.map((id) => `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy"/>`).join("");
}

/** What texts are loaded into: the chapter's configuration (11 §15) if nothing else is said. */
const BASES: ReadonlyMap<string, string> = new Map([
  ["chapter", `<crm_config/>${NODES}<resources>${dummies("A", "B", "C", "D", "E")}</resources><constraints/>`],
  ["empty", "<crm_config/><nodes/><resources/><constraints/>"],
  [
    "site",
    `<crm_config><cluster_property_set id="cib-bootstrap-options"><nvpair id="p-a" name="a" value="1"/><nvpair id="p-b" name="b" value="2"/></cluster_property_set></crm_config>
    <nodes><node id="1" uname="n1"><instance_attributes id="n1-ia"><nvpair id="n1-rack" name="rack" value="1"/></instance_attributes></node><node id="n2" uname="n2"/></nodes>
    <resources>${dummies("A")}<group id="G">${dummies("g1", "g2")}</group><clone id="CL">${dummies("c1")}</clone><clone id="CG"><group id="H">${dummies("h1")}</group></clone>
    <template id="T" class="ocf" provider="pacemaker" type="Dummy"/><primitive id="t1" template="T"/>${dummies("B", "C")}</resources>
    <constraints><rsc_location id="lA" rsc="A" node="n1" score="5"/><rsc_location id="lG" rsc="G" node="n1" score="5"/><rsc_location id="lg1" rsc="g1" node="n1" score="5"/>
    <rsc_colocation id="kAB" rsc="A" with-rsc="B" score="5"/><rsc_order id="oAB" first="A" then="B"/><rsc_order id="oABC"><resource_set id="oABC-0"><resource_ref id="A"/><resource_ref id="B"/><resource_ref id="C"/></resource_set></rsc_order>
    <rsc_ticket id="tA" ticket="X" rsc="A"/></constraints>
    <tags><tag id="all"><obj_ref id="A"/><obj_ref id="B"/></tag><tag id="one"><obj_ref id="A"/></tag></tags>`,
  ],
]);

const SIGNS = { error: "E", warning: "W", info: "I" } as const;

export function saidLines(messages: readonly CrmMessage[]): string[] {
  return messages.flatMap(({ severity, text }) => text.split("\n").map((line) => `${SIGNS[severity]} ${line}`));
}

/** An element on one line. */
function line(element: Element): string {
  return serialize(element).trim().replace(/>\s+</g, "><");
}

function sectionsOf(document: CibDocument): readonly Element[] {
  return document.root.children.find(({ name }) => name === "configuration")?.children ?? [];
}

function objectsIn(section: Element): readonly Element[] {
  return section.name === "fencing-topology" ? [section] : section.children;
}

/** What is different between two documents (see above). */
export function changesIn(before: CibDocument, after: CibDocument): string[] {
  const lines: string[] = [];
  const old = new Map(sectionsOf(before).map((section) => [section.name, section]));
  const now = new Map(sectionsOf(after).map((section) => [section.name, section]));
  for (const [name, section] of old) {
    const left = new Set(objectsIn(now.get(name) ?? { ...section, children: [] }).map(line));
    if (now.get(name) === undefined) left.clear();
    for (const each of objectsIn(section)) if (!left.has(line(each))) lines.push(`- ${line(each)}`);
  }
  for (const [name, section] of now) {
    const former = old.get(name);
    const known = new Set(former === undefined ? [] : objectsIn(former).map(line));
    const list = objectsIn(section).map(line);
    for (const each of list) if (!known.has(each)) lines.push(`+ ${each}`);
    const stays = [...known].filter((each) => list.includes(each));
    const plain = [...stays, ...list.filter((each) => !known.has(each))];
    if (plain.join("\n") !== list.join("\n")) {
      lines.push(`~ ${name}: ${section.children.map(({ attributes }) => attributes.id ?? "").join(" ")}`);
    }
  }
  const names = [...now.keys()];
  if (names.join() !== [...old.keys()].join()) lines.push(`~ configuration: ${names.join(" ")}`);
  return lines;
}

/** What is printed of a document after something and was not printed before. */
export function printedNow(before: string, after: string): string[] {
  const known = new Set(before.split("\n"));
  return after
    .split("\n")
    .filter((each) => !known.has(each))
    .map((each) => `= ${each}`);
}

export function baseOf({ base }: Example): CibDocument {
  return parseCib(base);
}
