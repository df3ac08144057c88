import type { CibError } from "../error.js";
import { nameEnd } from "./names.js";
import { isSpace, type Source, skipSpace } from "./source.js";

/** A place in a text that moves on as declarations are read. */
export class Cursor {
  at: number;
  readonly source: Source;

  constructor(source: Source, at: number) {
    this.source = source;
    this.at = at;
  }

  get atEnd(): boolean {
    return this.at >= this.source.text.length;
  }

  /** Passes over white space. @returns whether there was any */
  space(): boolean {
    const start = this.at;
    this.at = skipSpace(this.source.text, start);
    return this.at > start;
  }

  needSpace(): void {
    if (!this.space()) throw this.error("white space is missing", "a space");
  }

  /** Whether a word stands here; passes over it. */
  take(word: string): boolean {
    if (!this.source.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  need(word: string): void {
    if (!this.take(word)) throw this.error("malformed declaration", word);
  }

  /** A word that is set off by white space from what follows. */
  takeWord(word: string): boolean {
    const { text } = this.source;
    return isSpace(text.charCodeAt(this.at + word.length)) && this.take(word);
  }

  /** A name. @param colons whether it may hold colons */
  name(colons: boolean): string {
    const { text } = this.source;
    const end = nameEnd(text, this.at);
    const name = text.slice(this.at, end);
    if (name === "" || (!colons && name.includes(":"))) throw this.error("a name is missing or malformed", "a name");
    this.at = end;
    return name;
  }

  /** What matches here, which must be something. */
  match(sticky: RegExp, legal: string): string {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.source.text)?.[0];
    if (found === undefined || found === "") throw this.error("malformed declaration", legal);
    this.at += found.length;
    return found;
  }

  /** A text between quotes. */
  literal(): string {
    const { text } = this.source;
    const quote = text[this.at];
    if (quote !== '"' && quote !== "'") throw this.error("a text in quotes is missing", "a quote");
    const close = text.indexOf(quote, this.at + 1);
    if (close === -1) throw this.error("a text in quotes is not closed", quote);
    const literal = text.slice(this.at + 1, close);
    this.at = close + 1;
    return literal;
  }

  error(problem: string, legal?: string): CibError {
    return this.source.error(this.at, problem, legal);
  }
}
