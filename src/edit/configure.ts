import type { CibDocument } from "../cib/cib.js";
import { serialize } from "../cib/serialize.js";
import { CrmError } from "../crmsh/error.js";
import { type CrmLoad, configure } from "../crmsh/parse.js";
import { configurationFindings } from "../evaluate.js";
import { committed, recommitted } from "./committed.js";
import type { ConfigureEdit, Manner } from "./edits.js";
import { EditError } from "./error.js";
import { usable } from "./usable.js";

/**
 * The document after a command of crm's `configure` level (11 §2). A result in which there are errors is not committed unless
 * forced, such as one without anything that could fence nodes (13 §10.2).
 * @param now epoch seconds
 * @throws EditError (`value` with what crm says, `force`)
 */
export function configured(base: CibDocument, { words, force }: ConfigureEdit & Manner, now: number): CibDocument {
  const { cib, messages } = result(base, words);
  const made = committed(base, cib);
  // What crm says an error about, and does not do, it does not commit.
  const isWrong = messages.some(({ severity }) => severity === "error");
  if (isWrong && serialize(made.root) === serialize(recommitted(base).root)) return base;
  if (force !== true) refuseErrors(made, now);
  return made;
}

function result(base: CibDocument, words: readonly string[]): CrmLoad {
  try {
    return configure(words, { base });
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    throw new EditError("value", error.problem, { legal: error.legal, position: error.position });
  }
}

function refuseErrors(cib: CibDocument, now: number): void {
  const error = configurationFindings(usable(cib), { now }).find(({ severity }) => severity === "error");
  if (error !== undefined)
    throw new EditError("force", `the configuration would have an error: ${error.text}`, { legal: "force" });
}
