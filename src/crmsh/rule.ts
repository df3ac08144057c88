import { WHITE } from "./characters.js";
import { printDate, readDate } from "./date.js";
import type { Printing } from "./printing.js";
import { joined, quoted } from "./quoting.js";
import { ID_SPEC, ident, ROLE_WORD, SCORE_WORD, type Words } from "./reading.js";
import { printedScore, scoreAttribute } from "./score.js";
import { Node } from "./tree.js";

const OPERATIONS = "lt|gt|lte|gte|eq|ne";
const SOURCE = new RegExp(`^([^{}${WHITE}]+)\\{([^{}${WHITE}]+)\\}$`);
const NO_VALUE = new RegExp(`^$|[{}${WHITE}]`);

/** Reads the rules that follow, each with its word `rule`, into an element. @returns whether there was one */
export function readRules(words: Words, into: Node): boolean {
  let found = false;
  for (; words.keywordIs("rule"); found = true) into.append(readRule(words));
  return found;
}

/** Reads what follows the word `rule` (11 §4.6). */
function readRule(words: Words): Node {
  const rule = new Node("rule");
  const spec = words.match(ID_SPEC);
  const isReference = spec?.[1] === "id-ref";
  if (spec !== undefined) {
    if (isReference) rule.set("id-ref", words.reading.resolve(spec[2] ?? "", "rule"));
    else rule.set("id", spec[2] ?? "");
  }
  const role = words.match(ROLE_WORD)?.[1];
  if (role !== undefined) rule.set("role", words.renamed(role));
  if (isReference) return rule;
  const score = words.match(SCORE_WORD)?.[1];
  rule.set(...(score === undefined ? (["score", "INFINITY"] as const) : scoreAttribute(score)));
  const operator = readExpressions(words, rule);
  if (operator !== undefined && operator.toLowerCase() !== "and") rule.set("boolean-op", operator);
  return rule;
}

/** Reads simple expressions and the word between them, which must be the same everywhere. */
function readExpressions(words: Words, rule: Node): string | undefined {
  let operator: string | undefined;
  for (;;) {
    rule.append(readExpression(words));
    const next = words.match(/^(?:and|or)$/i)?.[0];
    if (next === undefined) return operator;
    if (operator !== undefined && operator !== next) {
      throw words.wrong(`Mixing bool ops not allowed: ${operator} != ${next}`, `only \`${operator}\``);
    }
    operator = next;
  }
}

function readExpression(words: Words): Node {
  if (words.keywordIs("date")) return readDate(words);
  const unary = words.match(/^(?:defined|not_defined)$/i)?.[0];
  if (unary !== undefined)
    return new Node("expression", [
      ["operation", unary],
      ["attribute", ident(words)],
    ]);
  const attribute = ident(words);
  const types = words.reading.vocabulary.expressionTypes.join("|");
  const [, type, operation] = words.expect(
    new RegExp(`^(?:(${types}):)?(${OPERATIONS})$`, "i"),
    `Expected ((${types}):)?(${OPERATIONS})`,
    `${OPERATIONS.replaceAll("|", ", ")}, with one of ${types.replaceAll("|", ", ")} and a colon in front if wanted`,
  );
  const place = words.word;
  const value = words.any();
  const source = SOURCE.exec(value);
  if (source === null && NO_VALUE.test(value)) {
    throw words.wrong("Invalid value of an expression", "a word without blanks and braces, or SOURCE{NAME}", place);
  }
  return new Node("expression", [
    ["operation", operation],
    ["attribute", attribute],
    ["type", type],
    ["value", source?.[2] ?? value],
    ["value-source", source?.[1]],
  ]);
}

/** A rule as it is printed after the word `rule` (11 §8.6). */
export function printRule(rule: Node, printing: Printing): string {
  const reference = rule.get("id-ref");
  if (reference !== undefined) return `$id-ref=${quoted(reference)}`;
  const id = rule.text("id");
  const role = rule.get("role");
  const score = rule.get("score") === "INFINITY" ? "" : printedScore(rule);
  const expressions: string[] = [];
  for (const child of rule.children()) {
    if (child.name === "date_expression") expressions.push(printDate(child));
    if (child.name === "expression") expressions.push(printExpression(child));
  }
  return joined(
    printing.isReferred("rule", id) ? `$id=${quoted(id)}` : undefined,
    role === undefined ? undefined : `$role=${quoted(role)}`,
    score === "" ? undefined : `${score}:`,
    expressions.join(` ${rule.get("boolean-op") ?? "and"} `),
  );
}

function printExpression(expression: Node): string {
  const type = expression.get("type");
  const operation = `${type === undefined ? "" : `${type}:`}${expression.text("operation")}`;
  const attribute = expression.text("attribute");
  const value = expression.text("value");
  const source = expression.get("value-source");
  if (value === "") return `${operation} ${attribute}`;
  return `${attribute} ${operation} ${source === undefined || source === "literal" ? value : `${source}{${value}}`}`;
}
