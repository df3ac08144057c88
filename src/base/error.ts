import type { Position } from "./position.js";

/** Where something was found in an input, and what would be legal there. */
export interface Where {
  readonly position?: Position | undefined;
  /** The elements from the root down, or what stands for them in a text that is not XML; empty where nothing can be said. */
  readonly path?: string | undefined;
  /** What would be legal in that place, in words. */
  readonly legal?: string | undefined;
}

/**
 * What bad input gives, whatever the input: what is wrong (with a code for programs), where, and what would be legal.
 * Every kind of input has its own class, with its own closed union of codes. A defect of ours is never one.
 * @example
 * ```ts
 * import { PengineError, readCib } from "pengine";
 *
 * try {
 *   readCib("<cib><configuration></cib>");
 * } catch (error) {
 *   // A CibError, CrmError, EditError, QuorumError, SimulationError or OptionError.
 *   if (error instanceof PengineError) console.log(error.code, error.position?.line, error.legal);
 *   else throw error;
 * }
 * ```
 */
export abstract class PengineError<Code extends string = string> extends Error {
  readonly code: Code;
  /** What is wrong, without place and remedy. */
  readonly problem: string;
  readonly position: Position | undefined;
  readonly path: string;
  readonly legal: string | undefined;

  constructor(code: Code, problem: string, where: Where = {}) {
    const at = where.position ? `line ${where.position.line}, column ${where.position.column}: ` : "";
    const path = where.path === undefined || where.path === "" ? "" : `${where.path}: `;
    super(`${at}${path}${problem}${where.legal === undefined ? "" : ` (legal: ${where.legal})`}`);
    this.code = code;
    this.problem = problem;
    this.position = where.position;
    this.path = where.path ?? "";
    this.legal = where.legal;
  }
}
