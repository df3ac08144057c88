import type { Position } from "./element.js";

/**
 * Why a document was refused: the text is not acceptable XML (`xml`), its `validate-with` is absent or unknown (`claim`),
 * it could not be upgraded to the current schema (`upgrade`), it is invalid under the current schema (`schema`), it does
 * not have exactly one element `cib` (`root`), or it did not survive being written and read back (`reread`): 10 §5.
 */
export type Refusal = "xml" | "claim" | "upgrade" | "schema" | "root" | "reread";

export interface Where {
  readonly position?: Position | undefined;
  readonly path?: string | undefined;
  readonly legal?: string | undefined;
  readonly refusal?: Refusal | undefined;
  readonly lines?: readonly string[];
}

/**
 * The one error that bad input gives, whatever the input: what is wrong, where, and what would be legal.
 * `path` names the elements from the root down, as `cib/configuration/resources/primitive[@id="A"]`; it is empty where
 * the text is not XML at all.
 */
export class CibError extends Error {
  override readonly name = "CibError";
  /** What is wrong, without place and remedy. */
  readonly problem: string;
  readonly position: Position | undefined;
  readonly path: string;
  /** What would be legal in that place, in words; absent where nothing can be said. */
  readonly legal: string | undefined;
  readonly refusal: Refusal | undefined;
  /** The lines that the reference prints on standard error about it (10 §4.4, §5), without those of its XML library. */
  readonly lines: readonly string[];

  constructor(problem: string, where: Where = {}) {
    const at = where.position === undefined ? "" : `line ${where.position.line}, column ${where.position.column}: `;
    const path = where.path === undefined || where.path === "" ? "" : `${where.path}: `;
    super(`${at}${path}${problem}${where.legal === undefined ? "" : ` (legal: ${where.legal})`}`);
    this.problem = problem;
    this.position = where.position;
    this.path = where.path ?? "";
    this.legal = where.legal;
    this.refusal = where.refusal;
    this.lines = where.lines ?? [];
  }

  /** The same error with a path. */
  at(path: string): CibError {
    return new CibError(this.problem, { ...this, path });
  }
}
