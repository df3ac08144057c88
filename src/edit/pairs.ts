/** Pairs of names and values in the sets of an element, as each dialect keeps them (13 §3 to §6). */
import { type Draft, newDraft } from "../cib/draft.js";
import { addScores, clipScore, scoreOr } from "../policy/score.js";
import type { Workbench } from "./bench.js";
import type { Dialect } from "./edits.js";
import { EditError } from "./error.js";
import { freeId, pairId, type TakenIds } from "./ids.js";

export type SetTag = "meta_attributes" | "instance_attributes" | "utilization" | "cluster_property_set";

/** Where a pair is written. */
export interface PairRule {
  readonly dialect: Dialect;
  readonly set: SetTag;
  /** The id of a set that has to be made. */
  readonly newSet: string;
  /**
   * The set that a new pair goes to: the `first` there is, the one that is `named` as a new one would be, or `every` one
   * there is. If there is none, one is made.
   */
  readonly into: "first" | "named" | "every";
  /** Which pairs of that name change: those of the set, the first of any set, or all. By default those of the `first`, or else all. */
  readonly found?: "set" | "any" | "all";
  /** Where a new set stands among its siblings. Default `last`. */
  readonly place?: "first" | "last";
  /** The id of a new pair, where it is not made of the set's and the name. */
  readonly pair?: string | undefined;
  /** The id of the one pair that may change, where it is named. */
  readonly only?: string | undefined;
  /** The name is shortened in the id of a new pair (pcs). */
  readonly cut?: boolean;
  /** `value++` and `value+=N` count up from the value that is there (crm_attribute). */
  readonly counts?: boolean;
}

/** The sets of one kind of an element. */
export function setsOf(element: Draft, tag: SetTag): Draft[] {
  return element.elements.filter(({ name }) => name === tag);
}

/** The pairs of a name in a set. */
export function pairsIn(set: Draft, name: string): Draft[] {
  return set.elements.filter(({ attributes }) => attributes.name === name);
}

/** The pairs of a name in all sets of one kind. */
export function pairsOf(element: Draft, tag: SetTag, name: string): Draft[] {
  return setsOf(element, tag).flatMap((set) => pairsIn(set, name));
}

/** Several pairs of a name of which none is named by its id, nor by that of its set: the tools do not choose (13 §6.1). */
function several(element: Draft, { dialect, set, found = "any", only }: PairRule, name: string): Draft[] {
  if (dialect !== "tools" || found !== "any" || only !== undefined) return [];
  const all = pairsOf(element, set, name);
  return all.length > 1 ? all : [];
}

/** @throws EditError (`ambiguous`) where a tool does not know which pair of a name is meant */
export function refuseSeveral(element: Draft, rule: PairRule, name: string): void {
  const all = several(element, rule, name);
  if (all.length === 0) return;
  const legal = all.map(({ attributes }) => attributes.id ?? "").join(", ");
  throw new EditError("ambiguous", `${element.attributes.id ?? element.name} has several attributes ${name}`, {
    legal,
  });
}

/**
 * Gives a pair its value: changes what is there, adds what is not.
 * @throws EditError (`ambiguous`) where a tool does not know which pair is meant
 * @param taken the ids that are not free; by default those of the document
 */
export function setPair(
  bench: Workbench,
  element: Draft,
  rule: PairRule,
  name: string,
  value: string,
  taken: TakenIds = bench.ids(),
): void {
  refuseSeveral(element, rule, name);
  const present = presentPairs(element, rule, name);
  if (present.length > 0) {
    for (const pair of present)
      pair.set({ value: rule.counts === true ? counted(value, pair.attributes.value) : value });
    return;
  }
  for (const set of targetSets(element, rule, taken)) {
    const id = rule.pair ?? pairId(set, name, taken, rule.dialect, rule.cut);
    set.append(newDraft("nvpair", { id, name, value }));
  }
}

/** The value that is meant by one that may say to count up: a score, which it is cut to (13 §11). */
function counted(value: string, old: string | undefined): string {
  const said = /^value\+(?:(\+)|=(.*))/s.exec(value);
  if (said === null) return value;
  const [, more, by = ""] = said;
  const step = more === undefined ? scoreOr(by, Number.parseInt(by, 10) || 0) : 1;
  return String(addScores(scoreOr(old, 0), clipScore(step)));
}

/** Takes a pair away; its set stays, and so does what is one of several for a tool. @returns whether it was there */
export function removePair(element: Draft, rule: PairRule, name: string): boolean {
  if (several(element, rule, name).length > 0) return false;
  const present = presentPairs(element, rule, name);
  for (const set of setsOf(element, rule.set)) for (const pair of present) set.remove(pair);
  return present.length > 0;
}

function presentPairs(element: Draft, rule: PairRule, name: string): Draft[] {
  const { only } = rule;
  if (only !== undefined) return pairsOf(element, rule.set, name).filter(({ attributes }) => attributes.id === only);
  const found = rule.found ?? (rule.into === "first" ? "set" : "all");
  if (found === "all") return pairsOf(element, rule.set, name);
  if (found === "any") return pairsOf(element, rule.set, name).slice(0, 1);
  const set = rule.into === "named" ? namedSet(element, rule) : setsOf(element, rule.set)[0];
  return set === undefined ? [] : pairsIn(set, name);
}

function namedSet(element: Draft, { set, newSet }: PairRule): Draft | undefined {
  return element.find(set, newSet);
}

function targetSets(element: Draft, rule: PairRule, taken: TakenIds): Draft[] {
  const there = setsOf(element, rule.set);
  if (rule.into === "every" && there.length > 0) return there;
  const one = rule.into === "named" ? namedSet(element, rule) : there[0];
  if (one !== undefined) return [one];
  const made = newDraft(rule.set, { id: freeId(rule.newSet, taken, rule.dialect) });
  element.insertBefore(made, rule.place === "first" ? element.children[0] : undefined);
  return [made];
}
