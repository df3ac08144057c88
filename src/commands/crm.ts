/** Commands of crm (11 §10, 13). */
import { EditError } from "../edit/error.js";
import type { Asked, Reading, Verb } from "./context.js";
import { CIBSTATUS } from "./crm-cibstatus.js";
import { configure } from "./crm-configure.js";
import { completed, unknownVerb } from "./crm-level.js";
import { NODE } from "./crm-node.js";
import { RESOURCE } from "./crm-resource.js";

/** Commands of the levels that change nothing are among them, so that shortened words mean what they mean in crm. */
const LEVELS: ReadonlyMap<string, ReadonlyMap<string, Verb>> = new Map<string, ReadonlyMap<string, Verb>>([
  ["resource", RESOURCE],
  ["node", NODE],
  ["cibstatus", CIBSTATUS],
  ["configure", new Map<string, Verb>()],
]);

/**
 * Reads the words of a command after `crm`.
 * @throws EditError for an unknown command (it names the nearest known one) and for what crm refuses
 */
export function parseCrmCommand(all: readonly string[], reading: Reading): Asked {
  const { words, force } = takeOptions(all);
  const [level, verb, ...rest] = words;
  const names = [...LEVELS.keys()];
  const known = level === undefined ? undefined : completed(level, names);
  const verbs = known === undefined ? undefined : LEVELS.get(known);
  if (known === undefined || verbs === undefined) throw unknownVerb("", level ?? "", names);
  if (verb === undefined) throw unknownVerb(known, "", [...verbs.keys()]);
  const asked = known === "configure" ? configure([verb, ...rest], reading) : verbOf(known, verbs, verb)(rest, reading);
  return { ...asked, edits: asked.edits.map((edit) => ({ dialect: "crm", ...edit, ...(force ? { force } : {}) })) };
}

function verbOf(level: string, verbs: ReadonlyMap<string, Verb>, word: string): Verb {
  const names = [...verbs.keys()];
  const name = completed(word, names);
  const verb = name === undefined ? undefined : verbs.get(name);
  if (verb === undefined) throw unknownVerb(level, word, names);
  return verb;
}

function takeOptions(all: readonly string[]): { readonly words: readonly string[]; readonly force: boolean } {
  let force = false;
  let at = 0;
  for (; all[at]?.startsWith("-"); at++) {
    const word = all[at];
    if (word === "-F" || word === "--force") force = true;
    else if (word === "-D" || word === "-c" || word === "-X") at++;
    else if (word !== "-w" && word !== "--wait" && word !== "-d" && word !== "-n" && word !== "--no") {
      throw new EditError("usage", `crm has no option ${word ?? ""}`, { legal: "-F, -w" });
    }
  }
  return { words: all.slice(at), force };
}
