/** Why an instance of a promotable clone is, or is not, promoted. */
import { INFINITY } from "../../policy/score.js";
import type { ColocationCause } from "../../verdict/cause.js";
import type { FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import { factText, listOf, locationText, nodeStatesText, nodeWord, scoreText } from "../words.js";
import { colocationOf } from "./behind.js";
import { internalTie, runsText } from "./colocated.js";
import { contributionText, decidingCause } from "./contributions.js";
import type { Inquiry } from "./inquiry.js";
import { whyLocation } from "./not.js";
import { merged } from "./nowhere.js";
import { type Why, why, whyFact } from "./reason.js";

/** Why no instance is promoted anywhere. */
export function whyNotPromoted(inquiry: Inquiry, clone: string): readonly Why[] {
  const { book } = inquiry;
  const reasons = book
    .leaves(clone)
    .flatMap(({ resource, node, nextRole }) =>
      node === undefined || nextRole === "promoted" ? [] : [inquiry.whyNotPromotedOn(resource, node)],
    );
  const has = new Set(book.nodesOf(clone));
  const offline = book.withCode("node-offline").filter(({ node }) => !has.has(node));
  return merged([...reasons, ...offline.map((fact) => whyFact(fact))]);
}

export function whyNotPromotedOn(inquiry: Inquiry, instance: string, node: string): Why {
  const { book } = inquiry;
  const unavailable = book.unavailable(node);
  if (unavailable.length > 0) return why(nodeStatesText(unavailable), unavailable);
  const kept = book.aboutLineage(instance).filter((fact) => fact.code === "disabled" && fact.role === "unpromoted");
  const outermost = kept.at(-1);
  if (outermost !== undefined) return whyFact(outermost);
  const banned = bannedFromPromotion(book, instance, node);
  if (banned !== undefined) return banned;
  const promotion = book.promotion(instance);
  const against = promotion?.causes.find(({ cause, amount }) => amount < 0 && cause.kind === "colocation")?.cause;
  if (against?.kind === "colocation") return whyColocatedPromotion(inquiry, instance, node, against);
  const unquorate = book.withCode("no-quorum").find(({ policy }) => policy === "demote");
  if (unquorate !== undefined) return whyFact(unquorate);
  const tickets = book
    .aboutLineage(instance)
    .filter((fact) => fact.code === "ticket" && (!fact.granted || fact.standby));
  if (tickets.length > 0) return why(listOf(tickets.map(factText)), tickets);
  if (promotion === undefined || promotion.score < 0) return whyNoPromotionScore(book, instance, node);
  return whyOutranked(book, instance, node, promotion.score);
}

function whyNoPromotionScore(book: Book, instance: string, node: string): Why {
  const name = book.name(book.instanceOf(instance));
  const promotion = book.promotion(instance);
  const deciding = promotion === undefined ? undefined : decidingCause(promotion);
  if (deciding?.cause.kind === "location") return whyLocation(book, instance, node, deciding.cause.id);
  if (deciding?.cause.kind === "promotion score" && deciding.cause.detail === undefined)
    return why(
      `the promotion score of ${name} on ${nodeWord(node)} is ${scoreText(deciding.amount)}: its agent does not want it promoted there`,
    );
  return why(
    `${name} has no promotion score on ${nodeWord(node)}: its agent has not set one (crm_attribute --promotion)`,
  );
}

function bannedFromPromotion(book: Book, instance: string, node: string): Why | undefined {
  for (const { resource } of book.lineage(instance)) {
    for (const fact of book.about(resource)) {
      if (fact.code !== "location" || fact.role !== "promoted") continue;
      const on = fact.scores.find((each) => each.node === node && each.score <= -INFINITY);
      if (on !== undefined) return why(locationText(fact, on), [fact]);
    }
  }
  return undefined;
}

function whyOutranked(book: Book, instance: string, node: string, score: number): Why {
  const clone = book.cloneOf(instance) ?? instance;
  const winners = book.leaves(clone).filter(({ nextRole }) => nextRole === "promoted");
  const limits = book.about(clone).filter((fact) => fact.code === "promotion-limit");
  const own = book.promotion(instance);
  const made = own === undefined ? "" : contributionText(book, instance, own);
  const head = `the promotion score of ${book.name(book.instanceOf(instance))} on ${nodeWord(node)} is ${scoreText(score)}${made}`;
  if (winners.length === 0) return why(head);
  const best = listOf(
    winners.map((each) => `${nodeWord(each.node)} with ${scoreText(book.promotion(each.resource)?.score ?? 0)}`),
  );
  const limit = limits[0] === undefined ? "" : `; ${factText(limits[0])}`;
  return why(`${head}, promoted is ${best}${limit}`, limits);
}

function whyColocatedPromotion(inquiry: Inquiry, instance: string, node: string, cause: ColocationCause): Why {
  const { book } = inquiry;
  const fact = colocationOf(book, cause);
  const { primary } = cause;
  const places = book.nodesOf(primary);
  const what =
    fact === undefined
      ? `${internalTie(book, instance, primary)}, and ${runsText(book, primary, places)}`
      : `${factText(fact)}, which runs ${places.length === 0 ? "nowhere" : `on ${listOf(places)}`}`;
  const leaf = book.leafFor(primary, node);
  const facts = fact === undefined ? [] : [fact];
  if (places.length === 0) return why(what, facts, inquiry.whyNowhere(primary));
  const behind = leaf?.node === undefined || leaf.node === node ? [] : [inquiry.whyNot(leaf.resource, node)];
  return why(what, facts, behind);
}

/** Why an instance is promoted: what its promotion score is made of, and those of the others. */
export function whyPromoted(book: Book, instance: string): Why[] {
  const promotion = book.promotion(instance);
  if (promotion === undefined) return [];
  const facts = promotion.causes.flatMap(({ cause }) => (cause.kind === "location" ? locations(book, cause.id) : []));
  const others = book
    .leaves(book.cloneOf(instance) ?? instance)
    .filter(({ resource, node }) => book.promotion(resource) !== promotion && node !== undefined)
    .flatMap(({ resource, node }) => {
      const score = book.promotion(resource)?.score;
      return score === undefined || score < 0 ? [] : [`${scoreText(score)} on ${nodeWord(node)}`];
    });
  const made = promotion.causes.length === 1 ? "" : contributionText(book, instance, promotion);
  const than = others.length === 0 ? "" : `, against ${listOf(others, 4)}`;
  return [why(`its promotion score there is ${scoreText(promotion.score)}${made}${than}`, facts)];
}

function locations(book: Book, id: string): readonly FactOf<"location">[] {
  return book.constraint(id).flatMap((fact) => (fact.code === "location" ? [fact] : []));
}
