/** Constraints as the commands of pcs that add them (13 §9.1). */
import { append } from "../base/list.js";
import { childrenNamed, type Element } from "../cib/element.js";

/** The words after `pcs`; `undefined` if pcs has none for that constraint. */
export function pcsConstraintWords(made: Element): readonly string[] | undefined {
  if (made.name !== "rsc_location" && childrenNamed(made, "resource_set").length > 0) return setWords(made);
  switch (made.name) {
    case "rsc_location":
      return locationWords(made);
    case "rsc_colocation":
      return colocationWords(made);
    case "rsc_order":
      return orderWords(made);
    case "rsc_ticket":
      return ticketWords(made);
    default:
      return undefined;
  }
}

/** The attributes that are options, without an id that is to be made. */
export function optionWords(made: Element, others: readonly string[]): readonly string[] {
  return Object.entries(made.attributes).flatMap(([name, value]) =>
    others.includes(name) || (name === "id" && value === "") ? [] : [`${name}=${value}`],
  );
}

function present(...words: readonly (string | undefined)[]): readonly string[] {
  return words.filter((word) => word !== undefined);
}

function colocationWords(made: Element): readonly string[] | undefined {
  const { attributes: of } = made;
  if (of.rsc === undefined || of["with-rsc"] === undefined) return undefined;
  const options = optionWords(made, ["rsc", "with-rsc", "rsc-role", "with-rsc-role"]);
  const first = present(of["rsc-role"], of.rsc);
  return [
    "constraint",
    "colocation",
    "add",
    ...first,
    "with",
    ...present(of["with-rsc-role"], of["with-rsc"]),
    ...options,
  ];
}

function orderWords(made: Element): readonly string[] | undefined {
  const { attributes: of } = made;
  if (of.first === undefined || of.then === undefined) return undefined;
  const options = optionWords(made, ["first", "then", "first-action", "then-action"]);
  const first = present(of["first-action"], of.first);
  return ["constraint", "order", ...first, "then", ...present(of["then-action"], of.then), ...options];
}

function ticketWords(made: Element): readonly string[] | undefined {
  const { attributes: of } = made;
  if (of.rsc === undefined) return undefined;
  const who = present(of["rsc-role"], of.rsc);
  return ["constraint", "ticket", "add", of.ticket ?? "", ...who, ...optionWords(made, ["ticket", "rsc", "rsc-role"])];
}

function locationWords(made: Element): readonly string[] | undefined {
  const { attributes: of, children } = made;
  const what = of.rsc ?? (of["rsc-pattern"] === undefined ? undefined : `regexp%${of["rsc-pattern"]}`);
  if (what === undefined || of.role !== undefined) return undefined;
  const [rule, ...more] = children;
  if (rule !== undefined) {
    return more.length > 0 || rule.name !== "rule" || of.node !== undefined ? undefined : ruledWords(what, made, rule);
  }
  if (of.node === undefined) return undefined;
  const score = of.score ?? "INFINITY";
  const discovery = of["resource-discovery"];
  if ((of.id ?? "") === "" && discovery === undefined) {
    const isAvoided = score.startsWith("-");
    const place = `${of.node}=${isAvoided ? score.slice(1) : score}`;
    return ["constraint", "location", what, isAvoided ? "avoids" : "prefers", place];
  }
  const id = (of.id ?? "") === "" ? `location-${what}-${of.node}-${score}` : (of.id ?? "");
  const options = discovery === undefined ? [] : [`resource-discovery=${discovery}`];
  return ["constraint", "location", "add", id, what, of.node, `score=${score}`, ...options];
}

const RULE_OPTIONS = ["score", "score-attribute", "role"] as const;

/** A location by one rule. */
function ruledWords(what: string, { attributes: of }: Element, rule: Element): readonly string[] | undefined {
  const { attributes } = rule;
  const isScored = attributes.score !== undefined || attributes["score-attribute"] !== undefined;
  const expression = isScored && attributes["id-ref"] === undefined ? expressionWords(rule) : undefined;
  if (expression === undefined) return undefined;
  const named: readonly (readonly [string, string | undefined])[] = [
    ["id", attributes.id],
    ["constraint-id", of.id],
    ...RULE_OPTIONS.map((name) => [name, attributes[name]] as const),
    ["resource-discovery", of["resource-discovery"]],
  ];
  const options = named.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [`${name}=${value}`]));
  return ["constraint", "location", what, "rule", ...options, expression.join(" ")];
}

/** How deep rules within rules may be: as deep as pcs reads them here. */
const DEPTH = 50;

