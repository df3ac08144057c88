/** `crm configure` (11, 13 §10.2): one command of the language of crm, and `set`. */
import { EditError } from "../edit/error.js";
import type { Asked, Reading, Verb } from "./context.js";

function edits(...list: Asked["edits"]): Asked {
  return { edits: list, events: [] };
}

/** What crm's own language does not hold. `RESOURCE.NAME`, which must exist, gets a value. */
const set: Verb = ([path, value, ...more], { bench }) => {
  if (path === undefined || value === undefined || more.length > 0)
    throw new EditError("usage", "the command is not complete, or has too many words", {
      legal: "crm configure set RESOURCE.NAME VALUE",
    });
  const at = path.lastIndexOf(".");
  const resource = path.slice(0, Math.max(at, 0));
  const name = path.slice(at + 1);
  const { element } = bench.resource(resource);
  const kinds = [
    ["meta_attributes", "meta"],
    ["instance_attributes", "parameter"],
    ["utilization", "utilization"],
  ] as const;
  for (const [tag, kind] of kinds) {
    const pairs = element.elements.filter((each) => each.name === tag).flatMap((each) => each.elements);
    if (pairs.some(({ attributes }) => attributes.name === name))
      return edits({ kind, resource, name, value, dialect: "tools", force: true });
  }
  throw new EditError("unknown", `there is no attribute ${path}`);
};

/** The commands that are no part of crm's language. */
export const CONFIGURE: ReadonlyMap<string, Verb> = new Map([["set", set]]);

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
