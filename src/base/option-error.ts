import { PengineError } from "./error.js";

/**
 * What is wrong with a call: the time (`now`), a Verdict that was made without what an answer needs (`explain`) or of
 * another CIB (`verdict`), or a question about something that does not exist (`subject`).
 */
export type OptionCode = "now" | "explain" | "verdict" | "subject";

/**
 * A function was called with an option that it cannot work with. `path` is the name of the option.
 * @example
 * ```ts
 * import { evaluate, OptionError } from "pengine";
 * import { readAny } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * try {
 *   evaluate(cib, { now: Date.now() });
 * } catch (error) {
 *   if (error instanceof OptionError) console.log(error.problem, error.legal); // it looks like milliseconds
 * }
 * ```
 */
export class OptionError extends PengineError<OptionCode> {
  override readonly name = "OptionError";

  constructor(code: OptionCode, problem: string, legal: string) {
    super(code, problem, { path: code, legal });
  }
}
