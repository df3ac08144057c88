/** Rules and their conditions (specification 01 §9). */

import { type DateTime, earlier } from "../base/datetime.js";
import { LEGAL_INTERVAL, parseInterval } from "../base/interval.js";
import { foldCase, wordOf } from "../base/text.js";
import { attribute, type Element } from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { elementPath } from "../cib/path.js";
import type { Resolve } from "../cib/references.js";
import type { Agent } from "./agent.js";
import { evaluateDateExpression } from "./date-expression.js";
import { evaluateAttributeExpression } from "./node-expression.js";
import type { RuleInput, RuleResult } from "./rule-input.js";

export type { Lookup, RuleInput, RuleResult } from "./rule-input.js";

const FAILS: RuleResult = Object.freeze({ satisfied: false });
const PASSES: RuleResult = Object.freeze({ satisfied: true });

/** Whether a `boolean-op` is one that there is, in any case (01 §9.2). */
export function isBooleanOperation(text: string): boolean {
  return wordOf(["and", "or"], text) !== undefined;
}

/**
 * **Evaluate rule** (01 §9.2). A rule that is invalid, or a reference that `resolve` cannot resolve, is not satisfied.
 * Conditions after the deciding one are not looked at, and so do not contribute to the next change.
 * @throws CibError `circular` for rules that refer to each other in a circle, on which the reference dies; `limit` for more
 * than 100,000 conditions, which references can make out of few
 */
export function evaluateRule(rule: Element, input: RuleInput, resolve: Resolve): RuleResult {
  const open: OpenRule[] = [];
  const entered = new Set<Element>();
  let looked = 0;
  /** What the last condition gave; nothing if that is a rule which has just been opened. */
  let result = enter(rule);
  for (let last = open.at(-1); last; last = open.at(-1)) {
    if (result) last.nextChange = earlier(last.nextChange, result.nextChange);
    const decided = result?.satisfied === last.decisive;
    const condition = decided ? undefined : last.rule.children[last.looked++];
    if (!condition) {
      const { decisive, nextChange } = last;
      const satisfied = decided ? decisive : !decisive || last.rule.children.length === 0;
      result = { satisfied, nextChange };
      entered.delete(last.rule);
      open.pop();
    } else {
      if (++looked > MOST_CONDITIONS) throw refused("limit", last.rule, `more than ${MOST_CONDITIONS} conditions`);
      result = condition.name === "rule" ? enter(condition) : evaluateCondition(condition, input, resolve);
    }
  }
  return result ?? FAILS;

  /** Opens a rule; what it gives if it cannot be opened. */
  function enter(given: Element): RuleResult | undefined {
    const opened = openRule(given, input, resolve);
    if ("satisfied" in opened) return opened;
    if (entered.has(opened.rule)) throw refused("circular", opened.rule, "a rule that refers to itself");
    entered.add(opened.rule);
    open.push(opened);
    return undefined;
  }
}

/** Conditions that one rule may come to. */
const MOST_CONDITIONS = 100_000;

/** A rule that is being looked at. */
interface OpenRule {
  readonly rule: Element;
  /** What a condition has to be to decide. */
  readonly decisive: boolean;
  looked: number;
  nextChange: DateTime | undefined;
}

/** A rule with what it says of its conditions; a result where it says nothing that is valid. */
function openRule(rule: Element, input: RuleInput, resolve: Resolve): OpenRule | RuleResult {
  const resolved = resolve(rule);
  if (!resolved) return FAILS;
  const id = attribute(resolved, "id");
  if (!id) return withoutId(resolved, input);
  const given = attribute(resolved, "boolean-op") ?? "and";
  if (!isBooleanOperation(given)) {
    const text = `Treating rule ${id} as not passing because '${given}' is not a valid boolean-op`;
    input.report?.error("rule-boolean-op", text, resolved, "and, or");
    return FAILS;
  }
  if (resolved.children.length === 0) {
    input.report?.warning(
      "rule-without-conditions",
      `Ignoring rule ${id} because it contains no conditions`,
      resolved,
      "at least one condition",
    );
  }
  return { rule: resolved, decisive: foldCase(given) === "or", looked: 0, nextChange: undefined };
}

function refused(code: "limit" | "circular", rule: Element, problem: string): CibError {
  return new CibError(code, problem, { position: rule.position, path: elementPath([rule]) });
}

/** One condition of a rule (01 §9.3), by element name; each needs an id. */
export function evaluateCondition(condition: Element, input: RuleInput, resolve: Resolve): RuleResult {
  if (condition.name === "rule") return evaluateRule(condition, input, resolve);
  const id = attribute(condition, "id");
  if (!id && CONDITIONS.includes(condition.name)) return withoutId(condition, input);
  switch (condition.name) {
    case "date_expression":
      return evaluateDateExpression(condition, input.now, input.report);
    case "rsc_expression":
      return matchesAgent(condition, input.agent) ? PASSES : FAILS;
    case "op_expression":
      return matchesOperation(condition, input) ? PASSES : FAILS;
    case "expression":
      return evaluateAttributeExpression(condition, input) ? PASSES : FAILS;
    default:
      input.report?.error(
        "rule-condition-type",
        `Treating rule condition ${id ?? "without ID"} as not passing because ${condition.name} is not a valid condition type`,
        condition,
        ["rule", ...CONDITIONS].join(", "),
      );
      return FAILS;
  }
}

const CONDITIONS: readonly string[] = ["date_expression", "rsc_expression", "op_expression", "expression"];

function withoutId(of: Element, { report }: RuleInput): RuleResult {
  report?.error("rule-without-id", `Treating ${of.name} without id as not passing`, of, "an id");
  return FAILS;
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
function matchesOperation(condition: Element, { operation, report }: RuleInput): boolean {
  const name = attribute(condition, "name");
  const intervalText = attribute(condition, "interval");
  if (name === undefined) {
    const text = `Treating op_expression ${attribute(condition, "id")} as not passing because it has no name`;
    report?.error("rule-operation-without-name", text, condition, "a name");
    return false;
  }
  const interval = parseInterval(intervalText);
  if (!interval.ok) {
    report?.error(
      "rule-operation-interval",
      `Treating op_expression ${attribute(condition, "id")} as not passing because '${intervalText}' is not a valid interval`,
      condition,
      LEGAL_INTERVAL,
    );
    return false;
  }
  if (name !== operation?.name) return false;
  return intervalText === undefined || interval.ms === operation.interval;
}
