/** POSIX extended regular expressions, as glibc reads them in the C locale, to syntax trees (01 §3.4). */
import { readBracket } from "./bracket.js";
import {
  ANY,
  type ByteSet,
  byteRange,
  type Check,
  check,
  choice,
  inverted,
  group as makeGroup,
  type PatternNode,
  recall,
  repeat,
  SPACE,
  sequence,
  take,
  WORD,
} from "./syntax.js";

export interface ParsedPattern {
  readonly node: PatternNode;
  readonly groupCount: number;
  /** The groups that back-references name. */
  readonly recalled: ReadonlySet<number>;
  /** Groups that hold nothing but another group, as `((a))`: that is left out, and this one stands for both. */
  readonly standIns: ReadonlyMap<number, number>;
}

/** The pattern is invalid. */
class Invalid extends Error {}

const MAX_COUNT = 32767;

const ESCAPED_SETS: ReadonlyMap<string, ByteSet> = new Map([
  ["w", WORD],
  ["W", inverted(WORD)],
  ["s", SPACE],
  ["S", inverted(SPACE)],
]);

const ESCAPED_CHECKS: ReadonlyMap<string, Check> = new Map([
  ["b", "boundary"],
  ["B", "inside"],
  ["<", "word-start"],
  [">", "word-end"],
  ["`", "start"],
  ["'", "end"],
]);

/** A group that is being read, or the whole pattern. */
class Level {
  readonly #choices: PatternNode[] = [];
  #items: PatternNode[] = [];
  /** Groups closed when the level began, and by any of its choices; a bit for each group up to 9. */
  readonly #closedBefore: number;
  #closedByAny: number;

  constructor(
    readonly group: number,
    public closed: number,
  ) {
    this.#closedBefore = closed;
    this.#closedByAny = closed;
  }

  add(node: PatternNode): void {
    this.#items.push(node);
  }

  endChoice(): void {
    this.#choices.push(sequence(this.#items));
    this.#items = [];
    this.#closedByAny |= this.closed;
    // A choice cannot refer to a group of another one, but what follows the choices can refer to all.
    this.closed = this.#closedBefore;
  }

  end(): PatternNode {
    this.endChoice();
    this.closed = this.#closedByAny;
    return choice(this.#choices);
  }
}

class Parser {
  #at = 0;
  #groups = 0;
  readonly #recalled = new Set<number>();
  readonly #standIns = new Map<number, number>();
  readonly #outer: Level[] = [];
  #level = new Level(0, 0);
  readonly #bytes = new Map<string, PatternNode>();

  readonly #text: string;

  /** @param text the pattern, one character per byte */
  constructor(text: string) {
    this.#text = text;
  }

  parse(): ParsedPattern {
    while (this.#at < this.#text.length) {
      const c = this.#text.charAt(this.#at++);
      if (c === "|") this.#level.endChoice();
      else if (c === "(") this.#open();
      else {
        const node = this.#repeated(c === ")" && this.#outer.length > 0 ? this.#close() : this.#atom(c));
        this.#level.add(node);
      }
    }
    if (this.#outer.length > 0) throw new Invalid();
    return { node: this.#level.end(), groupCount: this.#groups, recalled: this.#recalled, standIns: this.#standIns };
  }

  #open(): void {
    this.#outer.push(this.#level);
    this.#level = new Level(++this.#groups, this.#level.closed);
  }

  #close(): PatternNode {
    const { group } = this.#level;
    const node = this.#level.end();
    const { closed } = this.#level;
    this.#level = this.#outer.pop() ?? this.#level;
    this.#level.closed = group > 9 ? closed : closed | (1 << group);
    if (node.kind !== "group") return makeGroup(group, node);
    this.#standIns.set(node.group, group);
    return { ...node, group };
  }

  #repeated(atom: PatternNode): PatternNode {
    let node = atom;
    for (;;) {
      const bounds = this.#bounds();
      if (!bounds) return node;
      // An anchor or assertion is no operand (`^*` is invalid).
      if (atom.kind === "check") throw new Invalid();
      node = repeat(node, bounds.min, bounds.max);
    }
  }

  #bounds(): { readonly min: number; readonly max: number } | undefined {
    const c = this.#text[this.#at];
    if (c === "*" || c === "+" || c === "?") {
      this.#at++;
      return { min: c === "+" ? 1 : 0, max: c === "?" ? 1 : Number.POSITIVE_INFINITY };
    }
    return c === "{" ? this.#braces() : undefined;
  }

  #braces(): { readonly min: number; readonly max: number } {
    const braces = /\{([0-9]*)(?:(,)([0-9]*))?\}/y;
    braces.lastIndex = this.#at;
    const match = braces.exec(this.#text);
    if (match === null) throw new Invalid();
    const [all, low = "", comma, high = ""] = match;
    if (low === "" && comma === undefined) throw new Invalid();
    const min = Number(low);
    const max = comma === undefined ? min : high === "" ? Number.POSITIVE_INFINITY : Number(high);
    if (min > MAX_COUNT || (max > MAX_COUNT && max !== Number.POSITIVE_INFINITY) || max < min) throw new Invalid();
    this.#at += all.length;
    return { min, max };
  }

  #atom(c: string): PatternNode {
    switch (c) {
      case "*":
      case "+":
      case "?":
      case "{":
        throw new Invalid();
      case ".":
        return take(ANY);
      case "^":
        return check("start");
      case "$":
        return check("end");
      case "[":
        return this.#bracket();
      case "\\":
        return this.#escape();
      default:
        return this.#byte(c);
    }
  }

  #byte(c: string): PatternNode {
    let node = this.#bytes.get(c);
    if (!node) {
      node = take(byteRange(c.charCodeAt(0)));
      this.#bytes.set(c, node);
    }
    return node;
  }

  #bracket(): PatternNode {
    const bracket = readBracket(this.#text, this.#at);
    if (!bracket) throw new Invalid();
    this.#at = bracket.end;
    return take(bracket.set);
  }

  #escape(): PatternNode {
    const c = this.#text[this.#at++];
    if (c === undefined) throw new Invalid();
    const set = ESCAPED_SETS.get(c);
    if (set) return take(set);
    const escaped = ESCAPED_CHECKS.get(c);
    if (escaped !== undefined) return check(escaped);
    return c >= "1" && c <= "9" ? this.#recall(Number(c)) : this.#byte(c);
  }

  #recall(group: number): PatternNode {
    if ((this.#level.closed & (1 << group)) === 0) throw new Invalid();
    let same = group;
    for (let other = this.#standIns.get(same); other !== undefined; other = this.#standIns.get(same)) same = other;
    this.#recalled.add(same);
    return recall(same);
  }
}

/** The tree of a pattern given as one character per byte; `undefined` if it is invalid. */
export function parsePattern(text: string): ParsedPattern | undefined {
  try {
    return new Parser(text).parse();
  } catch (error) {
    if (error instanceof Invalid) return undefined;
    throw error;
  }
}
