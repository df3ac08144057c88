/** Rules and their conditions as elements, for tests. */
import { type Element, element } from "../../src/cib/element.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { effectiveNow, type Now } from "../../src/policy/clock.js";
import { evaluateRule, type RuleInput, type RuleResult } from "../../src/policy/rule.js";

export const at = (text: string): Now => effectiveNow(text, undefined, 0).now;
export const NOW = at("2024-06-15 08:30:15Z");

let ids = 0;
export const make = (
  name: string,
  attributes: Record<string, string | undefined> = {},
  children: Element[] = [],
): Element => element(name, { id: `i${++ids}`, ...attributes }, children);
export const rule = (attributes: Record<string, string | undefined>, ...children: Element[]): Element =>
  make("rule", attributes, children);

export function evaluate(one: Element, input: Partial<RuleInput> = {}, scope = new ReferenceScope()): RuleResult {
  return evaluateRule(one, { now: NOW, ...input }, scope.resolver);
}
