import { PengineError, type Where } from "../base/error.js";
import { nearest } from "../base/nearest.js";

/**
 * Why an edit was refused: it names what is not there (`unknown`), makes what is there already (`exists`), is not for this
 * kind of object (`kind`), has a value that is none (`value`), leaves open what it means, such as the node of a ban of
 * what does not run (`ambiguous`), would do nothing but be forgotten, such as a second constraint of the same meaning
 * (`duplicate`), is refused without `force` (`force`), would make an invalid document (`schema`), or undoes what is not
 * there any more (`conflict`). A command is refused, besides, if it is none, or not complete (`usage`), and if it only works on a live cluster
 * (`live`).
 */
export type EditErrorCode =
  | "unknown"
  | "exists"
  | "kind"
  | "value"
  | "ambiguous"
  | "duplicate"
  | "force"
  | "schema"
  | "conflict"
  | "usage"
  | "live";

/**
 * What a refused edit or command gives: nothing was changed.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { EditError, edit } from "pengine/edit";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * try {
 *   edit(cib, [{ kind: "disable", resource: "wbe" }], { now });
 * } catch (error) {
 *   if (error instanceof EditError) console.log(error.code, error.legal); // unknown, web
 * }
 * ```
 */
export class EditError extends PengineError<EditErrorCode> {
  override readonly name = "EditError";

  constructor(code: EditErrorCode, problem: string, where: Where = {}) {
    super(code, problem, where);
  }
}

/** How many names an error lists at most. */
const LISTED = 8;

/** The error for a name that is not known: says the nearest that is, or those that are. */
export function unknownName(what: string, name: string, known: readonly string[], path?: string): EditError {
  const near = nearest(name, known);
  const rest = known.slice(0, LISTED).join(", ") + (known.length > LISTED ? ", …" : "");
  const legal = near !== undefined ? near : known.length === 0 ? undefined : rest;
  return new EditError("unknown", `there is no ${what} ${name}`, { path, legal });
}
