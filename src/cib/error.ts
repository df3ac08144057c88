import type { Position } from "./element.js";

/**
 * The one error that bad input gives, whatever the input: what is wrong, where, and what would be legal.
 * `path` names the elements from the root down, as `cib/configuration/resources/primitive[@id="A"]`; it is empty where
 * the text is not XML at all.
 */
export class CibError extends Error {
  override readonly name = "CibError";
  readonly position: Position | undefined;
  readonly path: string;
  /** What would be legal in that place, in words; absent where nothing can be said. */
  readonly legal: string | undefined;

  constructor(
    problem: string,
    where: { position?: Position | undefined; path?: string; legal?: string | undefined } = {},
  ) {
    const at = where.position === undefined ? "" : `line ${where.position.line}, column ${where.position.column}: `;
    const path = where.path === undefined || where.path === "" ? "" : `${where.path}: `;
    super(`${at}${path}${problem}${where.legal === undefined ? "" : ` (legal: ${where.legal})`}`);
    this.position = where.position;
    this.path = where.path ?? "";
    this.legal = where.legal;
  }
}
