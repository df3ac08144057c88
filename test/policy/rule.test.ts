import { describe, expect, it } from "vitest";
import { dateTimeText } from "../../src/base/datetime.js";
import { type Element, element } from "../../src/cib/element.js";
import { effectiveNow, type Now } from "../../src/policy/clock.js";
import { ReferenceScope } from "../../src/policy/references.js";
import { evaluateRule, type RuleInput, type RuleResult } from "../../src/policy/rule.js";

const at = (text: string): Now => effectiveNow(text, undefined, 0).now;
const NOW = at("2024-06-15 08:30:15Z");

let ids = 0;
const make = (name: string, attributes: Record<string, string | undefined> = {}, children: Element[] = []): Element =>
  element(name, { id: `i${++ids}`, ...attributes }, children);
const rule = (attributes: Record<string, string | undefined>, ...children: Element[]): Element =>
  make("rule", attributes, children);

function evaluate(one: Element, input: Partial<RuleInput> = {}, scope = new ReferenceScope()): RuleResult {
  return evaluateRule(one, { now: NOW, ...input }, scope.resolver);
}

const PASS = make("expression", { attribute: "a", operation: "not_defined" });
const FAIL = make("expression", { attribute: "a", operation: "defined" });

describe("rules (01 §9.2)", () => {
  it.each([
    [undefined, [PASS, PASS], true],
    ["AND", [PASS, FAIL], false],
    ["or", [FAIL, PASS], true],
    ["Or", [FAIL, FAIL], false],
    ["or", [], true],
    ["xor", [PASS], false],
    ["and", [make("unknown")], false],
    ["and", [element("expression", { attribute: "a", operation: "not_defined" })], false],
    ["and", [make("rule", { "boolean-op": "or" }, [FAIL, PASS])], true],
  ])("boolean-op %s of %#: %s", (operation, children, satisfied) => {
    expect(evaluate(rule({ "boolean-op": operation }, ...children)).satisfied).toBe(satisfied);
  });

  it("needs an id, and resolves references", () => {
    expect(evaluate(element("rule", {}, [PASS])).satisfied).toBe(false);
    expect(evaluate(element("rule", { id: "" }, [PASS])).satisfied).toBe(false);
    const scope = new ReferenceScope(element("cib", {}, [rule({ id: "shared" }, PASS)]));
    expect(evaluate(element("rule", { "id-ref": "shared" }), {}, scope).satisfied).toBe(true);
    expect(evaluate(element("rule", { "id-ref": "nobody" }), {}, scope).satisfied).toBe(false);
  });

  it("takes the next change from the conditions up to the deciding one", () => {
    const far = make("date_expression", { operation: "gt", start: "2030-01-01" });
    const near = make("date_expression", { operation: "gt", start: "2025-01-01" });
    const next = (one: Element): string | undefined => {
      const { nextChange } = evaluate(one);
      return nextChange === undefined ? undefined : dateTimeText(nextChange);
    };
    expect(next(rule({}, far, near))).toBe("2030-01-01 00:00:01Z");
    expect(next(rule({ "boolean-op": "or" }, far, near))).toBe("2025-01-01 00:00:01Z");
    expect(next(rule({ "boolean-op": "or" }, PASS, near))).toBeUndefined();
  });
});

describe("date_expression (01 §9.4)", () => {
  const now = "2024-06-15 08:30:15Z";
  it.each([
    [{ operation: "gt", start: now }, false, "2024-06-15 08:30:16Z"],
    [{ operation: "GT", start: "2024-06-15" }, true, undefined],
    [{ operation: "gt" }, false, undefined],
    [{ operation: "lt", end: now }, false, undefined],
    [{ operation: "lt", end: "2025-01-01" }, true, "2025-01-01 00:00:00Z"],
    [{ start: now, end: now }, true, "2024-06-15 08:30:16Z"],
    [{ start: "2025-01-01" }, false, "2025-01-01 00:00:00Z"],
    [{ operation: "in_range", start: "2024-01-01" }, true, undefined],
    [{ end: "2024-01-01" }, false, undefined],
    [{ start: "bad", end: "2030-01-01" }, false, undefined],
    [{}, false, undefined],
    [{ operation: "when", start: "2024-01-01" }, false, undefined],
  ])("%j: %s, next change %s", (attributes: Record<string, string>, satisfied, next) => {
    const result = evaluate(rule({}, make("date_expression", attributes)));
    expect(result.satisfied).toBe(satisfied);
    expect(result.nextChange && dateTimeText(result.nextChange)).toBe(next);
  });

  it.each([
    [{ months: "5", days: "14" }, true],
    [{ months: "5", days: "13" }, false],
    [{ years: "5x" }, true],
    [{ years: "x" }, false],
    [{ years: "2147483648" }, false],
    [{ hours: "-1" }, false],
  ])("a duration of %j from 2024-01-01: %s", (attributes: Record<string, string>, satisfied) => {
    const expression = make("date_expression", { start: "2024-01-01 08:30:15Z" }, [make("duration", attributes)]);
    expect(evaluate(rule({}, expression)).satisfied).toBe(satisfied);
    const endless = make("date_expression", {}, [make("duration", attributes)]);
    expect(evaluate(rule({}, endless)).satisfied).toBe(false);
  });

  it.each([
    [{ years: "2024", months: "6", monthdays: "10-20" }, true],
    [{ hours: "8", minutes: "30-", seconds: "-15" }, true],
    [{ yeardays: "167", weekyears: "2024", weeks: "24", weekdays: "6" }, true],
    [{ weekdays: "1-5" }, false],
    [{ months: "1,3,5,7" }, false],
    [{ moon: "4" }, true],
    [{}, true],
  ])("date_spec %j: %s", (attributes: Record<string, string>, satisfied) => {
    const spec = make("date_expression", { operation: "date_spec" }, [make("date_spec", attributes)]);
    expect(evaluate(rule({}, spec)).satisfied).toBe(satisfied);
  });

  it("looks at the fields of now in its own offset", () => {
    const spec = make("date_expression", { operation: "date_spec" }, [make("date_spec", { hours: "23" })]);
    expect(evaluate(rule({}, spec), { now: at("2024-06-15 23:00:00 +05:00") }).satisfied).toBe(true);
  });
});

