import { describe, expect, it } from "vitest";
import { type ComparisonType, compareByType } from "../../src/policy/node-expression.js";
import { evaluate, make, rule } from "../support/rules.js";

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
    [{ attribute: "n", operation: "ne", value: "10" }, false],
    [{ attribute: "n", operation: "lt", value: "10" }, false],
    [{ attribute: "n", operation: "lt", value: "9" }, false],
    [{ attribute: "n", operation: "lt", value: "11" }, true],
    [{ attribute: "n", operation: "lte", value: "10" }, true],
    [{ attribute: "n", operation: "lte", value: "9" }, false],
    [{ attribute: "n", operation: "lte", value: "11" }, true],
    [{ attribute: "n", operation: "gt", value: "10" }, false],
    [{ attribute: "n", operation: "gt", value: "11" }, false],
    [{ attribute: "n", operation: "gte", value: "10" }, true],
    [{ attribute: "n", operation: "gte", value: "11" }, false],
    [{ attribute: "n", operation: "gt", value: "nope", "value-source": "param" }, false],
    [{ attribute: "n", operation: "gte", value: "nope", "value-source": "meta" }, false],
    // Either has a point: they are numbers, else integers, of which the rest is ignored.
    [{ attribute: "n", operation: "lt", value: "10.5" }, true],
    [{ attribute: "n", operation: "lt", value: "10x" }, false],
    [{ attribute: "v", operation: "lte", value: "1" }, false],
    [{ attribute: "v", operation: "gte", value: "2" }, false],
    [{ attribute: "v", operation: "eq", value: "1.1" }, false],
  ])("%j: %s", (attributes: Record<string, string>, satisfied) => {
    expect(passes(attributes)).toBe(satisfied);
  });
});

describe("compare by type (01 §9.9)", () => {
  it.each<[ComparisonType, string | undefined, string | undefined, number]>([
    ["string", undefined, undefined, 0],
    ["integer", undefined, "1", -1],
    ["number", "1", undefined, 1],
    ["string", "A", "a", 0],
    ["string", "10", "9", -1],
    ["integer", "10", "9", 1],
    ["integer", "9", "10", -1],
    ["integer", "10x", "10", 0],
    // Not numbers, or too large: as strings.
    ["integer", "b10", "9", 1],
    ["integer", "10", "9a", 1],
    ["integer", "9", "x", -1],
    ["integer", "x", "9", 1],
    ["integer", "99999999999999999999", "100000000000000000000", 1],
    ["integer", "100", "99999999999999999999", -1],
    ["number", "1.5", "1.25", 1],
    ["number", "1.25", "1.5", -1],
    ["number", "1.50", "1.5", 0],
    ["number", "nan", "5", 0],
    ["number", "x", "10", 1],
    ["number", "10", "x", -1],
    ["number", "B", "a", 1],
    ["version", "1.10", "1.9", 1],
  ])("%s: %s and %s: %d", (type, a, b, order) => {
    expect(Math.sign(compareByType(type, a, b))).toBe(order);
  });
});

it("what the context does not supply is absent (01 §9.9)", () => {
  const eq = (source: string) =>
    make("expression", { attribute: "zz", operation: "eq", value: "p", "value-source": source });
  expect([evaluate(rule({}, eq("param"))), evaluate(rule({}, eq("meta")))]).toEqual([
    { satisfied: true },
    { satisfied: true },
  ]);
});
