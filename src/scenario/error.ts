import { PengineError } from "../base/error.js";

/**
 * Why a scenario cannot be played: a node that is not there is named (`node`), or a resource (`resource`), parts that leave out or repeat a node
 * (`parts`), a time or number that is none (`value`); needs a corosync.conf, or contradicts the one there is (`corosync`); or
 * cannot be done (`impossible`: `cause` is the error of what was to be done).
 */
export type ScenarioCode = "node" | "resource" | "parts" | "value" | "corosync" | "impossible";

/**
 * A scenario that cannot be played, or a step of one. Nothing of it counts then.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { play, ScenarioError } from "pengine/scenario";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * try {
 *   play(cib, [{ kind: "settle" }, { kind: "merge" }], { now });
 * } catch (error) {
 *   if (error instanceof ScenarioError) console.log(error.code, error.step); // "corosync", 2
 * }
 * ```
 */
export class ScenarioError extends PengineError<ScenarioCode> {
  override readonly name = "ScenarioError";
  /** The number of the step, the first being 1; 0: it is about the beginning. */
  readonly step: number;

  constructor(
    code: ScenarioCode,
    problem: string,
    {
      step = 0,
      legal,
      cause,
    }: { readonly step?: number; readonly legal?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(code, problem, { path: step === 0 ? "" : `step ${step}`, legal });
    this.step = step;
    if (cause !== undefined) this.cause = cause;
  }

  /** The same error, of that step. */
  at(step: number): ScenarioError {
    return new ScenarioError(this.code, this.problem, { step, legal: this.legal, cause: this.cause });
  }
}
