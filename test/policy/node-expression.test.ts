import { describe, expect, it } from "vitest";
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
  ])("%j: %s", (attributes: Record<string, string>, satisfied) => {
    expect(passes(attributes)).toBe(satisfied);
  });
});
