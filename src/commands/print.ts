/** Edits printed as the commands that make them, in the spelling that people prefer. */
import type { Edit } from "../edit/edits.js";
import { printAsCrm } from "./print-crm.js";
import { printAsPcs } from "./print-pcs.js";

/** The spelling of a printed command. */
export type Spelling = "crm" | "pcs";

/**
 * The command that makes an edit, as people who use crm or pcs type it. Where their program has none, it is one of
 * Pacemaker's own tools. The ids that the command makes are those of that program, whatever the dialect of the edit.
 * @throws EditError `kind` for an edit that no command makes
 * @example
 * ```ts
 * import { printEdit } from "pengine/commands";
 *
 * printEdit({ kind: "disable", resource: "web" }, "pcs"); // => "pcs resource disable web"
 * printEdit({ kind: "disable", resource: "web" }, "crm"); // => "crm resource stop web"
 * ```
 */
export function printEdit(edit: Edit, spelling: Spelling): string {
  return spelling === "crm" ? printAsCrm(edit) : printAsPcs(edit);
}
