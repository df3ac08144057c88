import { type DifferentLine, lineDifference } from "../base/line-difference.js";
import type { CibDocument } from "../cib/cib.js";
import { printCrm } from "./print.js";

/**
 * What is different between two configurations, as lines of crm text, in order (11).
 * @returns nothing where both print the same
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { crmDifference } from "pengine/crmsh";
 *
 * const read = (text: string) => readAny(text, { now: 1_700_000_000 }).cib;
 * const before = read("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false");
 * const after = read("node n1\nprimitive web systemd:apache2\nproperty fencing-enabled=false");
 * crmDifference(before, after).map(({ kind, text }) => [kind, text]); // => [["removed", "primitive web systemd:nginx"], ["added", "primitive web systemd:apache2"]]
 * ```
 */
export function crmDifference(before: CibDocument, after: CibDocument): readonly DifferentLine[] {
  return lineDifference(printCrm(before).split("\n"), printCrm(after).split("\n"));
}
