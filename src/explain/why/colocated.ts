/** Why another resource keeps one off a node: colocations, groups, containers. */
import { INFINITY } from "../../policy/score.js";
import type { ColocationCause, PreferenceCause } from "../../verdict/cause.js";
import type { FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import { colocationText, factText, listOf, nodeWord, scoreText } from "../words.js";
import { contributionFacts, contributionText, ownScore } from "./contributions.js";
import type { Inquiry } from "./inquiry.js";
import { managementFacts } from "./management.js";
import { type Why, why, whyFact } from "./reason.js";

/** A mandatory colocation keeps a resource off a node: because of where its primary is, or is not. */
export function whyColocated(inquiry: Inquiry, id: string, node: string, cause: ColocationCause): Why {
  const { book } = inquiry;
  const { dependent, primary } = cause;
  const fact = colocationOf(book, cause);
  const facts = fact === undefined ? [] : [fact];
  const promoted = fact?.primaryRole === "promoted";
  const places = book.nodesOf(primary, promoted ? "promoted" : undefined);
  if (fact === undefined) {
    const leader = leaderOf(book, dependent || id, primary);
    const there = book.nodesOf(leader);
    const text = `${internalTie(book, dependent || id, leader)}, and ${runsText(book, leader, there)}`;
    const behind = there.length === 0 ? inquiry.whyNowhere(leader) : whyElsewhere(inquiry, leader, node, false);
    return why(text, [], behind);
  }
  const what = colocationText(fact);
  const role = promoted ? "is promoted" : "runs";
  if (fact.score < 0) {
    return why(`${what}, which ${role} on ${listOf(places.includes(node) ? [node] : places)}`, facts);
  }
  if (places.length === 0) {
    return why(`${what}, which ${role} nowhere`, facts, whyPrimaryNowhere(inquiry, primary, promoted));
  }
  return why(`${what}, which ${role} on ${listOf(places)}`, facts, whyElsewhere(inquiry, primary, node, promoted));
}

/** `web runs nowhere`, `web runs on n1 and n2` */
export function runsText(book: Book, id: string, places: readonly string[]): string {
  return `${book.name(id)} runs ${places.length === 0 ? "nowhere" : `on ${listOf(places)}`}`;
}

/** Of a group that moves as a whole its first member, which all others follow; else the one that is followed directly. */
export function leaderOf(book: Book, id: string, primary: string): string {
  const group = book.placement(id)?.parent;
  if (group === undefined || book.placement(group)?.variant !== "group" || book.placement(primary)?.parent !== group)
    return primary;
  const [first] = book.children(group);
  const moves = first?.node !== undefined && first.active.length > 0 && !first.active.includes(first.node);
  const along = book.placement(primary)?.managed === true && book.placement(primary)?.node === first?.node;
  return first !== undefined && moves && along && first.resource !== id ? first.resource : primary;
}

/** The colocation behind a cause; of a set of resources the one of these two. */
export function colocationOf(
  book: Book,
  { id, dependent, primary }: ColocationCause,
): FactOf<"colocation"> | undefined {
  const all = book.constraint(id).flatMap((each) => (each.code === "colocation" ? [each] : []));
  const named = all.find((each) => each.primary === primary) ?? all[0];
  // Inside a set of resources the cause has the id of the set.
  return named ?? (id.startsWith("#") ? undefined : colocationBetween(book, dependent, primary));
}

function colocationBetween(book: Book, dependent: string, primary: string): FactOf<"colocation"> | undefined {
  return book.withCode("colocation").find((each) => each.dependent === dependent && each.primary === primary);
}

/** What ties members of a group, a container and what is in it, and the like. */
export function internalTie(book: Book, dependent: string, primary: string): string {
  const parent = book.placement(dependent)?.parent;
  const [a, b] = [book.name(dependent), book.name(primary)];
  if (
    parent !== undefined &&
    parent === book.placement(primary)?.parent &&
    book.placement(parent)?.variant === "group"
  ) {
    return `${a} runs where ${b} does, both being members of the group ${parent}`;
  }
  return `${a} runs where ${b} does`;
}

function whyPrimaryNowhere(inquiry: Inquiry, primary: string, promoted: boolean): readonly Why[] {
  const runs = inquiry.book.nodesOf(primary).length > 0;
  return promoted && runs ? inquiry.whyNotPromoted(primary) : inquiry.whyNowhere(primary);
}

/** Why a primary is not on a node but elsewhere. */
function whyElsewhere(inquiry: Inquiry, primary: string, node: string, promoted: boolean): readonly Why[] {
  const { book } = inquiry;
  if (promoted) {
    const instance = book.leaves(primary).find((leaf) => leaf.node === node);
    if (instance !== undefined) return [inquiry.whyNotPromotedOn(instance.resource, node)];
  }
  const leaf = book.leafFor(primary, node);
  if (leaf === undefined || leaf.node === node) return [];
  if (!leaf.managed) return managementFacts(book, leaf.resource).map((fact) => whyFact(fact));
  if (leaf.node !== undefined && leaf.active.includes(node)) return inquiry.whyMoves(leaf.resource, node, leaf.node);
  return [inquiry.whyNot(leaf.resource, node)];
}

/** What other resources, which want to run with it, think of a node. */
export function whyPreference(inquiry: Inquiry, id: string, node: string, cause: PreferenceCause): Why {
  const { book } = inquiry;
  const facts = preferenceFacts(book, id, cause);
  const source = cause.source ?? "";
  const own = (leaf: string) => {
    const score = book.scores(leaf).get(node);
    return score === undefined ? 0 : ownScore(book, score, id).score;
  };
  const leaves = book.leaves(source);
  const leaf = leaves.find(({ resource }) => own(resource) < 0) ?? leaves[0];
  const rather = leaf !== undefined && own(leaf.resource) < 0 && own(leaf.resource) > -INFINITY;
  const apart = facts.find(({ score }) => score < 0);
  if (apart !== undefined && leaf !== undefined) return whyApart(book, id, leaf.resource, node, apart);
  const parent = book.placement(source)?.parent;
  const mates = parent !== undefined && parent === book.placement(id)?.parent;
  const name = book.name(source);
  const tie =
    facts.length > 0
      ? facts.map(factText).join("; ")
      : mates
        ? `${name} is a member of the same group`
        : `${name} is tied to it`;
  const behind = leaf === undefined || leaf.resource === id ? [] : [inquiry.whyNot(leaf.resource, node, id)];
  return why(`${tie}, and ${name} ${rather ? "rather does not" : "cannot"} run on ${nodeWord(node)}`, facts, behind);
}

/** Another resource, which does not want to run with it, is drawn to the node. */
export function whyApart(book: Book, id: string, other: string, node: string, apart: FactOf<"colocation">): Why {
  const whole = book.scores(other).get(node);
  if (whole === undefined) return whyFact(apart);
  const own = ownScore(book, whole, id);
  const score = `${scoreText(own.score)} on ${nodeWord(node)}${contributionText(book, other, own)}`;
  return why(`${colocationText(apart)}, and ${book.name(other)} scores ${score}`, [
    apart,
    ...contributionFacts(book, other, own),
  ]);
}

/** The colocations through which a preference came. */
export function preferenceFacts(
  book: Book,
  id: string,
  { id: constraint, source }: PreferenceCause,
): readonly FactOf<"colocation">[] {
  const named = book.constraint(constraint ?? "").flatMap((each) => (each.code === "colocation" ? [each] : []));
  const within = new Set([id, source ?? id].flatMap((each) => book.lineage(each).map(({ resource }) => resource)));
  const own = named.filter((each) => within.has(each.dependent) || within.has(each.primary));
  if (own.length > 0 || named.length > 0) return own.length > 0 ? own : named;
  if (constraint === undefined || constraint.startsWith("#")) return [];
  return book.withCode("colocation").filter((each) => within.has(each.dependent) && within.has(each.primary));
}
