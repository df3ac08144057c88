import { describe, expect, it } from "vitest";
import { dateTimeText } from "../../src/base/datetime.js";
import { type Element, element } from "../../src/cib/element.js";
import { CibError } from "../../src/cib/error.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { evaluate, make, rule } from "../support/rules.js";

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

describe("rsc_expression and op_expression (01 §9.7, §9.8)", () => {
  const agent = { standard: "ocf", provider: "heartbeat", type: "IPaddr2" };
  it.each([
    [{ class: "ocf", type: "IPaddr2" }, true],
    [{}, true],
    [{ class: "OCF" }, false],
    [{ type: "ipaddr2" }, false],
    [{ class: "ocf", type: "Dummy" }, false],
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
    expect(evaluate(rule({}, make("op_expression", { name: "x" }))).satisfied).toBe(false);
    const wanted = [{ provider: "heartbeat" }, { type: "IPaddr2" }, {}];
    expect(wanted.map((each) => evaluate(rule({}, make("rsc_expression", each))).satisfied)).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("rules that refer to each other", () => {
  const refer = (id: string) => element("rule", { "id-ref": id });
  const evaluating = (...shared: Element[]) => {
    const scope = new ReferenceScope(element("cib", {}, shared));
    return () => evaluate(rule({ "boolean-op": "or" }, refer("top")), {}, scope);
  };

  it("in a circle are refused", () => {
    const circle = evaluating(rule({ id: "top" }, PASS, refer("below")), rule({ id: "below" }, PASS, refer("top")));
    expect(circle).toThrow(CibError);
    expect(circle).toThrow(
      expect.objectContaining({ code: "circular", problem: "a rule that refers to itself", path: 'rule[@id="top"]' }),
    );
  });

  it("may be met twice, one after the other", () => {
    const twice = evaluating(rule({ id: "top" }, refer("below"), refer("below")), rule({ id: "below" }, PASS));
    expect(twice().satisfied).toBe(true);
  });

  it("come to 100,000 conditions at most", () => {
    const many = (count: number) => Array.from({ length: count }, () => PASS);
    // The rule that refers to it is one condition, and so is each reference.
    const top = (last: number) =>
      evaluating(
        rule({ id: "top" }, ...Array.from({ length: 99 }, () => refer("block")), ...many(last)),
        rule({ id: "block" }, ...many(999)),
      );
    expect(top(999)().satisfied).toBe(true);
    expect(top(1000)).toThrow(
      expect.objectContaining({ code: "limit", problem: "more than 100000 conditions", path: 'rule[@id="top"]' }),
    );
  });
});
