/** What lint says of small clusters, as few words as it takes. */
import { expect, it } from "vitest";
import { printEdit, readAny } from "../../src/commands/index.js";
import { printCrm } from "../../src/crmsh/index.js";
import { edit } from "../../src/edit/index.js";
import { type LintCode, type LintFinding, lint } from "../../src/lint/index.js";

/** 2026-11-28 06:00:00 UTC */
export const NOW = 1_795_845_600;

export const findingsIn = (code: LintCode, text: string): readonly LintFinding[] =>
  lint(readAny(text, { now: NOW }).cib, { now: NOW, codes: [code] });

/** The sentences of a rule about a crm text. */
export const said = (code: LintCode, text: string): string[] => findingsIn(code, text).map((each) => each.text);

/** Which elements are to blame, from the section down: `resources/primitive[@id="a"]`. */
export const blamed = (code: LintCode, text: string): string[] =>
  findingsIn(code, text).map(({ path }) => path.replace("cib/configuration/", ""));

/** What each remedy changes in the crm text, as lines that go (-) and come (+), behind what it says and whether it is safe. */
export function remedies(code: LintCode, text: string): string[][] {
  const { cib } = readAny(text, { now: NOW });
  const before = lines(printCrm(cib));
  return findingsIn(code, text).map(({ remedy }) => {
    if (remedy === undefined) return [];
    const after = lines(printCrm(edit(cib, remedy.edits, { now: NOW }).cib));
    const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
    const come = after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
    return [`${remedy.text}${remedy.safe ? " (safe)" : ""}`, ...gone, ...come];
  });
}

/** The commands that do what each remedy is. */
export const commandsOf = (code: LintCode, text: string): string[][] =>
  findingsIn(code, text).map(({ remedy }) => (remedy?.edits ?? []).map((each) => printEdit(each, "pcs")));

/** What is printed in several lines is one. */
function lines(text: string): string[] {
  return text.replace(/ *\\\n\s*/g, " ").split("\n");
}

/** A crm text and all that a rule says of it. */
export type Row = readonly [text: string, sentences: readonly string[]];

/** A test of each row. */
export function table(code: LintCode, rows: readonly Row[]): void {
  for (const [text, sentences] of rows) {
    it(`${sentences.length === 0 ? "leaves alone" : "finds"}: ${text.trim().replaceAll("\n", "; ")}`, () => {
      expect(said(code, text)).toEqual(sentences);
    });
  }
}

/** A configuration that no schema allows, as XML: what a crm text cannot say. Nodes n1 and n2, primitives a and b. */
export function lawless({
  options = "",
  nodes = NODES,
  resources = RESOURCES,
  constraints = "",
  rest = "",
} = {}): string {
  return `<cib validate-with="none" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config>
<cluster_property_set id="o">${options}</cluster_property_set></crm_config><nodes>${nodes}</nodes>
<resources>${resources}</resources><constraints>${constraints}</constraints>${rest}</configuration><status/></cib>`;
}

const NODES = '<node id="1" uname="n1"/><node id="2" uname="n2"/>';
const RESOURCES = ["a", "b"].map((id) => `<primitive id="${id}" class="systemd" type="x"/>`).join("");

/** Beginnings of configurations in crm text. */
export const OFF = "property fencing-enabled=false\n";
export const N2 = "node 1: n1\nnode 2: n2\n";
export const N3 = `${N2}node 3: n3\n`;
export const AB = "primitive a Dummy\nprimitive b Dummy\n";
/** Bans a resource from three nodes. */
export const NOWHERE = (id: string) => [1, 2, 3].map((n) => `location nowhere-${id}-${n} ${id} -inf: n${n}\n`).join("");
/** Two orders that wait for each other: the cluster never comes to rest, and nothing is proved. */
export const CIRCLE = "primitive o1 Dummy\nprimitive o2 Dummy\norder o12 o1 o2\norder o21 o2 o1\n";
