import { describe, expect, it } from "vitest";
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

  it("are told in the words of the shell", () => {
    const spec = make("date_spec", { hours: "9-17" });
    expect(conditionText(make("date_expression", { operation: "date_spec" }, [spec]))).toBe(
      "date date_spec hours=9-17",
    );
    expect(conditionText(make("rsc_expression", { type: "Dummy" }))).toBe("rsc_expression type=Dummy");
  });
});
