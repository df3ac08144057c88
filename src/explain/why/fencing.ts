/** Why something is recovered although no operation of its own failed. */
import type { FactCode } from "../../verdict/fact.js";
import type { ActionRecord } from "../../verdict/graph.js";
import type { Book } from "../book.js";
import { capital } from "../sentence.js";
import { factText, listOf, nodeStatesText, nodeWord } from "../words.js";
import type { Inquiry } from "./inquiry.js";
import { whyUnavailable } from "./not.js";
import { type Why, why, whyFact } from "./reason.js";

/** Its node is lost, or the node that it makes, as the container of a guest; or else what the engine says. */
export function whyFenced(inquiry: Inquiry, id: string, node: string | undefined, reason: string | undefined): Why[] {
  const lost = whyLost(inquiry, node);
  if (lost.length > 0) return lost;
  const made = inquiry.book.verdict.status.nodes.filter(({ container }) => container === id);
  const guests = made.flatMap(({ name }) => whyLost(inquiry, name));
  if (guests.length > 0 || reason === undefined) return guests;
  return [why(`${inquiry.book.name(id)} is to be recovered: ${reason}`)];
}

/** What a node that something runs on is, if it is not as it should be, and whether it can be fenced. */
export function whyLost(inquiry: Inquiry, node: string | undefined): Why[] {
  const { book } = inquiry;
  const states = book.unavailable(node).filter(({ code }) => code !== "node-maintenance");
  if (states.length === 0) return [];
  const lost = why(nodeStatesText(states), states, whyUnavailable(inquiry, node));
  return [lost, ...whyUnfenceable(book, node)];
}

/** Why a node that should be fenced cannot be; of quorum, with what else the lack of it does. */
export function whyUnfenceable(book: Book, node: string | undefined): Why[] {
  return book.aboutNode(node).flatMap((fact) => {
    if (fact.code !== "node-cannot-be-fenced") return [];
    const quorum = fact.why === "no quorum" ? book.withCode("no-quorum") : [];
    if (quorum.length === 0) return [whyFact(fact)];
    const lacking = listOf(quorum.map(factText));
    return [why(`${nodeWord(node)} cannot be fenced: ${lacking}`, [fact, ...quorum])];
  });
}

/** What bears upon the fencing of a node, where it is to be fenced: what makes it fail, and a delay. */
export function fencingStateNotes(book: Book, node: string): readonly string[] {
  if (book.fencing(node) === undefined) return [];
  return book.aboutNode(node).flatMap((fact) => (BEARING.has(fact.code) ? [`${capital(factText(fact))}.`] : []));
}

/** What is told beside the fencing of a node. */
export const BEARING: ReadonlySet<FactCode> = new Set([
  "fencing-level-broken",
  "no-device-for-node",
  "fencing-delayed",
] satisfies FactCode[]);

/** That fencings wait for each other, where one waits for some. */
export function serialNotes(book: Book, inputs: readonly ActionRecord[]): readonly string[] {
  const first = inputs.map(({ node }) => nodeWord(node));
  if (first.length === 0) return [];
  return book.withCode("fenced-one-by-one").map((fact) => `${listOf(first)} comes first: ${factText(fact)}.`);
}
