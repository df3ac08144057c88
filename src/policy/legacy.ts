/** Words of former releases that still work (09 §19.5). */

import { equalsCaseless } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { Report } from "./report.js";

const ROLES = [
  ["Slave", "Unpromoted"],
  ["Master", "Promoted"],
] as const;

/** Reports the words that roles used to have, once each. */
export function reportOldRole(report: Report, text: string | undefined, place: Element | undefined): void {
  for (const [old, now] of ROLES) {
    if (!equalsCaseless(text, old)) continue;
    const problem = `Support for the ${old} role is deprecated and will be removed in a future release. Use ${now} instead.`;
    report.once(old, problem, place, now);
  }
}
