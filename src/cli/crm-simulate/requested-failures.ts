import { truncatedInteger } from "../../base/number.js";
import { foldCase } from "../../base/text.js";
import type { Cib } from "../../cib/cib.js";
import type { Executed } from "../../simulate/execute.js";
import { type ExecutedOperation, Execution, type RequestedFailure } from "../../simulate/execution.js";
import type { Verdict } from "../../verdict/verdict.js";

export interface FailureOptions {
  /** Epoch seconds. */
  readonly now: number;
  readonly createNodes: boolean;
  /** `RSC_TASK_INTERVALMS@NODE=RC`, in the order given. */
  readonly failures: readonly string[];
}

/**
 * Executes a transition, with the failures that a command line asks for.
 * @throws SimulationError where the reference gives up
 */
export function executeRequested(
  cib: Cib,
  verdict: Pick<Verdict, "graph" | "agents">,
  { failures, ...options }: FailureOptions,
): Executed {
  const execution = new Execution(cib, verdict, {
    ...options,
    failureOf: (operation, report) => requestedFailure(failures, operation, report),
  });
  const complete = execution.run();
  return { cib: execution.finish(), steps: execution.steps, performed: execution.performed, complete };
}

/** The first request that begins as the operation does, in any case (09 §11.4 step 5). */
function requestedFailure(
  failures: readonly string[],
  { names, task, interval, node }: ExecutedOperation,
  report: (problem: string) => void,
): RequestedFailure | undefined {
  for (const spec of failures) {
    const folded = foldCase(spec);
    const name = names.find((each) => folded.startsWith(foldCase(`${each}_${task}_${interval}@${node}=`)));
    if (name === undefined) continue;
    const rc = truncatedInteger(spec.slice(spec.indexOf("=") + 1));
    if (rc !== undefined) return { name, rc };
    report(`Invalid failed operation '${spec}' (result code must be integer)`);
  }
  return undefined;
}
