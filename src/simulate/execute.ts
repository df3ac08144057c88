import type { Cib } from "../cib/cib.js";
import { epochOf } from "../policy/clock.js";
import { requireVerdictOf } from "../verdict/source.js";
import type { Verdict } from "../verdict/verdict.js";
import type { OperationResult, SimulationStep } from "./events.js";
import { Execution, type ExecutionOptions, type Performed } from "./execution.js";

export interface ExecuteOptions {
  /** Epoch seconds written into the history. */
  readonly now: number;
  /** Operations that are to fail if they are executed, each with its result (09 §11.4); of several for one, the first. */
  readonly failures?: readonly OperationResult[] | undefined;
  /** Unknown nodes get a configuration entry, as after an event that brings a node up (09 §11.6); default false. */
  readonly createNodes?: boolean | undefined;
  /** Names of nodes of which fencing fails: what waits for it is not executed. */
  readonly fencingFails?: readonly string[] | undefined;
}

export interface Executed {
  /** The CIB after the transition. */
  readonly cib: Cib;
  readonly steps: readonly SimulationStep[];
  /** What was executed of the graph, and how that ended; whatever an action waits for stands before it. */
  readonly performed: readonly Performed[];
  /** False: some actions could never run; the transition was invalid (09 §11.2). */
  readonly complete: boolean;
}

/**
 * Executes a transition on the CIB it was made for (09 §11): every action completes at once, with the result that the
 * cluster expects or the failure that was asked for. Pure.
 * @throws SimulationError where the reference gives up: several states for one node, or a node that is not known
 * @throws OptionError `verdict` for a Verdict that `evaluate` made of another CIB
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { execute } from "pengine/simulate";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const now = 1_700_000_000;
 * const failures = [{ resource: "web", task: "start", interval: 0, node: "n1", rc: 1 }];
 * const { cib: after, steps } = execute(cib, evaluate(cib, { now }), { now, failures });
 * console.log(steps, after.root.name);
 * ```
 */
export function execute(
  cib: Cib,
  verdict: Pick<Verdict, "graph" | "agents"> & Partial<Pick<Verdict, "input">>,
  options: ExecuteOptions,
): Executed {
  requireVerdictOf(cib, verdict);
  const { now, failures = [], createNodes = false, fencingFails = [] } = options;
  const failureOf: ExecutionOptions["failureOf"] = ({ names, task, interval, node }) => {
    for (const failure of failures) {
      const same = failure.task === task && failure.interval === interval && failure.node === node;
      if (same && names.includes(failure.resource)) return { name: failure.resource, rc: failure.rc };
    }
    return undefined;
  };
  const execution = new Execution(cib, verdict, {
    now: epochOf(now),
    createNodes,
    failureOf,
    fencingFails: new Set(fencingFails),
  });
  const complete = execution.run();
  return { cib: execution.finish(), steps: execution.steps, performed: execution.performed, complete };
}
