/** Lines, sections and paths; what is said of each text was asked of corosync 3.1.10 (`corosync -t`). */
import { describe, expect, it } from "vitest";
import { QuorumError } from "../../src/quorum/index.js";
import { readKeys } from "../../src/quorum/key-map.js";
import { readLine } from "../../src/quorum/lines.js";

const LINE = "Line is not opening or closing section or key value";
const TOO_LONG = "Line too long";
const EXTRA = "Extra characters after opening bracket '{'";
const BRACE = "Extra characters before or after closing bracket '}'";
const EMPTY = "Key name can't be empty";
const KEY_PATH = "New key makes total cmap path too long";
const SECTION_PATH = "Start of section makes total cmap path too long";
const cannotStore = (key: string) => `Can't store key "${key}" into icmap, returned error is CS_ERR_NAME_TOO_LONG`;

const a = (count: number) => "a".repeat(count);

describe("a text that corosync refuses (12 §2.1, §2.2, §2.4)", () => {
  it.each<[text: string, line: number, column: number, code: string, says: string]>([
    [`#${a(510)}`, 1, 1, "line-too-long", TOO_LONG],
    [`#${a(510)}\n`, 1, 1, "line-too-long", TOO_LONG],
    [`#${"é".repeat(255)}\n`, 1, 1, "line-too-long", TOO_LONG],
    ["abc\0def: 1", 1, 1, "line", LINE],
    ["abc\0def: 1\n", 1, 1, "line-too-long", TOO_LONG],
    ["abc: 1\0\n", 1, 1, "line-too-long", TOO_LONG],
    ["\u00a0\u00a0\n", 1, 1, "line", LINE],
    ["abc\n", 1, 1, "line", LINE],
    ["\t abc", 1, 3, "line", LINE],
    ["{ {\n}\n", 1, 3, "section-extra", EXTRA],
    ["{\n}\n", 1, 1, "section-name", "Missing section name before opening bracket '{'"],
    [" \t{\n}\n", 1, 3, "section-name", "Missing section name before opening bracket '{'"],
    ["abc { {\n}\n", 1, 7, "section-extra", EXTRA],
    ["abc { x\n}\n", 1, 7, "section-extra", EXTRA],
    ["abc { }\n", 1, 7, "section-extra", EXTRA],
    ["abc {}\n", 1, 6, "section-extra", EXTRA],
    ["ä: 1 {  x\n}\n", 1, 9, "section-extra", EXTRA],
    ["abc: 1\n}\n", 2, 1, "brace-unexpected", "Unexpected closing brace"],
    ["abc {\n} #\n", 2, 1, "brace-extra", BRACE],
    ["abc {\n  x }\n", 2, 3, "brace-extra", BRACE],
    ["abc {\nx}y\n", 2, 1, "brace-extra", BRACE],
    ["x}y: 1\n", 1, 1, "key", cannotStore("x}y")],
    [": 5\n", 1, 1, "key", cannotStore(":")],
    [":5\n", 1, 1, "key-empty", EMPTY],
    ["  :\n", 1, 3, "key-empty", EMPTY],
    ["::\n", 1, 1, "key-empty", EMPTY],
    ["a:5\n", 1, 1, "key", cannotStore("a")],
    [" ab:5\n", 1, 2, "key", cannotStore("ab")],
    ["a b:5\n", 1, 1, "key", cannotStore("a b")],
    ["é: 5\n", 1, 1, "key", cannotStore("é")],
    ["abé: 5\n", 1, 1, "key", cannotStore("abé")],
    ["a$b: 1\n", 1, 1, "key", cannotStore("a$b")],
    ["abc {\n", 1, 1, "brace-missing", "Missing closing brace"],
    ["abc {\nx {\n", 2, 1, "brace-missing", "Missing closing brace"],
    ["abc {", 1, 1, "brace-missing", "Missing closing brace"],
    [`${a(254)}: 1\n`, 1, 1, "path-too-long", KEY_PATH],
    [`  ${a(254)} {\n}\n`, 1, 3, "path-too-long", SECTION_PATH],
    [`${a(100)} {\n ${"b".repeat(154)}: 1\n}\n`, 2, 2, "path-too-long", KEY_PATH],
    [`${a(100)} {\n${"b".repeat(154)} {\n}\n}\n`, 2, 1, "path-too-long", SECTION_PATH],
  ])("%j", (text, line, column, code, says) => {
    const { problems } = readKeys(text);
    expect(problems[0]).toMatchObject({ code, text: says, position: { line, column } });
    if (code === "path-too-long") expect(problems[0]?.path).toBe("");
  });

  it.each([
    `#${a(509)}`,
    `#${a(509)}\n`,
    "\0abc\n",
    "\0",
    "abc: 1\0",
    "abc: 1\r\n",
    "  \t \n",
    "abc {\t \n}\n",
    `${a(253)}: 1\n`,
    `${a(253)} {\n}\n`,
    `${a(100)} {\n${"b".repeat(153)}: 1\n}\n`,
    `${a(100)} {\n${"b".repeat(153)} {\n}\n}\n`,
    "abc {\n}",
    "abc {\n \t} \t\n",
    "#",
    "",
  ])("but not %j", (text) => {
    expect(readKeys(text).problems).toEqual([]);
  });
});

