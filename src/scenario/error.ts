import { PengineError } from "../base/error.js";

/**
 * Why a scenario cannot be played: a step names a node that is not there (`node`), parts that leave out or repeat a node
 * (`parts`), a time or number that is none (`value`); needs a corosync.conf, or contradicts the one there is (`corosync`); or
 * cannot be done (`impossible`: `cause` is the error of what was to be done).
 */
export type ScenarioCode = "node" | "parts" | "value" | "corosync" | "impossible";

/** A scenario that cannot be played, or a step of one. Nothing of it counts then. */
export class ScenarioError extends PengineError<ScenarioCode> {
  override readonly name = "ScenarioError";
  /** The number of the step, the first being 1; 0: it is about the beginning. */
  readonly step: number;

  constructor(
    code: ScenarioCode,
    problem: string,
    { step = 0, legal, cause }: { readonly step?: number; readonly legal?: string; readonly cause?: unknown } = {},
  ) {
    super(code, problem, { path: step === 0 ? "" : `step ${step}`, legal });
    this.step = step;
    if (cause !== undefined) this.cause = cause;
  }

  /** The same error, of that step. */
  at(step: number): ScenarioError {
    const legal = this.legal === undefined ? {} : { legal: this.legal };
    return new ScenarioError(this.code, this.problem, { step, ...legal, cause: this.cause });
  }
}
