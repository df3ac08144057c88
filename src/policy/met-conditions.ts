/** Which conditions of a rule were met, in words, for whoever asks why (01 §9). */
import { attribute, type Element } from "../cib/element.js";
import type { Resolve } from "../cib/references.js";
import type { MetCondition } from "../verdict/fact.js";
import { evaluateCondition } from "./rule.js";
import type { RuleInput } from "./rule-input.js";

/**
 * The conditions of a satisfied rule that were met, in document order, nested rules included: all of an `and`, of an `or`
 * those that hold.
 *
 * @param rule a rule that `evaluateRule` found satisfied with the same input
 */
export function metConditions(rule: Element, input: RuleInput, resolve: Resolve): MetCondition[] {
  const silent: RuleInput = { ...input, report: undefined };
  const met: MetCondition[] = [];
  const open: Element[] = [rule];
  for (let top = open.pop(); top; top = open.pop()) {
    const condition = top.name === "rule" ? resolve(top) : top;
    if (!condition || (condition !== rule && !evaluateCondition(condition, silent, resolve).satisfied)) continue;
    if (condition.name === "rule")
      for (let i = condition.children.length - 1; i >= 0; i--) open.push(condition.children[i] as Element);
    else met.push(describe(condition, silent));
  }
  return met;
}

function describe(condition: Element, input: RuleInput): MetCondition {
  const text = conditionText(condition);
  if (condition.name !== "expression")
    return { text, attribute: undefined, value: undefined, operation: undefined, operand: undefined };
  const name = attribute(condition, "attribute");
  return {
    text,
    attribute: name,
    value: name === undefined ? undefined : input.nodeAttributes?.(name),
    operation: attribute(condition, "operation"),
    operand: attribute(condition, "value"),
  };
}

/** A condition in the words of crm shell: `#uname eq node1`, `defined pingd`, `date in start=… end=…`. */
export function conditionText(condition: Element): string {
  const { attribute: name = "", operation = "", value } = condition.attributes;
  switch (condition.name) {
    case "expression":
      return value === undefined ? `${operation} ${name}` : `${name} ${operation} ${value}`;
    case "date_expression":
      return `date ${["operation", "start", "end"]
        .flatMap((key) => {
          const text = condition.attributes[key];
          return text === undefined ? [] : [key === "operation" ? text : `${key}=${text}`];
        })
        .join(" ")}${condition.children
        .map(({ attributes }) =>
          Object.entries(attributes)
            .filter(([key]) => key !== "id")
            .map(([key, text]) => ` ${key}=${text}`)
            .join(""),
        )
        .join("")}`;
    default:
      return `${condition.name} ${Object.entries(condition.attributes)
        .filter(([key]) => key !== "id")
        .map(([key, text]) => `${key}=${text}`)
        .join(" ")}`;
  }
}
