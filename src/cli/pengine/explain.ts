import type { Cib } from "../../cib/cib.js";
import { CibError } from "../../cib/error.js";
import { evaluate } from "../../evaluate.js";
import { type Answer, Answers, impliedGoal, type Remedies, remedies } from "../../explain/index.js";
import { effectiveNow } from "../../policy/clock.js";
import { readCib } from "../../read-cib.js";
import { SimulationError } from "../../simulate/error.js";
import type { ExplainableVerdict } from "../../verdict/verdict.js";
import { InputError, readInput } from "../input.js";
import type { CommandIo } from "../io.js";
import { progressTo } from "../progress.js";
import { afterEvents, type EventFlags } from "./events.js";
import { answerReport, remedyReport } from "./explain-answer.js";
import type { Style } from "./style.js";

export interface ExplainRequest {
  /** A path, or `-` for standard input. */
  readonly file: string;
  /** Nothing, a resource, a node, both, two resources, or the key of an action. */
  readonly words: readonly string[];
  readonly json: boolean;
  /** Everything that is known, not only what matters most. */
  readonly all: boolean;
  /** A date and time to evaluate at, as with `crm-simulate --set-datetime`. */
  readonly datetime: string | undefined;
  /** How many evaluations may be made to find remedies; 0: none are looked for. */
  readonly budget: number;
  /** What happens before the question is answered. */
  readonly events: EventFlags;
}

/**
 * The command `pengine explain`: why, and why not.
 * @returns 0; 64 for an event that cannot happen, 65 for unreadable input, 78 for a CIB that is refused, 105 for an unknown
 * resource or node
 */
export function explainCommand(request: ExplainRequest, io: CommandIo, style: Style): number {
  const asked = evaluated(request, io);
  if (typeof asked === "number") return asked;
  const { cib, verdict, now } = asked;
  const answers = new Answers(verdict);
  const subject = answers.subject(request.words);
  if (subject.kind === "unknown") {
    const near = subject.nearest.length === 0 ? "" : ` (did you mean ${subject.nearest.join(", ")}?)`;
    io.stderr(`pengine: there is no resource, node or action ${subject.word}${near}\n`);
    return 105;
  }
  const answer = answers.answer(subject);
  const goal = impliedGoal(verdict, subject);
  const options = { now, budget: request.budget };
  const help = goal === undefined || request.budget === 0 ? undefined : remedies(cib, verdict, goal, options);
  const shown = { all: request.all, style };
  if (request.json) io.stdout(answerJson(answer, help));
  else io.stdout(`${answerReport(answer, shown)}${help === undefined ? "" : `\n${remedyReport(help, shown)}`}`);
  return 0;
}

/** The JSON text of an answer; its shape is that of `Answer`, with a version that rises with every change of it. */
function answerJson(answer: Answer, help: Remedies | undefined): string {
  return `${JSON.stringify({ format: "pengine.answer", version: 1, ...answer, remedies: help }, undefined, 2)}\n`;
}

interface Evaluated {
  /** The CIB after the events. */
  readonly cib: Cib;
  readonly verdict: ExplainableVerdict;
  /** Epoch seconds. */
  readonly now: number;
}

function evaluated({ file, datetime, events }: ExplainRequest, io: CommandIo): Evaluated | number {
  try {
    const { cib, warnings } = readCib(readInput(io, file));
    for (const line of warnings) io.stderr(`${line}\n`);
    const { now } = effectiveNow(datetime, cib.root.attributes["execution-date"], io.clock(), io.zone);
    const after = afterEvents(cib, events, now.epoch);
    const verdict = evaluate(after, { now, explain: true, progress: progressTo(io) });
    return { cib: after, verdict, now: now.epoch };
  } catch (error) {
    if (error instanceof SimulationError) {
      io.stderr(`pengine: ${error.message}\n`);
      return 64;
    }
    if (!(error instanceof CibError) && !(error instanceof InputError)) throw error;
    io.stderr(`pengine: ${file === "-" ? "standard input" : file}: ${error.message}\n`);
    return error instanceof InputError || error.code === "xml" ? 65 : 78;
  }
}
