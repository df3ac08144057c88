import { OPTIONS, type OptionKey, type OptionSpec } from "./options.js";

/** An option that was given, with its value. */
export interface GivenOption {
  readonly spec: OptionSpec;
  readonly value: string | undefined;
}

export type Recognised =
  | { readonly kind: "options"; readonly given: readonly GivenOption[]; readonly notices: readonly string[] }
  | { readonly kind: "help"; readonly group: string; readonly notices: readonly string[] }
  | { readonly kind: "usage"; readonly problem: string; readonly notices: readonly string[] };

const VALUE_LETTERS: ReadonlySet<string> = new Set("bdefgiqrtuwxDFGINOP");
const HELP = /^--help(?:-(all|output|operations|synthetic|artifact|source))?$/;

/** Takes clusters of short options apart (09 §2.1). */
export function preprocess(words: readonly string[]): { words: string[]; notices: string[] } {
  const result: string[] = [];
  const notices: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === "--") return { words: [...result, ...words.slice(i)], notices };
    if (
      !word.startsWith("-") ||
      word.startsWith("--") ||
      word === "-" ||
      word === "-INFINITY" ||
      /^-[1-9]\d*$/.test(word)
    ) {
      result.push(word);
      continue;
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] as string;
      result.push(`-${letter}`);
      if (!VALUE_LETTERS.has(letter)) continue;
      const rest = word.slice(at + 1);
      if (rest === "") {
        const next = words[++i];
        if (next !== undefined) result.push(next);
      } else {
        result.push(rest);
        notices.push(
          `Deprecated argument format '-${letter}${rest}' used.`,
          `Please use '-${letter} ${rest}' instead.  Support will be removed in a future release.`,
        );
      }
      break;
    }
  }
  return { words: result, notices };
}

const BY_SHORT = new Map(OPTIONS.map((spec) => [spec.short, spec]));
const BY_LONG = new Map(OPTIONS.map((spec) => [spec.long, spec]));

/** Recognises options in order (09 §2.2). Help wins at once; an error before it wins over it. */
export function recognise(original: readonly string[]): Recognised {
  const { words, notices } = preprocess(original);
  const given: GivenOption[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string;
    if (word === "--") break;
    if (word === "-" || !word.startsWith("-")) continue;
    const help = word === "-h" || word === "-?" ? "" : HELP.exec(word)?.[1];
    if (help !== undefined || word === "--help") return { kind: "help", group: help ?? "", notices };
    const { spec, value } = look(word);
    if (spec === undefined) return { kind: "usage", problem: `Unknown option ${word}`, notices };
    if (spec.value === undefined) {
      given.push({ spec, value: undefined });
      continue;
    }
    const chosen = value ?? words[++i];
    if (chosen === undefined) return { kind: "usage", problem: `Missing argument for ${word}`, notices };
    const problem = spec.integer === true ? integerProblem(chosen, word) : undefined;
    if (problem !== undefined) return { kind: "usage", problem, notices };
    given.push({ spec, value: chosen });
  }
  return { kind: "options", given, notices };
}

function look(word: string): { spec: OptionSpec | undefined; value: string | undefined } {
  if (!word.startsWith("--")) return { spec: word.length === 2 ? BY_SHORT.get(word[1]) : undefined, value: undefined };
  const equals = word.indexOf("=");
  if (equals < 0) return { spec: BY_LONG.get(word.slice(2)), value: undefined };
  return { spec: BY_LONG.get(word.slice(2, equals)), value: word.slice(equals + 1) };
}

const INTEGER = /^[ \t\n\v\f\r]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*)$/;

/** A number as C reads it: decimal, `0x` hexadecimal or `0` octal; `undefined` if the text is none. */
export function cInteger(text: string): number | undefined {
  const found = INTEGER.exec(text);
  const digits = found?.[2];
  if (digits === undefined) return undefined;
  const value = /^0[0-7]/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
  return found?.[1] === "-" ? -value : value;
}

function integerProblem(text: string, word: string): string | undefined {
  const shown = word.split("=", 1)[0];
  const value = cInteger(text);
  if (value === undefined) return `Cannot parse integer value “${text}” for ${shown}`;
  return value === (value | 0) ? undefined : `Integer value “${text}” for ${shown} out of range`;
}

/** Options by key; those given several times collect their values in order. */
export class Choices {
  readonly #given: readonly GivenOption[];

  constructor(given: readonly GivenOption[]) {
    this.#given = given;
  }

  has(key: OptionKey): boolean {
    return this.#given.some(({ spec }) => spec.key === key);
  }

  count(key: OptionKey): number {
    return this.#given.filter(({ spec }) => spec.key === key).length;
  }

  /** The value given last. */
  last(key: OptionKey): string | undefined {
    return this.all(key).at(-1);
  }

  all(key: OptionKey): string[] {
    return this.#given.flatMap(({ spec, value }) => (spec.key === key && value !== undefined ? [value] : []));
  }

  /** The option that says where the input is: the last of its kind (09 §2.4). */
  get source(): GivenOption | undefined {
    return this.#given.filter(({ spec }) => spec.group === "source").at(-1);
  }
}
