import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CibError, parseXml } from "../../src/cib/index.js";
import { runs } from "../support/generated.js";

/** Texts that have long beginnings in common, with what has to be looked at anew in them. */
const value = fc
  .array(fc.constantFrom("ab", "c", "1", " ", "&lt;", "&#65;", "&bad", "<", "\n", "\t", "é", "'", ">", "ü"), {
    maxLength: 4,
  })
  .map((parts) => parts.join(""));
const attribute = fc
  .tuple(
    fc.constantFrom(" ", " ", " ", "\n  ", ""),
    fc.constantFrom("id", "name", "names", "v"),
    fc.constantFrom("=", "=", "=", " = ", ""),
    fc.constantFrom('"', '"', '"', "'"),
    value,
  )
  .map(
    ([space, name, equals, quote, text]) =>
      `${space}${name}${equals}${quote}${quote === "'" ? text.replaceAll("'", "") : text}${quote}`,
  );
const tag = fc
  .tuple(fc.array(attribute, { maxLength: 4 }), fc.constantFrom("/>", "/>", " />", "></e>"))
  .map(([attributes, end]) => `<e${attributes.join("")}${end}`);

/** The attributes of an element, or what is wrong with it. */
function alone(text: string): unknown {
  try {
    return Object.entries(parseXml(text).attributes);
  } catch (error) {
    if (error instanceof CibError) return error.problem;
    throw error;
  }
}

describe("an element among others of its name (10 §2.2)", () => {
  it("is read as if it stood alone, however it differs from the one before", () => {
    fc.assert(
      fc.property(fc.array(tag, { minLength: 2, maxLength: 6 }), (tags) => {
        const each = tags.map(alone);
        const wrong = each.find((found) => typeof found === "string");
        const text = `<all>${tags.join("\n")}</all>`;
        if (wrong !== undefined) expect(alone(text)).toBe(wrong);
        else expect(parseXml(text).children.map(({ attributes }) => Object.entries(attributes))).toEqual(each);
      }),
      runs(91, 500),
    );
  });

  it("has its own values where those before begin or end alike", () => {
    const texts = ["abc", "abcd", "ab", "abc", "", "abc", "ab&amp;c", "abc"];
    const { children } = parseXml(`<all>${texts.map((text) => `<e id="${text}" v="${text}x"/>`).join("")}</all>`);
    const plain = texts.map((text) => text.replace("&amp;", "&"));
    expect(children.map(({ attributes }) => [attributes.id, attributes.v])).toEqual(
      plain.map((text) => [text, `${text}x`]),
    );
  });
});
