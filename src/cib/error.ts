import { PengineError, type Where } from "../base/error.js";

/**
 * Why a document was refused: the text is not acceptable XML (`xml`), its `validate-with` is absent or unknown (`claim`),
 * it could not be upgraded to the current schema (`upgrade`), it is invalid under the current schema (`schema`), it does
 * not have exactly one element `cib` (`root`), or it did not survive being written and read back (`reread`): 10 §5.
 */
export type Refusal = "xml" | "claim" | "upgrade" | "schema" | "root" | "reread";

/**
 * What is wrong with a CIB: it was refused when it was read (`Refusal`), its parts depend on themselves in a way that no
 * evaluation ends (`circular`), an evaluation would grow beyond its limits (`limit`), or what the reference decides is not known (`uncertain`: 01 §3.4).
 */
export type CibErrorCode = Refusal | "circular" | "limit" | "uncertain";

export interface CibErrorWhere extends Where {
  readonly lines?: readonly string[];
}

/**
 * The one error that a bad CIB gives: what is wrong, where, and what would be legal. `path` names the elements from the
 * root down, as `cib/configuration/resources/primitive[@id="A"]`; it is empty where the text is not XML at all.
 * @example
 * ```ts
 * import { CibError, readCib } from "pengine";
 *
 * try {
 *   readCib('<cib validate-with="pacemaker-4.0"/>');
 * } catch (error) {
 *   if (error instanceof CibError) console.log(error.code, error.path, error.legal); // schema, cib, …
 * }
 * ```
 */
export class CibError extends PengineError<CibErrorCode> {
  override readonly name = "CibError";
  /** The lines that the reference prints on standard error about it (10 §4.4, §5), without those of its XML library. */
  readonly lines: readonly string[];

  constructor(code: CibErrorCode, problem: string, where: CibErrorWhere = {}) {
    super(code, problem, where);
    this.lines = where.lines ?? [];
  }

  /** The same error with a path. */
  at(path: string): CibError {
    return new CibError(this.code, this.problem, { ...this, path });
  }
}
