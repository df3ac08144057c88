import type { Element } from "../cib/element.js";
import type { Report } from "../policy/report.js";
import type { Finding, FindingCode } from "../verdict/finding.js";

/** Takes findings down in the order in which they are made. */
export class Findings implements Report {
  readonly list: Finding[] = [];
  readonly #kinds = new Set<string>();

  error(code: FindingCode, text: string, element?: Element, legal?: string): void {
    this.list.push({ code, severity: "error", text, element, legal });
  }

  warning(code: FindingCode, text: string, element?: Element, legal?: string): void {
    this.list.push({ code, severity: "warning", text, element, legal });
  }

  once(code: FindingCode, kind: string, text: string, element?: Element, legal?: string): void {
    if (this.#kinds.has(kind)) return;
    this.#kinds.add(kind);
    this.warning(code, text, element, legal);
  }
}
