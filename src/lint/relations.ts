import { childrenNamed, type Element } from "../cib/element.js";
import { orderKind } from "../policy/order.js";
import { isSequentialBetween, isSequentialColocation, isSequentialInside } from "../policy/resource-set.js";
import { INFINITY, parseScore } from "../policy/score.js";
import { textOf } from "./resources.js";

/** What a colocation is about, if nothing is said. */
const ROLE = "Started";

/** What a constraint says of two resources. */
export interface Relation {
  readonly kind: "colocation" | "order";
  readonly constraint: Element;
  readonly id: string;
  /** Of a colocation the one that follows, of an order the one that comes first. */
  readonly one: string;
  readonly other: string;
  /** Roles of a colocation, actions of an order; what holds if nothing is said (04 §17). */
  readonly oneWord: string;
  readonly otherWord: string;
  /** Of an order: INFINITY if it is mandatory, otherwise 0. */
  readonly score: number;
  readonly inSets: boolean;
}

interface Member {
  readonly id: string;
  readonly word: string;
}

type Pair = readonly [one: Member, other: Member];

interface MemberSet {
  readonly element: Element;
  readonly members: readonly Member[];
}

/** Colocations and orders, two resources each, sets taken apart (04 §11, §14). */
export function relationsIn(constraints: readonly Element[]): readonly Relation[] {
  return constraints.flatMap((constraint) => {
    const isOrder = constraint.name === "rsc_order";
    if (!isOrder && constraint.name !== "rsc_colocation") return [];
    const sets = childrenNamed(constraint, "resource_set");
    if (sets.length === 0) return simple(constraint);
    return isOrder ? fromOrder(constraint, sets) : fromColocation(constraint, sets);
  });
}

function simple(constraint: Element): Relation[] {
  const { attributes: of } = constraint;
  const isOrder = constraint.name === "rsc_order";
  const one = isOrder ? of.first : of.rsc;
  const other = isOrder ? of.then : of["with-rsc"];
  if (one === undefined || other === undefined) return [];
  const score = isOrder ? necessity(of) : scoreOf(of);
  const { "first-action": action = "start", "rsc-role": role = ROLE } = of;
  const first = { id: one, word: isOrder ? action : role };
  const second = { id: other, word: isOrder ? (of["then-action"] ?? action) : (of["with-rsc-role"] ?? ROLE) };
  return [relation(constraint, [first, second], score, false)];
}

/** In a set each waits for the one before it (04 §14.8); of two sets all wait for all, where they are not sequential (04 §14.9). */
function fromOrder(constraint: Element, elements: readonly Element[]): Relation[] {
  const between = necessity(constraint.attributes);
  const sets = elements.map((element) => membersOf(element, element.attributes.action ?? "start"));
  const inside = sets.flatMap(({ element, members }) => {
    const { sequential, kind } = element.attributes;
    const score = kind === undefined ? between : necessity({ kind });
    return isSequentialInside(sequential)
      ? neighbours(members).map((pair) => relation(constraint, pair, score, true))
      : [];
  });
  const apart = neighbours(sets).flatMap(([before, after]) => {
    const firsts = isSequentialBetween(before.element.attributes.sequential)
      ? before.members.slice(-1)
      : before.members;
    const thens = isSequentialBetween(after.element.attributes.sequential) ? after.members.slice(0, 1) : after.members;
    return allPairs(firsts, thens).map((pair) => relation(constraint, pair, between, true));
  });
  return [...inside, ...apart];
}

/** In a set each goes with the one before it (04 §11.4); a set goes with the next one (04 §11.5). */
function fromColocation(constraint: Element, elements: readonly Element[]): Relation[] {
  const between = scoreOf(constraint.attributes);
  const sets = elements.map((element) => membersOf(element, element.attributes.role ?? ROLE));
  const inside = sets.flatMap(({ element, members }) => {
    const { score: own, sequential, ordering = "group" } = element.attributes;
    if (!isSequentialColocation(sequential)) return [];
    const score = own === undefined ? between : scoreOf({ score: own });
    const relate = (pair: Pair): Relation => relation(constraint, pair, score, true);
    // What is kept apart is kept apart from all.
    if (score < 0) return members.flatMap((each, i) => allPairs([each], members.slice(0, i))).map(relate);
    const isGroup = ordering.toLowerCase() === "group";
    return neighbours(members).map((pair) => relate(isGroup ? turned(pair) : pair));
  });
  const apart = neighbours(sets).flatMap(([dependents, primaries]) => {
    const ones = isSequentialColocation(dependents.element.attributes.sequential)
      ? dependents.members.slice(0, 1)
      : dependents.members;
    const others = isSequentialColocation(primaries.element.attributes.sequential)
      ? primaries.members.slice(-1)
      : primaries.members;
    return allPairs(ones, others).map((pair) => relation(constraint, pair, between, true));
  });
  return [...inside, ...apart];
}

function membersOf(element: Element, word: string): MemberSet {
  return {
    element,
    members: childrenNamed(element, "resource_ref").map((each) => ({ id: textOf(each, "id"), word })),
  };
}

/** Each with the one behind it. */
function neighbours<T>(list: readonly T[]): (readonly [T, T])[] {
  return list.slice(1).flatMap((each, i) => list.slice(i, i + 1).map((before) => [before, each] as const));
}

function allPairs(ones: readonly Member[], others: readonly Member[]): readonly Pair[] {
  return ones.flatMap((one) => others.map((other) => [one, other] as const));
}

function turned([one, other]: Pair): Pair {
  return [other, one];
}

function relation(constraint: Element, [one, other]: Pair, score: number, inSets: boolean): Relation {
  return {
    kind: constraint.name === "rsc_order" ? "order" : "colocation",
    constraint,
    id: textOf(constraint, "id"),
    one: one.id,
    other: other.id,
    oneWord: one.word,
    otherWord: other.word,
    score,
    inSets,
  };
}

function necessity(texts: Parameters<typeof orderKind>[0]): number {
  return orderKind(texts) === "Mandatory" ? Number.POSITIVE_INFINITY : 0;
}

/** Of a colocation: 0 if there is none (04 §11.1). */
function scoreOf({ score: text }: Element["attributes"]): number {
  const { score } = parseScore(text);
  return Math.abs(score) === INFINITY ? Math.sign(score) * Number.POSITIVE_INFINITY : score;
}
