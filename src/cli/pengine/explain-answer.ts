import { baseName } from "../../base/text.js";
import { printEdit } from "../../commands/print.js";
import type { ActionAnswer, Answer, NodeAnswer } from "../../explain/answer.js";
import { causeDetail, goalText, type Remedies, type Remedy } from "../../explain/index.js";
import type { Why } from "../../explain/why/reason.js";
import { readableScore } from "../../policy/score.js";
import type { Cause } from "../../verdict/cause.js";
import type { Fact } from "../../verdict/fact.js";
import { printable } from "../printable.js";
import { type Column, table } from "../table.js";
import type { Style } from "./style.js";

/** What a report shows: the short form leaves out what is not about the answer. */
export interface ReportOptions {
  readonly all: boolean;
  readonly style: Style;
  /** How remedies are spelled. */
  readonly dialect: "crm" | "pcs";
}

/** What would have to change, as tried. */
export function remedyReport(
  { goal, holds, never, remedies, evaluations, complete, candidates }: Remedies,
  { style, dialect }: ReportOptions,
): string {
  const title = style.strong(`What would help (${goalText(goal)})`);
  if (holds) return `${title}\n  Nothing needs to be done: it will be so once the transition is done.\n`;
  if (never !== undefined) return `${title}\n  Nothing: ${printable(never)}.\n`;
  if (remedies.length === 0) {
    const looked =
      candidates === 0
        ? "no change suggests itself"
        : complete
          ? `none of the ${candidates} changes that suggest themselves does, alone or with another`
          : `none was found within ${evaluations} evaluations`;
    return `${title}\n  Nothing was found: ${looked}.\n`;
  }
  return `${title}\n${remedies.map((remedy) => remedyLines(remedy, style, dialect)).join("")}`;
}

const MOST_EFFECTS = 5;

function remedyLines({ changes, text, caution, sideEffects }: Remedy, style: Style, dialect: "crm" | "pcs"): string {
  const effects = sideEffects.slice(0, MOST_EFFECTS).map((effect) => `      then ${printable(effect.text)}\n`);
  const more = sideEffects.length - effects.length;
  const rest = more > 0 ? `      and ${more} more would be different\n` : "";
  const warning = caution === undefined ? "" : style.bad(`      careful: ${printable(caution)}`);
  const commands = changes.flatMap((change) =>
    change.kind === "edit" ? [`      ${printable(printEdit(change.edit, dialect))}\n`] : [],
  );
  return `  - ${printable(text)}\n${commands.join("")}${warning === "" ? "" : `${warning}\n`}${effects.join("")}${rest}`;
}

/** An answer for people: the sentence, the reasons with their places, the nodes, the actions. */
export function answerReport(answer: Answer, { all, style }: ReportOptions): string {
  const sections = [
    `${style.strong(printable(answer.sentence))}\n`,
    section(
      "Because",
      answer.reasons.flatMap((each) => reasonLines(each, style, 1, all)),
      style,
    ),
    section("Each", itemLines(answer, all), style),
    section("Also", noteLines(answer, all), style),
    section("Facts", all ? factLines(answer.facts, style) : [], style),
    nodeSection(answer.nodes, style),
    all ? ladderSection(answer.nodes, style) : "",
    section("Actions", actionLines(answer.actions, all, style), style),
  ];
  return sections.filter((text) => text !== "").join("\n");
}

function section(title: string, lines: readonly string[], style: Style): string {
  return lines.length === 0 ? "" : `${style.strong(title)}\n${lines.join("\n")}\n`;
}

const SHORT_ITEMS = 25;

function noteLines({ notes }: Answer, all: boolean): string[] {
  const shown = all ? notes : notes.slice(0, SHORT_NOTES);
  const lines = shown.map((note) => `  ${printable(note)}`);
  if (shown.length < notes.length) lines.push(`  and ${notes.length - shown.length} more (--all shows them)`);
  return lines;
}

const SHORT_NOTES = 8;

/** What becomes of each of several; of one alone the sentence above says it. */
function itemLines({ items, subject }: Answer, all: boolean): string[] {
  const alone = subject.kind === "resource" || subject.kind === "placement";
  if (items.length < 2 && alone && !all) return [];
  const shown = all ? items : items.slice(0, SHORT_ITEMS);
  const lines = shown.map(({ sentence }) => `  ${printable(sentence)}`);
  if (shown.length < items.length) lines.push(`  and ${items.length - shown.length} more (--all shows them)`);
  return lines;
}

const DEEPEST = 10;
const SHORT_REASONS = 8;

