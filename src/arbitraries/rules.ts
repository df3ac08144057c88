import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { type Draft, drawn, listOf, maybe, oneOf, pick, reference, weighted } from "./draft.js";
import type { Scope } from "./scope.js";
import { dateNear, duration } from "./times.js";
import { ATTRIBUTE_NAMES, attributeValue, numeral, score } from "./values.js";

/** What a rule is for; it decides which expressions make sense (others are legal, and drawn now and then). */
export type RuleUse = "location" | "nodes" | "resource" | "operation" | "options";

type Expression = Draft<Element>;

const attributeExpression = (): Arbitrary<Expression> =>
  fc
    .record({
      attribute: oneOf(
        [8, fc.constantFrom(...ATTRIBUTE_NAMES)],
        [1, fc.constantFrom("#cluster-name", "#is_dc", "#ra-version", "%1", "#%2", "rsc%0", "absent", "Überall")],
      ),
      operation: fc.constantFrom("eq", "ne", "defined", "not_defined", "lt", "gt", "lte", "gte"),
      type: maybe(40, fc.constantFrom("string", "integer", "number", "version")),
      value: attributeValue(),
      numeral: maybe(50, numeral()),
      node: reference(),
      source: maybe(12, fc.constantFrom("literal", "param", "meta")),
      contrary: weighted([40, false], [1, true]),
    })
    .map(({ attribute, operation, type, value: plain, numeral, node, source, contrary }) => (scope) => {
      const value = type === "number" || type === "integer" ? (numeral ?? plain) : plain;
      const literal = attribute === "#uname" || attribute === "#id" ? (pick(scope.allNodes, node) ?? value) : value;
      const looked = source === "param" ? "p1" : "priority";
      return element("expression", {
        id: scope.id("expr"),
        attribute,
        operation,
        type,
        // Contrary expressions have a value where there is none to compare with, or none where there should be one.
        value:
          operation.endsWith("defined") !== contrary
            ? undefined
            : source === undefined || source === "literal"
              ? literal
              : looked,
        "value-source": source,
      });
    });

/** Ranges of a part of a date, now and then what is none (01 §1.5). */
const range = (...usual: string[]): Arbitrary<string> =>
  oneOf(
    [12, fc.constantFrom(...usual)],
    [
      1,
      fc.constantFrom(
        "",
        "-",
        "x",
        "5-x",
        "x-5",
        "1-2-3",
        " 1-5",
        "+3",
        "5 ",
        "99999999999999999999",
        "-99999999999999999999-",
      ),
    ],
  );

const spec = (): Arbitrary<Record<string, string | undefined>> =>
  fc.record({
    hours: maybe(40, range("0-11", "9-16", "22", "0-23", "12-")),
    weekdays: maybe(40, range("1-5", "2", "6-7", "-3")),
    years: maybe(20, range("2023", "2024-", "2020-2022")),
    monthdays: maybe(15, range("14", "1-13", "15-31")),
    months: maybe(15, range("11", "1-10", "12")),
    minutes: maybe(10, fc.constantFrom("13", "0-30")),
    yeardays: maybe(8, fc.constantFrom("318", "1-100")),
    weeks: maybe(8, fc.constantFrom("46", "1-10")),
    weekyears: maybe(8, range("2023", "2022-", "-2020")),
    seconds: maybe(8, range("20", "0-19")),
    yearsdays: maybe(5, range("1")),
  });

const span = (): Arbitrary<Record<string, string | undefined>> =>
  fc.record({
    years: maybe(10, fc.constantFrom("1", "-1", "-3000", "100000")),
    months: maybe(20, fc.constantFrom("1", "2", "-14", "")),
    weeks: maybe(20, fc.constantFrom("3", "-1")),
    days: maybe(30, fc.constantFrom("1", "45", "-400", "-200000", "200000")),
    hours: maybe(30, fc.constantFrom("2", "-2", "x", "99999999999999999999")),
    minutes: maybe(20, fc.constant("90")),
    seconds: maybe(20, fc.constantFrom("1", "0")),
    // These are legal and no part of a duration.
    monthdays: maybe(5, range("1")),
    weekdays: maybe(5, range("1")),
    yearsdays: maybe(5, range("1")),
    weekyears: maybe(5, range("1")),
    moon: maybe(5, range("1")),
  });

