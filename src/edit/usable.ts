import type { Cib, CibDocument } from "../cib/cib.js";
import { CibError } from "../cib/error.js";
import { upgradeCib } from "../cib/schema/upgrade.js";
import { EditError } from "./error.js";

/** The document as the scheduler takes it. @throws EditError (`schema`) if the edits so far made it invalid */
export function usable(cib: CibDocument): Cib {
  try {
    return upgradeCib(cib).cib;
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    throw new EditError("schema", error.problem, { path: error.path, legal: error.legal, position: error.position });
  }
}
