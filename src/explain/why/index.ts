/** Why: reasons, and the reasons of reasons. */
import type { Book } from "../book.js";
import type { Inquiry } from "./inquiry.js";
import { whyBetter, whyMoves } from "./moves.js";
import { whyNot } from "./not.js";
import { whyNowhere } from "./nowhere.js";
import { whyNotPromoted, whyNotPromotedOn } from "./promotion.js";
import { type Why, why } from "./reason.js";

/** How many links a chain is followed before it is cut with a word. */
const LONGEST_CHAIN = 12;

/** The word with which it is cut. */
const CUT = "and so on: the reasons go round in a circle, or too far to be told";

/** Where a question begins. */
export function inquire(book: Book): Inquiry {
  return new Chain(book, new Set());
}

/** A chain of questions, with what it has come by, so that a circle ends. */
class Chain implements Inquiry {
  readonly book: Book;
  readonly #seen: ReadonlySet<string>;

  constructor(book: Book, seen: ReadonlySet<string>) {
    this.book = book;
    this.#seen = seen;
  }

  step(what: string, where: string): Chain | undefined {
    const key = `${what} ${where}`;
    if (this.#seen.has(key) || this.#seen.size >= LONGEST_CHAIN) return undefined;
    return new Chain(this.book, new Set([...this.#seen, key]));
  }

  whyNot(id: string, node: string, besides?: string): Why {
    const next = this.step(id, node);
    return next === undefined ? why(CUT) : whyNot(next, id, node, besides);
  }

  whyNowhere(id: string): readonly Why[] {
    const next = this.step(id, "nowhere");
    if (next !== undefined) return whyNowhere(next, id);
    return this.#seen.size >= LONGEST_CHAIN ? [why(CUT)] : [];
  }

  whyMoves(id: string, from: string, to: string): readonly Why[] {
    const next = this.step(id, `${from} to ${to}`);
    return next === undefined ? [] : whyMoves(next, id, from, to);
  }

  whyBetter(id: string, better: string, worse: string, besides: string): readonly Why[] {
    const next = this.step(id, `${better} over ${worse}`);
    return next === undefined ? [] : whyBetter(next, id, better, worse, besides);
  }

  whyNotPromoted(clone: string): readonly Why[] {
    const next = this.step(clone, "not promoted");
    return next === undefined ? [] : whyNotPromoted(next, clone);
  }

  whyNotPromotedOn(instance: string, node: string): Why {
    const next = this.step(instance, `not promoted on ${node}`);
    return next === undefined ? why("and so on") : whyNotPromotedOn(next, instance, node);
  }
}
