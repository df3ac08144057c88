import type { Element } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";
import type { LintContext } from "./context.js";

/**
 * How bad it is: an `error` was proved by evaluation, or the cluster itself says so; a `warning` is what goes wrong one day, or does not do what it says;
 * a `note` is worth knowing.
 */
export type Severity = "error" | "warning" | "note";

/** What would mend it. */
export interface LintRemedy {
  /** In words, as an infinitive: "remove the constraint". */
  readonly text: string;
  readonly edits: readonly Edit[];
  /** It changes nothing about what the cluster does now, so that `--fix` may do it unasked. */
  readonly safe: boolean;
}

/** What a rule has found. */
export interface Found {
  /** The element to blame. */
  readonly element: Element;
  /** A sentence. */
  readonly text: string;
  readonly remedy?: LintRemedy | undefined;
}

/** One thing that people get wrong. */
export interface LintRule<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /** A few words. */
  readonly title: string;
  /** One paragraph: why it is wrong, and what to do instead. */
  readonly reason: string;
  /** crm texts in which it is found, the plainest first, at least two. */
  readonly finds: readonly [string, string, ...string[]];
  /** crm texts that it leaves alone, as near to those as can be, at least two. */
  readonly leaves: readonly [string, string, ...string[]];
  find(context: LintContext): Iterable<Found>;
}
