import { describe, expect, it } from "vitest";
import { LEGAL_INTERVAL } from "../../src/base/interval.js";
import { type Element, element } from "../../src/cib/element.js";
import type { Report } from "../../src/policy/report.js";
import { evaluate } from "../support/rules.js";

/** What is said about a rule with that one condition: kind, code, text, the element and what would be legal. */
function said(rule: Element): unknown[] {
  const all: unknown[] = [];
  const noted =
    (kind: string) =>
    (code: string, text: string, about?: Element, legal?: string): void => {
      all.push([kind, code, text, about === rule ? "rule" : about?.name, legal]);
    };
  const report: Report = { error: noted("E"), warning: noted("W"), once: () => all.push("once") };
  expect(evaluate(rule, { report }).satisfied).toBe(rule.children.length === 0 && rule.attributes.id === "r");
  return all;
}

type Attributes = Record<string, string>;
const saidOf = (name: string, attributes: Attributes, children: Element[] = []): unknown[] =>
  said(element("rule", { id: "r" }, [element(name, attributes, children)]));
const part = (name: string, attributes: Attributes): Element[] => [element(name, attributes)];

const OPERATIONS = "defined, not_defined, eq, ne, lt, lte, gt, gte";
const CONDITIONS = "rule, date_expression, rsc_expression, op_expression, expression";

describe("messages about rules (09 §19.3)", () => {
  it("say what is wrong with the rule itself", () => {
    expect(said(element("rule", { id: "" }, []))).toEqual([
      ["E", "rule-without-id", "Treating rule without id as not passing", "rule", "an id"],
    ]);
    expect(said(element("rule", { id: "q", "boolean-op": "x" }))).toEqual([
      [
        "E",
        "rule-boolean-op",
        "Treating rule q as not passing because 'x' is not a valid boolean-op",
        "rule",
        "and, or",
      ],
    ]);
    const empty = "Ignoring rule r because it contains no conditions";
    expect(said(element("rule", { id: "r" }))).toEqual([
      ["W", "rule-without-conditions", empty, "rule", "at least one condition"],
    ]);
  });

  it.each(["expression", "date_expression", "rsc_expression", "op_expression"])("want an id of each %s", (name) => {
    expect(saidOf(name, {})).toEqual([
      ["E", "rule-without-id", `Treating ${name} without id as not passing`, name, "an id"],
    ]);
  });

  it.each([
    [{}, "without ID"],
    [{ id: "c" }, "c"],
  ])("know no other conditions: foo with %j", (attributes: Attributes, who) => {
    const text = `Treating rule condition ${who} as not passing because foo is not a valid condition type`;
    expect(saidOf("foo", attributes)).toEqual([["E", "rule-condition-type", text, "foo", CONDITIONS]]);
  });

  it.each([
    [{ operation: "eq", value: "1" }, "attribute-missing", "attribute was not specified", "an attribute name"],
    [{ attribute: "a" }, "expression-operation", "it has no operation", OPERATIONS],
    [{ attribute: "a", operation: "is" }, "expression-operation", "'is' is not a valid operation", OPERATIONS],
    [
      { attribute: "a", operation: "eq", value: "1", "value-source": "env" },
      "value-source",
      "'env' is not a valid value-source",
      "literal, param, meta",
    ],
    [
      { attribute: "a", operation: "defined", value: "1" },
      "value",
      "value is not allowed when operation is defined",
      "no attribute value",
    ],
    [
      { attribute: "a", operation: "not_defined", value: "1" },
      "value",
      "value is not allowed when operation is not_defined",
      "no attribute value",
    ],
    [{ attribute: "a", operation: "gt" }, "value", "value is required when operation is gt", "an attribute value"],
    [
      { attribute: "a", operation: "eq", value: "1", type: "bool" },
      "value-type",
      "'bool' is not a valid type",
      "string, integer, number, version",
    ],
  ])("expression %j: rule-%s, %s", (attributes: Attributes, code, why, legal) => {
    const text = `Treating expression e as not passing because ${why}`;
    expect(saidOf("expression", { id: "e", ...attributes })).toEqual([
      ["E", `rule-${code}`, text, "expression", legal],
    ]);
  });

  it.each([
    [{}, "operation-without-name", "it has no name", "a name"],
    [{ name: "monitor", interval: "x" }, "operation-interval", "'x' is not a valid interval", LEGAL_INTERVAL],
  ])("op_expression %j: rule-%s, %s", (attributes: Attributes, code, why, legal) => {
    const text = `Treating op_expression o as not passing because ${why}`;
    expect(saidOf("op_expression", { id: "o", ...attributes })).toEqual([
      ["E", `rule-${code}`, text, "op_expression", legal],
    ]);
  });
});

