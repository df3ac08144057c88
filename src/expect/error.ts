import { PengineError } from "../base/error.js";
import type { Position } from "../base/position.js";

/** Where in a file of tests something is: names and indices from the root down. */
export type FilePath = readonly (string | number)[];

/**
 * Why tests cannot be run: the text is no YAML (`yaml`), something in it is not what it has to be (`shape`), a key is not known (`key`),
 * or a name is not (`name`).
 */
export type ExpectCode = "yaml" | "shape" | "key" | "name";

/**
 * Tests that cannot be run.
 * @example
 * ```ts
 * import { ExpectError, readPolicy } from "pengine/expect";
 *
 * try {
 *   readPolicy({ tests: [{ name: "t", expect: [{ rnus: "web" }] }] });
 * } catch (error) {
 *   if (error instanceof ExpectError) console.log(error.message); // tests[0].expect[0]: … (legal: perhaps runs)
 * }
 * ```
 */
export class ExpectError extends PengineError<ExpectCode> {
  override readonly name = "ExpectError";
  readonly place: FilePath;

  constructor(code: ExpectCode, problem: string, place: FilePath, legal?: string, position?: Position) {
    super(code, problem, { path: pathText(place), legal, position });
    this.place = place;
  }

  /** The same error with the place in the text. */
  at(position: Position | undefined): ExpectError {
    return new ExpectError(this.code, this.problem, this.place, this.legal, position);
  }
}

export function pathText(place: FilePath): string {
  return place.map((each, i) => (typeof each === "number" ? `[${each}]` : i === 0 ? each : `.${each}`)).join("");
}
