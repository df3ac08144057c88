import { type DataType, dataType, wordType } from "./datatypes.js";
import { blockDefinition, type Definition, FORMS, GRAMMAR, PARAMETRIC, pairDefinition, WORDS } from "./grammar.js";
import { PAIRS } from "./pairs.js";
import { type Version, versionIndex } from "./versions.js";

/** The grammar of one version in the form in which the validator uses it. */
export interface Content {
  /** The element is valid if it is of exactly one of these forms; they agree on which attributes are IDs or IDREFs. */
  readonly variants: readonly Variant[];
  /** Whether anything at all is allowed inside: the status section. */
  readonly free: boolean;
  readonly pairs: PairCheck | undefined;
}

export interface Variant {
  readonly attributes: ReadonlyMap<string, DataType>;
  readonly required: readonly string[];
  readonly children: ReadonlyMap<string, Child>;
  readonly particles: readonly Particle[];
}

/** How often children of some names, taken together, may occur. */
export interface Particle {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

export interface Child {
  /** Index of its particle. */
  readonly particle: number;
  /** Children come in the order of their stages. */
  readonly stage: number;
  readonly content: () => Content;
}

/** Restrictions on pair definitions: forbidden names, and names that are allowed only with other values than these. */
export interface PairCheck {
  readonly forbidden: ReadonlySet<string>;
  readonly unless: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Scope {
  readonly version: Version;
  /** The form of rules here, as a letter; empty where it makes no difference. */
  readonly form: string;
}

const QUANTITIES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  "*": [0, Number.POSITIVE_INFINITY],
  "+": [1, Number.POSITIVE_INFINITY],
  "?": [0, 1],
  "1": [1, 1],
};

const grammars = new Map<Version, (type: string) => Content>();

/** The grammar of a version: what an element of a type may be. Compiled type by type on first use, and kept. */
export function grammarOf(version: Version): (type: string) => Content {
  const known = grammars.get(version);
  if (known) return known;
  const contents = new Map<string, Content>();
  const grammar = (type: string): Content => {
    const compiled = contents.get(type) ?? compile(type, version, grammar);
    contents.set(type, compiled);
    return compiled;
  };
  grammars.set(version, grammar);
  return grammar;
}

function compile(type: string, version: Version, grammar: (type: string) => Content): Content {
  if (type === "status") return { variants: [], free: true, pairs: undefined };
  const [name = "", parameter = "", pairs = ""] = type.split("/");
  const scope: Scope = { version, form: formOf(parameter, version) };
  const lookUp = (child: string): (() => Content) => {
    let found: Content | undefined;
    return () => {
      found ??= grammar(child.replace("%", parameter));
      return found;
    };
  };
  return {
    variants: variantsOf(definitionOf(name, parameter, pairs), scope, lookUp),
    free: false,
    pairs: name === "pair" ? pairCheck(parameter, scope) : undefined,
  };
}

function definitionOf(name: string, parameter: string, pairs: string): Definition {
  if (name === "block") return blockDefinition(parameter, pairs);
  if (name === "pair") return pairDefinition(PAIRS[parameter]?.refsFrom ?? "");
  const definition = parameter === "" ? GRAMMAR[name] : PARAMETRIC[name];
  if (!definition) throw new Error(`no definition of ${name}`);
  return definition;
}

function formOf(place: string, version: Version): string {
  const forms = FORMS[place];
  return forms === undefined ? "" : (wordsOf(forms, { version, form: "" })[0] ?? "");
}

const isForm = (bound: string): boolean => bound >= "A";

/** Whether a range (`3.0`, `3.0-`, `-3.0`, `1.2-3.0`, or with letters of forms) contains the version or form. */
function inRange(range: string | undefined, scope: Scope): boolean {
  if (range === undefined) return true;
  const [from = "", to = from] = range.split("-");
  const place = (bound: string): number => (isForm(bound) ? bound.charCodeAt(0) : versionIndex(bound));
  const here = isForm(from || to) ? place(scope.form) : versionIndex(scope.version);
  return (from === "" || place(from) <= here) && (to === "" || here <= place(to));
}

/** The words of a list `a|b@range` that are in force. */
function wordsOf(list: string, scope: Scope): string[] {
  return list.split("|").flatMap((entry) => {
    const [word = "", range] = entry.split("@");
    return inRange(range, scope) ? [word] : [];
  });
}

function typeOf(name: string, scope: Scope): DataType {
  if (name.startsWith("(")) return wordType(name.slice(1, -1).split("|"));
  const words = WORDS[name];
  return words === undefined ? dataType(name) : wordType(wordsOf(words, scope));
}

/** All combinations of the alternatives of a definition's parts. */
function variantsOf(definition: Definition, scope: Scope, lookUp: (child: string) => () => Content): Variant[] {
  let texts: string[][] = [[]];
  for (const part of definition) {
    const alternatives = (typeof part === "string" ? [part] : part).flatMap((text) => inForce(text, scope) ?? []);
    texts = texts.flatMap((chosen) => alternatives.map((text) => [...chosen, text]));
  }
  return texts.map((parts) => variantOf(parts, scope, lookUp));
}

/** An alternative without its range, if that contains the version or form. */
function inForce(text: string, scope: Scope): string | undefined {
  if (!text.startsWith("@")) return text;
  const end = text.indexOf(" ");
  return inRange(text.slice(1, end), scope) ? text.slice(end + 1) : undefined;
}

function variantOf(parts: readonly string[], scope: Scope, lookUp: (child: string) => () => Content): Variant {
  const attributes = new Map<string, DataType>();
  const required: string[] = [];
  const children = new Map<string, Child>();
  const particles: Particle[] = [];
  let stage = 0;
  for (const part of parts) {
    const [own = "", inside = ""] = ` ${part}`.split(" / ");
    for (const token of own.split(" ")) {
      const [head = "", range] = token.split("@");
      const [marked = "", type = "text"] = head.split(":");
      if (marked === "" || !inRange(range, scope)) continue;
      const name = marked.endsWith("!") ? marked.slice(0, -1) : marked;
      attributes.set(name, typeOf(type, scope));
      if (name !== marked) required.push(name);
    }
    for (const group of inside.split(",")) {
      stage++;
      for (const token of group.trim().split(" ")) addParticle(token, stage, scope, lookUp, children, particles);
    }
  }
  return { attributes, required, children, particles };
}

function addParticle(
  token: string,
  stage: number,
  scope: Scope,
  lookUp: (child: string) => () => Content,
  children: Map<string, Child>,
  particles: Particle[],
): void {
  const choices = token === "" ? [] : wordsOf(token.slice(1), scope);
  if (choices.length === 0) return;
  const [least, most] = QUANTITIES[token[0] as string] as readonly [number, number];
  const names = choices.map((choice) => {
    const [name = "", type = name] = choice.split("=");
    children.set(name, { particle: particles.length, stage, content: lookUp(type) });
    return name;
  });
  particles.push({ names, least, most });
}

function pairCheck(kind: string, scope: Scope): PairCheck | undefined {
  const rule = PAIRS[kind]?.rules.find(({ range }) => inRange(range, scope));
  if (!rule) return undefined;
  const unless = Object.entries(rule.unless ?? {}).map(([name, values]) => [name, new Set(values)] as const);
  return { forbidden: new Set(rule.forbidden), unless: new Map(unless) };
}