describe("rsc_expression and op_expression (01 §9.7, §9.8)", () => {
  const agent = { standard: "ocf", provider: "heartbeat", type: "IPaddr2" };
  it.each([
    [{ class: "ocf", type: "IPaddr2" }, true],
    [{}, true],
    [{ class: "OCF" }, false],
    [{ provider: "pacemaker" }, false],
  ])("rsc_expression %j: %s", (attributes: Record<string, string>, satisfied) => {
    expect(evaluate(rule({}, make("rsc_expression", attributes)), { agent }).satisfied).toBe(satisfied);
  });

  it.each([
    [{ name: "monitor" }, true],
    [{ name: "monitor", interval: "10s" }, true],
    [{ name: "monitor", interval: "PT10S" }, true],
    [{ name: "monitor", interval: "0" }, false],
    [{ name: "monitor", interval: "x" }, false],
    [{ name: "start" }, false],
    [{ interval: "10s" }, false],
  ])("op_expression %j: %s", (attributes: Record<string, string>, satisfied) => {
    const operation = { name: "monitor", interval: 10000 };
    expect(evaluate(rule({}, make("op_expression", attributes)), { operation }).satisfied).toBe(satisfied);
  });

  it("do not match what the context does not supply", () => {
    expect(evaluate(rule({}, make("rsc_expression", { class: "ocf" }))).satisfied).toBe(false);
    expect(evaluate(rule({}, make("op_expression", { name: "monitor" }))).satisfied).toBe(false);
  });
});

describe("expression (01 §9.9)", () => {
  const actual: Record<string, string> = { a: "HeLLo", n: "10", e: "", v: "1.10", big: "9007199254740993", loc_1: "x" };
  const passes = (attributes: Record<string, string>): boolean =>
    evaluate(rule({}, make("expression", attributes)), {
      nodeAttributes: (name) => actual[name],
      params: (name) => (name === "p" ? "10" : undefined),
      meta: (name) => (name === "m" ? "hello" : undefined),
      match: { subject: "rsc1", groups: () => ["rsc1", "1"] },
    }).satisfied;

  it.each([
    [{ attribute: "e", operation: "defined" }, true],
    [{ attribute: "zz", operation: "NOT_DEFINED" }, true],
    [{ attribute: "e", operation: "defined", value: "x" }, false],
    [{ attribute: "e", operation: "eq" }, false],
    [{ operation: "defined" }, false],
    [{ attribute: "a", operation: "eq", value: "hEllO" }, true],
    [{ attribute: "n", operation: "eq", value: "10.0" }, false],
    [{ attribute: "n", operation: "eq", value: "10.0", type: "number" }, true],
    [{ attribute: "n", operation: "eq", value: "10.0", type: "Integer" }, true],
    [{ attribute: "n", operation: "eq", value: "10", type: "text" }, false],
    [{ attribute: "n", operation: "gt", value: "9" }, true],
    [{ attribute: "n", operation: "gt", value: "9", type: "string" }, false],
    [{ attribute: "zz", operation: "ne", value: "1" }, true],
    [{ attribute: "zz", operation: "lt", value: "1" }, false],
    [{ attribute: "e", operation: "lt", value: "5" }, true],
    [{ attribute: "v", operation: "gte", value: "1.2" }, false],
    [{ attribute: "v", operation: "gte", value: "1.2", type: "version" }, true],
    [{ attribute: "big", operation: "gt", value: "9007199254740992" }, true],
    [{ attribute: "n", operation: "eq", value: "p", "value-source": "param" }, true],
    [{ attribute: "a", operation: "eq", value: "m", "value-source": "META" }, true],
    [{ attribute: "a", operation: "eq", value: "m", "value-source": "elsewhere" }, false],
    [{ attribute: "zz", operation: "eq", value: "nope", "value-source": "param" }, true],
    [{ attribute: "loc_%1", operation: "eq", value: "x" }, true],
    [{ attribute: "a", operation: "is", value: "x" }, false],
  ])("%j: %s", (attributes: Record<string, string>, satisfied) => {
    expect(passes(attributes)).toBe(satisfied);
  });
});
