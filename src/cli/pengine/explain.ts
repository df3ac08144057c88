import { evaluate } from "../../evaluate.js";
import { Answers } from "../../explain/answers.js";
import type { Answer, Remedies } from "../../explain/index.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { progressTo } from "../progress.js";
import { afterAsked } from "./asked-events.js";
import { attempt, EXIT } from "./attempt.js";
import type { EventFlags } from "./event-options.js";
import { answerReport, remedyReport } from "./explain-answer.js";
import type { Style } from "./style.js";

export interface ExplainRequest extends InputFlags {
  /** Nothing, a resource, a node, both, two resources, or the key of an action. */
  readonly words: readonly string[];
  readonly json: boolean;
  /** Everything that is known, not only what matters most. */
  readonly all: boolean;
  /** How many evaluations may be made to find remedies; 0: none are looked for. */
  readonly budget: number;
  /** How remedies are spelled; absent: as in the input. */
  readonly dialect: "crm" | "pcs" | undefined;
  /** What happens before the question is answered. */
  readonly events: EventFlags;
}

/**
 * The command `pengine explain`: why, and why not.
 * @returns 0; 64 for an event that cannot happen, 65 for unreadable input, 78 for a CIB that is refused, 105 for an unknown
 * resource or node
 */
export function explainCommand(request: ExplainRequest, io: CommandIo, style: Style): Promise<number> {
  return attempt(io, request.file, async () => {
    const input = await readAnyFile(request, io);
    const now = input.now.epoch;
    const cib = await afterAsked(input.cib, request.events, now);
    const verdict = evaluate(cib, { now: input.now, explain: true, progress: progressTo(io) });
    const answers = new Answers(verdict);
    const subject = answers.subject(request.words);
    if (subject.kind === "unknown") {
      const near = subject.nearest.length === 0 ? "" : ` (did you mean ${subject.nearest.join(", ")}?)`;
      io.stderr(`pengine: ${printable(`there is no resource, node or action ${subject.word}${near}`)}\n`);
      return EXIT.unknown;
    }
    const answer = answers.answer(subject);
    const goal = answers.goal(subject);
    const dialect = request.dialect ?? input.dialect;
    const options = { now, budget: request.budget, dialect };
    const help = goal === undefined || request.budget === 0 ? undefined : answers.remedies(cib, goal, options);
    const shown = { all: request.all, style, dialect };
    if (request.json) io.stdout(answerJson(answer, help));
    else io.stdout(`${answerReport(answer, shown)}${help === undefined ? "" : `\n${remedyReport(help, shown)}`}`);
    return EXIT.ok;
  });
}

/** Rises whenever a field of an answer changes its meaning or goes; `answer.schema.json` describes this one. */
const VERSION = 3;

/** The JSON text of an answer: that of `Answer`, with its version and what would help. */
function answerJson(answer: Answer, help: Remedies | undefined): string {
  return `${JSON.stringify({ format: "pengine.answer", version: VERSION, ...answer, remedies: help }, undefined, 2)}\n`;
}
