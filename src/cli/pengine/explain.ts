import { CibError } from "../../cib/error.js";
import { evaluate } from "../../evaluate.js";
import { type Explanation, explain } from "../../explain/index.js";
import { effectiveNow } from "../../policy/clock.js";
import { readCib } from "../../read-cib.js";
import type { Verdict } from "../../verdict/verdict.js";
import { InputError, readInput } from "../input.js";
import type { CommandIo } from "../io.js";
import { progressTo } from "../progress.js";
import { explainReport, type Style } from "./explain-report.js";

export interface ExplainRequest {
  /** A path, or `-` for standard input. */
  readonly file: string;
  /** An instance id, or the id of a cloned resource. */
  readonly resource: string;
  readonly node: string | undefined;
  readonly json: boolean;
  /** A date and time to evaluate at, as with `crm-simulate --set-datetime`. */
  readonly datetime: string | undefined;
}

/**
 * The command `pengine explain`: why a resource has its scores, its node and its actions.
 * @returns 0; 65 for unreadable input, 78 for a CIB that is refused, 105 for an unknown resource or node
 */
export function explainCommand(request: ExplainRequest, io: CommandIo, style: Style): number {
  const verdict = verdictOf(request, io);
  if (typeof verdict === "number") return verdict;
  const { resource, node } = request;
  const explanations = explain(verdict, resource, node);
  const problem = problemOf(request, verdict, explanations);
  if (problem !== undefined) {
    io.stderr(`pengine: ${problem}\n`);
    return 105;
  }
  io.stdout(request.json ? explainJson(explanations) : explainReport(explanations, verdict, style));
  return 0;
}

/** The JSON text of explanations, as `pengine explain --json` prints it; its shape is that of `Explanation`. */
function explainJson(explanations: readonly Explanation[]): string {
  return `${JSON.stringify({ format: "pengine.explanation", version: 1, explanations }, undefined, 2)}\n`;
}

function problemOf(
  { resource, node }: ExplainRequest,
  verdict: Verdict,
  explanations: readonly Explanation[],
): string | undefined {
  if (explanations.length === 0) {
    const known = [...new Set(verdict.placements.map((placement) => placement.resource))];
    return `no resource ${resource} (there are: ${known.join(", ")})`;
  }
  const nodes = verdict.status.nodes.map(({ name }) => name);
  return node === undefined || nodes.includes(node) ? undefined : `no node ${node} (there are: ${nodes.join(", ")})`;
}

function verdictOf({ file, datetime }: ExplainRequest, io: CommandIo): Verdict | number {
  try {
    const { cib, warnings } = readCib(readInput(io, file));
    for (const line of warnings) io.stderr(`${line}\n`);
    const { now } = effectiveNow(datetime, cib.root.attributes["execution-date"], io.clock(), io.zone);
    return evaluate(cib, { now, causes: true, actions: true, progress: progressTo(io) });
  } catch (error) {
    if (!(error instanceof CibError) && !(error instanceof InputError)) throw error;
    io.stderr(`pengine: ${file === "-" ? "standard input" : file}: ${error.message}\n`);
    return error instanceof InputError || error.code === "xml" ? 65 : 78;
  }
}
