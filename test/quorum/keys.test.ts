import { describe, expect, it } from "vitest";
import { integerAt, readKeys, stringAt } from "../../src/quorum/key-map.js";
import { keysOf } from "../../src/quorum/keys.js";
import { chapterTable, quoted } from "../support/chapter.js";

const CHAPTER = "12-votequorum";

/** The integer keys of the chapter, each with its section and its highest value. */
const INTEGERS = chapterTable(CHAPTER, "### 2.3").flatMap(([section = "", keys = "", range = ""]) =>
  quoted(keys).map((key) => ({ section: quoted(section)[0] ?? "", key, max: Number(range.split("..")[1]) })),
);

/** The keys that take words; the sentence above that table begins like this. */
const WORDS = chapterTable(CHAPTER, "Leading white space").map(([key = "", words = "", text = ""]) => ({
  key: quoted(key)[0] ?? "",
  words: words.split(", "),
  text: quoted(text)[0] ?? "",
}));

/** What one line in a section comes to: the integers and strings that are stored, by path, and what is wrong. */
function read(section: string, line: string) {
  const names = section.split(".");
  const text = [...names.map((name) => `${name} {`), line, ...names.map(() => "}"), ""].join("\n");
  const { keys, problems } = readKeys(text);
  const stored = [...keys.entries.keys()].map((path) => [path, integerAt(keys, path), stringAt(keys, path)]);
  return { stored, problems: problems.map((each) => [each.code, each.text, each.path, each.legal]) };
}

/** The path of a key: nodes and links stand under their number, but for a link that is known at the end of the section only. */
function pathOf(section: string, key: string, link?: number): string {
  if (section === "nodelist.node") return `${section}.0.${key}`;
  return section === "totem.interface" && link !== undefined ? `${section}.${link}.${key}` : `${section}.${key}`;
}

describe("integer keys (12 §2.3)", () => {
  it("are those of the chapter, with none left out", () => {
    const sections = ["quorum", "quorum.device", "nodelist.node", "totem", "totem.interface"];
    expect([...new Set(INTEGERS.map(({ section }) => section))]).toEqual(sections);
    for (const section of sections) {
      const keys = INTEGERS.filter((each) => each.section === section).map(({ key }) => key);
      const words = section === "totem" ? WORDS.map(({ key }) => key) : [];
      expect([...keysOf(section)].sort()).toEqual([...keys, ...words].sort());
    }
    expect(keysOf("quorum.device.net")).toEqual([]);
  });

  it.each(INTEGERS)("$key in $section: from 0 to $max", ({ section, key, max }) => {
    const isValue = (text: string, value: number) => {
      const path = pathOf(section, key, key === "linknumber" ? value : 0);
      expect(read(section, `${key}: ${text}`)).toEqual({ stored: [[path, value, undefined]], problems: [] });
    };
    for (const zero of ["0", "-0", "+0", "000"]) isValue(zero, 0);
    isValue(`${max}`, max);
    isValue(`+0${max}`, max);
    isValue("\v\f 7", 7);
    const path = pathOf(section, key);
    for (const bad of [`${max + 1}`, "-1", "", "yes", "1x", "0x1", "1 2", "1.0", "+", "+ 1", "1 # x"]) {
      const text = `Value of key "${path}" is expected to be integer in range (0..${max}), but "${bad}" was given`;
      const legal = `an integer from 0 to ${max}${bad.includes("#") ? " without a comment after it" : ""}`;
      expect(read(section, `${key}: ${bad}`)).toEqual({ stored: [], problems: [["integer", text, path, legal]] });
    }
  });

  it.each(INTEGERS)("$key in $section: a string elsewhere", ({ key }) => {
    const stored = [[`elsewhere.${key}`, undefined, "1"]];
    expect(read("elsewhere", `${key}: 1`)).toEqual({ stored, problems: [] });
  });
});

describe("keys of totem that take words (12 §2.3)", () => {
  it.each(WORDS)("$key", ({ key, words, text }) => {
    const path = `totem.${key}`;
    for (const word of words) {
      expect(read("totem", `${key}: ${word}`)).toEqual({ stored: [[path, undefined, word]], problems: [] });
    }
    for (const bad of ["", "other", words[0]?.toUpperCase() ?? "", `${words[0]} #`]) {
      const problem = ["word", text, path, words.join(", ")];
      expect(read("totem", `${key}: ${bad}`)).toEqual({ stored: [], problems: [problem] });
      expect(read("elsewhere", `${key}: ${bad}`).problems).toEqual([]);
    }
  });
});
