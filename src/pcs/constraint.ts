/** `pcs constraint` (13 §9.1). */
import { newDraft } from "../cib/draft.js";
import { type Element, element } from "../cib/element.js";
import type { Workbench } from "../edit/bench.js";
import type { Edit, Pairs } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId, validId } from "../edit/ids.js";
import { setMembers } from "../edit/references.js";
import { caseless, negated, onlyNames, onlyValues, pairsOf, score, usage } from "./arguments.js";
import { setVerbs } from "./constraint-sets.js";
import type { Verb } from "./context.js";
import { locationRule } from "./location-rule.js";
import { roleOf } from "./roles.js";
import { refuseOrderInGroup, subject } from "./subject.js";

/** `location RESOURCE prefers|avoids NODE[=SCORE]...` and `location RESOURCE rule ...`. */
const location: Verb = (given, context) => {
  const [what, verb, ...rest] = given.words;
  if (what === undefined || rest.length === 0)
    throw usage("constraint location RESOURCE prefers|avoids NODE[=SCORE]...");
  if (verb === "rule") return locationRule(what, rest, given, context);
  if (verb !== "prefers" && verb !== "avoids") {
    throw new EditError("usage", `${verb ?? ""} is no kind of location constraint`, { legal: "prefers, avoids, rule" });
  }
  const about = subject(what, context);
  const name = "rsc" in about ? about.rsc : about["rsc-pattern"];
  const taken = context.bench.ids();
  return rest.map((word): Edit => {
    const [node = "", text = "INFINITY"] = splitOnce(word);
    const value = verb === "prefers" ? score(text) : negated(score(text));
    const shown = verb === "prefers" ? value.replace(/^\+/, "") : value;
    const wanted = validId(`location-${name}-${node}-${shown}`, "pcs");
    const old = replaced(context.bench, about, node);
    for (const id of old) taken.delete(id);
    const id = freeId(wanted, taken, "pcs");
    return { kind: "add", element: element("rsc_location", { id, ...about, node, score: value }) };
  });
};

/** The constraints that a new one about the same resource and node takes the place of. */
function replaced(bench: Workbench, about: Readonly<Record<string, string>>, node: string): string[] {
  const all = [...bench.index.constraintsLike(newDraft("rsc_location", about))];
  return all.flatMap(({ attributes }) => (attributes.node === node ? [attributes.id ?? ""] : []));
}

