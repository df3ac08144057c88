import { describe, expect, it } from "vitest";
import { parseXml } from "../../src/cib/index.js";

const attributesOf = (text: string) => parseXml(`<r>${text}</r>`).children.map(({ attributes }) => ({ ...attributes }));

describe("attributes whose names begin alike (10 §2.1)", () => {
  it.each([
    ['<a name="1"/><a names="2"/>', [{ name: "1" }, { names: "2" }]],
    ['<a names="1"/><a name="2"/>', [{ names: "1" }, { name: "2" }]],
    [
      '<a name="1" x="2"/><a name-2="1" x="2"/>',
      [
        { name: "1", x: "2" },
        { "name-2": "1", x: "2" },
      ],
    ],
    ['<a name="1"/><a name ="1"/><a nam="1"/>', [{ name: "1" }, { name: "1" }, { nam: "1" }]],
  ])("%s", (text, expected) => {
    expect(attributesOf(text)).toEqual(expected);
  });
});
