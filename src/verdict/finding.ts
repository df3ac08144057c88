import type { Element } from "../cib/element.js";

/** What a finding is about. */
export type FindingCode =
  | "bundle"
  | "clone"
  | "colocation"
  | "constraint"
  | "failure"
  | "fencing"
  | "group"
  | "history"
  | "location"
  | "node"
  | "operation"
  | "option"
  | "order"
  | "promotion"
  | "reference"
  | "resource"
  | "role"
  | "rule"
  | "settings"
  | "tag"
  | "template"
  | "ticket"
  | "topology";

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
