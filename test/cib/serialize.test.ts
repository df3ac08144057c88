import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Element, element, parseXml, serialize } from "../../src/cib/index.js";

describe("serialize", () => {
  it("writes the reference's form", () => {
    expect(serialize(parseXml('<a b="1"><!-- n --><c></c><d>text<e x=\'"\'/></d><![CDATA[<]]></a>'))).toBe(
      '<a b="1">\n  <!-- n -->\n  <c/>\n  <d>\n    <e x="&quot;"/>\n  </d>\n  <![CDATA[<]]>\n</a>\n',
    );
  });

  it("escapes control characters by two hexadecimal digits, and leaves apostrophes and other characters", () => {
    expect(serialize(element("a", { b: "\t\n\r\u007f<>&\"'é\u0085" }))).toBe(
      '<a b="&#x09;&#x0A;&#x0D;&#x7F;&lt;&gt;&amp;&quot;\'é\u0085"/>\n',
    );
  });

  it("does not recurse", () => {
    let deep = element("a");
    for (let i = 0; i < 10_000; i++) deep = element("a", {}, [deep]);
    expect(serialize(deep).endsWith("\n  </a>\n</a>\n")).toBe(true);
  });
});

const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/).filter((text) => !/^xmlns$/i.test(text));
const value = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("\t", "\n", "\r\n", "&amp;", "<>", "]]>", "'\""),
);
const legal = value.filter((text) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text));
const attributes = fc.dictionary(name, legal, { maxKeys: 4 });
const tree = fc.letrec<{ node: Element; leaf: Element; inner: Element }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("inner")),
  leaf: fc.tuple(name, attributes).map(([tag, given]) => element(tag, given)),
  inner: fc
    .tuple(name, attributes, fc.array(tie("node"), { maxLength: 4 }))
    .map(([tag, given, children]) => element(tag, given, children)),
})).node;

/** The parts of a tree that reading and writing keep. */
function plain(of: Element): unknown {
  return [of.name, Object.entries(of.attributes), of.children.map(plain)];
}

describe("round trip", () => {
  it("parseXml of serialize gives an equal tree", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(plain(parseXml(serialize(root)))).toEqual(plain(root));
      }),
    );
  });

  it("serialize of parseXml of serialize gives the same text", () => {
    fc.assert(
      fc.property(tree, (root) => {
        expect(serialize(parseXml(serialize(root)))).toBe(serialize(root));
      }),
    );
  });
});