describe("messages about dates (09 §19.3)", () => {
  const date = "an ISO 8601 date and time";
  const range = "a number, or a range such as 1-5, 1- or -5";
  const units = "integers of 32 bits as years, months, weeks, days, hours, minutes, seconds";
  const reason = (unit: string, text: string) => `duration d attribute ${unit} is invalid: ${text}`;

  it.each<[Attributes, Element[], ...[code: string, why: string, legal: string][]]>([
    [{ operation: "when" }, [], ["operation", "'when' is not a valid operation", "in_range, gt, lt, date_spec"]],
    [{ operation: "gt" }, [], ["incomplete", "gt requires start", "an attribute start"]],
    // The reference says gt here too.
    [{ operation: "lt" }, [], ["incomplete", "gt requires end", "an attribute end"]],
    [{ operation: "gt", start: "soon" }, [], ["value", "start is invalid", date]],
    [{ operation: "lt", end: "late" }, [], ["value", "end is invalid", date]],
    [{ start: "soon", end: "late" }, [], ["value", "start is invalid", date]],
    [{ start: "2024-01-01", end: "late" }, [], ["value", "end is invalid", date]],
    [{}, [], ["incomplete", "in_range requires at least one of start or end", "start, end or both"]],
    [
      { operation: "date_spec" },
      [],
      ["spec-missing", "date_spec operations require a date_spec subelement", "an element date_spec"],
    ],
    [
      { operation: "date_spec" },
      part("date_spec", { hours: "8" }),
      ["part-without-id", "date_spec subelement has no id", "an id"],
    ],
    [
      { operation: "date_spec" },
      part("date_spec", { id: "s", hours: "x" }),
      ["range", "'x' is not a valid range for date_spec attribute hours", range],
    ],
    [
      { start: "2024-01-01" },
      part("duration", { days: "1" }),
      ["part-without-id", "duration subelement has no id", "an id"],
      ["duration", "duration is invalid", units],
    ],
    [
      { start: "2024-01-01" },
      part("duration", { id: "d", hours: "x" }),
      ["duration", reason("hours", "Unable to parse CIB XML"), "an integer of 32 bits"],
      ["duration", "duration is invalid", units],
    ],
    [
      { start: "2024-01-01" },
      part("duration", { id: "d", years: "2147483648" }),
      ["duration", reason("years", "Numerical result out of range"), "an integer of 32 bits"],
      ["duration", "duration is invalid", units],
    ],
  ])("date_expression %j %#", (attributes, children, ...messages) => {
    expect(saidOf("date_expression", { id: "e", ...attributes }, children)).toEqual(
      messages.map(([code, why, legal]) => {
        const text = `Treating date_expression e as not passing because ${why}`;
        return ["E", `rule-date-${code}`, text, "date_expression", legal];
      }),
    );
  });

  it("say nothing of what passes, nor of a date_spec that is merely not met", () => {
    const spec = part("date_spec", { id: "s", hours: "9" });
    expect(saidOf("date_expression", { id: "e", operation: "date_spec" }, spec)).toEqual([]);
    expect(saidOf("date_expression", { id: "e", start: "2030-01-01" })).toEqual([]);
  });
});
