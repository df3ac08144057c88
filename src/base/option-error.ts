import { PengineError } from "./error.js";

/**
 * What is wrong with a call: the time (`now`), a Verdict that was made without what an answer needs (`explain`), or a question
 * about something that does not exist (`subject`).
 */
export type OptionCode = "now" | "explain" | "subject";

/** A function was called with an option that it cannot work with. `path` is the name of the option. */
export class OptionError extends PengineError<OptionCode> {
  override readonly name = "OptionError";

  constructor(code: OptionCode, problem: string, legal: string) {
    super(code, problem, { path: code, legal });
  }
}
