/**
 * The language of pcs for rules (13 §8, §9.1): `defined A`, `A eq V`, dates, `resource`, `op`, joined by `and` and `or`, with
 * parentheses. Both words bind equally, from the left.
 */

import { compareDateTimes } from "../base/datetime.js";
import { parseDateTime } from "../base/datetime-parse.js";
import { type Element, element } from "../cib/element.js";
import { EditError } from "../edit/error.js";

/** A part of a rule, without ids. */
export type Term =
  | { readonly kind: "expression"; readonly element: Element }
  | { readonly kind: "rule"; readonly operator: "and" | "or"; readonly terms: readonly Term[] };

/** Deeper parentheses are refused. */
const DEPTH = 50;

const COMPARISONS = ["lt", "gt", "lte", "gte", "eq", "ne"];
const DATES = ["gt", "lt", "in_range"];
const TYPES = ["string", "integer", "number", "version"];
/** The fields of a date specification, with the least and the greatest value. */
const FIELDS: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ["hours", [0, 23]],
  ["minutes", [0, 59]],
  ["monthdays", [1, 31]],
  ["months", [1, 12]],
  ["seconds", [0, 59]],
  ["weekdays", [1, 7]],
  ["weeks", [1, 53]],
  ["weekyears", [0, Number.POSITIVE_INFINITY]],
  ["yeardays", [1, 366]],
  ["years", [0, Number.POSITIVE_INFINITY]],
]);
const DURATIONS = ["days", "hours", "minutes", "months", "seconds", "weeks", "years"];

/** The values that a type allows; of a string all. */
const TYPED: ReadonlyMap<string, RegExp> = new Map([
  ["integer", /^[+-]?\d+$/],
  ["number", /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i],
  ["version", /^\d+(?:\.\d+)*$/],
]);

/** The tokens of a text: words and parentheses. Quotes mean nothing. */
function tokens(text: string): string[] {
  return text.match(/[()]|[^\s()]+/g) ?? [];
}

