/** The levels and verbs of crm, and how it takes shortened ones (11 §2). */
import { nearest } from "../base/nearest.js";
import { EditError } from "../edit/error.js";

/**
 * The name that crm takes a word for: itself, the only one that begins with it, or the only one with its letters in that
 * order and the same first one.
 */
export function completed(word: string, names: readonly string[]): string | undefined {
  if (names.includes(word)) return word;
  const folded = word.toLowerCase();
  const beginning = names.filter((name) => name.toLowerCase().startsWith(folded));
  if (beginning.length === 1) return beginning[0];
  if (beginning.length > 1) return undefined;
  const scattered = names.filter((name) => name[0] === folded[0] && isSubsequence(folded, name.toLowerCase()));
  return scattered.length === 1 ? scattered[0] : undefined;
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** The error for a word that is no command of a level. */
export function unknownVerb(level: string, word: string, names: readonly string[]): EditError {
  const near = nearest(word, names);
  return new EditError("usage", `crm${level === "" ? "" : ` ${level}`} has no command ${word} that changes anything`, {
    legal: near ?? names.join(", "),
  });
}
