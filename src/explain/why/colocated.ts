/** Why another resource keeps one off a node: colocations, groups, containers. */
import { INFINITY } from "../../policy/score.js";
import type { ColocationCause, PreferenceCause } from "../../verdict/cause.js";
import type { FactOf } from "../../verdict/fact.js";
import type { Placement } from "../../verdict/placement.js";
import type { Book } from "../book.js";
import { tiesThrough } from "../ties.js";
import { colocationText, factText, listOf, nodeWord, scoreText } from "../words.js";
import { colocationOf, preferenceFacts } from "./behind.js";
import { contributionFacts, contributionText, ownScore } from "./contributions.js";
import type { Inquiry } from "./inquiry.js";
import { managementFacts } from "./management.js";
import { type Why, why, whyFact } from "./reason.js";

/** A mandatory colocation keeps a resource off a node: because of where its primary is, or is not. */
export function whyColocated(inquiry: Inquiry, node: string, cause: ColocationCause): Why {
  const { book } = inquiry;
  const { dependent, primary } = cause;
  const fact = colocationOf(book, cause);
  if (fact === undefined) return whyFollows(inquiry, dependent, leaderOf(book, dependent, primary), node);
  const promoted = fact.primaryRole === "promoted";
  const places = book.nodesOf(primary, promoted ? "promoted" : undefined);
  const what = `${colocationText(fact)}, which ${promoted ? "is promoted" : "runs"}`;
  if (fact.score < 0) return why(`${what} on ${listOf(places.includes(node) ? [node] : places)}`, [fact]);
  const missing = missingMember(book, primary);
  if (places.length > 0 && missing !== undefined)
    return why(`${colocationText(fact)}, of which ${missing} runs nowhere`, [fact], inquiry.whyNowhere(missing));
  if (places.length === 0)
    return why(
      `${what} nowhere`,
      [fact],
      promoted ? whyPromotedNowhere(inquiry, primary) : inquiry.whyNowhere(primary),
    );
  const elsewhere = promoted ? whyPromotedElsewhere : whyElsewhere;
  return why(`${what} on ${listOf(places)}`, [fact], elsewhere(inquiry, primary, node));
}

/** What must run with a group must run with all of it: a member that runs nowhere. */
function missingMember(book: Book, id: string): string | undefined {
  if (book.placement(id)?.variant !== "group") return undefined;
  return book.leaves(id).find(({ resource }) => book.nodesOf(resource).length === 0)?.resource;
}

/** It follows another one by what both are part of. */
function whyFollows(inquiry: Inquiry, id: string, leader: string, node: string): Why {
  const { book } = inquiry;
  const places = book.nodesOf(leader);
  const behind = places.length === 0 ? inquiry.whyNowhere(leader) : whyElsewhere(inquiry, leader, node);
  return why(`${internalTie(book, id, leader)}, and ${book.name(leader)} ${runsText(places)}`, [], behind);
}

/** A tie, which may be the configuration's or inside a bundle and the like, and where the other one runs. */
export function whyTied(
  book: Book,
  id: string,
  fact: FactOf<"colocation"> | undefined,
  primary: string,
  behind: readonly Why[],
): Why {
  const runs = runsText(book.nodesOf(primary));
  return fact === undefined
    ? why(`${internalTie(book, id, primary)}, and ${book.name(primary)} ${runs}`, [], behind)
    : why(`${factText(fact)}, which ${runs}`, [fact], behind);
}

/** `runs nowhere`, `runs on n1 and n2` */
function runsText(places: readonly string[]): string {
  return `runs ${places.length === 0 ? "nowhere" : `on ${listOf(places)}`}`;
}

/** Of a group that moves as a whole its first member, which all others follow; else the one that is followed directly. */
export function leaderOf(book: Book, id: string, primary: string): string {
  const [first] = book.children(book.groupOf(id, primary));
  if (first === undefined || moveOf(first) === undefined) return primary;
  return book.placement(primary)?.node === first.node ? first.resource : primary;
}

/** The node that a primitive leaves, and the other one where it will be. */
export function moveOf({ active, node }: Placement): { readonly from: string; readonly to: string } | undefined {
  const [from] = active;
  return from === undefined || node === undefined || active.includes(node) ? undefined : { from, to: node };
}

