/** Questions about small clusters, and what the answers say. */

import { describe, expect, it } from "vitest";
import { baseName } from "../../src/base/text.js";
import { evaluate } from "../../src/evaluate.js";
import { type Answer, Answers, type Why } from "../../src/explain/index.js";
import type { ExplainableVerdict, Fact } from "../../src/index.js";
import { type Cluster, cibOf } from "./cib.js";
import { NOW, placements } from "./verdict.js";

/**
 * Answers change nothing of what is evaluated, so that a cluster is evaluated once for all questions about it. Where mutants of
 * other folders are tried, which evaluate differently, it is evaluated for each test.
 */
const KEEP = process.env.MUTATION_TESTS?.startsWith("explain") !== false;
const kept = new WeakMap<Cluster, ExplainableVerdict>();

export function explainedVerdict(cluster: Cluster): ExplainableVerdict {
  const known = kept.get(cluster);
  if (known !== undefined && KEEP) return known;
  const verdict = evaluate(cibOf(cluster), { now: NOW, explain: true });
  kept.set(cluster, verdict);
  return verdict;
}

/** The answer to words of a command line. */
export function ask(cluster: Cluster, ...words: readonly string[]): Answer {
  const answers = new Answers(explainedVerdict(cluster));
  const subject = answers.subject(words);
  if (subject.kind === "unknown") throw new Error(`nothing is called ${words.join(" ")}`);
  return answers.answer(subject);
}

/** Reasons one a line, those behind one indented below it. */
export const chain = (reasons: readonly Why[], indent = ""): string[] =>
  reasons.flatMap(({ text, because }) => [`${indent}${text}`, ...chain(because, `${indent}  `)]);

/**
 * What an answer says, line by line: its sentence, the reasons below it, facts, notes, and items; with `nodes` and `actions` those
 * as well. What a sentence says in full is not repeated below it.
 */
export function told(answer: Answer, ...more: readonly ("nodes" | "actions")[]): string[] {
  const { sentence, reasons, facts, notes, items, nodes, actions } = answer;
  const lines = chain(reasons, "  ");
  const short = lines.length === 1 && sentence.endsWith(`: ${reasons[0]?.text}.`);
  const at = (node: string | undefined) => (node === undefined ? "" : ` on ${node}`);
  return [
    sentence,
    ...(short ? [] : lines),
    ...(facts.length === 0 ? [] : [`facts: ${facts.map(factName).join(" ")}`]),
    ...notes.map((note) => `note: ${note}`),
    ...items.map(({ subject, outcome, from, to }) => `item: ${subject} ${outcome}, from ${from} to ${to}`),
    ...(more.includes("nodes")
      ? nodes.map(
          ({ resource, node, available, score, chosen, active, text, causes }) =>
            `${resource} on ${node}${chosen ? "*" : ""}${active ? ", active" : ""}${available ? "" : ", unavailable"}: ${score}${causes.map(({ amount, cause }) => ` ${cause.kind} ${amount}`)}: ${text}`,
        )
      : []),
    ...(more.includes("actions")
      ? actions.map(
          ({ key, node, outcome, because, reason, after }) =>
            `${key}${at(node)} ${outcome}${because === undefined ? "" : `: ${because.text}`}${reason === undefined ? "" : ` (${reason})`}${after.map((each) => ` after ${each.key}${at(each.node)}`)}`,
        )
      : []),
  ];
}

const factName = (fact: Fact): string => ("constraint" in fact ? `${fact.code}:${fact.constraint}` : fact.code);

/** What was asked, and below it what was told, indented by eight. */
export type Asked = string;

/** Answers to the words of a question, of which the last ones may be `nodes` and `actions`. */
export function toldOf(cluster: Cluster, words: string): string[] {
  const { about, more } = askedOf(words);
  return told(ask(cluster, ...about), ...more);
}

function askedOf(words: string) {
  const all = words.split(" ").filter((word) => word !== "");
  const more = (["nodes", "actions"] as const).filter((each) => all.includes(`+${each}`));
  return { about: all.filter((word) => !word.startsWith("+")), more };
}

/** An answer is about what was asked, and each of its items says what is said of that alone. */
function expectSameOfEach(cluster: Cluster, words: readonly string[]): void {
  const answers = new Answers(explainedVerdict(cluster));
  const subject = answers.subject(words);
  if (subject.kind === "unknown") throw new Error(`nothing is called ${words.join(" ")}`);
  const answer = answers.answer(subject);
  expect(answer.subject).toEqual(subject);
  for (const { subject: id, outcome, sentence } of answer.items) {
    const alone = answers.answer(outcome === "node" ? { kind: "node", node: id } : { kind: "resource", resource: id });
    // Instances that are alike have no number in what is said of several.
    expect([alone.sentence, alone.sentence.replace(id, baseName(id))]).toContain(sentence);
  }
}

/** A cause in a small cluster: what is told of it, and where resources are placed without it. */
export interface CauseCase {
  readonly cause: string;
  readonly cluster: Cluster;
  readonly asked: readonly Asked[];
  /** What takes the cause away. */
  readonly without?: Partial<Cluster>;
  /** By resource, as evaluated without the cause: `n1 Started`; other than with it. */
  readonly then?: Readonly<Record<string, string>>;
}

/** Each answer in full; and that what it names is the cause: without that the outcome is another. */
export function describeCauses(what: string, cases: readonly CauseCase[]): void {
  const rows = cases.flatMap(({ cause, cluster, asked }) =>
    asked.map((text) => {
      const [words = "", ...lines] = text.split("\n");
      return { cause, cluster, words, lines: lines.map((line) => line.slice(8)) };
    }),
  );
  describe(what, () => {
    it.each(rows)("$cause: asked about [$words]", ({ cluster, words, lines }) => {
      expect(toldOf(cluster, words)).toEqual(lines);
      expectSameOfEach(cluster, askedOf(words).about);
    });

    it.each(cases.filter(({ then }) => then !== undefined))(
      "$cause: is what decides",
      ({ cluster, without, then = {} }) => {
        const placed = placements(explainedVerdict(cluster));
        expect(placements(explainedVerdict({ ...cluster, ...without }))).toMatchObject(then);
        for (const [resource, place] of Object.entries(then)) expect(placed[resource]).not.toBe(place);
      },
    );
  });
}
