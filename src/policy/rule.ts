/** Rules and their conditions (specification 01 §9). */
import { attribute, type Element } from "../cib/element.js";
import type { Agent } from "./agent.js";
import type { Now } from "./clock.js";
import { evaluateDateExpression } from "./date-expression.js";
import { type DateTime, earlier } from "./datetime.js";
import { parseInterval } from "./interval.js";
import { evaluateAttributeExpression } from "./node-expression.js";
import type { PatternMatch } from "./posix-regex.js";
import type { Resolve } from "./references.js";
import { foldCase } from "./text.js";

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
  /** What a resource pattern matched, for `%N` in attribute names. */
  readonly match?: { readonly subject: string; readonly groups: PatternMatch } | undefined;
}

/** The outcome of a rule or condition, and when it may change next if that is known. */
export interface RuleResult {
  readonly satisfied: boolean;
  readonly nextChange?: DateTime | undefined;
}

const FAILS: RuleResult = Object.freeze({ satisfied: false });
const PASSES: RuleResult = Object.freeze({ satisfied: true });

/**
 * **Evaluate rule** (01 §9.2). A rule that is invalid, or a reference that `resolve` cannot resolve, is not satisfied.
 * Conditions after the deciding one are not looked at, and so do not contribute to the next change.
 */
export function evaluateRule(rule: Element, input: RuleInput, resolve: Resolve): RuleResult {
  const resolved = resolve(rule);
  if (resolved === undefined || !attribute(resolved, "id")) return FAILS;
  const operation = foldCase(attribute(resolved, "boolean-op") ?? "and");
  if (operation !== "and" && operation !== "or") return FAILS;
  const decisive = operation === "or";
  let nextChange: DateTime | undefined;
  for (const condition of resolved.children) {
    const result = evaluateCondition(condition, input, resolve);
    nextChange = earlier(nextChange, result.nextChange);
    if (result.satisfied === decisive) return { satisfied: decisive, nextChange };
  }
  return { satisfied: !decisive || resolved.children.length === 0, nextChange };
}

/** One condition of a rule (01 §9.3), by element name; each needs an id. */
export function evaluateCondition(condition: Element, input: RuleInput, resolve: Resolve): RuleResult {
  if (condition.name === "rule") return evaluateRule(condition, input, resolve);
  if (!attribute(condition, "id")) return FAILS;
  switch (condition.name) {
    case "date_expression":
      return evaluateDateExpression(condition, input.now);
    case "rsc_expression":
      return matchesAgent(condition, input.agent) ? PASSES : FAILS;
    case "op_expression":
      return matchesOperation(condition, input.operation) ? PASSES : FAILS;
    case "expression":
      return evaluateAttributeExpression(condition, input) ? PASSES : FAILS;
    default:
      return FAILS;
  }
}

/** `rsc_expression` (01 §9.7): each attribute that is present must equal the agent's part exactly. */
function matchesAgent(condition: Element, agent: Agent | undefined): boolean {
  const agrees = (name: string, actual: string | undefined): boolean => {
    const wanted = attribute(condition, name);
    return wanted === undefined || wanted === actual;
  };
  return agrees("class", agent?.standard) && agrees("provider", agent?.provider) && agrees("type", agent?.type);
}

/** `op_expression` (01 §9.8). */
function matchesOperation(condition: Element, operation: RuleInput["operation"]): boolean {
  const name = attribute(condition, "name");
  const intervalText = attribute(condition, "interval");
  const interval = parseInterval(intervalText);
  if (name === undefined || !interval.ok || name !== operation?.name) return false;
  return intervalText === undefined || interval.ms === operation.interval;
}
