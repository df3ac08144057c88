import { type TimeZone, UTC } from "../base/datetime.js";
import type { SimulationStep } from "../simulate/events.js";
import type { ClusterStatus } from "../verdict/status.js";
import type { Verdict } from "../verdict/verdict.js";
import type { RunPart } from "./parts.js";
import { textReport } from "./text-report.js";

export interface RunTextOptions {
  /** The cluster before the events, if there were any: default is what the Verdict says. */
  readonly before?: ClusterStatus | undefined;
  /** What `inject` did before. */
  readonly injected?: { readonly steps: readonly SimulationStep[] } | undefined;
  /** What `execute` did afterwards. */
  readonly executed?: { readonly steps: readonly SimulationStep[]; readonly complete: boolean } | undefined;
  /** The cluster after that, as `clusterStatus` tells it. */
  readonly after?: { readonly status: ClusterStatus } | undefined;
  /** Node attributes (`-A`), fail counts (`-c`), scores (`-s`), utilization (`-U`); default false. */
  readonly attributes?: boolean | undefined;
  readonly failCounts?: boolean | undefined;
  readonly scores?: boolean | undefined;
  readonly utilization?: boolean | undefined;
  /** The zone of times in the text; default UTC. */
  readonly zone?: TimeZone | undefined;
}

/**
 * The text that crm_simulate prints about a Verdict (09 §4.3): the status, what was injected, scores if they are wanted, the
 * transition summary, what was executed, and the status afterwards.
 *
 * @example
 * ```ts
 * import { clusterStatus, evaluate, readCib } from "pengine";
 * import { renderText } from "pengine/render";
 * import { execute } from "pengine/simulate";
 *
 * const now = 1_700_000_000;
 * const { cib } = readCib('<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config/><nodes/><resources/><constraints/></configuration><status/></cib>');
 * const verdict = evaluate(cib, { now });
 * const executed = execute(cib, verdict, { now });
 * console.log(renderText(verdict, { executed, after: clusterStatus(executed.cib, { now }) }));
 * ```
 */
export function renderText(verdict: Verdict, options: RunTextOptions = {}): string {
  const { before, injected, executed, after, zone = UTC } = options;
  const messages = verdict.events.flatMap((event): RunPart[] =>
    event.kind === "message" && event.stage === "status" ? [{ kind: "info", text: event.text }] : [],
  );
  const parts: RunPart[] = [
    ...messages,
    { kind: "current", status: before ?? verdict.status },
    ...(injected === undefined ? [] : [{ kind: "modifications", steps: injected.steps } as const]),
    { kind: "scheduled", verdict },
    { kind: "summary", verdict },
    ...(executed === undefined
      ? []
      : [{ kind: "execution", steps: executed.steps, complete: executed.complete } as const]),
    ...(after === undefined ? [] : [{ kind: "revised", status: after.status } as const]),
  ];
  const show = {
    quiet: false,
    showAttributes: options.attributes ?? false,
    showFailCounts: options.failCounts ?? false,
    showScores: options.scores ?? false,
    showUtilization: options.utilization ?? false,
    fancy: true,
    zone,
  };
  return textReport(parts, show).stdout;
}
