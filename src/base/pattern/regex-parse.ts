/** POSIX extended regular expressions, as glibc reads them in the C locale, to syntax trees (specification 01 §3.4). */

/** What a pattern is made of. Characters are bytes. */
export type RegexNode =
  | { readonly kind: "empty" | "any" | "start" | "end" }
  /** A set of bytes: 256 flags. */
  | { readonly kind: "set"; readonly bytes: readonly boolean[] }
  | { readonly kind: "byte"; readonly code: number }
  | { readonly kind: "assertion"; readonly name: Assertion }
  | { readonly kind: "group"; readonly index: number; readonly node: RegexNode }
  | { readonly kind: "sequence" | "choice"; readonly nodes: readonly RegexNode[] }
  /** `max` undefined: unbounded. */
  | { readonly kind: "repeat"; readonly node: RegexNode; readonly min: number; readonly max: number | undefined }
  | { readonly kind: "back"; readonly index: number };

/** Word boundary, no word boundary, start and end of a word, start and end of the subject. */
export type Assertion = "b" | "B" | "<" | ">" | "`" | "'";

export interface ParsedRegex {
  readonly node: RegexNode;
  readonly groupCount: number;
}

/** The pattern is invalid. */
class Invalid extends Error {}

const MAX_COUNT = 32767;
/** Deeper nesting than any real pattern's is refused, so that no pattern can exhaust the stack. */
const MAX_DEPTH = 250;

const ANCHORS: ReadonlySet<string> = new Set(["start", "end", "assertion"]);

const isWord = (code: number): boolean => /\w/.test(String.fromCharCode(code)) && code < 128;
const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);

