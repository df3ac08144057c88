/** What rules are evaluated against, and what comes out (specification 01 §9.1). */

import type { DateTime } from "../base/datetime.js";
import type { PatternMatch } from "../base/pattern/pattern.js";
import type { Agent } from "./agent.js";
import type { Now } from "./clock.js";
import type { Report } from "./report.js";

/** Looks a value up by name; `undefined` if there is none. */
export type Lookup = (name: string) => string | undefined;

/** What a rule is evaluated against (01 §9.1). What a context does not supply is absent. */
export interface RuleInput {
  readonly now: Now;
  /** The resource's agent. */
  readonly agent?: Agent | undefined;
  /** The action, its interval in milliseconds. */
  readonly operation?: { readonly name: string; readonly interval: number } | undefined;
  readonly nodeAttributes?: Lookup | undefined;
  /** The resource's parameters. */
  readonly params?: Lookup | undefined;
  /** The resource's meta-attributes. */
  readonly meta?: Lookup | undefined;
  /** Is told what is wrong with a rule. */
  readonly report?: Report | undefined;
  /** What a resource pattern matched, for `%N` in attribute names. */
  readonly match?: PatternMatch | undefined;
}

/** The outcome of a rule or condition, and when it may change next if that is known. */
export interface RuleResult {
  readonly satisfied: boolean;
  readonly nextChange?: DateTime | undefined;
}
