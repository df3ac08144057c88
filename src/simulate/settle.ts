import type { Cib } from "../cib/cib.js";
import { type EvaluateOptions, evaluate, type VerdictOf } from "../evaluate.js";
import type { Verdict } from "../verdict/verdict.js";
import { execute } from "./execute.js";

/** Where a cluster comes to rest. */
export interface Settled<V extends Verdict = Verdict> {
  /** What is decided first. */
  readonly first: V;
  /** The last verdict: at rest it has nothing left to do. */
  readonly verdict: V;
  readonly cib: Cib;
  /** How many transitions were executed. */
  readonly rounds: number;
  /** False: there is still something to do after the last round, or a transition cannot be completed. */
  readonly atRest: boolean;
}

export interface SettleOptions extends Omit<EvaluateOptions, "now"> {
  /** Epoch seconds. */
  readonly now: number;
  /** How many transitions may be executed; default 10. */
  readonly rounds?: number;
}

/**
 * Evaluates and executes again and again until nothing is left to do. Pure.
 * @throws SimulationError where the reference gives up an execution
 */
export function settle<const Asked extends SettleOptions>(cib: Cib, options: Asked): Settled<VerdictOf<Asked>>;
export function settle(cib: Cib, { rounds: most = 10, ...options }: SettleOptions): Settled {
  const first = evaluate(cib, options);
  let verdict = first;
  let at = cib;
  for (let rounds = 0; ; rounds++) {
    const idle = verdict.summary.resourceActions.length === 0 && verdict.summary.nodeActions.length === 0;
    if (verdict.graph.synapses.length === 0 || (idle && rounds > 0))
      return { first, verdict, cib: at, rounds, atRest: true };
    if (rounds === most) return { first, verdict, cib: at, rounds, atRest: false };
    const { cib: after, complete } = execute(at, verdict, { now: options.now });
    if (after === at) return { first, verdict, cib: at, rounds, atRest: complete };
    at = after;
    verdict = evaluate(at, options);
  }
}