describe("what is stored (12 §2.1, §2.2)", () => {
  const stored = (text: string) => [...readKeys(text).keys.entries].map(([path, { value }]) => [path, value]);
  const sections = (text: string) => [...readKeys(text).keys.sections.keys()];

  it.each<[text: string, path: string, value: string]>([
    ["abc:5\n", "abc", "5"],
    ["abc : 5\n", "abc", "5"],
    [" \tabc\t: \t5 \t\n", "abc", "5"],
    ["abc:: 5\n", "abc", ": 5"],
    ["abc: 5: 6\n", "abc", "5: 6"],
    ["abc: a b # c\n", "abc", "a b # c"],
    ["abc:\n", "abc", ""],
    ["abc: 1\r\n", "abc", "1"],
    ["abc: 1 \r\n", "abc", "1"],
    ["abc: 1\r\r\n", "abc", "1\r"],
    ["abc: }\n", "abc", "}"],
    ["a-b_c/d:e: 1\n", "a-b_c/d", "e: 1"],
    ["ab {\nc: 1\n}\n", "ab.c", "1"],
    ["a {\nb: 1\n}\n", "a.b", "1"],
    ["a {\nb {\nc: 1\n}\n}\n", "a.b.c", "1"],
    ["abc: ä ö\n", "abc", "ä ö"],
    ["abc: 1 à\n", "abc", "1 \ufffd"],
    ["abc: 1\nabc: 2\n", "abc", "2"],
  ])("%j", (text, path, value) => {
    expect(readKeys(text).problems).toEqual([]);
    expect(stored(text)).toEqual([[path, value]]);
  });

  it.each<[text: string, name: string]>([
    ["abc {\n}\n", "abc"],
    ["x:{\n}\n", "x"],
    ["abc : {\n}\n", "abc"],
    ["  abc\t{ \t\n}\n", "abc"],
    [":: {\n}\n", ":"],
    [": {\n}\n", ":"],
    [":{\n}\n", ":"],
    ["a b {\n}\n", "a b"],
    ["abc: 1 {\n}\n", "abc: 1"],
  ])("section %j", (text, name) => {
    expect(readKeys(text).problems).toEqual([]);
    expect(sections(text)).toEqual([name]);
  });

  it("has the places of keys and values, and of each section of a path", () => {
    const { entries, sections: places } = readKeys("  abc {\n\tkey :  5\n}\nabc {\n}\n").keys;
    expect(entries.get("abc.key")).toEqual({
      value: "5",
      position: { line: 2, column: 2 },
      valuePosition: { line: 2, column: 9 },
    });
    expect(places.get("abc")).toEqual([
      { line: 1, column: 3 },
      { line: 4, column: 1 },
    ]);
  });

  it("counts columns in characters, where bytes decide", () => {
    const { keys } = readKeys("abc: ä\n  abd : ä\n");
    expect(keys.entries.get("abd")).toMatchObject({
      position: { line: 2, column: 3 },
      valuePosition: { line: 2, column: 9 },
    });
    expect(readLine("ä { x", false)).toMatchObject({ kind: "bad", column: 5 });
  });

  it("gives nodes their number, beginning anew with each node list", () => {
    const node = (key: string) => `node {\n${key}\n}\n`;
    expect(
      stored(`nodelist {\n${node("name: a")}node {\n}\n${node("name: b")}}\nnodelist {\n${node("nodeid: 7")}}\n`),
    ).toEqual([
      ["nodelist.node.0.name", "a"],
      ["nodelist.node.2.name", "b"],
      ["nodelist.node.0.nodeid", 7],
    ]);
    expect(stored(`nodelist {\n${node("name: a")}}\nnodelist.node {\nname: b\n}\n`).at(-1)).toEqual([
      "nodelist.node.1.name",
      "b",
    ]);
  });

  it("has a node inside a node, or a quorum elsewhere, as ordinary sections", () => {
    expect(stored("nodelist {\nnode {\nnode {\nnodeid: x\n}\nname: a\n}\nnode {\nname: b\n}\n}\n")).toEqual([
      ["nodelist.node.0.node.nodeid", "x"],
      ["nodelist.node.0.name", "a"],
      ["nodelist.node.1.name", "b"],
    ]);
    expect(stored("abc {\nquorum {\ntwo_node: x\n}\n}\n")).toEqual([["abc.quorum.two_node", "x"]]);
  });

  it("gives the keys of an interface the number of its link, wherever that stands", () => {
    const text = (...lines: readonly string[]) => `totem {\ninterface {\n${lines.join("\n")}\n}\n}\n`;
    expect(stored(text("mcastport: 1", "linknumber: 3", "ttl: 2"))).toEqual([
      ["totem.interface.3.mcastport", 1],
      ["totem.interface.3.linknumber", 3],
      ["totem.interface.3.ttl", 2],
    ]);
    expect(stored(`${text("linknumber: 3")}${text("ttl: 2")}`).at(-1)).toEqual(["totem.interface.0.ttl", 2]);
    expect(stored("totem.interface {\nlinknumber: 2\nbindnetaddr: a\n}\n").at(-1)).toEqual([
      "totem.interface.2.bindnetaddr",
      "a",
    ]);
    expect(stored(text("ttl: 2", "abc {", "x: 1", "}", "linknumber: 2", "mcastport: 1")).map(([path]) => path)).toEqual(
      ["totem.interface.abc.x", "totem.interface.2.ttl", "totem.interface.2.linknumber", "totem.interface.2.mcastport"],
    );
    expect(stored("totem {\ninterface {\nabc {\nttl: x\n}\nlinknumber: 2\n}\n}\n")[0]).toEqual([
      "totem.interface.abc.ttl",
      "x",
    ]);
  });
});

