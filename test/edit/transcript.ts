/**
 * Edits by rule as transcripts: a command, or an edit as JSON, and under it what becomes of a small configuration.
 *
 *     > pcs resource disable web
 *         primitive id="web"
 *     +     meta_attributes id="web-meta_attributes"
 *
 * A line that comes (`+`) or goes (`-`) stands under the beginning of the one behind which it is. `=` says that nothing changes, `!` that
 * it is refused, with the code and what would be legal. Commands in one line are separated by ` ; `; they come to the same one by one and
 * all at once. What becomes of it is the programs' answer (`../shared/oracle/edit`) for commands, and the chapter's for edits as JSON, which no program knows.
 */
import { expect, it } from "vitest";
import { type CibDocument, type Element, parseCib, serialize } from "../../src/cib/index.js";
import { parseCommand, runCommands } from "../../src/commands/index.js";
import { EditError, edit, readEdits } from "../../src/edit/index.js";
import { NOW } from "../support/every-kind.js";

/** The contents of sections, by name; `status` is one of them. */
export type Sections = Readonly<Record<string, string>>;

/** A primitive, and what is in it. */
export function primitive(id: string, inside = ""): string {
  return `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy">${inside}</primitive>`;
}

/** A set of meta attributes, each given as `name=value`; its pairs have the ids `SET-NAME`. */
export function meta(id: string, ...pairs: readonly string[]): string {
  const list = pairs.map((pair) => {
    const [name = "", value = ""] = pair.split("=");
    return `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`;
  });
  return `<meta_attributes id="${id}">${list.join("")}</meta_attributes>`;
}

/** A configuration of two nodes, and what else is said. */
export function small({ status = "", ...sections }: Sections, schema = "pacemaker-3.9"): string {
  const usual = {
    crm_config:
      '<cluster_property_set id="opts"><nvpair id="o1" name="stonith-enabled" value="false"/></cluster_property_set>',
    nodes: '<node id="1" uname="n1"/><node id="2" uname="n2"/>',
    resources: "",
    constraints: "",
  };
  const all = Object.entries({ ...usual, ...sections }).map(([name, content]) => `<${name}>${content}</${name}>`);
  return `<cib crm_feature_set="3.20.1" validate-with="${schema}" admin_epoch="0" epoch="7" num_updates="3"><configuration>${all.join("")}</configuration><status>${status}</status></cib>`;
}

/** The elements of a document as lines, indented by what they are in; without what counts the versions, and without comments. */
function linesOf({ root }: CibDocument): string[] {
  const lines: string[] = [];
  const add = ({ name, attributes, children }: Element, indent: string): void => {
    const said = Object.entries(attributes).filter(([key]) => key !== "last-granted");
    lines.push([`${indent}${name}`, ...said.map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(" "));
    for (const child of children) add(child, `${indent}  `);
  };
  for (const child of root.children) for (const section of child.children) add(section, "");
  return lines;
}

/** How many lines the rests of both lists, from a line of each on, have in common. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = before.map(() => new Array<number>(after.length + 1).fill(0));
  table.push(new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    const row = table[i] ?? [];
    const next = table[i + 1] ?? [];
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
  }
  return table;
}

/** What is different between two documents, in the form of a transcript. */
export function changes(before: CibDocument, after: CibDocument): string[] {
  const from = linesOf(before);
  const to = linesOf(after);
  const lengths = commonLengths(from, to);
  const said: string[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  let i = 0;
  let j = 0;
  /** What has come and gone behind a line. */
  const say = (behind: string): void => {
    if (gone.length + come.length > 0) said.push(`  ${/^ *[^ ]+(?: id="[^"]*")?/.exec(behind)?.[0] ?? ""}`);
    said.push(...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`));
    gone = [];
    come = [];
  };
  let behind = "";
  while (i < from.length || j < to.length) {
    const [a, b] = [from[i], to[j]];
    if (a !== undefined && a === b) {
      say(behind);
      behind = a;
      i++;
      j++;
    } else if (b !== undefined && (a === undefined || (lengths[i]?.[j + 1] ?? 0) >= (lengths[i + 1]?.[j] ?? 0))) {
      come.push(b);
      j++;
    } else if (a !== undefined) {
      gone.push(a);
      i++;
    }
  }
  say(behind);
  return said.length === 0 ? ["="] : said;
}

/** What a call makes of a configuration, or how it is refused. */
function attempt(run: () => CibDocument): CibDocument | EditError {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return error;
  }
}

/** What commands, or an edit as JSON, make of a configuration. */
function carriedOut(before: CibDocument, said: string): CibDocument | EditError {
  return attempt(() => {
    let cib = before;
    for (const line of said.split(" ; ")) {
      const edits = line.startsWith("{") ? readEdits(`[${line}]`) : parseCommand(line, { cib, now: NOW }).edits;
      ({ cib } = edit(cib, edits, { now: NOW }));
    }
    return cib;
  });
}

/** How it is refused; nothing if it is not. */
export function refusal(xml: string, said: string): EditError | undefined {
  const after = carriedOut(parseCib(xml), said);
  return after instanceof EditError ? after : undefined;
}

/** What becomes of a configuration: what is different, or how it is refused. */
export function outcome(xml: string, said: string): string[] {
  const before = parseCib(xml);
  const after = carriedOut(before, said);
  if (!(after instanceof EditError)) return changes(before, after);
  return [`! ${after.code}${after.legal === undefined ? "" : `: ${after.legal}`}`];
}

/** Several commands at once come to what each of them on its own does, the versions of the document included. */
function expectTogetherAs(xml: string, said: string): void {
  const before = parseCib(xml);
  const lines = said.split(" ; ");
  const alone = attempt(() => lines.reduce((cib, line) => runCommands(cib, [line], { now: NOW }).cib, before));
  const together = attempt(() => runCommands(before, lines, { now: NOW }).cib);
  const text = (of: CibDocument | EditError): string => (of instanceof EditError ? of.message : serialize(of.root));
  expect(text(together)).toBe(text(alone));
}

/** A test for each command of a transcript. */
export function transcribe(xml: string, text: string): void {
  it.each(rowsOf(text))("%s", (said, expected) => {
    expect(outcome(xml, said)).toEqual(expected);
    if (said.includes(" ; ") && !said.includes("{")) expectTogetherAs(xml, said);
  });
}

/** The rows of a transcript: what is said, and what becomes of it. */
function rowsOf(text: string): readonly (readonly [said: string, outcome: readonly string[]])[] {
  return text
    .split(/^> /m)
    .slice(1)
    .map((part) => {
      const [said = "", ...lines] = part.split("\n");
      return [said, lines.filter((line) => line.trim() !== "" && !line.startsWith("#"))] as const;
    });
}
