/** Operations in the words of pcs (13 §5.2, §10.1). */
import type { Workbench } from "../edit/bench.js";
import type { Pairs } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { OPERATION_OPTIONS } from "../edit/operations.js";
import { caseless, onlyNames, pairsOf } from "./arguments.js";
import { roleOf } from "./roles.js";

/** An operation that a command asks for. */
export interface Operation {
  readonly operation: string;
  readonly options: Pairs;
}

/** `NAME OPTION=VALUE... [NAME OPTION=VALUE...]...`; a name may have no options. */
export function operations(words: readonly string[], bench: Workbench): Operation[] {
  const list: { operation: string; words: string[] }[] = [];
  for (const word of words) {
    if (!word.includes("=")) list.push({ operation: word, words: [] });
    else if (list.length === 0)
      throw new EditError("usage", "an operation begins with its name", { legal: "op NAME OPTION=VALUE..." });
    else list.at(-1)?.words.push(word);
  }
  return list.map((each) => ({
    operation: each.operation,
    options: checked(each.operation, pairsOf(each.words), bench),
  }));
}

const ON_FAIL = ["block", "demote", "fence", "ignore", "restart", "restart-container", "standby", "stop"];
const TIME = /^\d+(?:s|sec|m|min|h|hr)?$/;
const TIMES: ReadonlySet<string> = new Set(["interval", "timeout"]);

/** The options with the spelling that they have in a CIB. @throws EditError */
function checked(operation: string, options: Pairs, bench: Workbench): Pairs {
  onlyNames(options, OPERATION_OPTIONS, `the operation ${operation}`);
  return options.map(([name, value]) => {
    if (name === "name" && value !== operation)
      throw new EditError("usage", `the operation has two names: ${operation}, and ${value}`, { legal: "one of them" });
    if (TIMES.has(name) && !TIME.test(value))
      throw new EditError("value", `${value} is no value of ${name}`, { legal: "a time, such as 10, 10s, 2m, 1h" });
    if (name === "role") return [name, roleOf(value, bench)];
    return [name, name === "on-fail" ? caseless(name, value, ON_FAIL) : value];
  });
}