describe("mistakes, told all at once (12 §2.4)", () => {
  const codes = (text: string) => readKeys(text).problems.map(({ code, position }) => [code, position?.line]);

  it("a section without a name, or with more behind its bracket, is still ended by its brace", () => {
    expect(codes("{\nabc: 1\n}\n")).toEqual([["section-name", 1]]);
    expect(codes("abc { x\na: 1\n}\n")).toEqual([["section-extra", 1]]);
    expect(codes("abc { x }\nab: 1\n")).toEqual([
      ["section-extra", 1],
      ["key", 2],
    ]);
    expect(codes("abc {\n} #\nab: 1\n")).toEqual([
      ["brace-extra", 2],
      ["key", 3],
    ]);
    expect(codes("} #\n}\n")).toEqual([
      ["brace-extra", 1],
      ["brace-unexpected", 2],
    ]);
  });

  it("what stands in a section that is lost says nothing more", () => {
    const long = `${a(254)} {\n${a(254)} {\nx: 1\n}\nab: 1\n}\nab: 1\n`;
    expect(codes(long)).toEqual([
      ["path-too-long", 1],
      ["key", 7],
    ]);
    expect(readKeys(long).keys.sections.size).toBe(0);
    expect(codes("nodelist {\nnode {\n{\n}\nnodeid: x\n}\n}\n")).toEqual([
      ["section-name", 3],
      ["integer", 5],
    ]);
  });

  it("a lost node does not count, nor a lost interface", () => {
    const { keys } = readKeys("nodelist {\nnode { x\nname: a\n}\nnode {\nname: b\n}\n}\n");
    expect([...keys.entries.keys()]).toEqual(["nodelist.node.0.name"]);
  });

  it.each([
    ["abc", "NAME {, KEY: VALUE, }, or # and a comment"],
    ["{", "NAME {"],
    ["abc { x", "a line that ends with the bracket; keys and the closing bracket stand on lines of their own"],
    ["} #", "} on a line of its own, without a comment"],
    [":", "KEY: VALUE"],
    ["}", "one } for each {"],
    ["abc {", "} at the end of each section"],
    ["ab: 1", "at least 3 of the characters A-Z a-z 0-9 . _ - / : for the sections and the key, joined by dots"],
    [a(511), "at most 510 bytes in a line, and no byte 0"],
    [`${a(254)}: 1`, "at most 253 bytes for the sections and the key, joined by dots"],
    [`${a(254)} {`, "at most 253 bytes for the sections and the key, joined by dots"],
  ])("%j: what would be legal", (text, legal) => {
    expect(readKeys(text).problems[0]?.legal).toBe(legal);
  });

  it("name the path of what is wrong", () => {
    const paths = (text: string) => readKeys(text).problems.map(({ path }) => path);
    expect(paths("abc {\ndef {\n")).toEqual(["abc.def"]);
    expect(paths("abc {\na b: 1\n}\n")).toEqual(["abc.a b"]);
    expect(paths("nodelist {\nnode {\nnodeid: x\n}\n}\n")).toEqual(["nodelist.node.0.nodeid"]);
    expect(paths(`abc\n}\n:\n${a(254)}: 1\n`)).toEqual(["", "", "", ""]);
  });

  it("end with the hundredth, and then no brace is missed", () => {
    const { problems } = readKeys(`abc {\n${"x\n".repeat(1000)}`);
    expect(problems).toHaveLength(100);
    expect(problems.at(-1)).toMatchObject({ code: "line", position: { line: 101 } });
    const fewer = readKeys(`abc {\n${"x\n".repeat(99)}`).problems;
    expect(fewer.map(({ code }) => code).at(-1)).toBe("brace-missing");
    expect(fewer).toHaveLength(100);
  });

  it("are one error, the first of them, that holds all", () => {
    const [first, ...more] = readKeys("abc\n}\n").problems;
    if (first === undefined) throw new Error("nothing was wrong");
    const error = new QuorumError(first, more);
    expect(error).toMatchObject({ name: "QuorumError", code: "line", problem: LINE, position: { line: 1, column: 1 } });
    expect(error.problems).toEqual([first, ...more]);
    expect(new QuorumError(first).problems).toEqual([first]);
  });
});
