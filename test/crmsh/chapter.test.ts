import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CibDocument, type Element, parseCib, parseXml, serialize } from "../../src/cib/index.js";
import { CrmError, parseCrm, printCrm } from "../../src/crmsh/index.js";

/** The worked examples of chapter 11 §15, in the context that stands above them. */
const chapter = readFileSync(new URL("../../src/spec/11-crm-syntax.md", import.meta.url), "utf8");

const CONTEXT =
  '<cib validate-with="pacemaker-3.9"><configuration><crm_config/><nodes><node id="1" uname="n1"/><node id="2" uname="n2"/>' +
  `<node id="3" uname="n3"/></nodes><resources>${["A", "B", "C", "D", "E"]
    .map((id) => `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy"/>`)
    .join("")}</resources><constraints/></configuration></cib>`;

interface Example {
  readonly title: string;
  readonly kind: string;
  readonly blocks: ReadonlyMap<string, string>;
}

function examples(): Example[] {
  const [, ...parts] = chapter.split(/^#### Example /m);
  return parts.map((part) => {
    const [title = ""] = part.split("\n");
    const [body = ""] = part.split(/^### /m);
    const blocks = new Map<string, string>();
    for (const [, name = "", text = ""] of body.matchAll(/^(Text|XML|Show)\n```\w*\n([\s\S]*?)\n```/gm))
      blocks.set(name, text);
    return { title, kind: /^\d+ \(([^)]*)\)/.exec(title)?.[1] ?? "load", blocks };
  });
}

/** Every element of a document by tag and id, written out. */
function objects(root: Element): Set<string> {
  const found = new Set<string>();
  const stack = [root];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    found.add(serialize(next));
    stack.push(...next.children);
  }
  return found;
}

function elementsOf(xml: string): readonly Element[] {
  return parseXml(`<x>${xml}</x>`).children;
}

/** A line without the mark of continuation: what is read again may have another last line. */
function bare(line: string): string {
  return line.replace(/ \\$/, "");
}

function base(): CibDocument {
  return parseCib(CONTEXT);
}

describe("the examples of the chapter", () => {
  const all = examples();

  test.each(all.filter(({ kind }) => kind !== "XML to text"))("$title", ({ kind, blocks }) => {
    const method = kind === "load" ? "update" : "lines";
    const cib = parseCrm(blocks.get("Text") ?? "", { base: base(), method });
    const found = objects(cib.root);
    for (const each of elementsOf(blocks.get("XML") ?? "")) expect(found).toContain(serialize(each));
    const show = blocks.get("Show");
    const lines = printCrm(cib).split("\n").map(bare);
    for (const line of show?.split("\n") ?? []) expect(lines).toContain(bare(line));
  });

  test("are all there", () => {
    expect(all).toHaveLength(56);
  });
});

describe("the refusals of the chapter", () => {
  const table = chapter.slice(chapter.indexOf("### 15.2 Refused input"));
  const rows = Array.from(table.matchAll(/^\| `(.*?)` \| (.*) \|$/gm), ([, text = "", said = ""]) => ({
    text,
    said: Array.from(said.replaceAll("\\|", "|").matchAll(/`([^`]+)`/g), (found) => found[1] ?? ""),
  }));

  test.each(rows)("$text", ({ text, said }) => {
    let error: unknown;
    try {
      parseCrm(text, { base: base() });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(CrmError);
    const messages = error instanceof CrmError ? error.messages.map((each) => each.text).join("\n") : "";
    for (const each of said) expect(messages).toContain(each.trim());
  });

  test("are all there", () => {
    expect(rows).toHaveLength(37);
  });
});

test("two resources that a renaming leaves in a ticket's sets come to stand in sequence (11 §7.2)", () => {
  const base = parseCib(CONTEXT);
  const text = "rsc_ticket t T1: ( D B )\nrename B F";
  const [constraint] = parseCrm(text, { base, method: "lines" }).root.children.flatMap(({ children }) =>
    children.filter(({ name }) => name === "constraints").flatMap((section) => section.children),
  );
  // As the program does it.
  const set = '<resource_set id="t-0"><resource_ref id="D"/><resource_ref id="F"/></resource_set>';
  expect(constraint && serialize(constraint)).toBe(
    serialize(parseXml(`<rsc_ticket id="t" ticket="T1">${set}</rsc_ticket>`)),
  );
});
