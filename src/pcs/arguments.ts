/** The words of a pcs command: options, keywords, pairs (13 §9, §10). */

import { append } from "../base/list.js";
import { nearest } from "../base/nearest.js";
import type { Pairs } from "../edit/edits.js";
import { EditError } from "../edit/error.js";

/** The options that pcs knows, and whether they have a value. */
const OPTIONS: ReadonlyMap<string, boolean> = new Map([
  ["force", false],
  ["skip-offline", false],
  ["full", false],
  ["all", false],
  ["wait", false],
  ["monitor", false],
  ["promoted", false],
  ["expired", false],
  ["disabled", false],
  ["enabled", false],
  ["no-default-ops", false],
  ["agent-validation", false],
  ["future", false],
  ["no-expire-check", false],
  ["debug", false],
  ["no-watchdog-validation", false],
  ["safe", false],
  ["simulate", false],
  ["brief", false],
  ["no-strict", false],
  ["strict", false],
  ["yes", false],
  ["group", true],
  ["before", true],
  ["after", true],
  ["name", true],
  ["node", true],
  ["autodelete", false],
  ["output-format", true],
  ["request-timeout", true],
]);

/** The words of a command without its options, and the options with their values. */
export interface Given {
  readonly words: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Takes the options out of the words: they may stand anywhere before `--`. A word like `-5` is a score, not an option.
 * @throws EditError (`usage`) for an option that pcs does not know
 */
export function takeOptions(all: readonly string[]): Given {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < all.length; i++) {
    const word = all[i] ?? "";
    if (word === "--") {
      append(words, all.slice(i + 1));
      break;
    }
    if (word === "-f") {
      i++;
      continue;
    }
    if (!word.startsWith("--")) {
      words.push(word);
      continue;
    }
    const [typed = "", ...rest] = word.slice(2).split("=");
    const name = optionNamed(typed);
    const value = rest.length > 0 ? rest.join("=") : undefined;
    if (OPTIONS.get(name) === true) {
      const given = value ?? all[++i];
      if (given === undefined) throw new EditError("usage", `--${name} needs a value`);
      options.set(name, given);
    } else options.set(name, value ?? "");
  }
  return { words, options };
}

function optionNamed(typed: string): string {
  if (OPTIONS.has(typed)) return typed;
  const longer = [...OPTIONS.keys()].filter((name) => name.startsWith(typed));
  const [only] = longer;
  if (only !== undefined && longer.length === 1) return only;
  const near = nearest(typed, OPTIONS.keys());
  throw new EditError("usage", `pcs has no option --${typed}`, { legal: near === undefined ? undefined : `--${near}` });
}

/** `A=V` as a name and a value. @throws EditError (`usage`) */
export function pairOf(word: string): readonly [name: string, value: string] {
  const at = word.indexOf("=");
  if (at < 0) throw new EditError("usage", `${word} has no value`, { legal: `${word}=VALUE` });
  if (at === 0) throw new EditError("usage", `${word} has no name`, { legal: `NAME${word}` });
  return [word.slice(0, at), word.slice(at + 1)];
}

/** Pairs, of which a later one of the same name replaces the value of the earlier one in its place. */
export function pairsOf(words: readonly string[]): Pairs {
  const pairs = new Map<string, string>();
  for (const word of words) {
    const [name, value] = pairOf(word);
    const known = pairs.get(name);
    if (known !== undefined && known !== value)
      throw new EditError("usage", `${name} has two values`, { legal: "one of them" });
    pairs.set(name, value);
  }
  return [...pairs];
}

/** The parts of some words, divided at keywords: the first has none. */
export interface Part {
  readonly keyword: string | undefined;
  readonly words: readonly string[];
}

export function divide(words: readonly string[], keywords: readonly string[]): Part[] {
  const parts: { keyword: string | undefined; words: string[] }[] = [{ keyword: undefined, words: [] }];
  for (const word of words) {
    if (keywords.includes(word)) parts.push({ keyword: word, words: [] });
    else parts.at(-1)?.words.push(word);
  }
  return parts;
}

/** The error for a command whose words are not as they should be. */
export function usage(form: string): EditError {
  return new EditError("usage", "the command is not complete, or has too many words", { legal: `pcs ${form}` });
}

/** Refuses options whose names are not among the legal ones. */
export function onlyNames(pairs: Pairs, legal: readonly string[], what: string): void {
  for (const [name] of pairs) {
    if (legal.includes(name)) continue;
    const near = nearest(name, legal);
    throw new EditError("usage", `${name} is no option of ${what}`, { legal: near ?? [...legal].sort().join(", ") });
  }
}

/** Refuses a value that is not among the legal ones. */
export function onlyValues(name: string, value: string, legal: readonly string[]): void {
  if (!legal.includes(value))
    throw new EditError("value", `${value} is no value of ${name}`, { legal: legal.join(", ") });
}

/** The legal value that differs from the given one at most in letter case. @throws EditError (`value`) */
export function caseless(name: string, value: string, legal: readonly string[]): string {
  const found = legal.find((each) => each.toLowerCase() === value.toLowerCase());
  if (found !== undefined) return found;
  throw new EditError("value", `${value} is no value of ${name}`, { legal: legal.join(", ") });
}

const SCORE = /^(?:[+-]?\d+|[+-]?INFINITY)$/;

/** @throws EditError (`value`) for what is no score of pcs */
export function score(text: string): string {
  if (SCORE.test(text)) return text;
  throw new EditError("value", `${text} is no score`, { legal: "an integer, INFINITY or -INFINITY" });
}

/** The negative of a score, as pcs makes it: of one with a plus that is none. */
export function negated(text: string): string {
  if (text.startsWith("-")) return text.slice(1);
  return `-${text}`;
}
