/** Questions about small clusters, and what the answers say. */

import { evaluate } from "../../src/evaluate.js";
import { type Answer, Answers, type Why } from "../../src/explain/index.js";
import type { ExplainableVerdict } from "../../src/index.js";
import { type Cluster, cibOf } from "./cib.js";
import { NOW } from "./verdict.js";

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

/** The codes of the facts of an answer. */
export const codes = ({ facts }: Pick<Answer, "facts">): string[] => facts.map(({ code }) => code);
