/** Why an instance of a promotable clone is, or is not, promoted. */
import { INFINITY } from "../../policy/score.js";
import type { ColocationCause } from "../../verdict/cause.js";
import type { Book } from "../book.js";
import type { PromotionExplanation } from "../scores.js";
import { factText, listOf, locationText, nodeStatesText, nodeWord, scoreText } from "../words.js";
import { colocationOf } from "./behind.js";
import { whyElsewhere, whyTied } from "./colocated.js";
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
  const promotion = promotionOf(book, instance);
  const against = promotion.causes.find(({ cause, amount }) => amount < 0 && cause.kind === "colocation")?.cause;
  if (against?.kind === "colocation") return whyColocatedPromotion(inquiry, instance, node, against);
  const unquorate = book.withCode("no-quorum").find(({ policy }) => policy === "demote");
  if (unquorate !== undefined) return whyFact(unquorate);
  const tickets = book
    .aboutLineage(instance)
    .filter((fact) => fact.code === "ticket" && (!fact.granted || fact.standby));
  if (tickets.length > 0) return why(listOf(tickets.map(factText)), tickets);
  return promotion.score < 0 ? whyNoPromotionScore(book, instance, node) : whyOutranked(book, instance, node);
}

/** The promotion score of an instance; of one that has none as of one whose agent has not set any (06 §7). */
function promotionOf(book: Book, instance: string): Pick<PromotionExplanation, "score" | "causes"> {
  return book.promotion(instance) ?? NONE;
}

const NONE = { score: -1, causes: [] };

function whyNoPromotionScore(book: Book, instance: string, node: string): Why {
  const name = book.name(book.instanceOf(instance));
  const deciding = decidingCause(promotionOf(book, instance));
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

function whyOutranked(book: Book, instance: string, node: string): Why {
  const clone = book.cloneOf(instance) ?? instance;
  const winners = book.leaves(clone).filter(({ nextRole }) => nextRole === "promoted");
  const limits = book.about(clone).filter((fact) => fact.code === "promotion-limit");
  const own = promotionOf(book, instance);
  const made = contributionText(book, instance, own);
  const head = `the promotion score of ${book.name(book.instanceOf(instance))} on ${nodeWord(node)} is ${scoreText(own.score)}${made}`;
  if (winners.length === 0) return why(head);
  const best = listOf(
    winners.map((each) => `${nodeWord(each.node)} with ${scoreText(promotionOf(book, each.resource).score)}`),
  );
  return why([`${head}, promoted is ${best}`, ...limits.map(factText)].join("; "), limits);
}

function whyColocatedPromotion(inquiry: Inquiry, instance: string, node: string, cause: ColocationCause): Why {
  const { book } = inquiry;
  const { primary } = cause;
  const behind =
    book.nodesOf(primary).length === 0 ? inquiry.whyNowhere(primary) : whyElsewhere(inquiry, primary, node);
  return whyTied(book, instance, colocationOf(book, cause), primary, behind);
}

/** Why an instance is promoted: what its promotion score is made of, and those of the others. */
export function whyPromoted(book: Book, instance: string): Why[] {
  const promotion = promotionOf(book, instance);
  const facts = promotion.causes.flatMap(({ cause }) =>
    book.constraint(cause.id).filter(({ code }) => code === "location"),
  );
  const others = book
    .leaves(book.cloneOf(instance) ?? instance)
    .map(({ resource, node }) => ({ node, promotion: promotionOf(book, resource) }))
    .filter((each) => each.promotion !== promotion && each.promotion.score >= 0)
    .map(({ node, promotion: { score } }) => `${scoreText(score)} on ${nodeWord(node)}`);
  const made = promotion.causes.length === 1 ? "" : contributionText(book, instance, promotion);
  const than = others.length === 0 ? "" : `, against ${listOf(others, 4)}`;
  return [why(`its promotion score there is ${scoreText(promotion.score)}${made}${than}`, facts)];
}
