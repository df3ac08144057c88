import type { Element } from "../cib/element.js";
import type { FindingCode } from "../verdict/finding.js";

/**
 * Where the rules of the policy tell what is wrong with a configuration (09 §19). Nobody listens in an ordinary
 * evaluation: call it as `report?.error(…)`, so that no text is made then.
 *
 * @param code what the message says
 * @param text the message, as the reference prints it
 * @param element what the message is about, if any element stands behind it
 * @param legal what would be legal there, in words
 */
export interface Report {
  error(code: FindingCode, text: string, element?: Element, legal?: string): void;
  warning(code: FindingCode, text: string, element?: Element, legal?: string): void;
  /** A warning that is given once for each `kind`, however often the situation is met. */
  once(code: FindingCode, kind: string, text: string, element?: Element, legal?: string): void;
}
