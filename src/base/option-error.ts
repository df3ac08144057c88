import { PengineError } from "./error.js";

/** Which option is wrong: the time (`now`), or what an answer needs of an evaluation (`causes`). */
export type OptionCode = "now" | "causes";

/** A function was called with an option that it cannot work with. `path` is the name of the option. */
export class OptionError extends PengineError<OptionCode> {
  override readonly name = "OptionError";

  constructor(code: OptionCode, problem: string, legal: string) {
    super(code, problem, { path: code, legal });
  }
}
