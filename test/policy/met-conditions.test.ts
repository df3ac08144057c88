import { describe, expect, it } from "vitest";
import { element } from "../../src/cib/element.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { conditionText, metConditions } from "../../src/policy/met-conditions.js";
import { make, NOW, rule } from "../support/rules.js";

const expression = (attribute: string, operation: string, value?: string) =>
  make("expression", { attribute, operation, value });
const resolve = new ReferenceScope().resolver;
const input = { now: NOW, nodeAttributes: (name: string) => (name === "rack" ? "r1" : undefined) };

describe("which conditions were met (01 §9)", () => {
  it("all of an and, in document order, with the values that they saw", () => {
    const both = rule({}, expression("rack", "eq", "r1"), expression("rain", "not_defined"));
    expect(metConditions(both, input, resolve)).toEqual([
      { text: "rack eq r1", attribute: "rack", value: "r1", operation: "eq", operand: "r1" },
      { text: "not_defined rain", attribute: "rain", value: undefined, operation: "not_defined", operand: undefined },
    ]);
  });

  it("of an or those that hold, nested rules included", () => {
    const inner = rule(
      {},
      expression("rack", "defined"),
      make("date_expression", { operation: "gt", start: "2020-01-01" }),
    );
    const either = rule({ "boolean-op": "or" }, expression("rack", "eq", "r2"), inner, expression("rack", "eq", "r1"));
    expect(metConditions(either, input, resolve).map(({ text }) => text)).toEqual([
      "defined rack",
      "date gt start=2020-01-01",
      "rack eq r1",
    ]);
  });

  it("those of a rule that another refers to", () => {
    const shared = rule({ id: "shared" }, expression("rack", "eq", "r1"));
    const scope = new ReferenceScope(element("cib", {}, [shared])).resolver;
    const outer = rule({}, element("rule", { "id-ref": "shared" }));
    expect(metConditions(outer, input, scope).map(({ text }) => text)).toEqual(["rack eq r1"]);
    const either = rule({ "boolean-op": "or" }, element("rule", { "id-ref": "nobody" }), expression("rack", "defined"));
    expect(metConditions(either, input, scope).map(({ text }) => text)).toEqual(["defined rack"]);
  });

  it("without a value where there are no attributes, and dates without any", () => {
    const date = make("date_expression", { operation: "gt", start: "2020-01-01", attribute: "rack" });
    expect(metConditions(rule({}, expression("rack", "not_defined"), date), { now: NOW }, resolve)).toEqual([
      { text: "not_defined rack", attribute: "rack", value: undefined, operation: "not_defined", operand: undefined },
      {
        text: "date gt start=2020-01-01",
        attribute: undefined,
        value: undefined,
        operation: undefined,
        operand: undefined,
      },
    ]);
  });

  it("are told in the words of the shell", () => {
    const days = make("date_spec", { hours: "9-17", weekdays: "1-5" });
    expect([
      conditionText(make("date_expression", { operation: "date_spec" }, [days, make("date_spec", { years: "2024" })])),
      conditionText(make("date_expression", { operation: "in_range", start: "2024-01-01", end: "2024-12-31" })),
      conditionText(make("rsc_expression", { class: "ocf", type: "Dummy" })),
      conditionText(make("op_expression", { name: "monitor" })),
      conditionText(make("expression", {})),
    ]).toEqual([
      "date date_spec hours=9-17 weekdays=1-5 years=2024",
      "date in_range start=2024-01-01 end=2024-12-31",
      "rsc_expression class=ocf type=Dummy",
      "op_expression name=monitor",
      " ",
    ]);
    const spec = make("date_spec", { hours: "9-17" });
    expect(conditionText(make("date_expression", { operation: "date_spec" }, [spec]))).toBe(
      "date date_spec hours=9-17",
    );
    expect(conditionText(make("rsc_expression", { type: "Dummy" }))).toBe("rsc_expression type=Dummy");
  });
});
