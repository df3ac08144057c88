import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logicalLines, positionIn } from "../../src/crmsh/lines.js";
import { isBare, quoted } from "../../src/crmsh/quoting.js";
import { splitBlanks, splitWords } from "../../src/crmsh/words.js";

describe("words (11 §3.3)", () => {
  it.each<readonly [string, readonly (readonly [string, number])[]]>([
    ["", []],
    ["  ", []],
    [
      "a b",
      [
        ["a", 0],
        ["b", 2],
      ],
    ],
    [
      "\ta\r\n b ",
      [
        ["a", 1],
        ["b", 5],
      ],
    ],
    ["'a b'c\"d e\"", [["a bc" + "d e", 0]]],
    ["''", [["", 0]]],
    [
      'x ""',
      [
        ["x", 0],
        ["", 2],
      ],
    ],
    ["a\\ b", [["a b", 0]]],
    ["\\\\", [["\\", 0]]],
    ["'a\\'", [["a\\", 0]]],
    ['"a\\b"', [["a\\b", 0]]],
    ['"a\\"b\\\\c"', [['a"b\\c', 0]]],
    [
      '"a\\\\" b',
      [
        ["a\\", 0],
        ["b", 6],
      ],
    ],
    ["a\u00a0b", [["a\u00a0b", 0]]],
    ["a\vb", [["a\vb", 0]]],
    ["a'b", []],
  ])("%j", (line, words) => {
    const found = splitWords(line);
    if (words.length === 0 && line.includes("'")) expect(found).toEqual({ unfinished: "No closing quotation", at: 1 });
    else expect(found).toEqual(words.map(([text, at]) => ({ text, at })));
  });

  it.each<readonly [string, string, number]>([
    ["a 'b", "No closing quotation", 2],
    ['a "b', "No closing quotation", 2],
    ['a "b\\"', "No closing quotation", 2],
    ["a b\\", "No escaped character", 3],
    ['a "b\\', "No escaped character", 4],
  ])("that do not end: %j", (line, unfinished, at) => {
    expect(splitWords(line)).toEqual({ unfinished, at });
  });

  it("are what was quoted", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const line = texts.map((text) => `'${text.replaceAll("'", "'\\''")}'`).join(" ");
        const found = splitWords(line);
        expect("unfinished" in found ? found : found.map(({ text }) => text)).toEqual(texts);
      }),
    );
  });

  it("of XML are split at white space only (11 §3.4)", () => {
    expect(splitBlanks(' xml\t<a b="c  d"/>\v\x1c\x1fe')).toEqual([
      { text: "xml", at: 1 },
      { text: "<a", at: 5 },
      { text: 'b="c', at: 8 },
      { text: 'd"/>', at: 14 },
      { text: "e", at: 21 },
    ]);
  });
});

describe("logical lines (11 §3.1)", () => {
  it.each<readonly [string, readonly string[]]>([
    ["", []],
    [" \n\t\n", []],
    ["a\nb", ["a", "b"]],
    ["a \\\n  b", ["a b"]],
    ["a\\\nb", ["ab"]],
    ["a\\\\\\\nb", ["ab"]],
    ["a \\", ["a"]],
    ["a \\\n\nb", ["a", "b"]],
    ["\\\n  a", ["a"]],
    [" \\\n a \\\n \\\n b ", ["a b"]],
    ["\x1ca\x1f\x0b", ["a"]],
    ["\ta\t", ["a"]],
    ["\ra\r", ["a"]],
    ["\x1ca\x1c", ["a"]],
    ["\ufeffa\ufeff", ["\ufeffa\ufeff"]],
    ["a \\\n\\\\", ["a"]],
    ["a\\b\\ \n c", ["a\\b", "c"].slice(0, 0).concat("a\\bc")],
  ])("%j", (text, lines) => {
    expect(logicalLines(text).map((line) => line.text)).toEqual(lines);
  });

  it.each<readonly [text: string, word: string, place: string]>([
    ["ab cd", "cd", "1:4"],
    ["  ab cd", "cd", "1:6"],
    ["\nab \\\n  cd \\\n\tef", "ab", "2:1"],
    ["\nab \\\n  cd \\\n\tef", "cd", "3:3"],
    ["\nab \\\n  cd \\\n\tef", "ef", "4:2"],
    ["a\\\n\\\nb c", "c", "3:3"],
    [" \\\n  ab", "ab", "2:3"],
  ])("%j: the place of %s", (text, word, place) => {
    const [line] = logicalLines(text);
    const { line: row, column } = positionIn(line ?? { text: "", pieces: [] }, line?.text.indexOf(word) ?? 0);
    expect(`${row}:${column}`).toBe(place);
  });
});

describe("the pieces of logical lines", () => {
  it("are the physical lines that were joined, each with its place in both", () => {
    expect(logicalLines(" a \\\n\tb \\\n\n c")).toEqual([
      {
        text: "a b",
        pieces: [
          { at: 0, position: { line: 1, column: 2 } },
          { at: 2, position: { line: 2, column: 2 } },
          { at: 4, position: { line: 3, column: 1 } },
        ],
      },
      { text: "c", pieces: [{ at: 0, position: { line: 4, column: 2 } }] },
    ]);
  });
});

describe("quoting (11 §8.4)", () => {
  it.each<readonly [string, string]>([
    ["a", "a"],
    ["x_y.z-1", "x_y.z-1"],
    ["", '""'],
    ["a b", '"a b"'],
    ["1,2", '"1,2"'],
    ["a:b", '"a:b"'],
    ["it's", '"it\'s"'],
    ['a"b"c', '"a\\"b\\"c"'],
    ["a\\b", '"a\\b"'],
    ["é9", "é9"],
    ["a=", '"a="'],
    ["=a", '"=a"'],
  ])("%j", (value, text) => {
    expect(quoted(value)).toBe(text);
    expect(isBare(value)).toBe(value === text);
  });
});
