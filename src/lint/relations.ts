import { childrenNamed, type Element } from "../cib/element.js";
import { parseScore } from "../policy/score.js";

/** What a constraint says of two resources. */
export interface Relation {
  readonly kind: "colocation" | "order";
  readonly constraint: Element;
  readonly id: string;
  /** Of a colocation the one that follows, of an order the one that comes first. */
  readonly one: string;
  readonly other: string;
  /** Roles of a colocation, actions of an order. */
  readonly oneWord: string | undefined;
  readonly otherWord: string | undefined;
  /** Of an order: INFINITY if it is mandatory, otherwise 0. */
  readonly score: number;
  readonly inSets: boolean;
}

interface Member {
  readonly id: string;
  readonly word: string | undefined;
}

/** Colocations and orders, two resources each; of sets that follow one another, the last and the first. */
export function relationsIn(constraints: readonly Element[]): readonly Relation[] {
  return constraints.flatMap((constraint) => {
    if (constraint.name !== "rsc_colocation" && constraint.name !== "rsc_order") return [];
    const sets = childrenNamed(constraint, "resource_set");
    return sets.length > 0 ? pairsOf(constraint, sets) : simple(constraint);
  });
}

function simple(constraint: Element): Relation[] {
  const { attributes: of } = constraint;
  const isOrder = constraint.name === "rsc_order";
  const one = isOrder ? of.first : of.rsc;
  const other = isOrder ? of.then : of["with-rsc"];
  if (one === undefined || other === undefined) return [];
  const first = { id: one, word: isOrder ? of["first-action"] : of["rsc-role"] };
  const second = { id: other, word: isOrder ? of["then-action"] : of["with-rsc-role"] };
  return [relation(constraint, first, second, false)];
}

function pairsOf(constraint: Element, sets: readonly Element[]): Relation[] {
  const isOrder = constraint.name === "rsc_order";
  const found: Relation[] = [];
  // In a set of a colocation the later goes with the earlier; of an order the earlier comes first.
  const add = (earlier: Member, later: Member): void => {
    found.push(isOrder ? relation(constraint, earlier, later, true) : relation(constraint, later, earlier, true));
  };
  let before: readonly Member[] = [];
  for (const set of sets) {
    const members = childrenNamed(set, "resource_ref").map(({ attributes }) => ({
      id: attributes.id ?? "",
      word: isOrder ? set.attributes.action : set.attributes.role,
    }));
    if (set.attributes.sequential !== "false") {
      for (const [i, member] of members.entries()) {
        const previous = members[i - 1];
        if (previous !== undefined) add(previous, member);
      }
    }
    const [last, first] = [before.at(-1), members[0]];
    if (last !== undefined && first !== undefined) {
      if (isOrder) add(last, first);
      else found.push(relation(constraint, last, first, true));
    }
    before = members;
  }
  return found;
}

function relation(constraint: Element, one: Member, other: Member, inSets: boolean): Relation {
  const { id = "", score, kind = "Mandatory" } = constraint.attributes;
  const isOrder = constraint.name === "rsc_order";
  return {
    kind: isOrder ? "order" : "colocation",
    constraint,
    id,
    one: one.id,
    other: other.id,
    oneWord: one.word,
    otherWord: other.word,
    score: isOrder
      ? kind === "Mandatory" && score !== "0"
        ? Number.POSITIVE_INFINITY
        : 0
      : infinite(parseScore(score ?? "INFINITY").score),
    inSets,
  };
}

/** From here on a score is infinite. */
const INFINITE = 1_000_000;

function infinite(score: number): number {
  if (score >= INFINITE) return Number.POSITIVE_INFINITY;
  return score <= -INFINITE ? Number.NEGATIVE_INFINITY : score;
}