/** What ties members of a group, a container and what is in it, and the like. */
export function internalTie(book: Book, dependent: string, primary: string): string {
  const tie = `${book.name(dependent)} runs where ${book.name(primary)} does`;
  const group = book.groupOf(dependent, primary);
  return group === undefined ? tie : `${tie}, both being members of the group ${group}`;
}

/** Why a promotable clone is promoted nowhere. */
function whyPromotedNowhere(inquiry: Inquiry, clone: string): readonly Why[] {
  return inquiry.book.nodesOf(clone).length > 0 ? inquiry.whyNotPromoted(clone) : inquiry.whyNowhere(clone);
}

/** Why the instance on a node is not the promoted one, or there is none there. */
function whyPromotedElsewhere(inquiry: Inquiry, clone: string, node: string): readonly Why[] {
  const instance = inquiry.book.leaves(clone).find((leaf) => leaf.node === node);
  return instance === undefined
    ? whyElsewhere(inquiry, clone, node)
    : [inquiry.whyNotPromotedOn(instance.resource, node)];
}

/** Why a primary is not on a node but elsewhere. */
export function whyElsewhere(inquiry: Inquiry, primary: string, node: string): readonly Why[] {
  const { book } = inquiry;
  const leaf = book.leafFor(primary, node);
  if (leaf === undefined) return [];
  if (!leaf.managed) return managementFacts(book, leaf.resource).map((fact) => whyFact(fact));
  if (leaf.node === node) return [];
  const move = moveOf(leaf);
  return leaf.active.includes(node) && move !== undefined
    ? inquiry.whyMoves(leaf.resource, node, move.to)
    : [inquiry.whyNot(leaf.resource, node)];
}

/** What other resources, which want to run with it or apart from it, think of a node. */
export function whyPreference(inquiry: Inquiry, id: string, node: string, cause: PreferenceCause): Why {
  const { book } = inquiry;
  const { source } = cause;
  const own = (leaf: string) => {
    const score = book.score(leaf, node);
    return score === undefined ? 0 : ownScore(book, score, id).score;
  };
  const leaf = book.leaves(source)[0]?.resource ?? source;
  const score = own(leaf);
  const named = preferenceFacts(book, id, cause);
  if (named.some((fact) => fact.score < 0)) return whyApart(book, id, leaf, node, named);
  // One that is not against the node is tied to something that must not run with this one.
  const way = colocationsBetween(book, id, source);
  if (score >= 0 && way.some((fact) => fact.score < 0)) return whyApart(book, id, leaf, node, way);
  const facts = named.length > 0 ? named : way;
  const name = book.name(source);
  const member = book.groupOf(source, id) === undefined ? "tied to it" : "a member of the same group";
  const tie = facts.length > 0 ? facts.map(factText).join("; ") : `${name} is ${member}`;
  const rather = score < 0 && score > -INFINITY ? "rather does not" : "cannot";
  return why(`${tie}, and ${name} ${rather} run on ${nodeWord(node)}`, facts, [inquiry.whyNot(leaf, node, id)]);
}

function colocationsBetween(book: Book, id: string, source: string): readonly FactOf<"colocation">[] {
  return tiesThrough(book, id, source).flatMap((tie) => (tie.code === "colocation" ? [tie] : []));
}

/** Another resource, which does not want to run with it, is drawn to the node. */
export function whyApart(
  book: Book,
  id: string,
  other: string,
  node: string,
  ties: readonly FactOf<"colocation">[],
): Why {
  const whole = book.score(other, node);
  // Its group's places are what came of it.
  const own = whole === undefined ? undefined : ownScore(book, ownScore(book, whole, id), other);
  const text = `${ties.map(colocationText).join("; ")}, and ${book.name(other)}`;
  // What drew it there may not be among its own scores.
  if (own === undefined || own.score === 0) return why(`${text} is drawn to ${nodeWord(node)}`, ties);
  const score = `${scoreText(own.score)} on ${nodeWord(node)}${contributionText(book, other, own)}`;
  return why(`${text} scores ${score}`, [...ties, ...contributionFacts(book, other, own)]);
}
