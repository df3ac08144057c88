import type { Cib } from "../../cib/cib.js";
import { evaluate } from "../../evaluate.js";
import { createMemory, type Memory } from "../../model/memory.js";
import { compareOutcomes, type DifferenceKind, type OutcomeDifference } from "../../scenario/compare.js";
import { settle } from "../../simulate/settle.js";
import { type InputFlags, readPair } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { attempt, EXIT } from "./attempt.js";
import { differenceText } from "./difference-text.js";
import type { FailOn } from "./fail-on.js";
import { differenceTable } from "./outcome-report.js";
import type { Style } from "./style.js";

export interface CompareRequest {
  readonly before: InputFlags;
  readonly after: InputFlags;
  readonly failOn: readonly FailOn[];
  readonly json: boolean;
}

const FAILING: Readonly<Record<DifferenceKind, FailOn | undefined>> = {
  start: undefined,
  stop: "stop",
  gone: "stop",
  move: "move",
  demote: "demote",
  promote: undefined,
  role: undefined,
  new: undefined,
};

/**
 * The command `pengine compare`: what is different between two configurations, and in what is decided for them.
 * @returns 0; 1 if something happens that the caller does not want
 */
export function compareCommand(
  { before, after, failOn, json }: CompareRequest,
  io: CommandIo,
  style: Style,
): Promise<number> {
  return attempt(io, `${before.file} and ${after.file}`, async () => {
    const [one, other] = await readPair(before, after, io);
    const options = { now: one.now.epoch, scores: false, memory: createMemory() };
    const was = settle(one.cib, options);
    const is = settle(other.cib, options);
    const differences = compareOutcomes(was.verdict, is.verdict);
    const restarts = is.first.summary.resourceActions
      .filter(({ change }) => change === "restart")
      .map(({ resource }) => resource);
    const unwanted = [
      ...differences.filter(({ kind }) => isUnwanted(FAILING[kind], failOn)).map(({ resource }) => resource),
      ...(failOn.includes("restart") ? restarts : []),
    ];
    const configuration = await differenceText(one.cib, other.cib, style);
    const touched = differences.flatMap(({ resource, after }) => (after === undefined ? [] : resource));
    const sentences = await sentencesOn([...touched, ...restarts], other.cib, options);
    if (json)
      io.stdout(
        `${JSON.stringify({ format: "pengine.compare", version: 1, configuration: configuration.split("\n").filter((line) => line !== ""), differences, restarts, unwanted, sentences }, undefined, 2)}\n`,
      );
    else io.stdout(text(configuration, differences, sentences, style));
    return unwanted.length === 0 ? EXIT.ok : EXIT.differs;
  });
}

function isUnwanted(kind: FailOn | undefined, failOn: readonly FailOn[]): boolean {
  return kind !== undefined && failOn.includes(kind);
}

/** Why what is decided first is decided. */
async function sentencesOn(
  resources: readonly string[],
  cib: Cib,
  options: { readonly now: number; readonly memory: Memory },
): Promise<readonly string[]> {
  if (resources.length === 0) return [];
  const { PlainAnswers } = await import("../../explain/plain-answers.js");
  const answers = new PlainAnswers(evaluate(cib, { ...options, scores: true, explain: true }));
  return [...new Set(resources)].map((resource) => answers.answer({ kind: "resource", resource }).sentence);
}

function text(
  configuration: string,
  differences: readonly OutcomeDifference[],
  sentences: readonly string[],
  style: Style,
): string {
  const parts = [`${style.strong("Configuration")}\n${configuration === "" ? "No difference.\n" : configuration}`];
  parts.push(
    `${style.strong("What is decided")}\n${differences.length === 0 ? "Everything is where it was.\n" : differenceTable(differences, style)}`,
  );
  if (sentences.length > 0)
    parts.push(`${style.strong("Why")}\n${sentences.map((sentence) => `  ${printable(sentence)}\n`).join("")}`);
  return parts.join("\n");
}
