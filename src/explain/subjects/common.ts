/** What the answers about all kinds of subjects have in common. */
import { append } from "../../base/list.js";
import type { Fact } from "../../verdict/fact.js";
import type { Answer, ItemAnswer } from "../answer.js";
import type { Context } from "../context.js";
import type { Outcome } from "../outcome.js";
import { capital, sentenceOf } from "../sentence.js";
import type { Why } from "../why/reason.js";

/** An answer without anything in it. */
export const NOTHING: Omit<Answer, "subject" | "sentence"> = {
  reasons: [],
  facts: [],
  notes: [],
  items: [],
  nodes: [],
  actions: [],
};

/** Facts of several lists, each once. */
export function merge(...lists: readonly (readonly Fact[])[]): readonly Fact[] {
  return [...new Set(lists.flat())];
}

/** Notes without those that a reason begins with already. */
export function unsaid(reasons: readonly Why[], notes: readonly string[]): readonly string[] {
  const said: string[] = [];
  const open = [...reasons];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    said.push(at.text);
    append(open, at.because);
  }
  return [...new Set(notes)].filter(
    (note) => !said.some((text) => capital(text).startsWith(capital(note.slice(0, -1)))),
  );
}

/** What becomes of a primitive, as an item of a larger answer. */
export function itemOf({ book }: Context, { resource, kind, from, to, predicate, because }: Outcome): ItemAnswer {
  const sentence = sentenceOf(`${book.name(resource)} ${predicate}`, because);
  return { subject: resource, outcome: kind, from, to, sentence };
}
