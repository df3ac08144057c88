import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Meter, UNMETERED } from "../../../src/base/meter.js";
import { compilePattern, expandSubmatches } from "../../../src/base/pattern/pattern.js";

function match(pattern: string, subject: string): readonly (string | undefined)[] | undefined {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(`invalid: ${pattern}`);
  return compiled.match(subject, UNMETERED)?.groups();
}

// The values in this file are those of glibc's regcomp and regexec in the C locale.
describe("POSIX extended regular expressions (01 §3.4)", () => {
  it.each([
    "*",
    "^*",
    "$*",
    "a|*b",
    "(*a)",
    "{1}",
    "{",
    "\\b*a",
    "(?:a)",
    "a{",
    "a{x}",
    "a{2,1}",
    "a{32768}",
    "a{1,2,3}",
    "(",
    "\\",
    "a\\",
    "[",
    "[a",
    "[z-a]",
    "[a-c-e]",
    "[[:alpha:]-z]",
    "[a-[=c=]]",
    "[[:foo:]]",
    "[[:constructor:]]",
    "[[:alpha]",
    "\\1",
    "(a)\\2",
    "(a)|\\1",
  ])("%s is invalid", (pattern) => {
    expect(compilePattern(pattern).ok).toBe(false);
  });

  it.each([
    ["a**", "aa", "aa"],
    ["a+?b", "aab", "aab"],
    ["a*{2}", "aa", "aa"],
    ["a{,2}", "aaa", "aa"],
    ["a)", "xa)", "a)"],
    ["]", "]", "]"],
    ["}", "}", "}"],
    ["a||b", "b", "b"],
    ["", "abc", ""],
    [".", "\n", "\n"],
    ["[^a]", "\n", "\n"],
    ["\\d\\n\\t", "dnt", "dnt"],
    ["[\\d]+", "\\d1", "\\d"],
    ["[]a]+", "a]", "a]"],
    ["[--a]+", ".", "."],
    ["[[.a.]-c]", "b", "b"],
    ["[[:alpha:]_]+", "1ab_2", "ab_"],
    ["\\w+", "- a_1 ", "a_1"],
    ["\\<b", "ab b", "b"],
    ["a\\>", "ab a", "a"],
    ["a|ab|abc", "xabcd", "abc"],
    ["\\`a\\'", "a", "a"],
    ["a{1001}", "a".repeat(1001), "a".repeat(1001)],
    ["(r|s|c){0,1500}", "rsc30", "rsc"],
    ["^rsc-(.+)$", "rsc-10", "rsc-10"],
  ])("%s on %j matches %j", (pattern, subject, whole) => {
    expect(match(pattern, subject)?.[0]).toBe(whole);
  });

  it.each([
    ["x$y", "x$y"],
    ["^b", "ab"],
    ["\\bb", "ab"],
    ["[^]a]", "]"],
    ["A", "a"],
    ["^.$", "é"],
    ["a{1001}", "a".repeat(1000)],
  ])("%s does not match %j", (pattern, subject) => {
    expect(match(pattern, subject)).toBeUndefined();
  });

  it("gives groups by alternative order within the longest match", () => {
    expect(match("(a|ab)(c|bcd)(d*)", "abcd")).toEqual(["abcd", "a", "bcd", ""]);
    expect(match("(a|ab)", "abc")).toEqual(["ab", "ab"]);
    expect(match("((a)|(b))*", "ab")).toEqual(["ab", "b", "a", "b"]);
    expect(match("(a*)(ab)*(b*)", "abb")).toEqual(["abb", "a", undefined, "bb"]);
    expect(match("(a)|b", "b")).toEqual(["b", undefined]);
  });

  it("handles text beyond ASCII", () => {
    expect(match("^(..)-(.*)$", "é-\u{1F600}x")).toEqual(["é-\u{1F600}x", "é", "\u{1F600}x"]);
  });

  it("follows back-references", () => {
    expect(match("(a|b)*\\1", "abb")).toEqual(["abb", "b"]);
    expect(match("^(.+)-\\1$", "db-db")).toEqual(["db-db", "db"]);
    expect(match("^(.+)-\\1$", "db-da")).toBeUndefined();
  });

  it.each([
    ["^(a|aa)+\\1z$", "aaz", true],
    ["^(a|aa)+\\1z$", "aaaaaz", true],
    ["^((.|..)b?)+\\2", "abab", true],
    ["(a*)+\\1", "rsc", true],
    ["(a*)+\\1", "aaa", true],
    // Ways through these patterns lead to a match, but not to one that the reference looks at.
    ["^(a|aa)+\\1z$", "aaaz", false],
    [".*([a-c]){0,3}[^a]*\\1", "aa", false],
    ["(.*){0,9}\\1$", "a01a", false],
    [".*([a-c]|[a-c]){2,}\\1(.{1,2}){1,2}", "aaaaab", false],
  ])("decides about copied groups as the reference does: %s on %s: %s", (pattern, subject, matches) => {
    const compiled = compilePattern(pattern);
    expect(compiled.ok && compiled.test(subject, UNMETERED)).toBe(matches);
  });

  it.each([
    ["^(a|b|ab)+\\1$", "abab"],
    ["a([a-c]*)*-\\1", "ab-cc"],
    [".*((b?[a-c]{0,2})+)\\1$", "a_"],
    [".*([a-c]?)?-\\1{2}(.{1,2}){1,2}", "ab-bab0101"],
    ["^(a*)+\\1", "b"],
    ["^(b*|a(b)){2,3}\\1{2}$", "abbbbb"],
    ["^(.*)(.*)\\1\\2$", "ab"],
  ])("does not say whether %s matches %s", (pattern, subject) => {
    const compiled = compilePattern(pattern);
    expect(() => compiled.ok && compiled.test(subject, UNMETERED)).toThrow(/back-references/);
  });

  it("does not say what groups take where that is uncertain", () => {
    expect(() => match("^(a|aa)+\\1z$", "aaaaaz")).toThrow(/back-references/);
  });

  it("says that it does not match what it would not match with any text in place of the back-reference", () => {
    expect(match("^(a|aa)+\\1z$", "aab")).toBeUndefined();
  });

  it("takes time linear in the subject without back-references", () => {
    const steps = (pattern: string, subject: string): number => {
      let spent = 0;
      const compiled = compilePattern(pattern);
      expect(compiled.ok && compiled.test(subject, { ...UNMETERED, spend: (amount) => (spent += amount) })).toBe(false);
      return spent;
    };
    for (const pattern of ["(a+)+$", "^(a|aa)*$", "(a*)*b", "(.*a){20}$", "^([a-z0-9]{1,63}[.-]?){1,32}01$"]) {
      const once = steps(pattern, `${"a".repeat(2000)}!`);
      expect(steps(pattern, `${"a".repeat(4000)}!`), pattern).toBeLessThan(2.5 * once);
    }
  });

  it("charges a meter for what takes long", () => {
    class Spent extends Error {}
    let left = 1_000_000;
    const meter: Meter = {
      ...UNMETERED,
      spend: (amount) => {
        left -= amount;
        if (left < 0) throw new Spent();
      },
    };
    const compiled = compilePattern("((a+)\\2)*$");
    expect(() => compiled.ok && compiled.test(`${"a".repeat(5000)}!`, meter)).toThrow(Spent);
    left = 1_000_000;
    const huge = compilePattern("(a{1,300}b?){1,300}c");
    expect(() => huge.ok && huge.test("a".repeat(5000), meter)).toThrow(Spent);
  });

  it.each([
    ["^([a-z0-9]{1,63}[.-]?){1,32}01$", "web-server-frontend-production-cluster-01", true],
    ["^([a-z]{1,40}-?){1,40}[0-9]$", "web-server-frontend-production-7", true],
    ["^([a-z]{1,40}-?){1,3}[0-9]$", "web-server-frontend-production-7", false],
    ["(a{1,200}){1,200}b$", `${"a".repeat(50)}b`, true],
    ["^(a{1,32767}){2,32767}$", "a".repeat(33), true],
    ["a{32767}{32767}{32767}{32767}{32767}{32767}", "a".repeat(100), false],
    ["^(a?){32767}{32767}b", "aab", true],
  ])("counts as it should: %s on %j: %s", (pattern, subject, matches) => {
    expect(match(pattern, subject) !== undefined).toBe(matches);
  });

  it("throws for no pattern at all", () => {
    const piece = fc.constantFrom(
      "a",
      "b",
      "*",
      "+",
      "{2}",
      "(",
      ")",
      "|",
      "^",
      "$",
      "[",
      "]",
      "-",
      "\\",
      "\\1",
      "é",
      "\uD800",
      "1001",
      ",",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.string({ maxLength: 12 }), (pieces, subject) => {
        const pattern = compilePattern(pieces.join(""));
        if (pattern.ok)
          expect(pattern.match(subject, UNMETERED)?.groups()[0] ?? "").toSatisfy((text: string) =>
            subject.includes(text),
          );
      }),
      { numRuns: 500 },
    );
  });

  it("takes any nesting", () => {
    expect(compilePattern("(".repeat(2000)).ok).toBe(false);
    expect(match(`${"(".repeat(2000)}a${")".repeat(2000)}`, "a")?.at(-1)).toBe("a");
    expect(match(`${"(b|".repeat(2000)}a${")".repeat(2000)}`, "a")?.at(-1)).toBe("a");
    expect(match(`a${"{1}*".repeat(2000)}`, "a")?.[0]).toBe("a");
  });
});

describe("expand submatches (01 §3.4)", () => {
  it.each([
    ["%1-%0", "10-rsc-10"],
    ["loc_%2%3%9", "loc_"],
    ["100%", "100%"],
    ["%x%%1", "%x%10"],
  ])("%s becomes %s", (text, expanded) => {
    expect(expandSubmatches(text, { subject: "rsc-10", groups: () => ["rsc-10", "10", "", undefined] })).toBe(expanded);
  });

  it("leaves the text alone if the subject is empty", () => {
    expect(expandSubmatches("%0", { subject: "", groups: () => [""] })).toBe("%0");
  });
});
