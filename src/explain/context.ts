import type { ExplainableVerdict, Verdict } from "../verdict/verdict.js";
import { Book } from "./book.js";
import { Progress } from "./progress.js";
import { inquire } from "./why/index.js";
import type { Inquiry } from "./why/inquiry.js";

/** What all answers about one Verdict need, worked out once. */
export interface Context {
  readonly book: Book;
  readonly progress: Progress;
  /** Where every why begins. */
  readonly inquiry: Inquiry;
}

/** @param verdict of `evaluate` with `explain` */
export function contextOf(verdict: ExplainableVerdict | Verdict): Context {
  const book = new Book(verdict);
  return { book, progress: new Progress(verdict), inquiry: inquire(book) };
}
