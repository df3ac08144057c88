import { describe, expect, it } from "vitest";
import { parseCib, serialize } from "../../src/cib/index.js";
import { committed, recommitted } from "../../src/edit/committed.js";
import { primitive, small } from "./transcript.js";

const constraints = (inside: string): string =>
  small({ resources: primitive("a") + primitive("b"), constraints: inside });
const set = (attributes: string, id = "s"): string =>
  `<rsc_order id="o"><resource_set id="${id}"${attributes}><resource_ref id="a"/><resource_ref id="b"/></resource_set></rsc_order>`;

/** What stands in the constraints after a commit of what crm's language made of `made`. */
function left(before: string, made: string): string {
  const { root } = committed(parseCib(constraints(before)), parseCib(constraints(made)));
  return /<constraints>(.*)<\/constraints>/s.exec(serialize(root).replace(/\n */g, ""))?.[1] ?? "";
}

describe("defaults that a commit leaves (11 §8.1, 13 §3.1)", () => {
  it.each([
    ["stand where they stood", ' sequential="true" kind="x"', ' kind="x"', ' sequential="true" kind="x"'],
    ["stand behind what stood before them", ' kind="x" sequential="true"', ' kind="x"', ' kind="x" sequential="true"'],
    ["are both of two", ' sequential="true" require-all="true"', "", ' sequential="true" require-all="true"'],
    ["are not what was no default", ' sequential="false" require-all="true"', "", ' require-all="true"'],
    ["are not what was not there", ' require-all="true"', "", ' require-all="true"'],
    ["do not take the place of what was changed", ' sequential="true"', ' sequential="false"', ' sequential="false"'],
    ["come before what is new", ' sequential="true"', ' kind="y"', ' sequential="true" kind="y"'],
    ["are not those of what went", ' kind="x" sequential="true"', "", ' sequential="true"'],
    ["are none where there were none", ' sequential="false"', "", ""],
  ])("%s", (_, before, made, after) => {
    expect(left(set(before), set(made))).toBe(set(after));
  });

  it("are those of the element with the same id", () => {
    expect(left(set(' sequential="true"', "s1"), set("", "s2"))).toBe(set("", "s2"));
  });

  it("are not those of expressions, which crm forgets", () => {
    const rule = (type: string, op: string): string =>
      `<rsc_location id="l" rsc="a"><rule id="r" score="1"${op}><expression id="e" attribute="x" operation="eq" value="1"${type}/></rule></rsc_location>`;
    expect(left(rule(' type="string"', ' boolean-op="and"'), rule("", ""))).toBe(rule("", ' boolean-op="and"'));
  });

  it("leave a document as it was made that has none", () => {
    const made = parseCib(constraints(set("")));
    expect(committed(parseCib(constraints(set(""))), made)).toBe(made);
  });

  it("are there after a commit without any change", () => {
    const before = parseCib(constraints(set(' sequential="true"')));
    expect(serialize(recommitted(before).root)).toContain('<resource_set id="s" sequential="true">');
  });
});