/** The chain, each link below the one that it explains, with the place in the CIB. */
function reasonLines(reason: Why, style: Style, depth: number, all: boolean): string[] {
  const places = reason.facts.flatMap((fact) => placeText(fact) ?? []);
  const where = [...new Set(places)].slice(0, all ? undefined : 3).join(", ");
  const line = `${"  ".repeat(depth)}${printable(reason.text)}${where === "" ? "" : style.faint(`  [${where}]`)}`;
  if (depth >= DEEPEST) return [line];
  const shown = all ? reason.because : reason.because.slice(0, SHORT_REASONS);
  return [line, ...shown.flatMap((each) => reasonLines(each, style, depth + 1, all))];
}

function placeText({ place }: Fact): string | undefined {
  if (place === undefined) return undefined;
  const element = place.path.slice(place.path.lastIndexOf("/") + 1);
  return place.line === undefined ? printable(element) : `line ${place.line}: ${printable(element)}`;
}

function factLines(facts: readonly Fact[], style: Style): string[] {
  return facts.map(({ place, ...fact }) => {
    const { code, ...rest } = fact;
    const values = Object.entries(rest).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${typeof value === "object" ? JSON.stringify(value) : String(value)}`],
    );
    const where = placeText({ ...fact, place } as Fact);
    return `  ${code} ${printable(values.join(" "))}${where === undefined ? "" : style.faint(`  [${where}]`)}`;
  });
}

const NODES: readonly Column[] = [{ title: "node" }, { title: "score", right: true }, { title: "why" }];

function nodeSection(nodes: readonly NodeAnswer[], style: Style): string {
  if (nodes.length === 0) return "";
  const rows = nodes.map(({ node, chosen, score, text }) => [
    chosen ? `${node} *` : node,
    score === undefined ? "" : readableScore(score),
    text,
  ]);
  const legend = nodes.some(({ chosen }) => chosen) ? " (* chosen)" : "";
  const names = new Set(nodes.map(({ resource }) => resource));
  const [name = ""] = names.size === 1 ? names : [...names].map(baseName);
  const of = name === "" ? "" : ` of ${printable(name)}`;
  return `${style.strong(`Nodes${of}`)}${legend}\n${table(NODES, rows, style.faint)}`;
}

const LADDER: readonly Column[] = [
  { title: "node" },
  { title: "step", right: true },
  { title: "sum", right: true },
  { title: "because of" },
];

function ladderSection(nodes: readonly NodeAnswer[], style: Style): string {
  const rows = nodes.flatMap(({ node, causes }) =>
    causes.map(({ operation, amount, score, cause }, i) => [
      i === 0 ? node : "",
      operation === "set" ? `= ${readableScore(amount)}` : `${amount < 0 ? "" : "+"}${readableScore(amount)}`,
      readableScore(score),
      causeText(cause),
    ]),
  );
  return rows.length === 0 ? "" : `${style.strong("Scores, step by step")}\n${table(LADDER, rows, style.faint)}`;
}

/** A cause as the table has it: its kind, what is behind it, and between whom. */
function causeText(cause: Cause): string {
  const parts: readonly (string | undefined)[] = [cause.kind, cause.id, bracketed(causeDetail(cause))];
  return printable(parts.filter((part) => part !== undefined).join(" "));
}

function bracketed(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `(${text})`;
}

function actionLines(actions: readonly ActionAnswer[], all: boolean, style: Style): string[] {
  const telling = all ? actions : actions.filter(({ key }) => !MINOR.test(key));
  const shown = all ? telling : telling.slice(0, SHORT_ACTIONS);
  const more = telling.length - shown.length;
  const lines = shown.map((action) => actionLine(action, all, style));
  return more > 0 ? [...lines, `  and ${more} more (--all shows them)`] : lines;
}

const SHORT_ACTIONS = 16;

/** Monitors, probes and notifications are not what somebody asks about who does not ask for everything. */
const MINOR = /_(?:monitor|notify)_|_(?:pre|post)_notify_|_confirmed-/;

function actionLine({ key, node, outcome, because, reason, after }: ActionAnswer, all: boolean, style: Style): string {
  const colour = outcome === "done" ? style.good : style.bad;
  const place = node === undefined ? "" : ` on ${node}`;
  const told = because?.text ?? reason;
  const why = told === undefined ? "" : `, ${printable(told)}`;
  const waited = all ? after : after.filter((each) => !MINOR.test(each.key));
  const names = (all ? waited : waited.slice(0, 4)).map(
    (each) => `${each.key}${each.node === undefined ? "" : ` on ${each.node}`}`,
  );
  const more = waited.length - names.length;
  const rest = more > 0 ? ` and ${more} more` : "";
  const waits = names.length === 0 ? "" : style.faint(`  after ${printable(names.join(", "))}${rest}`);
  return `  ${printable(`${key}${place}`)}: ${colour(outcome)}${why}${waits}`;
}
