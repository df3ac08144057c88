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
  if (places.length === 0) return why(`${what} nowhere`, [fact], whyPrimaryNowhere(inquiry, primary, promoted));
  const missing = missingMember(book, primary);
  if (missing !== undefined)
    return why(`${colocationText(fact)}, of which ${missing} runs nowhere`, [fact], inquiry.whyNowhere(missing));
  return why(`${what} on ${listOf(places)}`, [fact], whyElsewhere(inquiry, primary, node, promoted));
}

/** What must run with a group must run with all of it: a member that runs nowhere. */
function missingMember(book: Book, id: string): string | undefined {
  if (book.placement(id)?.variant !== "group") return undefined;
  return book.leaves(id).find(({ resource }) => book.nodesOf(resource).length === 0)?.resource;
}

/** It follows another one by what both are part of. */
function whyFollows(inquiry: Inquiry, id: string, leader: string, node: string): Why {
  const { book } = inquiry;
  const there = book.nodesOf(leader);
  const text = `${internalTie(book, id, leader)}, and ${runsText(book, leader, there)}`;
  return why(text, [], there.length === 0 ? inquiry.whyNowhere(leader) : whyElsewhere(inquiry, leader, node, false));
}

/** `web runs nowhere`, `web runs on n1 and n2` */
export function runsText(book: Book, id: string, places: readonly string[]): string {
  return `${book.name(id)} runs ${places.length === 0 ? "nowhere" : `on ${listOf(places)}`}`;
}

/** Of a group that moves as a whole its first member, which all others follow; else the one that is followed directly. */
export function leaderOf(book: Book, id: string, primary: string): string {
  const group = book.groupOf(id, primary);
  const first = group === undefined ? undefined : book.children(group)[0];
  if (first === undefined || leaves(first) === undefined || first.resource === id) return primary;
  const followed = book.placement(primary);
  return followed?.managed === true && followed.node === first.node ? first.resource : primary;
}

/** The node that a primitive leaves for another one. */
export function leaves({ active, node }: Placement): string | undefined {
  return node === undefined || active.includes(node) ? undefined : active[0];
}

/** What ties members of a group, a container and what is in it, and the like. */
export function internalTie(book: Book, dependent: string, primary: string): string {
  const tie = `${book.name(dependent)} runs where ${book.name(primary)} does`;
  const group = book.groupOf(dependent, primary);
  return group === undefined ? tie : `${tie}, both being members of the group ${group}`;
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
  if (leaf === undefined) return [];
  if (!leaf.managed) return managementFacts(book, leaf.resource).map((fact) => whyFact(fact));
  if (leaf.node === node) return [];
  if (leaf.node !== undefined && leaf.active.includes(node)) return inquiry.whyMoves(leaf.resource, node, leaf.node);
  return [inquiry.whyNot(leaf.resource, node)];
}

/** What other resources, which want to run with it or apart from it, think of a node. */
export function whyPreference(inquiry: Inquiry, id: string, node: string, cause: PreferenceCause): Why {
  const { book } = inquiry;
  const { source } = cause;
  const own = (leaf: string) => {
    const score = book.scores(leaf).get(node);
    return score === undefined ? 0 : ownScore(book, score, id).score;
  };
  const sources = book.leaves(source).map(({ resource }) => resource);
  const facts = preferenceFacts(book, id, cause);
  const apart = facts.filter(({ score }) => score < 0);
  if (apart.length > 0) {
    const drawn = sources.find((each) => own(each) > 0) ?? sources[0] ?? source;
    return whyApart(book, id, drawn, node, apart);
  }
  const against = sources.find((each) => own(each) < 0);
  // One that is not against the node is tied to something that must not run with this one.
  const way = against === undefined ? colocationsBetween(book, id, source) : [];
  if (way.some(({ score }) => score < 0)) return whyApart(book, id, sources[0] ?? source, node, way);
  const leaf = against ?? sources[0] ?? source;
  const name = book.name(source);
  const member = book.groupOf(source, id) === undefined ? "tied to it" : "a member of the same group";
  const tie = facts.length > 0 ? facts.map(factText).join("; ") : `${name} is ${member}`;
  const score = own(leaf);
  const rather = score < 0 && score > -INFINITY ? "rather does not" : "cannot";
  const behind = leaf === id ? [] : [inquiry.whyNot(leaf, node, id)];
  return why(`${tie}, and ${name} ${rather} run on ${nodeWord(node)}`, facts, behind);
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
  const whole = book.scores(other).get(node);
  // Its group's places are what came of it.
  const own = whole === undefined ? undefined : ownScore(book, ownScore(book, whole, id), other);
  const text = `${ties.map(colocationText).join("; ")}, and ${book.name(other)}`;
  // What drew it there may not be among its own scores.
  if (own === undefined || own.score === 0) return why(`${text} is drawn to ${nodeWord(node)}`, ties);
  const score = `${scoreText(own.score)} on ${nodeWord(node)}${contributionText(book, other, own)}`;
  return why(`${text} scores ${score}`, [...ties, ...contributionFacts(book, other, own)]);
}