function splitOnce(word: string): string[] {
  const at = word.indexOf("=");
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

const DISCOVERY = ["always", "exclusive", "never"];

/** `location add ID RESOURCE NODE [SCORE] [score=SCORE] [resource-discovery=D]`. */
const locationAdd: Verb = ({ words, options }, context) => {
  const [id, what, node, ...rest] = words;
  if (id === undefined || what === undefined || node === undefined || rest.length === 0) {
    throw usage("constraint location add ID RESOURCE NODE score=SCORE [resource-discovery=always|exclusive|never]");
  }
  const bare = rest[0]?.includes("=") === false ? rest[0] : undefined;
  const pairs = pairsOf(rest.slice(bare === undefined ? 0 : 1));
  const force = options.has("force");
  if (!force) {
    onlyNames(pairs, ["score", "resource-discovery"], "a location constraint");
    for (const [name, value] of pairs) if (name === "resource-discovery") onlyValues(name, value, DISCOVERY);
  }
  const given = new Map(pairs);
  const about = subject(what, context);
  const value = score(bare ?? given.get("score") ?? "INFINITY");
  const others = pairs.filter(([name]) => name !== "score");
  return [
    {
      kind: "add",
      element: element("rsc_location", { id, ...about, node, score: value, ...Object.fromEntries(others) }),
    },
  ];
};

/** `colocation add [ROLE] A with [ROLE] B [SCORE] [OPTION=VALUE...]`. */
const colocationAdd: Verb = ({ words }, { bench }) => {
  const at = words.indexOf("with");
  const first = words.slice(0, at);
  const [rsc, role] = at < 0 ? [] : first.length === 1 ? first : [first[1], first[0]];
  const rest = words.slice(at + 1);
  if (rsc === undefined || first.length > 2 || rest.length === 0)
    throw usage("constraint colocation add [ROLE] RESOURCE with [ROLE] RESOURCE [score=SCORE] [id=ID]");
  const bares = rest.findIndex((word) => word.includes("="));
  const bare = bares < 0 ? rest : rest.slice(0, bares);
  const options = pairsOf(bares < 0 ? [] : rest.slice(bares));
  const isScored = bare.length === 3 || (bare.length === 2 && /^[+-]?(?:\d+|INFINITY)$/.test(bare[1] ?? ""));
  const target = isScored ? bare.slice(0, -1) : bare;
  const [withRsc, withRole] = target.length === 1 ? target : [target[1], target[0]];
  if (withRsc === undefined || target.length > 2)
    throw usage("constraint colocation add [ROLE] RESOURCE with [ROLE] RESOURCE [score=SCORE] [id=ID]");
  const roles =
    role === undefined && withRole === undefined
      ? {}
      : { "rsc-role": roleOf(role ?? "Started", bench), "with-rsc-role": roleOf(withRole ?? "Started", bench) };
  for (const id of [rsc, withRsc]) bench.resource(id);
  const value = score(new Map(options).get("score") ?? (isScored ? bare.at(-1) : undefined) ?? "INFINITY");
  const others = options.filter(([name]) => name !== "score");
  const wanted = `colocation-${rsc}-${withRsc}-${value}`;
  // A score with a plus does not make an id, of which pcs takes no notice.
  const made = value.startsWith("+") ? wanted : freeId(wanted, bench.ids(), "pcs");
  const id = new Map(options).has("id") ? {} : { id: made };
  const attributes = { rsc, "with-rsc": withRsc, score: value, ...roles, ...Object.fromEntries(others), ...id };
  return [{ kind: "add", element: element("rsc_colocation", attributes) }];
};

const ACTIONS = ["start", "stop", "promote", "demote"];

/** `order [ACTION] A then [ACTION] B [OPTION=VALUE...]`. */
const order: Verb = ({ words }, { bench }) => {
  const form = "constraint order [ACTION] RESOURCE then [ACTION] RESOURCE [OPTION=VALUE...]";
  const at = words.indexOf("then");
  const before = words.slice(0, Math.max(at, 0));
  const after = words.slice(at + 1);
  if (at < 1 || before.length > 2) throw usage(form);
  const [first, firstAction = "start"] = before.length === 1 ? before : [before[1] ?? "", before[0]];
  if (!ACTIONS.includes(firstAction))
    throw new EditError("value", `${firstAction} is no action`, { legal: ACTIONS.join(", ") });
  const hasAction = ACTIONS.includes(after[0] ?? "") && after[1] !== undefined && !after[1].includes("=");
  const [then, ...rest] = hasAction ? after.slice(1) : after;
  const thenAction = hasAction ? after[0] : "start";
  if (first === undefined || then === undefined) throw usage(form);
  const flags = rest.filter((word) => !word.includes("="));
  for (const flag of flags) onlyValues("the order", flag, ["symmetrical", "nonsymmetrical"]);
  const options = pairsOf(rest.filter((word) => word.includes("=")));
  refuseOrderInGroup([first, then].map((id) => bench.resource(id)));
  const given = new Map(options);
  const flag = flags.at(-1);
  const symmetrical =
    given.get("symmetrical")?.toLowerCase() ?? (flag === undefined ? undefined : String(flag === "symmetrical"));
  const others = options.filter(([name]) => name !== "symmetrical");
  const by = given.get("score") ?? given.get("kind") ?? "mandatory";
  const id = given.has("id") ? {} : { id: freeId(`order-${first}-${then}-${by}`, bench.ids(), "pcs") };
  const actions = { "first-action": firstAction, "then-action": thenAction };
  return [
    {
      kind: "add",
      element: element("rsc_order", { first, then, ...Object.fromEntries(others), ...actions, symmetrical, ...id }),
    },
  ];
};

const LOSS = ["demote", "fence", "freeze", "stop"];

/** `ticket add TICKET [ROLE] RESOURCE [loss-policy=POLICY] [id=ID]`. */
const ticketAdd: Verb = ({ words }, { bench }) => {
  const bares = words.filter((word) => !word.includes("="));
  const options = ticketOptions(pairsOf(words.filter((word) => word.includes("="))));
  const [ticket, ...rest] = bares;
  const [rsc, role] = rest.length === 1 ? rest : [rest[1], rest[0]];
  if (ticket === undefined || rsc === undefined || rest.length > 2) {
    throw usage("constraint ticket add TICKET [ROLE] RESOURCE [loss-policy=POLICY] [id=ID]");
  }
  refuseTicket(ticket);
  bench.resource(rsc);
  const named = role === undefined ? undefined : roleOf(role, bench);
  const wanted = ["ticket", ticket, rsc, ...(named === undefined ? [] : [named])].join("-");
  const id = new Map(options).has("id") ? {} : { id: freeId(wanted, bench.ids(), "pcs") };
  const attributes = { ...Object.fromEntries(options), "rsc-role": named, ...id, ticket, rsc };
  return [{ kind: "add", element: element("rsc_ticket", attributes) }];
};

function refuseTicket(ticket: string): void {
  if (!/^[A-Za-z0-9-]{1,63}$/.test(ticket))
    throw new EditError("value", `${ticket} is no name of a ticket`, { legal: "up to 63 letters, digits and -" });
}

function ticketOptions(options: Pairs): Pairs {
  onlyNames(options, ["id", "loss-policy"], "a ticket constraint");
  return options.map(([name, value]) => [name, name === "loss-policy" ? caseless(name, value, LOSS) : value]);
}

/** `remove ID...`: constraints, or rules of location constraints. */
const remove: Verb = ({ words }, { bench }) => {
  if (words.length === 0) throw usage("constraint remove ID...");
  const all = bench.section("constraints")?.elements ?? [];
  const known = all
    .flatMap((each) => [each, ...each.elements.filter(({ name }) => name === "rule")])
    .map((each) => each.attributes.id ?? "");
  for (const id of words) if (!known.includes(id)) throw unknownName("constraint", id, known);
  return [{ kind: "remove", ids: words }];
};

const locationRemove: Verb = ({ words }, { bench }) => {
  const known = constraintIds(bench, ({ name }) => name === "rsc_location");
  for (const id of words) if (!known.includes(id)) throw unknownName("location constraint", id, known);
  return [{ kind: "remove", ids: words }];
};

type Constraint = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

function constraintIds(bench: Workbench, which: (constraint: Constraint) => boolean): string[] {
  return (bench.section("constraints")?.elements ?? []).filter(which).map(({ attributes }) => attributes.id ?? "");
}

const colocationRemove: Verb = ({ words: [a, b] }, { bench }) => {
  if (a === undefined || b === undefined) throw usage("constraint colocation remove RESOURCE RESOURCE");
  const between = (from: string, to: string): string[] =>
    constraintIds(
      bench,
      ({ name, attributes }) => name === "rsc_colocation" && attributes.rsc === from && attributes["with-rsc"] === to,
    );
  const ids = [...between(a, b), ...between(b, a)];
  if (ids.length === 0) throw new EditError("unknown", `there is no colocation of ${a} and ${b}`);
  return [{ kind: "remove", ids }];
};

/** Takes resources out of all orders: also out of sets, which go when they are empty. */
const orderRemove: Verb = ({ words }, { bench }) => {
  if (words.length === 0) throw usage("constraint order remove RESOURCE...");
  const gone = new Set(words);
  const isSimple = ({ name, attributes: { first, then } }: Constraint): boolean =>
    name === "rsc_order" && ((first !== undefined && gone.has(first)) || (then !== undefined && gone.has(then)));
  const edits = withoutMembers(bench, gone, isSimple, ({ name }) => name === "rsc_order");
  if (edits.length === 0) throw new EditError("unknown", `no order names ${words.join(", ")}`);
  return edits;
};

const ticketRemove: Verb = ({ words: [ticket, rsc] }, { bench }) => {
  if (ticket === undefined || rsc === undefined) throw usage("constraint ticket remove TICKET RESOURCE");
  const isOfTicket = ({ name, attributes }: Constraint): boolean =>
    name === "rsc_ticket" && attributes.ticket === ticket;
  const isSimple = (each: Constraint): boolean => isOfTicket(each) && each.attributes.rsc === rsc;
  const edits = withoutMembers(bench, new Set([rsc]), isSimple, isOfTicket);
  if (edits.length === 0) throw new EditError("unknown", `no constraint makes ${rsc} depend on the ticket ${ticket}`);
  return edits;
};

/** Constraints without some resources: those that only name them go. */
function withoutMembers(
  bench: Workbench,
  gone: ReadonlySet<string>,
  isSimple: (constraint: Constraint) => boolean,
  mayHaveSets: (constraint: Constraint) => boolean,
): Edit[] {
  const isGone = (id: string | undefined): boolean => id !== undefined && gone.has(id);
  const ids = constraintIds(bench, isSimple);
  const edits: Edit[] = ids.length > 0 ? [{ kind: "remove", ids }] : [];
  for (const constraint of bench.section("constraints")?.elements ?? []) {
    if (!mayHaveSets(constraint) || !setMembers(constraint).some(({ ref }) => isGone(ref.attributes.id))) continue;
    const sets = constraint.elements.flatMap((set): Element[] => {
      const refs = set.elements
        .filter(({ attributes }) => !isGone(attributes.id))
        .map(({ name, attributes }) => element(name, attributes));
      return set.name === "resource_set" && refs.length === 0 ? [] : [element(set.name, set.attributes, refs)];
    });
    if (sets.length === 0) edits.push({ kind: "remove", ids: [constraint.attributes.id ?? ""] });
    else edits.push({ kind: "replace", element: element(constraint.name, constraint.attributes, sets) });
  }
  return edits;
}

export const constraintVerbs: readonly (readonly [string, Verb])[] = [
  ["constraint location", location],
  ["constraint location add", locationAdd],
  ["constraint location remove", locationRemove],
  ["constraint location delete", locationRemove],
  ["constraint colocation add", colocationAdd],
  ["constraint colocation remove", colocationRemove],
  ["constraint colocation delete", colocationRemove],
  ["constraint order", order],
  ["constraint order remove", orderRemove],
  ["constraint order delete", orderRemove],
  ["constraint ticket add", ticketAdd],
  ["constraint ticket remove", ticketRemove],
  ["constraint ticket delete", ticketRemove],
  ["constraint remove", remove],
  ["constraint delete", remove],
  ...setVerbs,
];
