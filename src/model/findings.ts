import type { Element } from "../cib/element.js";
import type { FindingCode, Report } from "../policy/report.js";

/** Something that is wrong with a configuration (09 §19). The texts are the reference's. */
export interface Finding {
  /** What it is about. */
  readonly code: FindingCode;
  readonly severity: "error" | "warning";
  readonly text: string;
  /** The element it is about; absent where no single one is. */
  readonly element: Element | undefined;
  /** What would be legal there, in words. */
  readonly legal: string | undefined;
}

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
