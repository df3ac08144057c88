import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePattern, expandSubmatches, type PatternMatch } from "../../../src/base/pattern/posix-regex.js";

function match(pattern: string, subject: string): PatternMatch | undefined {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(`invalid: ${pattern}`);
  const found = compiled.match(subject);
  expect(compiled.test(subject)).toBe(found !== undefined);
  if (found !== undefined) expect(found).toHaveLength(compiled.groupCount + 1);
  return found;
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

  it("never hangs", () => {
    const subject = `${"a".repeat(5000)}!`;
    for (const pattern of ["(a+)+$", "^(a|aa)*$", "(a*)*b", "(.*a){20}$", "((a+)\\2)+$"]) {
      const started = performance.now();
      expect(match(pattern, subject), pattern).toBeUndefined();
      expect(performance.now() - started, pattern).toBeLessThan(2000);
    }
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
        if (pattern.ok) expect(pattern.match(subject)?.[0] ?? "").toSatisfy((text: string) => subject.includes(text));
      }),
      { numRuns: 500 },
    );
  });

  it("refuses nesting that would exhaust the stack", () => {
    expect(compilePattern("(".repeat(20000) + ")".repeat(20000)).ok).toBe(false);
    expect(compilePattern("(".repeat(200) + ")".repeat(200)).ok).toBe(true);
  });
});

describe("expand submatches (01 §3.4)", () => {
  it.each([
    ["%1-%0", "10-rsc-10"],
    ["loc_%2%3%9", "loc_"],
    ["100%", "100%"],
    ["%x%%1", "%x%10"],
  ])("%s becomes %s", (text, expanded) => {
    expect(expandSubmatches(text, "rsc-10", ["rsc-10", "10", "", undefined])).toBe(expanded);
  });

  it("leaves the text alone if the subject is empty", () => {
    expect(expandSubmatches("%0", "", [""])).toBe("%0");
  });
});
