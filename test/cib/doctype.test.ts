/** Document types and entities. What is expected was asked of the reference (crm_simulate -x … -I …), document by document. */
import { describe, expect, it } from "vitest";
import { CibError, parseCib, readCib } from "../../src/index.js";
import { documentText } from "../support/cib.js";

const inSubset = (subset: string): string => `<!DOCTYPE cib [${subset}]>`;

/** The code of the refusal of a document with that prolog and that value somewhere; nothing if it is accepted. */
function refusal(prolog: string, value = "a", status = "", claim = "pacemaker-4.0"): string | undefined {
  const crmConfig = `<cluster_property_set id="s"><nvpair id="v" name="x" value="${value}"/></cluster_property_set>`;
  try {
    readCib(prolog + documentText({ claim, crmConfig, status: `<status>${status}</status>` }));
    return undefined;
  } catch (error) {
    if (error instanceof CibError) return error.code;
    throw error;
  }
}

const readValue = (subset: string, value: string): string | undefined =>
  parseCib(`${subset === "" ? "" : inSubset(subset)}<a b="${value}"/>`).root.attributes.b;

describe("document types (10 §2.2)", () => {
  it.each([
    "<!ENTITY e 'val'>",
    "<!ENTITY e 'v'><!ENTITY e 'w'>",
    "<!ENTITY lt '&#38;#60;'>",
    "<!ENTITY lt '&#38;#x3c;'>",
    "<!ENTITY gt '>'>",
    "<!ENTITY gt '&#62;'>",
    '<!ENTITY apos "\'">',
    "<!ENTITY % lt 'x'>",
    "<!ENTITY % p ' '>%p;",
    "<!ENTITY % p '<!ENTITY e \"v\">'>%p;",
    "<!ENTITY % a ''><!ENTITY % p '&#37;a;'>%p;",
    "<!ENTITY % p SYSTEM 'foo'>%p;",
    "<!ENTITY e SYSTEM 'foo' NDATA n>",
    "<!ENTITY e PUBLIC 'p' 'foo'>",
    "<!ENTITY e 'a&b;c'>",
    "<!ENTITY e '<a>'>",
    "<!ENTITY e '&e;'>",
    "<!ELEMENT cib (a,b*,(c|d)+)?>",
    "<!ELEMENT cib (#PCDATA|a)*>",
    "<!ELEMENT a:b ANY>",
    "<!ATTLIST cib>",
    "<!ATTLIST cib a (x|y) 'z' b NOTATION (n) #IMPLIED>",
    "<!ATTLIST cib xmlns:p CDATA 'http://x'>",
    "<!NOTATION n SYSTEM 'a#b'><!NOTATION n PUBLIC \"a'b\">",
    `<!ELEMENT a ${"(".repeat(129)}b${")".repeat(129)}>`,
  ])("accepts %s", (subset) => {
    expect(refusal(inSubset(subset))).toBeUndefined();
  });

  it.each([
    "<!ENTITY lt 'x'>",
    "<!ENTITY lt '&#60;'>",
    "<!ENTITY amp '&#38;'>",
    "<!ENTITY quot 'x'>",
    "<!ENTITY lt SYSTEM 'x'>",
    "<!ENTITY % p 'x'>%p;",
    "%p;",
    "<!ENTITY % p ']'>%p;",
    "<!ENTITY % p '&#37;p;'>%p;",
    "<!ENTITY % p '&#37;q;'><!ENTITY % q '&#37;p;'>%p;",
    "<!ENTITY % p '<!ENTITY e'>%p; 'x'>",
    "<!ENTITY % p 'x'><!ENTITY e 'a%p;b'>",
    "<!ENTITY % n 'ANY'><!ELEMENT cib %n;>",
    "<!ENTITY e PUBLIC 'p'>",
    "<!ENTITY e SYSTEM 'a#b'>",
    "<!ENTITY e SYSTEM 'a b'>",
    "<!ENTITY e 'a&b c'>",
    "<!ENTITY e '&#0;'>",
    "<!ENTITY e:f 'x'>",
    "<!ENTITY e'x'>",
    "<!ELEMENT cib (a,b|c)>",
    "<!ELEMENT cib (#PCDATA|a)>",
    "<!ELEMENT a (b ?)>",
    `<!ELEMENT a ${"(".repeat(500)}b${")".repeat(500)}>`,
    "<!ATTLIST cib a CDATA>",
    "<!ATTLIST cib a CDATA '&x;'>",
    "<!ATTLIST cib a CDATA 'x'b CDATA 'y'>",
    "<!ATTLIST cib a NOTATION(n) #IMPLIED>",
    "<!ATTLIST nvpair xml:id CDATA 'u'>",
    "<!NOTATION n>",
    "<![INCLUDE[ ]]>",
    "x",
  ])("refuses %s", (subset) => {
    expect(refusal(inSubset(subset))).toBe("xml");
  });

  it("applies default namespaces, and types of attributes to their white space", () => {
    expect(refusal(inSubset("<!ATTLIST cib xmlns CDATA 'http://x'>"))).toBe("schema");
    expect(readValue("<!ATTLIST a b NMTOKENS #IMPLIED>", " x   y ")).toBe("x y");
    expect(readValue("<!ATTLIST a b CDATA #IMPLIED b ID #IMPLIED>", " x   y ")).toBe(" x   y ");
    expect(readValue("<!ATTLIST a b NMTOKEN #IMPLIED>", "&#32;&#32;x&#9;y")).toBe("x\ty");
  });

  it.each([
    ["  a  b  &e; c", "a b "],
    ["a&e; ", "a"],
    [" &lt;&#32;&e;", "< "],
    ["  &e; ", " E  E "],
  ])("leaves one blank before a reference in tokens: %j is %j", (value, read) => {
    expect(readValue("<!ENTITY e ' E  E '><!ATTLIST a b NMTOKENS #IMPLIED>", value)).toBe(read);
  });

  it("takes no id that is empty, or there twice", () => {
    const id = inSubset("<!ENTITY e ''><!ATTLIST nvpair value ID #IMPLIED><!ATTLIST x y ID #IMPLIED>");
    expect(refusal(id, "")).toBe("xml");
    expect(refusal(id, " ")).toBe("xml");
    expect(refusal(id, "a", '<x y="a"/>')).toBe("xml");
    expect(refusal(id, "a", '<x xml:id="a"/>')).toBe("xml");
    expect(refusal(id, "a", '<x y="b"/>')).toBeUndefined();
    expect(refusal(id, "&e;")).toBeUndefined();
  });
});