const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ["alpha", /[A-Za-z]/],
  ["digit", /[0-9]/],
  ["alnum", /[A-Za-z0-9]/],
  ["upper", /[A-Z]/],
  ["lower", /[a-z]/],
  ["space", /[ \t\n\v\f\r]/],
  ["blank", /[ \t]/],
  ["punct", /[!-/:-@[-`{-~]/],
  ["print", /[ -~]/],
  ["graph", /[!-~]/],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the class of control characters
  ["cntrl", /[\u0000-\u001f\u007f]/],
  ["xdigit", /[0-9A-Fa-f]/],
]);

function byteSet(accepts: (code: number) => boolean): boolean[] {
  return Array.from({ length: 256 }, (_, code) => accepts(code));
}

class Parser {
  private at = 0;
  private depth = 0;
  private groups = 0;
  private closed: ReadonlySet<number> = new Set();

  /** @param text the pattern, one character per byte */
  constructor(private readonly text: string) {}

  parse(): ParsedRegex {
    const node = this.choice(false);
    return { node, groupCount: this.groups };
  }

  private choice(inGroup: boolean): RegexNode {
    const before = this.closed;
    const nodes = [this.sequence(inGroup)];
    let closed = this.closed;
    while (this.text[this.at] === "|") {
      this.at++;
      // An alternative cannot refer to a group of another one, but what follows the choice can refer to all.
      this.closed = before;
      nodes.push(this.sequence(inGroup));
      closed = new Set([...closed, ...this.closed]);
    }
    this.closed = closed;
    return nodes.length === 1 ? (nodes[0] as RegexNode) : { kind: "choice", nodes };
  }

  private sequence(inGroup: boolean): RegexNode {
    const nodes: RegexNode[] = [];
    for (;;) {
      const c = this.text[this.at];
      if (c === undefined || c === "|" || (c === ")" && inGroup)) break;
      nodes.push(this.repeated(this.atom()));
    }
    if (nodes.length === 1) return nodes[0] as RegexNode;
    return nodes.length === 0 ? { kind: "empty" } : { kind: "sequence", nodes };
  }

  private repeated(atom: RegexNode): RegexNode {
    let node = atom;
    for (let levels = 0; ; levels++) {
      const bounds = this.bounds();
      if (bounds === undefined) return node;
      // An anchor or assertion is no operand (`^*` is invalid).
      if (ANCHORS.has(atom.kind) || levels > MAX_DEPTH) throw new Invalid();
      node = { kind: "repeat", node, ...bounds };
    }
  }

  private bounds(): { readonly min: number; readonly max: number | undefined } | undefined {
    const c = this.text[this.at];
    if (c === "*" || c === "+" || c === "?") {
      this.at++;
      return { min: c === "+" ? 1 : 0, max: c === "?" ? 1 : undefined };
    }
    return c === "{" ? this.braces() : undefined;
  }

  private braces(): { readonly min: number; readonly max: number | undefined } {
    const match = /^\{([0-9]*)(?:(,)([0-9]*))?\}/.exec(this.text.slice(this.at));
    if (match === null) throw new Invalid();
    const [all, low = "", comma, high = ""] = match;
    if (low === "" && comma === undefined) throw new Invalid();
    const min = Number(low);
    const max = comma === undefined ? min : high === "" ? undefined : Number(high);
    if (min > MAX_COUNT || (max !== undefined && (max > MAX_COUNT || max < min))) throw new Invalid();
    this.at += all.length;
    return { min, max };
  }

  private atom(): RegexNode {
    const c = this.text.charCodeAt(this.at++);
    switch (String.fromCharCode(c)) {
      case "*":
      case "+":
      case "?":
      case "{":
        throw new Invalid();
      case ".":
        return { kind: "any" };
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case "(":
        return this.group();
      case "[":
        return this.bracket();
      case "\\":
        return this.escape();
      default:
        return { kind: "byte", code: c };
    }
  }

  private group(): RegexNode {
    if (++this.depth > MAX_DEPTH) throw new Invalid();
    const index = ++this.groups;
    const node = this.choice(true);
    if (this.text[this.at] !== ")") throw new Invalid();
    this.at++;
    this.depth--;
    this.closed = new Set(this.closed).add(index);
    return { kind: "group", index, node };
  }

  private escape(): RegexNode {
    const code = this.text.charCodeAt(this.at);
    if (Number.isNaN(code)) throw new Invalid();
    this.at++;
    const c = String.fromCharCode(code);
    switch (c) {
      case "w":
        return { kind: "set", bytes: byteSet(isWord) };
      case "W":
        return { kind: "set", bytes: byteSet((byte) => !isWord(byte)) };
      case "s":
        return { kind: "set", bytes: byteSet(isSpace) };
      case "S":
        return { kind: "set", bytes: byteSet((byte) => !isSpace(byte)) };
      case "b":
      case "B":
      case "<":
      case ">":
      case "`":
      case "'":
        return { kind: "assertion", name: c };
      default:
        return c >= "1" && c <= "9" ? this.backReference(Number(c)) : { kind: "byte", code };
    }
  }

  private backReference(index: number): RegexNode {
    if (!this.closed.has(index)) throw new Invalid();
    return { kind: "back", index };
  }

  private bracket(): RegexNode {
    const { text } = this;
    const inverted = text[this.at] === "^";
    if (inverted) this.at++;
    const bytes = byteSet(() => false);
    for (let first = true; first || text[this.at] !== "]"; first = false) {
      // A hyphen is a character of its own only at the ends, and as the end of a range.
      if (!first && this.opensRange()) throw new Invalid();
      if (!this.bracketClass(bytes)) this.bracketRange(bytes);
    }
    this.at++;
    return { kind: "set", bytes: inverted ? bytes.map((on) => !on) : bytes };
  }

  /** Whether a hyphen stands here that is not the last character of the bracket expression. */
  private opensRange(): boolean {
    return this.text[this.at] === "-" && this.text[this.at + 1] !== "]";
  }

  /** Reads a `[:class:]` or `[=x=]`, if there is one. Neither can be the end of a range. */
  private bracketClass(bytes: boolean[]): boolean {
    const named = /^\[(?::([^\]:]*):|=([\s\S])=)\]/.exec(this.text.slice(this.at, this.at + 40));
    if (named === null) return false;
    const [all, name, character = ""] = named;
    const accepts = name === undefined ? undefined : CLASSES.get(name);
    if (name === undefined) bytes[character.charCodeAt(0)] = true;
    else if (accepts === undefined) throw new Invalid();
    else for (let code = 0; code < 128; code++) bytes[code] ||= accepts.test(String.fromCharCode(code));
    this.at += all.length;
    return true;
  }

  /** One character or range of a bracket expression. */
  private bracketRange(bytes: boolean[]): void {
    const low = this.bracketCharacter();
    let high = low;
    if (this.opensRange()) {
      this.at++;
      high = this.bracketCharacter();
      if (high < low) throw new Invalid();
    }
    for (let code = low; code <= high; code++) bytes[code] = true;
  }

  /** A character as it is, or written `[.x.]`. */
  private bracketCharacter(): number {
    const symbol = /^\[\.([\s\S])\.\]/.exec(this.text.slice(this.at, this.at + 5));
    if (symbol !== null) {
      this.at += 5;
      return (symbol[1] ?? "").charCodeAt(0);
    }
    const code = this.text.charCodeAt(this.at);
    const opensName = code === 91 && /[.=:]/.test(this.text[this.at + 1] ?? "");
    if (Number.isNaN(code) || opensName) throw new Invalid();
    this.at++;
    return code;
  }
}

/** The tree of a pattern given as one character per byte; `undefined` if it is invalid. */
export function parseRegex(text: string): ParsedRegex | undefined {
  try {
    return new Parser(text).parse();
  } catch (error) {
    if (error instanceof Invalid) return undefined;
    throw error;
  }
}
