import { joined, pair, quoted } from "./quoting.js";
import type { Words } from "./reading.js";
import { Node } from "./tree.js";

/** The names of durations and date specifications that the language knows (11 §4.7). */
const UNITS = ["hours", "monthdays", "weekdays", "yearsdays", "months", "weeks", "years", "weekyears"];
const IN_RANGE = ["start", "end", ...UNITS];

/** Reads what follows the word `date` (11 §4.7). */
export function readDate(words: Words): Node {
  const operation = words.expect(
    /^(?:in_range|gt|lt|date_spec|spec|in)$/i,
    "Expected (in_range|gt|lt|date_spec|spec|in)$",
    "in, in_range, gt, lt, spec or date_spec",
  )[0];
  switch (operation.toLowerCase()) {
    case "lt":
      return new Node("date_expression", [
        ["operation", operation],
        ["end", words.any()],
      ]);
    case "gt":
      return new Node("date_expression", [
        ["operation", operation],
        ["start", words.any()],
      ]);
    default:
  }
  if (!/^(?:in_range|in|date_spec|spec)$/.test(operation)) {
    throw words.wrong(`Unknown date operation '${operation}', please upgrade crmsh`, "the operation in lower case");
  }
  const isRange = operation.startsWith("in");
  const pairs = readPairs(words, isRange ? IN_RANGE : UNITS);
  if (isRange && pairs.length < 2) throw words.wrong("Expected at least 2 name-value pairs", IN_RANGE.join(", "));
  if (pairs.length < 1) throw words.wrong("Expected at least one name-value pair", UNITS.join(", "));
  return isRange ? range(pairs) : specification(pairs);
}

type Pair = readonly [name: string, value: string];

/** The pairs of known names that follow; a bare name has an empty value. */
function readPairs(words: Words, names: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  for (let { text } = words; text !== undefined; { text } = words) {
    const [, name = text, value = ""] = /^([^=]+)=(.+)/s.exec(text) ?? [];
    if (!names.includes(name)) break;
    pairs.push([name, value]);
    words.skip();
  }
  return pairs;
}

function range(pairs: readonly Pair[]): Node {
  const isEnd = ([name]: Pair): boolean => name === "start" || name === "end";
  const expression = new Node("date_expression", [["operation", "in_range"], ...pairs.filter(isEnd)]);
  const names = new Set(pairs.map(([name]) => name));
  const isPlain = names.size === 2 && names.has("start") && names.has("end");
  if (!isPlain)
    expression.append(
      new Node(
        "duration",
        pairs.filter((each) => !isEnd(each)),
      ),
    );
  return expression;
}

function specification(pairs: readonly Pair[]): Node {
  const expression = new Node("date_expression", [["operation", "date_spec"]]);
  expression.append(new Node("date_spec", pairs));
  return expression;
}

const PRINTED: ReadonlyMap<string, string> = new Map([
  ["in_range", "in"],
  ["date_spec", "spec"],
]);

/** A date expression as it is printed (11 §8.6). */
export function printDate(expression: Node): string {
  const operation = expression.text("operation");
  const head = `date ${PRINTED.get(operation) ?? operation}`;
  const lower = operation.toLowerCase();
  if (lower === "lt") return joined(head, quoted(expression.text("end")));
  if (lower === "gt") return joined(head, quoted(expression.text("start")));
  const pairs: string[] = [];
  if (operation === "in_range") {
    for (const name of ["start", "end"]) {
      const value = expression.get(name);
      if (value !== undefined) pairs.push(pair(name, value));
    }
  }
  for (const child of expression.children()) {
    if (child.name !== "duration" && child.name !== "date_spec") continue;
    for (const [name, value] of child.attributes) if (name !== "id") pairs.push(pair(name, value));
  }
  return joined(head, ...pairs);
}
