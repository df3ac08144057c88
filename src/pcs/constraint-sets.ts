/** `pcs constraint colocation|order|ticket set` (13 §9.1). */
import { type Element, element } from "../cib/element.js";
import type { Pairs } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { caseless, onlyNames, onlyValues, pairsOf, score, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";
import { roleOf } from "./roles.js";
import { refuseOrderInGroup } from "./subject.js";

interface Kind {
  readonly tag: "rsc_colocation" | "rsc_order" | "rsc_ticket";
  readonly word: "colocation" | "order" | "ticket";
  /** The options of the whole constraint. */
  readonly options: readonly string[];
}

const KINDS: readonly Kind[] = [
  { tag: "rsc_colocation", word: "colocation", options: ["id", "influence", "score"] },
  { tag: "rsc_order", word: "order", options: ["id", "kind", "symmetrical"] },
  { tag: "rsc_ticket", word: "ticket", options: ["id", "loss-policy", "ticket"] },
];

const SET_OPTIONS = ["action", "require-all", "role", "sequential"];

const OPTION_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ["kind", ["Mandatory", "Optional", "Serialize"]],
  ["loss-policy", ["demote", "fence", "freeze", "stop"]],
]);

const BOOLEANS: ReadonlySet<string> = new Set(["symmetrical"]);

/** Of sets these are taken as they are spelled: the schema says what they may be. */
const SET_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ["action", ["demote", "promote", "start", "stop"]],
  ["role", ["Promoted", "Started", "Stopped", "Unpromoted"]],
]);

interface SetWords {
  readonly members: string[];
  readonly options: string[];
}

/** `R... [OPTION=VALUE...] [set R... [OPTION=VALUE...]]... [setoptions OPTION=VALUE...]`. */
const setVerb =
  (kind: Kind): Verb =>
  ({ words }, context) => {
    const at = words.indexOf("setoptions");
    const sets: SetWords[] = [{ members: [], options: [] }];
    for (const word of at < 0 ? words : words.slice(0, at)) {
      const last = sets.at(-1);
      if (word === "set") sets.push({ members: [], options: [] });
      else if (word.includes("=")) last?.options.push(word);
      else if ((last?.options.length ?? 0) > 0)
        throw new EditError("usage", `${word} stands after the options of a set`, { legal: "resources first" });
      else last?.members.push(word);
    }
    if (sets.some(({ members }) => members.length === 0))
      throw usage(`constraint ${kind.word} set RESOURCE... [set RESOURCE...] [setoptions OPTION=VALUE...]`);
    const options = checked(pairsOf(at < 0 ? [] : words.slice(at + 1)), kind);
    const all = sets.flatMap(({ members }) => members).map((id) => context.bench.resource(id));
    // A member that is there twice is not ordered.
    if (kind.word === "order") refuseOrderInGroup([...new Map(all.map((each) => [each.id, each])).values()]);
    return [{ kind: "add", element: constraint(kind, sets, options, context) }];
  };

function checked(options: Pairs, { options: legal, word }: Kind): Pairs {
  onlyNames(options, legal, `a ${word} constraint of sets`);
  if (word === "ticket" && !options.some(([name, value]) => name === "ticket" && value !== ""))
    throw new EditError("usage", "no ticket is named", { legal: "setoptions ticket=TICKET" });
  return options.map(([name, value]) => [name, name === "score" ? score(value) : spelled(name, value)]);
}

/** A value as a CIB spells it. */
function spelled(name: string, value: string): string {
  const legal = OPTION_VALUES.get(name);
  if (legal !== undefined) return caseless(name, value, legal);
  return BOOLEANS.has(name) ? value.toLowerCase() : value;
}

function constraint(kind: Kind, sets: readonly SetWords[], options: Pairs, { bench }: PcsContext): Element {
  const taken = bench.ids();
  const given = new Map(options);
  const id = given.get("id") ?? freeId(`${kind.word}_set_${abbreviation(sets)}`, taken, "pcs");
  const score = kind.word === "colocation" && !given.has("score") ? { score: "INFINITY" } : {};
  const made = given.has("id") ? {} : { id };
  const rest = Object.fromEntries(options);
  const attributes = kind.word === "ticket" ? { ...made, ...rest } : { ...rest, ...made, ...score };
  const children = sets.map(({ members, options: words }) => {
    const pairs = setOptions(pairsOf(words), kind, bench);
    const setId = { id: freeId(`${id}_set`, taken, "pcs") };
    const ordered = kind.word === "ticket" ? { ...setId, ...pairs } : { ...pairs, ...setId };
    return element(
      "resource_set",
      ordered,
      members.map((member) => element("resource_ref", { id: member })),
    );
  });
  return element(kind.tag, attributes, children);
}

function setOptions(pairs: Pairs, { word }: Kind, bench: PcsContext["bench"]): Readonly<Record<string, string>> {
  onlyNames(pairs, SET_OPTIONS, "a set");
  return Object.fromEntries(
    pairs.map(([name, value]) => {
      const legal = SET_VALUES.get(name);
      // Only of tickets does the letter case of roles mean nothing.
      if (legal !== undefined && word !== "ticket") onlyValues(name, value, legal);
      return [name, name === "role" ? roleOf(value, bench) : value];
    }),
  );
}

/** The first and the last letter of each of the first three members. */
function abbreviation(sets: readonly SetWords[]): string {
  const members = sets.flatMap((set) => set.members).slice(0, 3);
  return members.map((id) => `${id[0] ?? ""}${id.at(-1) ?? ""}`).join("");
}

export const setVerbs: readonly (readonly [string, Verb])[] = KINDS.map((kind) => [
  `constraint ${kind.word} set`,
  setVerb(kind),
]);
