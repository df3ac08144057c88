/** The language of the crm shell's `configure` level: text to CIB and CIB to text (11). */

export { crmDifference } from "./difference.js";
export { CrmError, type CrmErrorCode, type CrmMessage, type CrmProblem } from "./error.js";
export type { LoadMethod } from "./load.js";
export { type CrmLoad, type CrmOptions, configure, loadCrm, parseCrm } from "./parse.js";
export { crmPlaces } from "./places.js";
export { type CrmText, printCrm, showCrm } from "./print.js";
