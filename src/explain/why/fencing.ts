/** Why something is recovered although no operation of its own failed. */
import type { Book } from "../book.js";
import { nodeStatesText } from "../words.js";
import type { Inquiry } from "./inquiry.js";
import { whyUnavailable } from "./not.js";
import { type Why, why, whyFact } from "./reason.js";

/** Its node is lost; or else what the engine says. */
export function whyFenced(inquiry: Inquiry, id: string, node: string | undefined, reason: string | undefined): Why[] {
  const lost = node === undefined ? [] : whyLost(inquiry, node);
  if (lost.length > 0) return lost;
  return reason === undefined ? [] : [why(`${inquiry.book.name(id)} is to be recovered: ${reason}`)];
}

/** What a node that something runs on is, if it is not as it should be, and whether it can be fenced. */
export function whyLost(inquiry: Inquiry, node: string): Why[] {
  const { book } = inquiry;
  const states = book.unavailable(node).filter(({ code }) => code !== "node-maintenance");
  if (states.length === 0) return [];
  const lost = why(nodeStatesText(states), states, whyUnavailable(inquiry, node));
  return [lost, ...whyUnfenceable(book, node)];
}

/** Why a node that should be fenced cannot be. */
export function whyUnfenceable(book: Book, node: string): Why[] {
  return book.aboutNode(node).flatMap((fact) => {
    if (fact.code !== "node-cannot-be-fenced") return [];
    const quorum = fact.why === "no quorum" ? book.withCode("no-quorum") : [];
    return [
      whyFact(
        fact,
        quorum.map((each) => whyFact(each)),
      ),
    ];
  });
}
