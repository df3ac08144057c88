import { PengineError, type Where } from "../base/error.js";
import type { SimulationStep } from "./events.js";

/**
 * Why a simulation had to stop: a node, a resource or an agent that the CIB does not have; a value that is none; or several
 * states of one node or ticket, or several options of one name, where only one can be changed.
 */
export type SimulationCode =
  | "unknown-node"
  | "unknown-resource"
  | "no-agent"
  | "value"
  | "several-states"
  | "several-tickets"
  | "several-options";

/**
 * What an event that cannot happen gives, and a transition that cannot be executed (09 §9, §11). The CIB stays as it was.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { inject, SimulationError } from "pengine/simulate";
 * import { evaluate } from "pengine";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * try {
 *   inject(cib, evaluate(cib, { now }), [{ kind: "node", node: "n1", state: "down" }, { kind: "node", node: "n2", state: "down" }], { now });
 * } catch (error) {
 *   if (error instanceof SimulationError) console.log(error.code, error.steps.length); // what had been done before
 * }
 * ```
 */
export class SimulationError extends PengineError<SimulationCode> {
  override readonly name = "SimulationError";
  /** What had been done before. */
  readonly steps: readonly SimulationStep[];

  constructor(code: SimulationCode, problem: string, where: Where = {}, steps: readonly SimulationStep[] = []) {
    super(code, problem, where);
    this.steps = steps;
  }

  /** The same error with what had been done before. */
  after(steps: readonly SimulationStep[]): SimulationError {
    return new SimulationError(this.code, this.problem, this, steps);
  }
}