/** A rule in the language of pcs; `undefined` if it has no words for it. */
export function expressionWords(rule: Element, depth = 0): readonly string[] | undefined {
  const operator = rule.attributes["boolean-op"] ?? "and";
  if (depth > DEPTH || (operator !== "and" && operator !== "or") || rule.children.length === 0) return undefined;
  const words: string[] = [];
  for (const [i, child] of rule.children.entries()) {
    const inside = child.name === "rule" ? bracketed(expressionWords(child, depth + 1)) : termWords(child);
    if (inside === undefined) return undefined;
    if (i > 0) words.push(operator);
    append(words, inside);
  }
  return words;
}

function bracketed(words: readonly string[] | undefined): readonly string[] | undefined {
  return words === undefined ? undefined : ["(", ...words, ")"];
}

function termWords(term: Element): readonly string[] | undefined {
  if (term.name === "expression") return comparisonWords(term.attributes);
  if (term.name === "date_expression") return dateWords(term);
  const { attributes: of } = term;
  if (term.name === "rsc_expression") {
    return ["resource", [of.class, of.provider, of.type].map((part) => part ?? "").join(":")];
  }
  if (term.name !== "op_expression" || of.name === undefined) return undefined;
  return ["op", of.name, ...(of.interval === undefined ? [] : [`interval=${of.interval}`])];
}

const COMPARISONS: ReadonlySet<string> = new Set(["lt", "gt", "lte", "gte", "eq", "ne"]);
const TYPES: ReadonlySet<string> = new Set(["string", "integer", "number", "version"]);
/** Words that mean something else where an attribute is expected. */
const KEYWORDS: ReadonlySet<string> = new Set(["defined", "not_defined", "date", "date-spec", "resource", "op"]);

/** Whether a text is one word there: nothing can be quoted. */
function isWord(text: string): boolean {
  return /^[^\s()]+$/.test(text);
}

function comparisonWords(of: Readonly<Record<string, string | undefined>>): readonly string[] | undefined {
  const { attribute = "", operation = "", value = "", type, "value-source": source = "literal" } = of;
  if (!isWord(attribute) || KEYWORDS.has(attribute.toLowerCase()) || source !== "literal") return undefined;
  if (operation === "defined" || operation === "not_defined") return [operation, attribute];
  if (!COMPARISONS.has(operation) || !isWord(value) || TYPES.has(value.toLowerCase())) return undefined;
  return type === undefined || TYPES.has(type) ? [attribute, operation, ...present(type), value] : undefined;
}

function dateWords({ attributes: of, children }: Element): readonly string[] | undefined {
  const [inside] = children;
  const parts = inside === undefined ? [] : optionWords(inside, ["id"]);
  const day = (text: string): string => text.trim().replace(/\s+/, "T");
  switch (of.operation) {
    case "gt":
      return of.start === undefined ? undefined : ["date", "gt", day(of.start)];
    case "lt":
      return of.end === undefined ? undefined : ["date", "lt", day(of.end)];
    case "date_spec":
      return parts.length === 0 ? undefined : ["date-spec", ...parts];
    case "in_range":
    case undefined: {
      const start = of.start === undefined ? [] : [day(of.start)];
      if (inside !== undefined)
        return start.length === 0 ? undefined : ["date", "in_range", ...start, "to", "duration", ...parts];
      return of.end === undefined ? undefined : ["date", "in_range", ...start, "to", day(of.end)];
    }
    default:
      return undefined;
  }
}

const SET_COMMANDS: ReadonlyMap<string, string> = new Map([
  ["rsc_colocation", "colocation"],
  ["rsc_order", "order"],
  ["rsc_ticket", "ticket"],
]);
const SET_OPTIONS: ReadonlySet<string> = new Set(["action", "require-all", "role", "sequential", "id"]);

/** A constraint of sets: their ids are made anew. */
function setWords(made: Element): readonly string[] | undefined {
  const kind = SET_COMMANDS.get(made.name);
  if (kind === undefined || made.children.some(({ name }) => name !== "resource_set")) return undefined;
  const words = ["constraint", kind];
  for (const { attributes, children } of made.children) {
    if (children.length === 0 || Object.keys(attributes).some((name) => !SET_OPTIONS.has(name))) return undefined;
    words.push("set");
    append(
      words,
      children.map((member) => member.attributes.id ?? ""),
    );
    for (const [name, value] of Object.entries(attributes)) if (name !== "id") words.push(`${name}=${value}`);
  }
  const options = optionWords(made, []);
  return options.length === 0 ? words : [...words, "setoptions", ...options];
}