describe("entities (10 §2.3)", () => {
  const E = "<!ENTITY e 'val'>";

  it("upgrades no values that begin with an entity, but for those of the status", () => {
    const prolog = inSubset(E);
    expect(refusal(prolog, "&e;", "", "pacemaker-3.0")).toBe("upgrade");
    expect(refusal(prolog, "&e;", "", "pacemaker-2.10")).toBe("upgrade");
    expect(refusal(prolog, "&e;", "", "none")).toBeUndefined();
    expect(refusal(prolog, "a&e;", "", "pacemaker-3.0")).toBeUndefined();
    expect(refusal(prolog, "a", '<x y="&e;"/>', "pacemaker-3.0")).toBeUndefined();
  });

  it.each([
    [E, "1&e;2", "1"],
    [E, "&e;", "val"],
    [E, "&e;2&e;", "val"],
    [E, "&lt;&e;2", "<"],
    ["<!ENTITY e ''>", "&e;2", ""],
    ["<!ENTITY e 'a&#38;lt;b'>", "&e;", "a&lt;b"],
    ["<!ENTITY e 'a\n\tb'>", "&e;", "a\n\tb"],
    ["<!ENTITY e 'v'><!ENTITY e 'w'>", "&e;", "v"],
    ["<!ENTITY lt '&#38;#60;'>", "1&lt;2", "1<2"],
    ["<!ENTITY e '&f;'><!ENTITY f 'x'>", "1&e;2", "1"],
  ])("after %s the value %s is %j", (subset, value, seen) => {
    expect(readValue(subset, value)).toBe(seen);
  });

  it.each([
    [E, "&f;"],
    ["<!ENTITY e '&#60;'>", "1&e;2"],
    ["<!ENTITY e '<a/>'>", "1&e;2"],
    ["<!ENTITY e '&f;'>", "1&e;2"],
    ["<!ENTITY e '&e;'>", "1&e;2"],
    ["<!ENTITY e SYSTEM 'x'>", "1&e;2"],
    ["<!ENTITY % e 'x'>", "1&e;2"],
  ])("after %s refuses the value %s", (subset, value) => {
    expect(refusal(inSubset(subset), value)).toBe("xml");
  });

  it("are valid or not with their text, and then once more without it", () => {
    const typed = (type: string): string =>
      inSubset(E) + documentText({ claim: "pacemaker-4.0" }).replace('epoch="1"', `epoch="${type}"`);
    expect(() => readCib(typed("1&e;"))).toThrow(CibError);
    expect(() => readCib(typed("1"))).not.toThrow();
  });

  it.each([
    [E, "&e;", "schema"],
    ["<!ENTITY e '<a/>'>", "<b>&e;</b>", "schema"],
    ["<!ENTITY e SYSTEM 'x'>", "&e;", "schema"],
    ["<!ENTITY e '<a>'>", "&e;</a>", "xml"],
    ["<!ENTITY e '&f;'>", "&e;", "xml"],
    ["<!ENTITY e ']]>'>", "&e;", "xml"],
    ["<!ENTITY e '&#38;'>", "&e;", "xml"],
  ])("after %s refuses the content %s: %s", (subset, content, code) => {
    expect(refusal(inSubset(subset), "a", content)).toBe(code);
  });

  it("are dropped from the content of a document of no schema", () => {
    expect(refusal(inSubset(E), "a", "&e;", "none")).toBeUndefined();
  });

  it("may add up to a million, or to five times the document", () => {
    const text = (size: number, count: number, head: number): string =>
      `${inSubset(`<!ENTITY e "${"x".repeat(size)}">`)}<!--${" ".repeat(head)}-->${"<a/>".replace("/>", ` b="1${"&e;".repeat(count)}"/>`)}`;
    const isRead = (size: number, count: number, head = 0): boolean => {
      try {
        parseCib(text(size, count, head));
        return true;
      } catch {
        return false;
      }
    };
    expect([isRead(1000, 980), isRead(1000, 981)]).toEqual([true, false]);
    expect([isRead(0, 50_000), isRead(0, 50_001)]).toEqual([true, false]);
    expect([isRead(1000, 2400, 500_000), isRead(1000, 2600, 500_000)]).toEqual([true, false]);
    const levels = Array.from({ length: 30 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};">`).join("");
    expect(refusal(inSubset(`<!ENTITY e0 "x">${levels}`), "&e30;")).toBe("xml");
    const parameters = Array.from({ length: 30 }, (_, i) => `<!ENTITY % p${i + 1} "&#37;p${i};&#37;p${i};">`).join("");
    expect(refusal(inSubset(`<!ENTITY % p0 ' '>${parameters}%p30;`))).toBe("xml");
  });
});
