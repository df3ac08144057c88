/** `crm configure` (11, 13 §10.2): one command of the language of crm. */
import type { Asked, Reading } from "./context.js";

function edits(...list: Asked["edits"]): Asked {
  return { edits: list, events: [] };
}

/** A command of crm's language, which keeps its own rules about shortened words. */
export function configure(words: readonly string[], { bench }: Reading): Asked {
  const [verb, ...rest] = words;
  if (verb === "delete") return edits({ kind: "configure", words: [verb, ...rest.map((word) => nodeId(word, bench))] });
  return edits({ kind: "configure", words });
}

/** Nodes may be deleted by name; the language knows them by id. */
function nodeId(word: string, bench: Reading["bench"]): string {
  if (bench.object(word) !== undefined) return word;
  return bench.nodes().find(({ attributes }) => attributes.uname === word)?.attributes.id ?? word;
}
