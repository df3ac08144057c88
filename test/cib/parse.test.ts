import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CibError, descendants, parseCib, parseXml, serialize } from "../../src/cib/index.js";
import { documentText } from "../support/cib.js";
import { primitive } from "../support/elements.js";

/** The error that a text gives; fails the test if it gives none, or one of another kind. */
function errorOf(text: string): CibError {
  try {
    parseXml(text);
  } catch (error) {
    if (error instanceof CibError) return error;
    throw error;
  }
  throw new Error("accepted");
}

/** Whether a text gives an element; any error but CibError goes through. */
function isAccepted(text: string): boolean {
  try {
    parseXml(text);
    return true;
  } catch (error) {
    if (error instanceof CibError) return false;
    throw error;
  }
}

describe("parseXml", () => {
  it("keeps elements and attributes in document order", () => {
    const root = parseXml('<a z="1" b="2"><c/><d><e/></d><c x="y"/></a>');
    expect(Object.entries(root.attributes)).toEqual([
      ["z", "1"],
      ["b", "2"],
    ]);
    expect(root.children.map(({ name }) => name)).toEqual(["c", "d", "c"]);
    expect(root.children[1]?.children[0]?.name).toBe("e");
  });

  it("gives frozen data", () => {
    const root = parseXml('<a b="1"><c/></a>');
    for (const part of [root, root.attributes, root.children, root.position, root.children[0]]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it("tells line and column of every element, also with CR LF line ends and a byte order mark", () => {
    const root = parseXml('\ufeff<a>\r\n  <b\r\n  x="1"/><c/>\n</a>');
    expect(root.position).toEqual({ line: 1, column: 1 });
    expect(root.children.map(({ position }) => position)).toEqual([
      { line: 2, column: 3 },
      { line: 3, column: 10 },
    ]);
  });

  it("takes names that mean something to JavaScript as data", () => {
    const root = parseXml(
      '<constructor __proto__="1" toString="2"><__proto__ a="3"/><prototype></prototype></constructor>',
    );
    expect(root.name).toBe("constructor");
    expect(Object.entries(root.attributes)[0]?.[1]).toBe("1");
    expect(root.attributes.hasOwnProperty).toBeUndefined();
    expect(root.children.map(({ name }) => name)).toEqual(["__proto__", "prototype"]);
  });

  it("normalizes white space in values, but not that of character references", () => {
    expect(parseXml('<a b=" x\ty\nz\r\nq&#9;&#10;&#x20AC;&lt;&gt;&amp;&quot;&apos; "/>').attributes.b).toBe(
      " x y z q\t\n€<>&\"' ",
    );
  });

  it("drops text and processing instructions, and keeps comments and CDATA sections aside", () => {
    const root = parseXml("<a>text<?pi it's?><b/><!-- note -->more<![CDATA[<x>]]></a>");
    expect(root.children.map(({ name }) => name)).toEqual(["b"]);
    expect(root.extras).toEqual([
      { kind: "comment", text: " note ", before: 1 },
      { kind: "cdata", text: "<x>", before: 1 },
    ]);
  });

  it.each([
    ["declaration", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>'],
    ["byte order mark", '\ufeff<?xml version="1.0" encoding="utf-8"?><a/>'],
    ["comments around the root", "<!-- a --><a/><!-- b -->\n<?pi x?>"],
    [
      "document type",
      '<!DOCTYPE a SYSTEM "x.dtd" [<!ENTITY e "1"><!-- c --> <!ENTITY % p "<!ELEMENT a ANY>"> %p; <!ATTLIST a b CDATA "]>">]><a/>',
    ],
    ["white space in tags", "<a  b = '1'\n></a\t>"],
    ["> in a value", '<a b=">"/>'],
    ["slash at the end of a value", '<a b="/"></a>'],
    ["unused namespace", '<a xmlns:p="relative"/>'],
  ])("accepts: %s", (_, text) => {
    expect(isAccepted(text)).toBe(true);
  });

  it.each([
    ["empty text", ""],
    ["text only", "junk"],
    ["second element", "<a/><b/>"],
    ["text after the root", "<a/>x"],
    ["space before the declaration", ' <?xml version="1.0"?><a/>'],
    ["version 1.1", '<?xml version="1.1"?><a/>'],
    ["unknown encoding", '<?xml version="1.0" encoding="martian"?><a/>'],
    ["another encoding after a byte order mark", '\ufeff<?xml version="1.0" encoding="us-ascii"?><a/>'],
    ["unclosed element", "<a><b></b>"],
    ["mismatched end tag", "<a><b></a></b>"],
    ["end tag too many", "<a/></a>"],
    ["end tag of a longer name", "<a></ab>"],
    ["unquoted value", "<a b=1/>"],
    ["no value", "<a b/>"],
    ["no space between attributes", '<a b="1"c="2"/>'],
    ["duplicate attribute", '<a b="1" b="2"/>'],
    ["duplicate __proto__", '<a __proto__="1" __proto__="2"/>'],
    ["< in a value", '<a b="<"/>'],
    ["bare & in a value", '<a b="a & b"/>'],
    ["undefined entity", '<a b="&nbsp;"/>'],
    ["undeclared parameter entity", "<!DOCTYPE a [%p;]><a/>"],
    ["relative default namespace", '<a xmlns="u"/>'],
    ["the same xml:id twice", '<a xml:id="x"><b xml:id="x"/></a>'],
    ["undefined entity in text", "<a>&x;</a>"],
    ["]]> in text", "<a>]]></a>"],
    ["-- in a comment", "<a><!-- -- --></a>"],
    ["control character", '<a b="\u0001"/>'],
    ["reference to a control character", '<a b="&#1;"/>'],
    ["lone surrogate", '<a b="\ud800"/>'],
    ["reference beyond Unicode", '<a b="&#x110000;"/>'],
    ["name that starts with a digit", "<1a/>"],
    ["undeclared prefix", "<p:a/>"],
    ["empty prefix declaration", '<a xmlns:p=""/>'],
    ["the same attribute by two prefixes", '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ["late XML declaration", '<a><?xml version="1.0"?></a>'],
  ])("refuses: %s", (_, text) => {
    expect(errorOf(text).code).toBe("xml");
  });

  it("says where the problem is and what would be legal", () => {
    const error = errorOf('<cib>\n  <nodes>\n    <node id="1"></nodes>\n</cib>');
    expect(error.position).toEqual({ line: 3, column: 18 });
    expect(error.path).toBe('cib/nodes/node[@id="1"]');
    expect(error.legal).toBe("</node>");
  });

  it("reads 256 levels, and refuses more without harm", () => {
    const nested = (depth: number): string => "<a>".repeat(depth) + "</a>".repeat(depth);
    expect(isAccepted(nested(256))).toBe(true);
    expect(isAccepted(nested(257))).toBe(false);
    expect(isAccepted(nested(100_000))).toBe(false);
    expect(isAccepted("<a>".repeat(100_000))).toBe(false);
  });

  it("refuses long runs of unclosed markup quickly", () => {
    for (const unit of ["<!--", "<![CDATA[", "<?a", "<a b='", "&", "<a <", '<a "', "<!DOCTYPE a ["]) {
      const start = performance.now();
      expect(isAccepted(`<a><?x?>${unit.repeat(100_000)}</a>`)).toBe(false);
      expect(isAccepted(unit.repeat(100_000))).toBe(false);
      expect(performance.now() - start).toBeLessThan(3000);
    }
  });
});

describe("namespaces", () => {
  it("says of every name in which namespace it is, and drops declarations", () => {
    const root = parseXml(
      '<a xmlns:p="u"><p:b x="1"/><c p:x="1" x="2"/><d xmlns="urn:v"><e/></d><f xml:lang="en"/></a>',
    );
    expect([...descendants(root)].map(({ name, attributes }) => [name, Object.keys(attributes)])).toEqual([
      ["a", []],
      ["{u}b", ["x"]],
      ["c", ["{u}x", "x"]],
      ["{urn:v}d", []],
      ["{urn:v}e", []],
      ["f", ["{http://www.w3.org/XML/1998/namespace}lang"]],
    ]);
  });

  it("leave only local names where a document is written", () => {
    expect(serialize(parseXml('<a xmlns:p="u"><p:b x="1" p:y="2"/></a>'))).toBe('<a>\n  <b x="1" y="2"/>\n</a>\n');
  });
});

const DOCUMENT = `<?xml version="1.0"?>\n<!-- c -->${documentText({
  nodes: '<node id="1" uname="a&amp;b"/>',
  resources: `${primitive("A", "<!-- x --><operations/>text")}<![CDATA[ ]]><?pi "?>`,
})}`;

describe("a tag is read for itself, whatever the tags of that name before it were like", () => {
  const value = fc.stringMatching(/^[ab1"' é]{0,4}$/);
  const names = fc.uniqueArray(fc.constantFrom("id", "idx", "name", "xml-x", "ünd"), { maxLength: 4 });
  const attributes = names.chain((chosen) => fc.tuple(...chosen.map((name) => fc.tuple(fc.constant(name), value))));
  const spaces = fc.constantFrom(" ", "\n", "\r\n\t", "  ");
  const tag = fc.record({ name: fc.constantFrom("a", "ab"), attributes, space: spaces, apostrophes: fc.boolean() });

  function written(name: string, text: string, apostrophes: boolean): string {
    const [quote, reference] = apostrophes ? ["'", "&apos;"] : ['"', "&quot;"];
    return `${name}=${quote}${text.replaceAll(quote, reference)}${quote}`;
  }

  it("its attributes, values and place", () => {
    fc.assert(
      fc.property(fc.array(tag), fc.boolean(), (tags, closed) => {
        let text = "<root>";
        const expected = tags.map(({ name, attributes: pairs, space, apostrophes }) => {
          text += space;
          const lines = text.split("\n");
          const position = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
          text += `<${name}${pairs.map(([key, of]) => space + written(key, of, apostrophes)).join("")}`;
          text += closed ? `${space}></${name}${space}>` : "/>";
          return { name, pairs, position };
        });
        const { children } = parseXml(`${text}</root>`);
        const found = children.map((of) => ({
          name: of.name,
          pairs: Object.entries(of.attributes),
          position: of.position,
        }));
        expect(found).toEqual(expected);
      }),
    );
  });

  it("an attribute twice, whatever comes between", () => {
    fc.assert(
      fc.property(fc.array(tag), names, (tags, chosen) => {
        const before = tags.map(
          ({ name, attributes: pairs }) => `<${name} ${pairs.map(([key]) => `${key}=""`).join(" ")}/>`,
        );
        const twice = [...chosen, ...chosen.slice(0, 1)].map((key) => ` ${key}="1"`).join("");
        const read = () => parseXml(`<root>${before.join("")}<a${twice}/></root>`);
        if (chosen.length === 0) read();
        else expect(read).toThrow(/duplicate attribute/);
      }),
    );
  });
});

describe("every text gives an element or a CibError", () => {
  it("every prefix of a document", () => {
    for (let end = 0; end < DOCUMENT.length; end++) expect(isAccepted(DOCUMENT.slice(0, end))).toBe(false);
  });

  it("mutations of a document", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom("<", ">", "/", "&", '"', "'", "]]>", "--", "<a>", "?>"),
    );
    const at = fc.nat(DOCUMENT.length);
    fc.assert(
      fc.property(at, fc.nat(6), piece, (start, removed, inserted) => {
        isAccepted(DOCUMENT.slice(0, start) + inserted + DOCUMENT.slice(start + removed));
      }),
      { numRuns: 2000 },
    );
  });

  it("anything at all", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void isAccepted(text)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<", "a", " ", "=", '"', "/", ">", "!", "-", "?", "[", "]")),
        (chars) => void isAccepted(chars.join("")),
      ),
      { numRuns: 2000 },
    );
  });

  it("parseCib wraps the root", () => {
    expect(parseCib(DOCUMENT).root.name).toBe("cib");
  });
});