/** Reads a rule. @throws EditError (`value`) */
export function parseRule(text: string): Extract<Term, { kind: "rule" }> {
  const reader = new Reader(tokens(text), text);
  const term = reader.terms(0);
  reader.end();
  return term.kind === "rule" ? term : { kind: "rule", operator: "and", terms: [term] };
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #text: string;
  #at = 0;

  constructor(list: readonly string[], text: string) {
    this.#tokens = list;
    this.#text = text;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#error("and, or, the end");
  }

  terms(depth: number): Term {
    let left = this.#term(depth);
    for (let word = this.#keyword(); word === "and" || word === "or"; word = this.#keyword()) {
      this.#at++;
      const right = this.#term(depth);
      const joined = left.kind === "rule" && left.operator === word && !this.#closed.has(left);
      left = {
        kind: "rule",
        operator: word,
        terms: joined && left.kind === "rule" ? [...left.terms, right] : [left, right],
      };
    }
    return left;
  }

  /** Rules that were written in parentheses: they stay rules of their own. */
  readonly #closed = new Set<Term>();

  #term(depth: number): Term {
    if (this.#peek() === "(") {
      if (depth >= DEPTH)
        throw new EditError("value", "the rule has too many parentheses", { legal: `${DEPTH} at most` });
      this.#at++;
      const inside = this.terms(depth + 1);
      if (this.#peek() !== ")") throw this.#error("and, or, )");
      this.#at++;
      this.#closed.add(inside);
      return inside;
    }
    return { kind: "expression", element: this.#expression() };
  }

  #expression(): Element {
    const word = this.#next("an expression");
    switch (word.toLowerCase()) {
      case "defined":
      case "not_defined":
        return element("expression", {
          id: "",
          attribute: this.#next("an attribute"),
          operation: word.toLowerCase(),
        });
      case "date":
        return DATES.includes(this.#keyword() ?? "") ? this.#date() : this.#comparison(word);
      case "date-spec":
        return element("date_expression", { id: "", operation: "date_spec" }, [this.#parts("date_spec")]);
      case "resource":
        return this.#isCompared() ? this.#comparison(word) : this.#agent();
      case "op":
        return this.#isCompared() ? this.#comparison(word) : this.#operation();
      default:
        return this.#comparison(word);
    }
  }

  /** Whether the word before is an attribute, and no keyword. */
  #isCompared(): boolean {
    return COMPARISONS.includes(this.#keyword() ?? "");
  }

  #comparison(attribute: string): Element {
    const operation = this.#next("a comparison").toLowerCase();
    if (!COMPARISONS.includes(operation)) throw this.#error(COMPARISONS.join(", "), 1);
    const word = this.#next("a value");
    const type = word.toLowerCase();
    if (!TYPES.includes(type)) return element("expression", { id: "", attribute, operation, value: word });
    const value = this.#next("a value");
    if (TYPED.get(type)?.test(value) === false)
      throw new EditError("value", `${value} is no ${type}`, { legal: `a value of the type ${type}` });
    return element("expression", { id: "", attribute, operation, value, type });
  }

  #date(): Element {
    const operation = this.#next("gt, lt, in_range").toLowerCase();
    switch (operation) {
      case "gt":
        return element("date_expression", { id: "", operation, start: this.#day() });
      case "lt":
        return element("date_expression", { id: "", operation, end: this.#day() });
      case "in_range": {
        const start = this.#keyword() === "to" ? undefined : this.#day();
        if (this.#next("to").toLowerCase() !== "to") throw this.#error("to", 1);
        if (this.#keyword() !== "duration") return this.#range(start);
        this.#at++;
        return element("date_expression", { id: "", operation, start }, [this.#parts("duration")]);
      }
      default:
        throw this.#error("gt, lt, in_range", 1);
    }
  }

  /** Between two dates, of which the first may be missing. */
  #range(start: string | undefined): Element {
    const end = this.#day();
    const [from, to] = [start, end].map((text) => (text === undefined ? undefined : parseDateTime(text)));
    if (from !== undefined && to !== undefined && compareDateTimes(from, to) >= 0)
      throw new EditError("value", `${start} is not before ${end}`, { legal: "an earlier and a later date" });
    return element("date_expression", { id: "", operation: "in_range", start, end });
  }

  #day(): string {
    const word = this.#next("a date");
    if (parseDateTime(word) === undefined)
      throw new EditError("value", `${word} is no date`, { legal: "an ISO 8601 date" });
    return word;
  }

  #parts(name: "duration" | "date_spec"): Element {
    const parts = new Map<string, string>();
    for (let word = this.#peek(); word?.includes("="); word = this.#peek()) {
      this.#at++;
      const [key = "", ...value] = word.split("=");
      if (parts.has(key)) throw new EditError("value", `${key} has two values`, { legal: "one of them" });
      checkPart(name, key, value.join("="));
      parts.set(key, value.join("="));
    }
    if (parts.size === 0) throw this.#error("NAME=VALUE");
    return element(name, { ...Object.fromEntries(parts), id: "" });
  }

  #agent(): Element {
    const word = this.#next("an agent");
    const [standard, provider, type, ...more] = word.split(":");
    if (type === undefined || more.length > 0) throw this.#error("CLASS:PROVIDER:TYPE, of which parts may be empty", 1);
    const filled = (text: string | undefined): string | undefined => (text === "" ? undefined : text);
    return element("rsc_expression", {
      id: "",
      class: filled(standard),
      provider: filled(provider),
      type: filled(type),
    });
  }

  #operation(): Element {
    const name = this.#next("an operation");
    const word = this.#peek();
    if (word?.startsWith("interval=") !== true) return element("op_expression", { id: "", name });
    this.#at++;
    return element("op_expression", { id: "", name, interval: word.slice("interval=".length) });
  }

  /** The next word, as a keyword: letter case means nothing. */
  #keyword(): string | undefined {
    return this.#peek()?.toLowerCase();
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #next(legal: string): string {
    const word = this.#tokens[this.#at];
    if (word === undefined || word === "(" || word === ")") throw this.#error(legal);
    this.#at++;
    return word;
  }

  #error(legal: string, back = 0): EditError {
    const word = this.#tokens[this.#at - back];
    const where = word === undefined ? "at its end" : `at ${word}`;
    return new EditError("value", `"${this.#text}" is no rule: it goes wrong ${where}`, { legal });
  }
}

function checkPart(name: "duration" | "date_spec", key: string, value: string): void {
  const legal = name === "duration" ? DURATIONS : [...FIELDS.keys()];
  if (!legal.includes(key)) throw new EditError("value", `${key} is no part of a ${name}`, { legal: legal.join(", ") });
  if (name === "duration") {
    if (/^\d+$/.test(value) && Number(value) > 0) return;
    throw new EditError("value", `${value} is no value of ${key}`, { legal: "a positive integer" });
  }
  const [least, most] = FIELDS.get(key) ?? [0, 0];
  const [, from = "", to] = /^(\d+)(?:-(\d+))?$/.exec(value) ?? [];
  const isField = (text: string): boolean => text !== "" && Number(text) >= least && Number(text) <= most;
  if (isField(from) && (to === undefined || (isField(to) && Number(from) < Number(to)))) return;
  const last = most === Number.POSITIVE_INFINITY ? "" : `, from ${least} to ${most}`;
  throw new EditError("value", `${value} is no value of ${key}`, { legal: `an integer, or two as 1-2${last}` });
}

/** The element of a rule, with empty ids. The outermost has the given attributes; those within only an operator. */
export function ruleElement(
  rule: Extract<Term, { kind: "rule" }>,
  attributes: Readonly<Record<string, string | undefined>>,
): Element {
  const children = rule.terms.map((term) =>
    term.kind === "rule" ? ruleElement(term, { id: "", "boolean-op": term.operator }) : term.element,
  );
  return element("rule", attributes, children);
}

/** All expressions of a rule. */
export function* expressionsOf(term: Term): Generator<Element> {
  if (term.kind === "expression") yield term.element;
  else for (const each of term.terms) yield* expressionsOf(each);
}
