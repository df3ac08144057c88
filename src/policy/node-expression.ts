/** `expression`: conditions on node attributes (specification 01 §9.9). */

import { scanBigInteger, scanReal } from "../base/number.js";
import { expandSubmatches } from "../base/pattern/pattern.js";
import { compareCaseless, compareVersions, wordOf } from "../base/text.js";
import { attribute, type Element } from "../cib/element.js";
import type { FindingCode } from "../verdict/finding.js";
import type { RuleInput } from "./rule-input.js";

const OPERATIONS = ["defined", "not_defined", "eq", "ne", "lt", "lte", "gt", "gte"] as const;
type Operation = (typeof OPERATIONS)[number];

const TYPES = ["string", "integer", "number", "version"] as const;
/** How the value of a node attribute is compared. */
export type ComparisonType = (typeof TYPES)[number];

/** **Compare by type** (01 §9.9): absent comes before present; unreadable numbers compare as strings without case. */
export function compareByType(type: ComparisonType, a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  switch (type) {
    case "integer": {
      const x = scanBigInteger(a);
      const y = scanBigInteger(b);
      if (x.status !== "ok" || y.status !== "ok") return compareCaseless(a, b);
      return x.value < y.value ? -1 : x.value > y.value ? 1 : 0;
    }
    case "number": {
      const x = scanReal(a);
      const y = scanReal(b);
      if (x === undefined || y === undefined) return compareCaseless(a, b);
      return x < y ? -1 : x > y ? 1 : 0;
    }
    case "version":
      return compareVersions(a, b);
    case "string":
      return compareCaseless(a, b);
  }
}

const SOURCES = ["literal", "param", "meta"] as const;

/** What the attribute is compared with: the value, or the parameter or meta-attribute that it names. */
function referenceOf(source: (typeof SOURCES)[number], value: string, input: RuleInput): string | undefined {
  if (source === "literal") return value;
  return source === "param" ? input.params?.(value) : input.meta?.(value);
}

function typeOf(
  expression: Element,
  operation: Operation,
  texts: readonly (string | undefined)[],
): ComparisonType | undefined {
  const given = attribute(expression, "type");
  if (given !== undefined) return wordOf(TYPES, given);
  if (operation !== "lt" && operation !== "lte" && operation !== "gt" && operation !== "gte") return "string";
  return texts.some((text) => text?.includes(".") === true) ? "number" : "integer";
}

function compares(
  operation: Operation,
  type: ComparisonType,
  actual: string | undefined,
  reference: string | undefined,
): boolean {
  const order = compareByType(type, actual, reference);
  if (operation === "eq") return order === 0;
  if (operation === "ne") return order !== 0;
  if (actual === undefined || reference === undefined) return false;
  switch (operation) {
    case "lt":
      return order < 0;
    case "lte":
      return order <= 0;
    case "gt":
      return order > 0;
    default:
      return order >= 0;
  }
}

/** Tells why an expression does not pass although nothing was compared (09 §19.3). */
function refused({ report }: RuleInput, code: FindingCode, expression: Element, why: string, legal: string): false {
  const id = attribute(expression, "id");
  report?.error(code, `Treating expression ${id} as not passing because ${why}`, expression, legal);
  return false;
}

/** Whether an expression on a node attribute passes (01 §9.9). */
export function evaluateAttributeExpression(expression: Element, input: RuleInput): boolean {
  const given = attribute(expression, "attribute");
  if (given === undefined)
    return refused(input, "rule-attribute-missing", expression, "attribute was not specified", "an attribute name");
  const operation = wordOf(OPERATIONS, attribute(expression, "operation"));
  if (operation === undefined) {
    const text = attribute(expression, "operation");
    const why = text === undefined ? "it has no operation" : `'${text}' is not a valid operation`;
    return refused(input, "rule-expression-operation", expression, why, OPERATIONS.join(", "));
  }
  const sourceText = attribute(expression, "value-source") ?? "literal";
  const source = wordOf(SOURCES, sourceText);
  if (source === undefined) {
    return refused(
      input,
      "rule-value-source",
      expression,
      `'${sourceText}' is not a valid value-source`,
      SOURCES.join(", "),
    );
  }
  const value = attribute(expression, "value");
  const unary = operation === "defined" || operation === "not_defined";
  if (unary !== (value === undefined)) {
    const why = `value is ${unary ? "not allowed" : "required"} when operation is ${operation}`;
    return refused(input, "rule-value", expression, why, unary ? "no attribute value" : "an attribute value");
  }
  const reference = value === undefined ? undefined : referenceOf(source, value, input);
  const name = input.match ? expandSubmatches(given, input.match) : given;
  const actual = input.nodeAttributes?.(name);
  const type = typeOf(expression, operation, [actual, reference]);
  if (type === undefined) {
    return refused(
      input,
      "rule-value-type",
      expression,
      `'${attribute(expression, "type")}' is not a valid type`,
      TYPES.join(", "),
    );
  }
  if (unary) return (actual !== undefined) === (operation === "defined");
  return compares(operation, type, actual, reference);
}
