import type { Cib } from "../../cib/cib.js";
import { clusterStatus } from "../../evaluate.js";
import { PlainAnswers } from "../../explain/plain-answers.js";
import { configurationFindings } from "../../findings/index.js";
import { createMemory } from "../../model/memory.js";
import { nodeActionPlace, nodeActionText } from "../../render/words.js";
import { compareOutcomes, type OutcomeDifference } from "../../scenario/compare.js";
import { inject } from "../../simulate/inject.js";
import { type Settled, settle } from "../../simulate/settle.js";
import type { ExplainableVerdict, Verdict } from "../../verdict/verdict.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { attempt, EXIT } from "./attempt.js";
import { endingSentence } from "./ending.js";
import type { EventFlags } from "./event-options.js";
import { afterEvents } from "./events.js";
import { differenceTable } from "./outcome-report.js";
import type { Style } from "./style.js";

export interface WhatIfRequest extends InputFlags {
  readonly events: EventFlags;
  /** Commands of crm, pcs or Pacemaker's tools. */
  readonly commands: readonly string[];
  readonly json: boolean;
}

/** The command `pengine what-if`: what would happen then, and where the cluster comes to rest. */
export function whatIfCommand(request: WhatIfRequest, io: CommandIo, style: Style): Promise<number> {
  return attempt(io, request.file, async () => {
    const { cib, now } = await readAnyFile(request, io);
    const memory = createMemory();
    const options = { now: now.epoch, memory };
    const before = settle(cib, { ...options, scores: false });
    const changed = await afterCommands(cib, request.commands, now.epoch);
    for (const { severity, text: said } of configurationFindings(changed, options))
      if (severity === "error") io.stderr(`${printable(`The configuration has an error: ${said}`)}\n`);
    const after = settle(afterEvents(changed, request.events, now.epoch), { ...options, explain: true });
    const differences = compareOutcomes(before.verdict, after.verdict);
    const sentences = sentencesOf(after, differences);
    if (request.json) io.stdout(`${JSON.stringify(report(after, differences, sentences), undefined, 2)}\n`);
    else io.stdout(text(after, differences, sentences, { style, idle: idleEvents(request.events, before.first) }));
    return EXIT.ok;
  });
}

/** Commands change the configuration; those of crm's cibstatus make events happen. */
async function afterCommands(cib: Cib, commands: readonly string[], now: number): Promise<Cib> {
  if (commands.length === 0) return cib;
  const { runCommands } = await import("../../commands/command.js");
  const { cib: edited, events } = runCommands(cib, commands, { now });
  return events.length === 0 ? edited : inject(edited, clusterStatus(edited, { now }), events, { now }).cib;
}

/** What the events ask for and what is so already. */
function idleEvents({ nodeUp = [], nodeDown = [], nodeFail = [] }: EventFlags, { status }: Verdict): string[] {
  const online = new Map(status.nodes.map(({ name, online }) => [name, online]));
  const offline = [...nodeDown, ...nodeFail].filter((node) => online.get(node) === false);
  const up = nodeUp.filter((node) => online.get(node) === true);
  return [...offline.map((node) => `${node} is offline already.`), ...up.map((node) => `${node} is online already.`)];
}

interface Sentence {
  readonly resource: string;
  readonly sentence: string;
}

/** What the first transition does with everything that it touches, and why. */
function sentencesOf(
  { first, verdict }: Settled<ExplainableVerdict>,
  differences: readonly OutcomeDifference[],
): readonly Sentence[] {
  const answers = new PlainAnswers(first);
  const last = new PlainAnswers(verdict);
  const touched = new Set(first.summary.resourceActions.map(({ resource }) => resource));
  const sentences: Sentence[] = [...touched].map((resource) => ({
    resource,
    sentence: answers.answer({ kind: "resource", resource }).sentence,
  }));
  for (const { resource, after } of differences) {
    if (touched.has(resource) || after === undefined) continue;
    sentences.push({ resource, sentence: last.answer({ kind: "resource", resource }).sentence });
  }
  return sentences;
}

function report(
  { first, verdict, rounds, atRest, ending }: Settled<ExplainableVerdict>,
  differences: readonly OutcomeDifference[],
  sentences: readonly Sentence[],
) {
  return {
    format: "pengine.what-if",
    version: 1,
    nodeActions: first.summary.nodeActions,
    actions: sentences,
    differences,
    lost: differences.filter(({ kind }) => kind === "stop" || kind === "gone").map(({ resource }) => resource),
    transitions: rounds,
    atRest,
    ending,
    placements: verdict.placements,
  };
}

function text(
  { first, rounds, atRest, ending }: Settled<ExplainableVerdict>,
  differences: readonly OutcomeDifference[],
  sentences: readonly Sentence[],
  { style, idle }: { readonly style: Style; readonly idle: readonly string[] },
): string {
  const parts: string[] = [];
  const nodes = first.summary.nodeActions.map(
    (action) => `  ${nodeActionPlace(action)}: ${nodeActionText(action)}, ${action.reason}`,
  );
  const happening = [...nodes, ...sentences.map(({ sentence }) => `  ${sentence}`)];
  const lines = [...idle.map((note) => `  ${note}`), ...(happening.length === 0 ? ["  Nothing."] : happening)];
  const shown = lines.map((line) => `${printable(line)}\n`).join("");
  parts.push(`${style.strong("What would happen")}\n${shown}`);
  const lost = differences.filter(({ kind }) => kind === "stop" || kind === "gone").map(({ resource }) => resource);
  if (lost.length > 0) parts.push(`${style.bad("What would be lost")}\n  ${printable(lost.join(", "))}\n`);
  if (differences.length > 0)
    parts.push(
      `${style.strong("Where things would be")}, compared with what happens otherwise\n${differenceTable(differences, style, ["otherwise", "then"])}`,
    );
  else parts.push("In the end everything would be where it is otherwise.\n");
  const end = `${printable(endingSentence(ending, rounds))}\n`;
  parts.push(atRest ? end : style.bad(end));
  return parts.join("\n");
}
