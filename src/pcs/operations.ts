/** Operations in the words of pcs (13 §5.2, §10.1). */
import type { Pairs } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { OPERATION_OPTIONS } from "../edit/operations.js";
import { onlyNames, pairsOf } from "./arguments.js";

/** `NAME OPTION=VALUE... [NAME OPTION=VALUE...]...` */
export function operations(words: readonly string[]): { readonly operation: string; readonly options: Pairs }[] {
  const list: { operation: string; words: string[] }[] = [];
  for (const word of words) {
    if (!word.includes("=")) list.push({ operation: word, words: [] });
    else if (list.length === 0)
      throw new EditError("usage", "an operation begins with its name", { legal: "op NAME OPTION=VALUE..." });
    else list.at(-1)?.words.push(word);
  }
  return list.map((each) => {
    const options = pairsOf(each.words);
    onlyNames(options, OPERATION_OPTIONS, `the operation ${each.operation}`);
    return { operation: each.operation, options };
  });
}
