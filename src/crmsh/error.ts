import { PengineError } from "../base/error.js";
import type { Position } from "../base/position.js";

/**
 * What can be wrong with a text of the crm language: a quote that does not end (`quoting`), a character or name that XML
 * does not allow or XML text that is none (`xml`), an unknown first word (`keyword`), words in a place where they mean nothing
 * (`syntax`), an id that is no id (`id`), two objects of one id (`duplicate`), something named that does not exist
 * (`missing`), a member where it may not be (`member`).
 */
export type CrmErrorCode = "quoting" | "xml" | "keyword" | "syntax" | "id" | "duplicate" | "missing" | "member";

/** One thing that is wrong with a text. */
export interface CrmProblem {
  readonly code: CrmErrorCode;
  /** What is wrong, in words. */
  readonly problem: string;
  /** Where the offending word, or the command, begins; `undefined` if it is not in the text. */
  readonly position: Position | undefined;
  /** The offending word; `undefined` at the end of a command. */
  readonly word: string | undefined;
  /** What would be legal there, in words. */
  readonly legal: string | undefined;
  /** What the crm shell says about it (11 §9), without the word ERROR. */
  readonly message: string;
}

/** What the crm shell says on the way, whether or not anything is wrong (11 §9). */
export interface CrmMessage {
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
}

/**
 * The error that a bad text of the crm language gives. It names everything that is wrong with the text, in `problems`, in
 * the order in which the crm shell says it; code, problem and place of the error itself are those of the first.
 * @example
 * ```ts
 * import { CrmError, parseCrm } from "pengine/crmsh";
 *
 * try {
 *   parseCrm("primitive web systemd:nginx\norder o web");
 * } catch (error) {
 *   if (error instanceof CrmError) console.log(error.problems.map(({ code, position }) => [code, position?.line]));
 * }
 * ```
 */
export class CrmError extends PengineError<CrmErrorCode> {
  override readonly name = "CrmError";
  readonly problems: readonly CrmProblem[];
  /** All that was said, the problems included. */
  readonly messages: readonly CrmMessage[];

  constructor(first: CrmProblem, rest: readonly CrmProblem[], messages: readonly CrmMessage[]) {
    super(first.code, first.problem, first);
    this.problems = Object.freeze([first, ...rest]);
    this.messages = messages;
  }
}
