import fc, { type Arbitrary } from "fast-check";
import { listOf, oneOf, weighted } from "./draft.js";

/** Arbitraries of POSIX extended regular expressions (01 §3.4): of every construct, and of what is none. */

const CHARACTERS = ["r", "s", "c", "A", "B", "b", "d", "0", "1", "2", "-", "_", "\\.", "é", " "] as const;

const CLASSES = [
  "[0-9]",
  "[a-z]",
  "[^0-9]",
  "[A-C]",
  "[]a]",
  "[^]a]",
  "[a-]",
  "[-a]",
  "[[:alpha:]]",
  "[[:digit:][:upper:]]",
  "[^[:lower:]]",
  "[[:alnum:]_.-]",
  "[[:space:]]",
  "[[:punct:]]",
  "[[.-.]]",
  "[[.a.]-c]",
  "[[=a=]]",
  "[[:word:]]",
  "[z-a]",
  "[a-c-e]",
  "[[.xx.]]",
  "[a",
  "[",
] as const;

const ESCAPES = ["\\w", "\\W", "\\s", "\\S", "\\b", "\\B", "\\<", "\\>", "\\`", "\\'", "\\n", "\\{", "\\)"] as const;
const EDGES = ["^", "$", "\\1", "\\2", "\\9", ")", "(", "()", "\\"] as const;
const COUNTS = ["{2}", "{0,1}", "{1,}", "{,2}", "{0}", "{3,1}", "{x}", "{", "{,}", "{2", "{}", "{32768}"] as const;
/** Beyond what the engine takes in one go. */
const LARGE_COUNTS = ["{1001}", "{0,1500}", "{1001,}", "{1,2500}"] as const;

/** What is matched by going back and forth, with everything that can stand beside it. */
const BACK_REFERENCES = [
  "(.)\\1\\b",
  "\\B(.)\\1",
  "\\<([a-z])\\1*",
  "(.)\\1*\\>",
  "^(a|b)*\\1$",
  "(|x)\\1.",
  "()\\1[r-s]",
  "\\`(.).*\\1\\'",
  "(a*)+\\1",
  "(.){2,}\\1?",
  "((a)|b)\\2",
] as const;

const INVALID = [
  "(a",
  "x\\",
  "*a",
  "a{1",
  "[[.",
  "[[.a",
  "[[:alpha:]-z]",
  "[a-[:digit:]]",
  "(a|*b)",
  "a{99999}",
  "[\\",
] as const;

const simple = (): Arbitrary<string> =>
  oneOf(
    [10, fc.constantFrom(...CHARACTERS)],
    [3, fc.constant(".")],
    [4, fc.constantFrom(...CLASSES)],
    [2, fc.constantFrom(...ESCAPES)],
    [1, fc.constantFrom(...EDGES)],
  );

const atom = (depth: number): Arbitrary<string> =>
  depth === 0 ? simple() : oneOf([4, simple()], [1, branches(depth - 1).map((inner) => `(${inner})`)]);

const quantifier = (): Arbitrary<string> =>
  oneOf(
    [8, fc.constant("")],
    [5, fc.constantFrom("*", "+", "?")],
    [2, fc.constantFrom(...COUNTS)],
    [1, fc.constantFrom("**", "*?", "{2}{2}", "+{2}")],
  );

function sequence(depth: number): Arbitrary<string> {
  return listOf(
    fc.tuple(atom(depth), quantifier()).map(([one, many]) => one + many),
    3,
  ).map((parts) => parts.join(""));
}

function branches(depth: number): Arbitrary<string> {
  return oneOf(
    [4, sequence(depth)],
    [2, fc.tuple(sequence(depth), sequence(depth)).map(([one, other]) => `${one}|${other}`)],
  );
}

/** Patterns that name resources as people do; sometimes ones of any construct that there is. */
export const pattern = (): Arbitrary<string> =>
  oneOf(
    [4, fc.constantFrom(".*", "^rsc[0-9]", "^(A|B)$", "!^A", "(rsc)(\\d+)", "a^", "[[:upper:]]")],
    [
      3,
      fc
        .tuple(weighted([4, ""], [1, "!"]), weighted([2, ""], [1, "^"]), branches(2), weighted([2, ""], [1, "$"]))
        .map((parts) => parts.join("")),
    ],
    [1, fc.constantFrom(...BACK_REFERENCES, ...INVALID)],
    [
      1,
      fc.constantFrom("(.)\\1", "^(.*)(.)\\2$", "(a|b)*\\1", "(.)(.)?\\2?", "\\<[a-z]+\\>", "^\\w+\\b", "rsc(.?)0*\\1"),
    ],
    [
      1,
      fc
        .tuple(fc.constantFrom(".", "(.)", "x", "[a-z]"), fc.constantFrom(...LARGE_COUNTS))
        .map((parts) => parts.join("")),
    ],
  );

const NESTED_ATOMS = ["a", "b", "ab", ".", "[ab]", "[^a]", "[[:alpha:]]", "\\w", "-", "[a-c]"] as const;
const NESTED_COUNTS = ["{2}", "{1,3}", "{,2}", "{2,}", "{1,12}", "{0,9}", "{3,20}", "{2,3}"] as const;
const ASSERTIONS = ["^", "$", "\\b", "\\B", "\\<", "\\>"] as const;

/** Groups in groups, each with counts of its own, with assertions around and back-references after them. */
function nested(depth: number): Arbitrary<string> {
  const part: Arbitrary<string> =
    depth === 0
      ? fc.constantFrom(...NESTED_ATOMS)
      : oneOf(
          [3, fc.constantFrom(...NESTED_ATOMS)],
          [2, fc.tuple(nested(depth - 1), nested(depth - 1)).map(([a, b]) => `(${a}|${b})`)],
          [2, nested(depth - 1).map((inner) => `(${inner})`)],
        );
  const count = oneOf(
    [4, fc.constant("")],
    [3, fc.constantFrom("*", "+", "?")],
    [3, fc.constantFrom(...NESTED_COUNTS)],
  );
  return fc.array(fc.tuple(part, count), { minLength: 1, maxLength: 3 }).map((parts) => parts.flat().join(""));
}

/** Patterns of nested counts, alternatives, assertions and back-references. */
export const nestedPattern = (): Arbitrary<string> =>
  fc
    .tuple(
      weighted([3, ""], [1, "^"]),
      nested(2),
      weighted([8, ""], ...ASSERTIONS.map((each) => [1, each] as const)),
      weighted([5, ""], [1, "\\1"], [1, "-\\1"]),
      weighted([2, ""], [1, "$"]),
    )
    .map((parts) => parts.join(""));

/** Names that such patterns match now and then. */
export const patternSubject = (): Arbitrary<string> =>
  fc
    .array(fc.constantFrom("a", "b", "ab", "aa", "b-", "c", "_", "01"), { minLength: 1, maxLength: 12 })
    .map((parts) => `a${parts.join("")}`);