const dateExpression = (now: number): Arbitrary<Expression> =>
  fc
    .record({
      kind: weighted([2, "gt"], [2, "lt"], [2, "in_range"], [2, "date_spec"], [1, "duration"]),
      start: dateNear(now),
      end: dateNear(now),
      open: weighted([3, "none"], [1, "start"], [1, "end"]),
      spec: spec(),
      span: span(),
    })
    .map(({ kind, start, end, open, spec, span }) => (scope) => {
      const id = scope.id("date");
      const child = (name: string, values: Record<string, string | undefined>) => [
        element(name, { id: scope.id(`${id}-${name}`), ...values }),
      ];
      if (kind === "gt") return element("date_expression", { id, operation: "gt", start });
      if (kind === "lt") return element("date_expression", { id, operation: "lt", end });
      if (kind === "date_spec") {
        return element("date_expression", { id, operation: "date_spec" }, child("date_spec", spec));
      }
      const range = { id, operation: "in_range", start: open === "start" ? undefined : start };
      if (kind === "duration") {
        // A duration counts where no end is given, and from a start.
        const bounds = open === "start" ? { id, operation: "in_range", end } : { ...range, start };
        return element("date_expression", bounds, child("duration", span));
      }
      return element("date_expression", { ...range, end: open === "end" ? undefined : end });
    });

const resourceExpression = (): Arbitrary<Expression> =>
  fc
    .record({
      class: maybe(50, fc.constantFrom("ocf", "systemd", "stonith")),
      provider: maybe(30, fc.constantFrom("pacemaker", "heartbeat")),
      type: maybe(30, fc.constantFrom("Dummy", "IPaddr2", "Stateful")),
    })
    .map((values) => (scope) => element("rsc_expression", { id: scope.id("rscexpr"), ...values }));

const operationExpression = (): Arbitrary<Expression> =>
  fc
    .record({
      name: fc.constantFrom("monitor", "start", "stop", "promote"),
      interval: maybe(40, oneOf([3, fc.constantFrom("0", "10s", "20", "x")], [1, duration()])),
    })
    .map((values) => (scope) => element("op_expression", { id: scope.id("opexpr"), ...values }));

function expression(use: RuleUse, now: number): Arbitrary<Expression> {
  const attributes = use === "location" || use === "nodes" ? 8 : 1;
  return oneOf(
    [attributes, attributeExpression()],
    [use === "options" ? 8 : 3, dateExpression(now)],
    [use === "resource" || use === "operation" ? 6 : 1, resourceExpression()],
    [use === "operation" ? 6 : 1, operationExpression()],
  );
}

/**
 * A rule: expressions of every kind, nested rules, either operator, a score or `score-attribute` in location constraints,
 * now and then a role.
 * @param now the time, in epoch seconds, that dates are near to
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, rule } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(rule("location", now), (draft) => draft(new Scope(now)).name === "rule"));
 * ```
 */
export function rule(use: RuleUse, now: number): Arbitrary<Draft<Element>> {
  return fc
    .record({ made: nested(use, now, use === "location", 2), lent: maybe(3, reference()) })
    .map(({ made, lent }) => (scope) => {
      // Another rule may be meant (01 §5.2), of those that there are by then and that are for the same.
      const known = lent === undefined ? undefined : pick(scope.shared.get(`rule ${use}`) ?? [], lent);
      if (known !== undefined) return element("rule", { "id-ref": known });
      const rule = made(scope);
      scope.share(`rule ${use}`, rule.attributes.id ?? "");
      return rule;
    });
}

function nested(use: RuleUse, now: number, scored: boolean, depth: number): Arbitrary<Draft<Element>> {
  const one = expression(use, now);
  const part: Arbitrary<Expression> = depth === 0 ? one : oneOf([8, one], [1, nested(use, now, false, depth - 1)]);
  return fc
    .record({
      parts: oneOf([4, listOf(one, 1, 1)], [2, listOf(part, 3, 1)]),
      operator: maybe(40, fc.constantFrom("and", "or")),
      score: scored ? maybe(90, score()) : fc.constant(undefined),
      byAttribute: scored ? maybe(8, fc.constantFrom("pingd", "color", "absent")) : fc.constant(undefined),
      role: scored
        ? maybe(12, fc.constantFrom("Promoted", "Started", "Stopped", "Unpromoted", "Master", "x"))
        : fc.constant(undefined),
    })
    .map(({ parts, operator, score, byAttribute, role }) => (scope: Scope) => {
      const id = scope.id("rule");
      return element(
        "rule",
        {
          id,
          score: byAttribute === undefined ? score : undefined,
          "score-attribute": byAttribute,
          "boolean-op": operator,
          role,
        },
        drawn(parts, scope),
      );
    });
}
